import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { readCredentials } from '../crypto/credentials.ts';
import { openEnvelope, sealEnvelope } from '../crypto/envelope.ts';
import { signatureOf } from '../crypto/signature.ts';
import { readXml } from '../xml/read-xml.ts';
import { writeXml } from '../xml/write-xml.ts';
import { callbackRoutes, type Handle } from './callback-routes.ts';
import { createMpCodec, type MpMode } from './mp-codec.ts';

const now = new Date('2026-11-21T08:00:00Z');
const seconds = now.getTime() / 1000;
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const OLD_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const random = (bytes: number) => Buffer.alloc(bytes, 7);
const message = (text: string) =>
  writeXml({ ToUserName: 'gh_1', FromUserName: 'o-secret-openid', CreateTime: seconds, MsgType: 'text', Content: text, MsgId: '7250021412600020992' });

function make(mode: MpMode, { handle = (inbound) => Promise.resolve(inbound.content.type === 'text' ? `答:${inbound.content.text}` : undefined) }: { handle?: Handle } = {}) {
  const logged: unknown[] = [];
  const write = (...line: unknown[]) => void logged.push(line);
  const credentials = readCredentials({ tokens: ['new-token', 'old-token'], aesKeys: mode === 'plain' ? [] : [KEY, OLD_KEY], receiverId: 'wx1' });
  const codec = createMpCodec(credentials, { mode, clock: () => now, random });
  const routes = callbackRoutes({ codec, handle, clock: () => now, logger: { info: write, error: write }, acknowledgement: 'success' });
  const post = async (query: Record<string, string>, body: string) => {
    const response = await routes.request(`/?${new URLSearchParams(query).toString()}`, { method: 'POST', body });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
  };
  return { routes, post, logged, credentials };
}

const signed = (token = 'new-token', timestamp = String(seconds)) => ({ timestamp, nonce: 'n', signature: signatureOf([token, timestamp, 'n']) });
const encrypted = (text: string, { token = 'new-token', key = KEY, receiverId = 'wx1', timestamp = String(seconds) } = {}) => {
  const sealed = sealEnvelope(readCredentials({ tokens: [token], aesKeys: [key], receiverId }), message(text), { timestamp, nonce: 'n', random: random(16) });
  return { query: { ...signed(token, timestamp), encrypt_type: 'aes', msg_signature: sealed.signature }, body: writeXml({ ToUserName: 'gh_1', Encrypt: sealed.encrypted }) };
};

test('a text is answered in XML, addressed back', async () => {
  const { status, type, body } = await make('plain').post(signed(), message('好'));
  expect([status, type]).toEqual([200, 'application/xml; charset=utf-8']);
  expect(readXml(body)).toEqual({ ToUserName: 'o-secret-openid', FromUserName: 'gh_1', CreateTime: String(seconds), MsgType: 'text', Content: '答:好' });
});

test('while tokens and keys are exchanged both are understood, and the new ones answer', async () => {
  const { post, credentials } = make('secure');
  for (const given of [{}, { token: 'old-token' }, { key: OLD_KEY }, { token: 'old-token', key: OLD_KEY }]) {
    const { query, body } = encrypted('好', given);
    const reply = readXml((await post(query, body)).body);
    const text = (name: string) => String(reply[name]);
    const opened = openEnvelope(
      { ...credentials, tokens: ['new-token'], keys: credentials.keys.slice(0, 1) },
      { encrypted: text('Encrypt'), signature: text('MsgSignature'), timestamp: text('TimeStamp'), nonce: text('Nonce') },
    );
    expect(readXml(opened)['Content']).toBe('答:好');
  }
});

test.each([
  ['another token', () => ({ query: signed('their token'), body: message('好') })],
  ['no signature', () => ({ query: { timestamp: String(seconds), nonce: 'n' }, body: message('好') })],
  ['a signature of other parts', () => ({ query: { ...signed(), nonce: 'm' }, body: message('好') })],
  ['a request of six minutes ago', () => ({ query: signed('new-token', String(seconds - 360)), body: message('好') })],
  ['a request of the future', () => ({ query: signed('new-token', String(seconds + 360)), body: message('好') })],
  ['an encrypted body where no key is set', () => encrypted('好')],
])('plain mode refuses %s with an empty body', async (_, given) => {
  const { query, body } = given();
  const { post, logged } = make('plain');
  expect(await post(query, body)).toMatchObject({ status: 401, body: '' });
  expect(logged).toHaveLength(1);
});

test.each([
  ['plain text, which anybody could have written', () => ({ query: signed(), body: message('好') })],
  ['plain text under a good query', () => ({ query: encrypted('好').query, body: message('好') })],
  ['another key', () => encrypted('好', { key: 'A'.repeat(43) })],
  ['another receiver', () => encrypted('好', { receiverId: 'wx2' })],
  ['an old message', () => encrypted('好', { timestamp: String(seconds - 301) })],
  ['a changed time', () => ({ ...encrypted('好'), query: { ...encrypted('好').query, timestamp: String(seconds - 1) } })],
])('secure and compat mode refuse %s', async (_, given) => {
  const { query, body } = given();
  for (const mode of ['secure', 'compat'] as const) expect(await make(mode).post(query, body)).toMatchObject({ status: 401, body: '' });
});

test('what is no message of the platform is refused as such, what is too large is not read', async () => {
  const { post, routes } = make('plain');
  for (const body of ['', '{}', '<xml><A></xml>', '<!DOCTYPE a><xml></xml>']) expect(await post(signed(), body)).toMatchObject({ status: 400, body: '' });
  expect(await post(signed(), message('a'.repeat(65 * 1024)))).toMatchObject({ status: 413, body: '' });
  expect(await post(signed(), '<xml></xml>')).toMatchObject({ status: 200, body: 'success' });
  expect((await routes.request('/', { method: 'PUT' })).status).toBe(405);
});

test('a reply may be left out, and a failure is said in words of our own', async () => {
  expect(await make('plain', { handle: () => Promise.resolve(undefined) }).post(signed(), message('好'))).toMatchObject({ body: 'success' });
  expect(await make('plain', { handle: () => Promise.resolve(' \0 ') }).post(signed(), message('好'))).toMatchObject({ body: 'success' });
  const failing = make('plain', { handle: () => Promise.reject(new Error('database is locked')) });
  const { status, body } = await failing.post(signed(), message('好'));
  expect(status).toBe(200);
  expect(String(readXml(body)['Content'])).toContain('抱歉');
});

test('the verification answers the echostr as plain text, byte for byte', async () => {
  const { routes } = make('plain');
  const get = async (query: Record<string, string>) => {
    const response = await routes.request(`/?${new URLSearchParams(query).toString()}`);
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
  };
  expect(await get({ ...signed(), echostr: '<b>1</b>' })).toEqual({ status: 200, type: 'text/plain; charset=utf-8', body: '<b>1</b>' });
  expect(await get({ ...signed('x'), echostr: '1' })).toMatchObject({ status: 401, body: '' });
  expect(await get(signed())).toMatchObject({ status: 400, body: '' });
  expect(await get({})).toMatchObject({ status: 401, body: '' });
});

test('the log holds neither words nor openid nor token', async () => {
  const { post, logged } = make('plain', { handle: () => Promise.reject(new Error('boom')) });
  await post(signed(), message('我的身份证'));
  await post(signed('x'), message('我的身份证'));
  const text = JSON.stringify(logged);
  expect(logged).toHaveLength(2);
  for (const secret of ['o-secret-openid', '身份证', 'new-token', 'old-token']) expect(text).not.toContain(secret);
});
