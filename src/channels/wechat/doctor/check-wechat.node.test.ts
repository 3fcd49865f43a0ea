import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../store/open.node.ts';
import type { Store } from '../../../store/store.ts';
import { serveLocally } from '../testing/serve.node.ts';
import { APP_ID, APP_SECRET, KEY, setUp, TOKEN, type SetUp } from '../testing/set-up.node.ts';
import type { WeChatSettings } from '../wechat-channel.ts';
import { checkAddress } from './check-address.ts';
import { checkWeChat } from './check-wechat.ts';
import type { Finding } from './finding.ts';

const settings: WeChatSettings = { tokens: [TOKEN], aesKeys: [], appId: APP_ID, appSecret: undefined, mode: 'plain', reply: 'passive', apiBase: 'http://127.0.0.1:1' };
const open: { close(): Promise<void> }[] = [];
let store: Store;
const check = async (publicUrl: string | undefined, more: Partial<WeChatSettings> = {}) => {
  store = await openStore(':memory:', { dataDir: '.' });
  open.push(store);
  // The check of the form would always object to an address of this machine.
  return (await checkWeChat({ fetch, clock: () => new Date(), random: randomBytes, store }, { ...settings, ...more }, publicUrl)).slice(publicUrl === undefined ? 0 : 1);
};
const begin = async (...given: Parameters<typeof setUp>): Promise<SetUp> => {
  const made = await setUp(...given);
  open.push(made);
  return made;
};
const serve = async (answer: (c: Context) => Response | Promise<Response>): Promise<string> => {
  const served = await serveLocally(new Hono().all('/wechat', answer));
  open.push(served);
  return served.url;
};
const advice = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'bad').map(({ what, advice: say }) => `${what} → ${say ?? ''}`);
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

describe('a server that is right', () => {
  test('in plain mode is found good, with advice to encrypt', async () => {
    const { url, store: kept } = await begin({ say: (text) => `答:${text}` });
    const findings = await check(url);
    expect(findings.map(({ state }) => state)).toEqual(['note', 'good', 'good']);
    expect(findings[2]?.what).toContain('a signed message is answered');
    expect(await kept.listTurns()).toEqual([]);
  });

  test('in secure mode is found good, with its API', async () => {
    const { url, api, platform } = await begin({ say: (text) => `答:${text}`, settings: { aesKeys: [KEY] } });
    const stand = await serveLocally(api.routes);
    open.push(stand);
    const secure = { aesKeys: [KEY], mode: 'secure', appSecret: APP_SECRET, apiBase: stand.url } as const;
    expect((await check(url, secure)).map(({ state }) => state)).toEqual(['good', 'good', 'good']);
    expect(platform.shown).toEqual([]);
    api.refuse('/cgi-bin/stable_token', 40164);
    expect(advice(await check(url, secure))).toEqual([expect.stringContaining('IP list')]);
    expect(advice(await check(url, { ...secure, appSecret: '0'.repeat(32) }))).toEqual([expect.stringContaining('app secret is wrong')]);
  });
});

describe('the cause is named of', () => {
  test.each([
    ['another token', { tokens: ['theirs'] }, 'WECHAT_TOKEN'],
    ['another mode', { aesKeys: [KEY], mode: 'secure' as const }, 'takes messages in plain text'],
    ['no key', { mode: 'secure' as const }, 'without a key'],
  ])('%s', async (_, more, words) => {
    const { url } = await begin({ say: () => 'x' });
    expect(advice(await check(url, more)).join()).toContain(words);
  });

  test('another key, and another app id', async () => {
    const { url } = await begin({ say: () => 'x', settings: { aesKeys: [KEY] } });
    expect(advice(await check(url, { aesKeys: ['A'.repeat(43)], mode: 'secure' })).join()).toContain('WECHAT_ENCODING_AES_KEY');
    expect(advice(await check(url, { aesKeys: [KEY], mode: 'secure', appId: 'wx1' })).join()).toContain('WECHAT_APP_ID');
    expect(advice(await check(url)).join()).toContain('WECHAT_MODE');
  });

  test.each([
    ['a quoted echostr', (c: Context) => c.json(c.req.query('echostr')), 'quotation marks'],
    ['a BOM', (c: Context) => c.body(`\uFEFF${c.req.query('echostr') ?? ''}`), 'BOM'],
    ['a line break', (c: Context) => c.body(`${c.req.query('echostr') ?? ''}\n`), 'line break'],
    ['an empty answer', (c: Context) => c.body(''), 'nothing'],
    ['another program', (c: Context) => c.body('pong'), 'something else'],
    ['a login page', (c: Context) => c.html('<!doctype html><title>登录</title>'), 'web page'],
    ['a redirect', (c: Context) => c.redirect('https://elsewhere.example/wechat'), 'redirects to https://elsewhere.example/wechat'],
    ['a proxy without its server', (c: Context) => c.body('', 502), 'proxy answers with 502'],
    ['an error', (c: Context) => c.body('', 500), 'status 500'],
    ['an endpoint that believes everybody', (c: Context) => c.body(c.req.query('echostr') ?? 'success'), 'Anybody could write'],
  ])('%s', async (_, answer, words) => {
    expect(advice(await check(await serve(answer))).join()).toContain(words);
  });

  test('a server with another time', async () => {
    const url = await serve((c) => c.body('', 401, { date: new Date(Date.now() - 3_600_000).toUTCString() }));
    expect(advice(await check(url)).join()).toContain('NTP');
  });

  test('nothing at the path, nobody at the port, no address', async () => {
    const served = await serveLocally(new Hono());
    expect(advice(await check(served.url)).join()).toContain('nothing is at /wechat');
    await served.close();
    expect(advice(await check(served.url)).join()).toContain('refuses the connection');
    expect(advice(await check(undefined)).join()).toContain('PUBLIC_URL is not set');
  });

  test('slowness', async () => {
    let now = 0;
    const slow = (input: string, init: RequestInit) => {
      now += 5100;
      return fetch(input, init);
    };
    const { url } = await begin({ say: () => 'x', parts: { clock: () => new Date(now) } });
    store = await openStore(':memory:', { dataDir: '.' });
    open.push(store);
    const findings = await checkWeChat({ fetch: slow, clock: () => new Date(now), random: randomBytes, store }, settings, url);
    expect(advice(findings).join()).toContain('took 5.1 s');
  });
});

test.each([
  ['http://localhost:8787', 'bad'],
  ['http://192.168.1.5', 'bad'],
  ['https://youju.example:8443', 'bad'],
  ['http://youju.example', 'note'],
  ['https://youju.example', 'good'],
])('the address %s is %s', (publicUrl, state) => {
  expect(checkAddress(publicUrl).state).toBe(state);
});
