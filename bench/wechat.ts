import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { createAssistant } from '../src/answer/assistant.ts';
import { createEngine } from '../src/answer/create-engine.ts';
import { signatureOf } from '../src/channels/wechat/crypto/signature.ts';
import { createWeChatChannel } from '../src/channels/wechat/wechat-channel.ts';
import { readXml } from '../src/channels/wechat/xml/read-xml.ts';
import { writeXml } from '../src/channels/wechat/xml/write-xml.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { openStore } from '../src/store/open.node.ts';

const REQUESTS = 400;
const WARM = 50;
const TOKEN = 'bench';
const QUESTION = '中级 社保交了62个月 补缴3个月 居住证4年 合同还剩两年 能在北京落户吗';

/** `/wechat` answering a computed question, against the same server that only verifies, parses and echoes; both in process, one after the other. */
export async function benchWeChat(): Promise<readonly string[]> {
  const store = await openStore(':memory:', { dataDir: '.' });
  const assistant = createAssistant({ engine: createEngine(await loadCorpus('corpus')), store, clock: () => new Date(), today: () => '2026-11-21', newId: randomUUID });
  const { routes, start } = createWeChatChannel({
    assistant,
    store,
    hashUser: (raw) => raw,
    clock: () => new Date(),
    random: randomBytes,
    logger: { info() {}, error() {} },
    fetch,
    settings: { tokens: [TOKEN], aesKeys: [], appId: undefined, appSecret: undefined, mode: 'plain', reply: 'passive', apiBase: '' },
  });
  const stop = start();
  const answering = await perSecond((request) => new Hono().route('/wechat', routes).request('/wechat' + request.query, request.init));
  const echoing = await perSecond(async (request) => echo.request('/wechat' + request.query, request.init));
  await stop();
  await store.close();
  return [
    `/wechat: a computed answer at ${(answering / echoing).toFixed(2)} of the rate of verify, parse and echo (${answering.toFixed(0)} against ${echoing.toFixed(0)} requests a second, one at a time, ${REQUESTS} requests)`,
  ];
}

const echo = new Hono().post('/wechat', async (c) => {
  const { timestamp = '', nonce = '', signature = '' } = c.req.query();
  if (signatureOf([TOKEN, timestamp, nonce]) !== signature) return c.text('', 401);
  const { FromUserName: from, ToUserName: to, Content: content } = readXml(await c.req.text()) as Record<string, string>;
  return c.body(writeXml({ ToUserName: from ?? '', FromUserName: to ?? '', CreateTime: timestamp, MsgType: 'text', Content: content ?? '' }));
});

type Request = Readonly<{ query: string; init: RequestInit }>;

async function perSecond(send: (request: Request) => Promise<Response> | Response): Promise<number> {
  let began = 0;
  for (let i = -WARM; i < REQUESTS; i++) {
    if (i === 0) began = performance.now();
    const response = await send(message(i));
    const body = await response.text();
    if (response.status !== 200 || !body.includes('<xml>')) throw new Error(`request ${i} was answered ${response.status}: ${body.slice(0, 200)}`);
  }
  return REQUESTS / ((performance.now() - began) / 1000);
}

function message(i: number): Request {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = `n${i}`;
  const body = `<xml><ToUserName>gh_bench</ToUserName><FromUserName>user-${i}</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content>${QUESTION}</Content><MsgId>${i + 1000}</MsgId></xml>`;
  return { query: `?signature=${signatureOf([TOKEN, timestamp, nonce])}&timestamp=${timestamp}&nonce=${nonce}`, init: { method: 'POST', body } };
}
