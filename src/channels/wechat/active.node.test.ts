import { afterEach, expect, test } from 'vitest';
import { openStore } from '../../store/open.node.ts';
import { APP_ID, hashUser, setUp, type SetUp } from './testing/set-up.node.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const SEND = '/cgi-bin/message/custom/send';
const open: SetUp[] = [];
const begin = async ({ say = (text: string) => `答:${text}`, ...more }: Partial<Parameters<typeof setUp>[0]> = {}) => {
  const made = await setUp({ say, ...more, settings: { reply: 'active', ...more.settings } });
  open.push(made);
  const write = async (openid: string, text: string) => {
    made.api.wrote(openid);
    return made.platform.say(openid, text);
  };
  const seen = (openid: string) => made.platform.shown.filter((shown) => shown.openid === openid).map(({ text }) => text);
  const settled = async (openid: string, count: number) => {
    for (let i = 0; i < 100 && seen(openid).length < count; i++) await pause(20);
    return seen(openid);
  };
  const paths = () => made.api.calls.map(({ path }) => path.split('/').at(-1));
  return { ...made, write, seen, settled, paths };
};
afterEach(async () => {
  for (const made of open.splice(0)) {
    await made.channel.start()();
    await made.close();
  }
});

test('a message is acknowledged at once, typing shown, and the reply sent', async () => {
  const { write, settled, api, paths, platform } = await begin({
    say: async (text) => {
      await pause(700);
      return `答:${text}`;
    },
  });
  const before = Date.now();
  expect(await write('o1', '慢')).toBeUndefined();
  expect(Date.now() - before).toBeLessThan(300);
  expect(await settled('o1', 1)).toEqual(['答:慢']);
  expect(paths()).toEqual(['stable_token', 'typing', 'send']);
  expect(api.calls.at(-1)?.body).toEqual({ touser: 'o1', msgtype: 'text', text: { content: '答:慢' } });
  expect(platform.shown[0]?.via).toBe('message');
});

test('replies keep the order of the questions and are sent once, however often these are delivered', async () => {
  const { write, settled, platform, api } = await begin({
    say: async (text) => {
      await pause(text === '一' ? 250 : 5);
      return `答:${text}`;
    },
  });
  api.wrote('o1');
  const same = { MsgType: 'text', Content: '零', MsgId: '1', CreateTime: 1_700_000_000 };
  await Promise.all([platform.deliver('o1', same), platform.deliver('o1', same), platform.deliver('o1', same)]);
  await settled('o1', 1);
  for (const text of ['一', '二', '三']) await write('o1', text);
  expect(await settled('o1', 4)).toEqual(['答:零', '答:一', '答:二', '答:三']);
  await pause(100);
  expect(platform.shown).toHaveLength(4);
});

test('one token serves all, is renewed before it ends, and once when it is refused', async () => {
  const { write, settled, api, paths, store } = await begin();
  await Promise.all(['o1', 'o2', 'o3'].map((openid) => write(openid, '好')));
  for (const openid of ['o1', 'o2', 'o3']) await settled(openid, 1);
  expect(paths().filter((path) => path === 'stable_token')).toHaveLength(1);
  api.expireTokens();
  await write('o1', '再来');
  expect(await settled('o1', 2)).toEqual(['答:好', '答:再来']);
  const tokens = () => paths().filter((path) => path === 'stable_token').length;
  expect(tokens()).toBe(2);
  // The platform gives out the refused one again: then a new one is forced.
  api.refuse(SEND, 40001);
  await write('o1', '三');
  expect(await settled('o1', 3)).toHaveLength(3);
  expect(api.calls.filter(({ path }) => path.endsWith('stable_token')).map(({ body }) => body)).toContainEqual({ force_refresh: true });
  // Four minutes before its end it is renewed without being refused.
  const kept = JSON.parse((await store.getValue(`token|wechat|${APP_ID}`)) ?? '{}') as { token: string };
  await store.setValue(`token|wechat|${APP_ID}`, JSON.stringify({ ...kept, until: Date.now() + 240_000 }), null);
  const before = tokens();
  await write('o1', '四');
  await settled('o1', 4);
  expect(tokens()).toBe(before + 1);
});

test('a long reply takes five messages at most, and the rest waits for 「继续」', async () => {
  const long = Array.from({ length: 900 }, (_, i) => `第${i}条说的是继续教育。`).join('');
  const { write, settled } = await begin({ say: (text) => (text === '长' ? long : `答:${text}`) });
  await write('o1', '长');
  const first = await settled('o1', 5);
  await pause(150);
  expect(first).toHaveLength(5);
  expect(first[4]).toContain('回复「继续」');
  await write('o1', '继续');
  const second = await settled('o1', 6);
  const said = second.map((part) => part.replace(/\n\(未完.*\)$/u, '')).join('');
  expect(long.startsWith(said)).toBe(true);
});

test.each([45015, 45047])('after %i the reply waits, and is sent when the person writes again', async (code) => {
  const { write, settled, seen, api } = await begin();
  api.refuse(SEND, code);
  await write('o1', '一');
  await pause(250);
  expect(seen('o1')).toEqual([]);
  await write('o1', '二');
  expect(await settled('o1', 2)).toEqual(['答:一', '答:二']);
});

test.each([48001, 45009, 40164])('after %i replies go into the responses, and 「继续」 brings the one that was refused', async (code) => {
  const { write, settled, api, logged, seen } = await begin();
  api.refuse(SEND, code);
  await write('o1', '一');
  await pause(250);
  expect((await write('o1', '二'))?.text).toBe('答:二');
  expect((await write('o1', '继续'))?.text).toBe('答:一');
  expect(await settled('o1', 2)).toEqual(['答:二', '答:一']);
  await pause(100);
  expect(seen('o1')).toHaveLength(2);
  expect(logged.find(({ message }) => message === 'a reply could not be sent')?.fields).toMatchObject({ code });
  expect(JSON.stringify(logged)).not.toContain('o1"');
});

test('a busy platform is asked again, one that is down is waited for a little', async () => {
  const { write, settled, api } = await begin();
  api.refuse(SEND, -1);
  await write('o1', '一');
  expect(await settled('o1', 1)).toEqual(['答:一']);
});

test('a part whose fate is unknown is not sent again but offered', async () => {
  const store = await openStore(':memory:', { dataDir: '.' });
  let hang = false;
  const stuck: typeof fetch = (input, init) => {
    if (hang && String(input).includes(SEND)) {
      hang = false;
      return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }));
    }
    return fetch(input, init);
  };
  const { write, settled, seen } = await begin({ parts: { fetch: stuck, store } });
  hang = true;
  await write('o1', '一');
  await pause(200);
  expect(seen('o1')).toEqual([]);
  await write('o1', '二');
  expect(await settled('o1', 1)).toEqual(['答:二\n(上一个问题的答案好了,回复「继续」查看)']);
  await write('o1', '继续');
  expect((await settled('o1', 2))[1]).toBe('答:一');
  await store.close();
});

test('what a killed process answered and did not send is sent at the next start', async () => {
  const store = await openStore(':memory:', { dataDir: '.' });
  const { channel, api, settled } = await begin({ parts: { store } });
  const user = hashUser('wechat:o1');
  for (const key of ['answered', 'only taken']) await store.openJob({ key, user, channel: 'wechat', text: key, at: Date.now(), address: 'o1' });
  const job = await store.nextJobFor(user, { leaseMs: 1000 });
  await store.finishJob('answered', { lease: job?.lease ?? '', parts: ['答:answered'] });
  api.wrote('o1');
  const stop = channel.start();
  expect(await settled('o1', 2)).toEqual(['答:answered', '答:only taken']);
  await stop();
  await store.close();
});

test('「忘掉我」 is answered', async () => {
  const { write, settled } = await begin({ say: (text) => (text === '忘掉我' ? '都删掉了' : `答:${text}`) });
  await write('o1', '我是中级');
  await settled('o1', 1);
  await write('o1', '忘掉我');
  expect(await settled('o1', 2)).toEqual(['答:我是中级', '都删掉了']);
});
