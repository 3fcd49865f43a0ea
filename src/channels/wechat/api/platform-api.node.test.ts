import { expect, test } from 'vitest';
import { openStore } from '../../../store/open.node.ts';
import { ABSENT, sharedData } from '../testing/shared-data.node.ts';
import { createAccessToken } from './access-token.ts';
import { createCustomerMessages } from './customer-messages.ts';
import { createPlatformApi, request } from './platform-api.ts';
import { PlatformError, UnreachableError } from './platform-errors.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('one request for a token however many ask, also over processes', async () => {
  const store = await openStore(':memory:', { dataDir: '.' });
  let asked = 0;
  const make = () =>
    createAccessToken({
      store,
      name: 'token',
      clock: () => new Date(),
      async request() {
        asked++;
        await pause(80);
        return { token: `t${asked}`, expiresIn: 7200 };
      },
    });
  const [one, other] = [make(), make()];
  const tokens = await Promise.all([one.get(), one.get(), other.get(), other.get()]);
  expect(new Set(tokens)).toEqual(new Set(['t1']));
  expect(asked).toBe(1);
  // Refused in both processes at once: renewed once.
  expect(await Promise.all([one.renew('t1'), other.renew('t1'), one.renew('t1')])).toEqual(['t2', 't2', 't2']);
  expect(asked).toBe(2);
  await store.close();
});

test('the platform is forced only when it gives out the refused token again', async () => {
  const store = await openStore(':memory:', { dataDir: '.' });
  const forced: boolean[] = [];
  const token = createAccessToken({
    store,
    name: 'token',
    clock: () => new Date(),
    request: ({ force }) => {
      forced.push(force);
      return Promise.resolve({ token: force ? 'new' : 'old', expiresIn: 7200 });
    },
  });
  expect(await token.get()).toBe('old');
  expect(await token.renew('old')).toBe('new');
  expect(forced).toEqual([false, false, true]);
  await store.close();
});

test('a token that still holds bridges a platform that does not answer', async () => {
  let now = 0;
  const store = await openStore(':memory:', { dataDir: '.', clock: () => now });
  let down = false;
  const token = createAccessToken({
    store,
    name: 'token',
    clock: () => new Date(now),
    request: () => (down ? Promise.reject(new UnreachableError('down', { sent: false })) : Promise.resolve({ token: 'held', expiresIn: 7200 })),
  });
  expect(await token.get()).toBe('held');
  down = true;
  now = 7000 * 1000;
  expect(await token.get()).toBe('held');
  await store.close();
});

test.each([
  ['a refusal', () => Promise.resolve(Response.json({ errcode: 45015, errmsg: 'response out of time limit: SECRET-TOKEN' })), PlatformError],
  ['a page', () => Promise.resolve(new Response('<html>')), UnreachableError],
  ['a status', () => Promise.resolve(new Response('', { status: 502 })), UnreachableError],
  [
    'no network',
    () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('at https://x/?access_token=SECRET-TOKEN'), { code: 'ECONNREFUSED' }) })),
    UnreachableError,
  ],
])('%s is an error by its cause, without the token', async (_, fetch, kind) => {
  const error: unknown = await request({ base: 'https://api.example', fetch }, '/cgi-bin/x?access_token=SECRET-TOKEN', {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(kind);
  expect(String(error)).toContain('/cgi-bin/x');
  expect(String(error)).not.toContain('SECRET-TOKEN');
});

test('what surely never left is told from what may have arrived', async () => {
  const failing = (code: string) => () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
  const sent = async (code: string) => ((await request({ base: 'https://x', fetch: failing(code) }, '/a').catch((error: unknown) => error)) as UnreachableError).sent;
  expect(await sent('ECONNREFUSED')).toBe(false);
  expect(await sent('ENOTFOUND')).toBe(false);
  expect(await sent('ECONNRESET')).toBe(true);
  expect(await sent('UND_ERR_HEADERS_TIMEOUT')).toBe(true);
});

const samples = sharedData<{ items: { id: string; method: string; url: string; body: Record<string, unknown> }[] }>('api_requests.json');

test.skipIf(samples === undefined)(`bodies are those that other libraries send${samples === undefined ? `: ${ABSENT}` : ''}`, async () => {
  const sent: { url: string; body: unknown }[] = [];
  const fetch = (input: string, init: RequestInit): Promise<Response> => {
    sent.push({ url: input, body: JSON.parse(String(init.body)) });
    return Promise.resolve(Response.json({ errcode: 0, errmsg: 'ok' }));
  };
  const api = createPlatformApi({ base: 'https://api.weixin.qq.com/', fetch }, { get: () => Promise.resolve('ACCESS_TOKEN'), renew: () => Promise.resolve('') });
  const messages = createCustomerMessages(api);
  await messages.send({ address: 'OPENID', text: 'Hello World', id: '1' });
  await messages.typing?.('OPENID');
  const of = (id: string) => samples?.items.find((item) => item.id === id);
  const [text, typing] = [of('gochat-offia-TestSendTextMsg'), of('gochat-offia-TestSetTyping')];
  const { customservice: _, ...body } = text?.body ?? {};
  expect(sent).toEqual([
    { url: text?.url, body },
    { url: typing?.url, body: typing?.body },
  ]);
});
