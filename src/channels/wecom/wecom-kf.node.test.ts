import { afterEach, expect, test } from 'vitest';
import { ABSENT, sharedData } from '../wechat/testing/shared-data.node.ts';
import { setUp, type Given } from './testing/set-up.node.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const open: { close(): Promise<void> }[] = [];
const begin = async ({ say = (text: string) => `答:${text}`, ...given }: Partial<Given> = {}) => {
  const made = await setUp({ say, ...given });
  open.push(made);
  let token = 0;
  const ring = () => made.kf.deliver({ MsgType: 'event', Event: 'kf_msg_or_event', Token: `T${++token}`, OpenKfId: 'wk1' });
  const settled = async (count: number) => {
    for (let i = 0; i < 60 && made.api.shown.length < count; i++) await pause(20);
    await pause(60);
    return made.api.shown;
  };
  return { ...made, ring, settled };
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

let serial = 0;
const item = (customer: string, text: string, more: object = {}) => ({
  msgid: `m${++serial}`,
  open_kfid: 'wk1',
  external_userid: customer,
  send_time: Math.floor(Date.now() / 1000),
  origin: 3,
  msgtype: 'text',
  text: { content: text },
  ...more,
});
const samples = sharedData<{
  callback: { expect: Record<string, string> }[];
  syncMsg: { response: { msg_list: object[] } };
  derivedPages: { id: string; response: { msg_list: { text: { content: string } }[] } }[];
}>('kf.json');

test('every message of a page is answered once, however often the bell rings', async () => {
  const { api, ring, settled } = await begin();
  api.kf.add(item('wmA', '一'), item('wmB', '二'), item('wmA', '三'));
  await Promise.all([ring(), ring(), ring()]);
  await ring();
  const shown = await settled(3);
  expect(shown).toHaveLength(3);
  expect(shown.filter(({ to }) => to === 'wmA').map(({ text }) => text)).toEqual(['答:一', '答:三']);
  expect(shown).toContainEqual({ to: 'wmB', text: '答:二' });
});

test('pages are followed to their end, and the cursor is kept', async () => {
  const { api, ring, settled, store } = await begin({ api: { pageSize: 2 } });
  api.kf.add(...Array.from({ length: 7 }, (_, i) => item(`wm${i}`, String(i))));
  await ring();
  expect(await settled(7)).toHaveLength(7);
  expect(await store.getValue('kf-cursor|wk1')).toBe('7');
});

test('a page that was fetched and not finished is fetched again, and answered once', async () => {
  let asked = 0;
  // The second message of the page cannot be looked at the first time, as if the process had been killed there.
  const failing: typeof fetch = (input, init) => {
    if (String(input).includes('service_state/get') && ++asked === 2) return Promise.reject(new TypeError('fetch failed'));
    return fetch(input, init);
  };
  const { api, ring, settled, store } = await begin({ parts: { fetch: failing } });
  api.kf.add(item('wmA', '一'), item('wmA', '二'), item('wmA', '三'));
  await ring();
  expect((await settled(1)).map(({ text }) => text)).toEqual(['答:一']);
  expect(await store.getValue('kf-cursor|wk1')).toBeUndefined();
  await ring();
  expect((await settled(3)).map(({ text }) => text)).toEqual(['答:一', '答:二', '答:三']);
});

test('on the first look what is older than ten minutes is left alone', async () => {
  const { api, ring, settled } = await begin();
  api.kf.add(item('wmA', '旧', { send_time: Math.floor(Date.now() / 1000) - 3600 }), item('wmA', '新'));
  await ring();
  expect((await settled(1)).map(({ text }) => text)).toEqual(['答:新']);
});

test('the staff is not interrupted, and 「人工」 hands over', async () => {
  const { api, ring, settled } = await begin();
  api.kf.state.set('wmB', 3);
  api.kf.add(item('wmA', '人工'), item('wmB', '在吗'), item('wmC', '人工答复', { origin: 5 }));
  await ring();
  expect(await settled(1)).toEqual([{ to: 'code-wmA', text: '已经为您转接人工,请稍等。' }]);
  api.kf.add(item('wmA', '还在吗'));
  await ring();
  expect(await settled(1)).toHaveLength(1);
  api.refuse('/cgi-bin/kf/service_state/trans', 95014);
  api.kf.add(item('wmD', '人工'));
  await ring();
  expect((await settled(2)).at(-1)).toEqual({ to: 'wmD', text: '答:人工' });
});

test('who enters is greeted once within the code, images get a sentence', async () => {
  const { api, ring, settled } = await begin();
  const enter = { origin: 4, msgtype: 'event', text: undefined, event: { event_type: 'enter_session', welcome_code: 'W1' } };
  api.kf.add(item('wmA', '', enter), item('wmA', '', enter), item('wmA', '', { msgtype: 'image', image: { media_id: 'x' }, text: undefined }));
  await ring();
  const shown = await settled(2);
  expect(shown.map(({ to }) => to).toSorted()).toEqual(['W1', 'wmA']);
  expect(shown.find(({ to }) => to === 'W1')?.text).toContain('"type":"click"');
});

test('after five messages the rest waits', async () => {
  const long = Array.from({ length: 900 }, (_, i) => `第${i}条说的是继续教育。`).join('');
  const { api, ring, settled } = await begin({ say: (text) => (text === '长' ? long : `答:${text}`) });
  api.kf.add(item('wmA', '长'));
  await ring();
  expect(await settled(5)).toHaveLength(5);
  api.kf.add(item('wmA', '继续'));
  await ring();
  expect(await settled(6)).toHaveLength(6);
});

test.skipIf(samples === undefined)(`published pages${samples === undefined ? `: ${ABSENT}` : ''}`, async () => {
  const now = Math.floor(Date.now() / 1000);
  for (const { id, response } of samples?.derivedPages ?? []) {
    const { api, ring, settled } = await begin();
    api.kf.add(...response.msg_list.map((one) => ({ ...one, send_time: now })));
    await ring();
    const texts = (await settled(response.msg_list.length)).map(({ text }) => text).toSorted();
    expect([id, texts]).toEqual([id, id === 'kf-two-users-one-page' ? ['答:问题一', '答:问题二'] : []]);
  }
  const { api, ring, settled } = await begin();
  api.kf.add(...(samples?.syncMsg.response.msg_list ?? []).map((one, i) => ({ ...one, msgid: `page-${i}`, send_time: now })));
  await ring();
  const shown = await settled(10);
  expect(shown.filter(({ text }) => text.startsWith('答:'))).toEqual([expect.objectContaining({ text: '答:hello world' })]);
  expect(shown.filter(({ to }) => to === 'aaaaaa')).toHaveLength(1);
});
