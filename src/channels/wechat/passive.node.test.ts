import { afterEach, describe, expect, test } from 'vitest';
import { byteLength } from './render/bytes.ts';
import { FAST, hashUser, KEY, setUp, type SetUp } from './testing/set-up.node.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const open: SetUp[] = [];
const begin = async (...given: Parameters<typeof setUp>): Promise<SetUp> => {
  const made = await setUp(...given);
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

describe.each([
  ['plain', {}],
  ['secure', { aesKeys: [KEY] }],
  ['compat', { aesKeys: [KEY], mode: 'compat' as const }],
])('a 公众号 in %s mode', (_, settings) => {
  test('verifies its address and answers a text', async () => {
    const { platform } = await begin({ say: (text) => `答:${text}`, settings });
    expect(await platform.verify('5838479218127813673')).toEqual({ status: 200, body: '5838479218127813673' });
    expect(await platform.say('o1', '落户要什么条件')).toEqual({ openid: 'o1', text: '答:落户要什么条件', via: 'response' });
  });

  test('answers a reply slower than one delivery with the next, on one turn', async () => {
    let asked = 0;
    const say = async (text: string) => {
      asked++;
      await pause(900);
      return `答:${text}`;
    };
    const { platform, store } = await begin({ say, settings });
    expect(await platform.say('o1', '慢')).toMatchObject({ text: '答:慢', via: 'response' });
    expect(asked).toBe(1);
    expect(await store.listTurns()).toHaveLength(1);
    expect(await store.undeliveredFor(hashUser('wechat:o1'))).toEqual([]);
  });
});

describe('a reply slower than all three deliveries', () => {
  const slowly = async (text: string) => {
    if (text.startsWith('慢')) await pause(2400);
    return `答:${text}`;
  };

  test('is kept, and 「继续」 shows it once', async () => {
    const { platform } = await begin({ say: slowly });
    expect((await platform.say('o1', '慢一'))?.text).toContain('还在查');
    expect((await platform.say('o1', '继续'))?.text).toBe('答:慢一');
    expect((await platform.say('o1', '继续'))?.text).toBe('答:继续');
  });

  test('is offered below the reply to a later question, which is not swallowed', async () => {
    const { platform } = await begin({ say: slowly });
    await platform.say('o1', '慢一');
    await pause(900);
    const next = await platform.say('o1', '快');
    expect(next?.text).toBe('答:快\n(上一个问题的答案好了,回复「继续」查看)');
    expect((await platform.say('o1', '继续'))?.text).toBe('答:慢一');
    expect((await platform.say('o1', '快二'))?.text).toBe('答:快二');
  });

  test('waits for the next question too, and both come in order', async () => {
    const { platform } = await begin({ say: slowly });
    await platform.say('o1', '慢一');
    const two = platform.say('o1', '慢二');
    expect((await two)?.text).toContain('还在查');
    await pause(800);
    expect((await platform.say('o1', '1'))?.text).toBe('答:慢一\n(上一个问题的答案好了,回复「继续」查看)');
    expect((await platform.say('o1', '继续'))?.text).toBe('答:慢二');
  });
});

test('a delivery that is repeated after 「还在查」 does not take the reply away', async () => {
  const say = async (text: string) => {
    await pause(text === '慢' ? 2300 : 0);
    return `答:${text}`;
  };
  const { platform } = await begin({ say });
  const message = { MsgType: 'text', Content: '慢', MsgId: '7', CreateTime: 1_700_000_000 };
  expect((await platform.deliver('o1', message))?.text).toContain('还在查');
  await pause(500);
  for (let i = 0; i < 2; i++) expect((await platform.deliver('o1', message))?.text).toContain('还在查');
  expect((await platform.say('o1', '继续'))?.text).toBe('答:慢');
  expect((await platform.say('o1', '继续'))?.text).toBe('答:继续');
});

test.each([
  ['after a start, since others may have come before it', { missedBefore: 60_000 }],
  ['long after its message was written', { lastAfter: -10_000 }],
])('every delivery counts as the last %s', async (_, more) => {
  const say = async (text: string) => {
    await pause(1700);
    return `答:${text}`;
  };
  const { platform } = await begin({ say, parts: { timing: { ...FAST, ...more } } });
  const begun = Date.now();
  expect((await platform.say('o1', '慢'))?.text).toContain('还在查');
  expect(Date.now() - begun).toBeLessThan(900);
});

test('concurrent deliveries of one message make one turn and carry one reply', async () => {
  let asked = 0;
  const { platform, store } = await begin({
    say: async (text) => {
      asked++;
      await pause(60);
      return `答:${text}`;
    },
  });
  const same = { MsgType: 'text', Content: '重复', MsgId: '7', CreateTime: 1_700_000_000 };
  const all = await Promise.all(Array.from({ length: 6 }, () => platform.deliver('o1', same)));
  expect(new Set(all.map((shown) => shown?.text))).toEqual(new Set(['答:重复']));
  expect(asked).toBe(1);
  expect(await store.listTurns()).toHaveLength(1);
  // The same id from another person is another message.
  expect((await platform.deliver('o2', same))?.text).toBe('答:重复');
  expect(asked).toBe(2);
});

test('a long reply comes in parts of at most 2040 bytes', async () => {
  const long = Array.from({ length: 90 }, (_, i) => `第${i}条说的是登记和继续教育。`).join('');
  const { platform } = await begin({ say: (text) => (text === '长' ? long : `答:${text}`) });
  const seen = [(await platform.say('o1', '长'))?.text ?? ''];
  while (seen.at(-1)?.includes('回复「继续」') === true) seen.push((await platform.say('o1', '继续'))?.text ?? '');
  expect(seen.length).toBeGreaterThan(1);
  for (const part of seen) expect(byteLength(part)).toBeLessThanOrEqual(2040);
  expect(seen.map((part) => part.replace(/\n\(未完.*\)$/u, '')).join('')).toBe(long);
});

describe('events and messages without words', () => {
  test('a follower is greeted with three questions to tap', async () => {
    const { platform } = await begin({ say: () => '' });
    const welcome = await platform.deliver('o1', { MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_1' });
    expect(welcome?.text.match(/<a href="weixin:\/\/bizmsgmenu\?msgmenucontent=[^"]+&msgmenuid=0">/gu)).toHaveLength(3);
    expect(byteLength(welcome?.text ?? '')).toBeLessThan(2040);
  });

  test('who unfollows is forgotten, also when an answer is under way', async () => {
    const { platform, store } = await begin({
      say: async (text) => {
        await pause(150);
        return text;
      },
    });
    await platform.say('o1', '我是中级');
    const late = platform.say('o1', '还在吗');
    await pause(60);
    expect(await platform.deliver('o1', { MsgType: 'event', Event: 'unsubscribe' })).toBeUndefined();
    await late;
    await pause(250);
    expect(await store.loadConversation(hashUser('wechat:o1'))).toBeUndefined();
    expect(await store.listTurns()).toEqual([]);
  });

  test("a menu's button asks its words, once however often it is delivered", async () => {
    const { platform, store } = await begin({ say: (text) => `答:${text}` });
    const click = { MsgType: 'event', Event: 'CLICK', EventKey: 'ask:社工证怎么登记', CreateTime: 1_700_000_000 };
    for (let i = 0; i < 2; i++) expect((await platform.deliver('o1', click))?.text).toBe('答:社工证怎么登记');
    expect((await platform.deliver('o1', { MsgType: 'event', Event: 'CLICK', EventKey: 'V1001' }))?.text).toBe('答:菜单');
    expect(await store.listTurns()).toHaveLength(2);
  });

  test.each([
    [{ MsgType: 'image', PicUrl: 'http://x/y', MediaId: 'm' }, '图片'],
    [{ MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '' }, '语音'],
    [{ MsgType: 'location', Location_X: '1', Location_Y: '2', Label: '某地' }, '位置'],
    [{ MsgType: 'link', Url: 'http://x' }, '链接'],
    [{ MsgType: 'file' }, '文件'],
    [{ MsgType: 'something new' }, '打字'],
  ])('%o gets one sentence', async (fields, word) => {
    const { platform } = await begin({ say: () => 'nothing' });
    expect((await platform.deliver('o1', { ...fields, MsgId: '9' }))?.text).toContain(word);
  });

  test('voice with its transcript is answered as a text', async () => {
    const { platform } = await begin({ say: (text) => `答:${text}` });
    expect((await platform.deliver('o1', { MsgType: 'voice', MediaId: 'm', Recognition: '积分落户。', MsgId: '9' }))?.text).toBe('答:积分落户。');
  });

  test.each(['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'kf_create_session', 'something_new'])('%s needs no reply', async (event) => {
    const { platform } = await begin({ say: () => 'nothing' });
    expect(await platform.deliver('o1', { MsgType: 'event', Event: event, EventKey: 'k' })).toBeUndefined();
    expect(platform.shown).toEqual([]);
  });
});

describe('when something breaks', () => {
  test('an answer that fails is tried again, and in the end an apology says so', async () => {
    let tries = 0;
    const say = (text: string) => {
      tries++;
      if (text === '坏' || tries < 3) throw new Error('boom');
      return `答:${text}`;
    };
    const { platform, logged } = await begin({ say });
    expect((await platform.say('o1', '好'))?.text).toBe('答:好');
    const shown = await platform.say('o1', '坏');
    expect(shown?.via).toBe('response');
    expect(shown?.text).toMatch(/抱歉|还在查/u);
    expect(logged.some(({ message }) => message === 'answering failed')).toBe(true);
  });

  test('a store that is gone ends in an apology, never in the words of the platform', async () => {
    const { platform, store } = await begin({ say: () => 'x' });
    await store.close();
    expect((await platform.say('o1', '好'))?.text).toContain('抱歉');
    expect(await platform.deliver('o1', { MsgType: 'event', Event: 'unsubscribe' })).toBeUndefined();
  });

  test('characters that XML forbids and ]]> reach the phone harmless', async () => {
    const { platform } = await begin({ say: () => 'a\0b\u000b]]></Content><MsgType>image</MsgType>\ud800c' });
    expect((await platform.say('o1', '怪'))?.text).toBe('ab]]></Content><MsgType>image</MsgType>c');
    const empty = await begin({ say: () => '' });
    expect(await empty.platform.say('o1', '空')).toBeUndefined();
  });

  test('「忘掉我」 is answered though nothing is kept', async () => {
    const { platform, store } = await begin({ say: (text) => (text === '忘掉我' ? '都删掉了' : `答:${text}`) });
    await platform.say('o1', '我是中级');
    expect((await platform.say('o1', '忘掉我'))?.text).toBe('都删掉了');
    expect(await store.loadConversation(hashUser('wechat:o1'))).toBeUndefined();
    expect((await platform.say('o1', '再问'))?.text).toBe('答:再问');
  });
});
