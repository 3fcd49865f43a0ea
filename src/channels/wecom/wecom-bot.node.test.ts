import { afterEach, expect, test } from 'vitest';
import { ABSENT, sharedData } from '../wechat/testing/shared-data.node.ts';
import { hashUser } from '../wechat/testing/set-up.node.ts';
import { botMessageSchema } from './bot-message.ts';
import { setUp, type Given } from './testing/set-up.node.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const open: { close(): Promise<void> }[] = [];
const FAST_BOT = { wait: 60, asksFor: 60_000 };
const begin = async ({ say = (text: string) => `答:${text}`, ...given }: Partial<Given> = {}) => {
  const made = await setUp({ say, botTiming: FAST_BOT, ...given });
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

const message = (text: string, more: object = {}) => ({
  msgid: `m-${text}`,
  aibotid: 'B',
  chattype: 'single',
  from: { userid: 'zhangsan' },
  response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=R',
  msgtype: 'text',
  text: { content: text },
  ...more,
});
const samples = sharedData<{ messages: { id: string; body: { msgtype: string } }[]; events: { id: string; body: unknown }[] }>('aibot.json');

test('a quick reply is the first answer, finished', async () => {
  const { bot, store } = await begin();
  const answer = await bot.post(message('补贴多少'));
  const key = hashUser('wecom-bot-message:m-补贴多少');
  expect(answer).toEqual({ msgtype: 'stream', stream: { id: key, finish: true, content: '答:补贴多少', feedback: { id: key } } });
  expect((await store.findJob(key))?.state).toBe('delivered');
});

test('a slow one is asked for until it is finished, on one turn', async () => {
  let asked = 0;
  const { bot } = await begin({
    say: async (text) => {
      asked++;
      await pause(400);
      return `答:${text}`;
    },
  });
  expect(await bot.chat(message('慢'))).toEqual(['正在查…', '答:慢']);
  expect(asked).toBe(1);
  expect(await bot.chat(message('慢'))).toEqual(['答:慢']);
  expect(asked).toBe(1);
});

test('what takes longer than the platform asks goes to the response_url, once', async () => {
  const posted: { url: string; body: unknown }[] = [];
  const fake: typeof fetch = (input, init) => {
    posted.push({ url: String(input), body: JSON.parse(String(init?.body)) });
    return Promise.resolve(Response.json({ errcode: 0 }));
  };
  const say = async (text: string) => {
    await pause(700);
    return `答:${text}`;
  };
  const { bot } = await begin({ say, botTiming: { wait: 60, asksFor: 200 }, parts: { fetch: fake } });
  expect(await bot.chat(message('很慢'))).toEqual(['正在查…', '还在查,查好后发给您。']);
  await pause(800);
  expect(posted).toEqual([{ url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=R', body: { msgtype: 'markdown', markdown: { content: '答:很慢' } } }]);
});

test('a response_url elsewhere is not called', async () => {
  const posted: unknown[] = [];
  const say = async () => {
    await pause(400);
    return '答';
  };
  const { bot, logged } = await begin({ say, botTiming: { wait: 60, asksFor: 100 }, parts: { fetch: (...given) => (posted.push(given), Promise.resolve(new Response())) } });
  await bot.chat(message('慢', { response_url: 'https://evil.example/x' }));
  await pause(500);
  expect(posted).toEqual([]);
  expect(logged.map((line) => line.message)).toContain('a late reply has no address of the platform');
});

test('voice comes as words, what is only pointed at is read from the quote, a group is a conversation of its own', async () => {
  const { bot, store } = await begin();
  expect(await bot.chat(message('v', { msgtype: 'voice', voice: { content: '积分落户。' }, text: undefined }))).toEqual(['答:积分落户。']);
  expect(await bot.chat(message('这个怎么看', { text: { content: '这个' }, quote: { msgtype: 'text', text: { content: '再登记要什么材料' } } }))).toEqual(['答:再登记要什么材料']);
  expect(await bot.chat(message('own', { text: { content: '那高级呢' }, quote: { msgtype: 'text', text: { content: '中级60个月' } } }))).toEqual(['答:那高级呢']);
  const group = { chattype: 'group', chatid: 'C1' };
  expect(await bot.chat(message('g', { ...group, text: { content: '@有据 落户条件' } }))).toEqual(['答:落户条件']);
  expect(await bot.chat(message('i', { msgtype: 'image', image: { url: 'x' }, text: undefined }))).toEqual([expect.stringContaining('图片')]);
  const users = new Set((await store.listTurns()).map(({ user }) => user));
  expect(users).toEqual(new Set([hashUser('wecom-bot:zhangsan'), hashUser('wecom-bot:C1:zhangsan')]));
});

test('a verdict comes to the turn that it judges', async () => {
  const { bot, store } = await begin();
  const answer = await bot.post(message('一'));
  await bot.chat(message('二'));
  const verdict = (type: number) =>
    bot.post({
      msgid: `f${type}`,
      from: { userid: 'lisi' },
      chattype: 'group',
      chatid: 'C',
      msgtype: 'event',
      event: { eventtype: 'feedback_event', feedback_event: { id: answer?.stream?.feedback?.id, type, content: '电话13800138000', inaccurate_reason_list: [2, 4] } },
    });
  expect(await verdict(2)).toBeUndefined();
  const judged = (await store.listTurns()).find(({ question }) => question === '一');
  expect(judged?.feedback).toMatchObject({ useful: false, channel: 'wecom-bot', reasons: ['内容不完整', '分析错误', '电话138********'] });
  await verdict(3);
  expect((await store.listTurns()).find(({ question }) => question === '一')?.feedback?.useful).toBe(false);
  await verdict(1);
  expect((await store.listTurns()).find(({ question }) => question === '一')?.feedback?.useful).toBe(true);
});

test('who enters is greeted; other events and streams that are gone do no harm', async () => {
  const { bot } = await begin();
  expect((await bot.post({ msgid: 'e', from: { userid: 'u' }, msgtype: 'event', event: { eventtype: 'enter_chat' } }))?.text?.content).toContain('您好');
  expect(await bot.post({ msgid: 'e', from: { userid: 'u' }, msgtype: 'event', event: { eventtype: 'template_card_event' } })).toBeUndefined();
  expect((await bot.post({ msgid: 's', from: { userid: 'u' }, msgtype: 'stream', stream: { id: 'gone' } }))?.stream).toMatchObject({ finish: true });
});

test('an answer that fails is an apology, finished', async () => {
  const { bot } = await begin({ say: () => Promise.reject(new Error('boom')) });
  expect((await bot.chat(message('坏'))).at(-1)).toContain('抱歉');
});

test.skipIf(samples === undefined)(`every published message and event is taken${samples === undefined ? `: ${ABSENT}` : ''}`, async () => {
  const { bot } = await begin();
  for (const [i, { id, body }] of [...(samples?.messages ?? []), ...(samples?.events ?? [])].entries()) {
    const given = botMessageSchema.parse({ ...(body as object), msgid: `sample-${i}` });
    const answer = await bot.post(given);
    if (given.msgtype === 'event') expect([id, answer?.msgtype]).toEqual([id, id === 'aibot-enter_chat' ? 'text' : undefined]);
    else expect([id, (answer?.stream?.content ?? '').length > 5]).toEqual([id, true]);
  }
});
