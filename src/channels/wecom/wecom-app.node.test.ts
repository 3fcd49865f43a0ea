import { afterEach, expect, test } from 'vitest';
import { CORP, setUp, type Given } from './testing/set-up.node.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const open: { close(): Promise<void> }[] = [];
const begin = async ({ say = (text: string) => `答:${text}`, ...given }: Partial<Given> = {}) => {
  const made = await setUp({ say, ...given });
  open.push(made);
  let id = 0;
  const write = (from: string, text: string) => made.app.deliver({ FromUserName: from, MsgType: 'text', Content: text, MsgId: String(++id), AgentID: '1000002' });
  const settled = async (count: number) => {
    for (let i = 0; i < 100 && made.api.shown.length < count; i++) await pause(20);
    return made.api.shown;
  };
  return { ...made, write, settled };
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

test('the address is verified by what stands inside the echostr', async () => {
  const { app } = await begin();
  expect(await app.verify('94966531020182955848408')).toEqual({ status: 200, body: '94966531020182955848408' });
});

test('a message is taken with an empty 200, and the reply sent by the app', async () => {
  const { write, settled, api } = await begin();
  expect(await write('zhangsan', '补贴多少')).toBeUndefined();
  expect(await settled(1)).toEqual([{ to: 'zhangsan', text: '答:补贴多少' }]);
  expect(api.calls.at(-1)?.body).toEqual({ touser: 'zhangsan', agentid: 1_000_002, msgtype: 'text', text: { content: '答:补贴多少' } });
});

test('while the address of the server is not trusted (60020), replies go into the responses', async () => {
  const { write, api, logged } = await begin();
  api.refuse('/cgi-bin/message/send', 60020);
  await write('zhangsan', '一');
  await pause(200);
  expect((await write('zhangsan', '二'))?.['Content']).toBe('答:二');
  expect((await write('zhangsan', '继续'))?.['Content']).toBe('答:一');
  expect(logged.find(({ message }) => message === 'a reply could not be sent')?.fields?.['error']).toContain('trusted IPs');
});

test('a member who is not reached though the platform says ok is noticed', async () => {
  const { write, logged } = await begin({ api: { unknown: ['lisi'] } });
  await write('lisi', '一');
  await pause(200);
  expect(logged.find(({ message }) => message === 'a reply could not be sent')?.fields).toMatchObject({ code: 81013 });
});

test('without agent and secret every reply goes into its response', async () => {
  const { write } = await begin({ secret: false });
  const reply = await write('zhangsan', '一');
  expect(reply).toMatchObject({ ToUserName: 'zhangsan', FromUserName: CORP, Content: '答:一' });
});

test('who opens the app is greeted once; voice and images get one sentence', async () => {
  const { app } = await begin();
  const enter = () => app.deliver({ FromUserName: 'zhangsan', MsgType: 'event', Event: 'enter_agent', EventKey: '' });
  expect((await enter())?.['Content']).toContain('您好');
  expect(await enter()).toBeUndefined();
  expect((await app.deliver({ FromUserName: 'zhangsan', MsgType: 'voice', MediaId: 'm', MsgId: '9' }))?.['Content']).toContain('语音');
});

test('a message encrypted for another company is refused', async () => {
  const { app } = await begin();
  expect(await app.deliver({ FromUserName: 'zhangsan', MsgType: 'text', Content: '好', MsgId: '1' })).toBeUndefined();
  const other = await setUp({ say: () => 'x' });
  open.push(other);
  expect((await other.kf.verify('1')).status).toBe(200);
  expect((await other.bot.verify('1')).status).toBe(200);
});
