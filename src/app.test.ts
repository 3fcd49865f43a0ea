import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp, type AppParts } from './app.ts';
import { apiErrors } from './channels/api-error.ts';
import { sampleAssistant, sampleEngine } from './channels/chat/samples.ts';

const engine = sampleEngine();
const NOON = new Date('2026-11-21T04:00:00Z');

function app(parts: Partial<AppParts> = {}) {
  const lines: string[] = [];
  const write = (message: string, fields: unknown = {}): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const made = createApp({
    assistant: sampleAssistant(engine),
    engine,
    ready: () => Promise.resolve({ index: true, store: true }),
    hashUser: (raw) => `hash of ${raw}`,
    logger: { info: write, error: write },
    clock: () => NOON,
    ...parts,
  });
  return { request: (path: string, init?: RequestInit) => Promise.resolve(made.request(path, init)), lines };
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A body that comes in pieces and names no length. */
function streamed(bytes: number): RequestInit {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= bytes) return controller.close();
      sent += 1024;
      controller.enqueue(new TextEncoder().encode(' '.repeat(1024)));
    },
  });
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as RequestInit;
}

describe('refusals', () => {
  const cases: readonly (readonly [what: string, path: string, init: RequestInit, status: number, code: keyof typeof apiErrors])[] = [
    ['broken JSON', '/api/chat', json('{"text":'), 400, 'invalid-json'],
    ['JSON that is no object', '/api/chat', json('[]'), 400, 'invalid-request'],
    ['no text', '/api/chat', json({}), 400, 'invalid-request'],
    ['blank text', '/api/chat', json({ text: ' \n\0 ' }), 400, 'invalid-request'],
    ['text that is no string', '/api/chat', json({ text: 5 }), 400, 'invalid-request'],
    ['an unknown field', '/api/chat', json({ text: '好', as_of: '2026-11-21' }), 400, 'invalid-request'],
    ['an empty user', '/api/chat', json({ text: '好', user: '' }), 400, 'invalid-request'],
    ['text above 4000 characters', '/api/chat', json({ text: '好'.repeat(4001) }), 400, 'text-too-long'],
    ['a day that is none', '/api/chat', json({ text: '好', asOf: '2026-02-30' }), 400, 'invalid-date'],
    ['a date in words', '/api/chat', json({ text: '好', asOf: '明天' }), 400, 'invalid-date'],
    [
      'text that is not UTF-8',
      '/api/chat',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: new Uint8Array([0x22, 0xc4, 0xe3, 0x22]) },
      400,
      'invalid-request',
    ],
    ['another content type', '/api/chat', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'unsupported-media-type'],
    ['no content type', '/api/chat', { method: 'POST' }, 415, 'unsupported-media-type'],
    ['a body above 64 KB', '/api/chat', json({ text: '好'.repeat(30_000) }), 413, 'body-too-large'],
    ['a streamed body above 64 KB', '/api/chat', streamed(80 * 1024), 413, 'body-too-large'],
    ['another method', '/api/chat', {}, 405, 'method-not-allowed'],
    ['a search without words', '/api/search', {}, 400, 'invalid-request'],
    ['a search without end', `/api/search?q=${'好'.repeat(201)}`, {}, 400, 'invalid-request'],
    ['a limit that is none', '/api/search?q=登记&limit=all', {}, 400, 'invalid-request'],
    ['a rule that is none', '/api/rules/constructor', json({}), 404, 'not-found'],
    ['a fact that is none', '/api/rules/registration-continuing-education', json({ facts: { shoeSize: 42 } }), 400, 'invalid-request'],
    ['a fact of another kind', '/api/rules/registration-continuing-education', json({ facts: { trainingHours: 'many' } }), 400, 'invalid-request'],
    ['a range upside down', '/api/rules/registration-continuing-education', json({ facts: { trainingHours: [9, 3] } }), 400, 'invalid-request'],
    ['an unknown route', '/nothing', {}, 404, 'not-found'],
    ['an unknown document', '/sources/nothing', {}, 404, 'not-found'],
    ['an address that cannot be decoded', '/sources/%E0%A4%A', {}, 404, 'not-found'],
    ['a form as JSON', '/', json({ text: '好' }), 415, 'unsupported-media-type'],
  ];
  it.each(cases)('%s', async (_, path, init, status, code) => {
    const response = await app().request(path, init);
    expect(response.status).toBe(status);
    expect(apiErrors[code]).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(Object.keys(error)).toEqual(['code', 'message']);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/[一-鿿]/u);
  });

  it('says what may be sent instead', async () => {
    const { request } = app();
    expect((await request('/api/chat')).headers.get('allow')).toBe('POST');
    expect(await (await request('/api/chat', json({ text: '好'.repeat(4001) }))).text()).toContain('4000');
  });

  it('answers a browser with a page', async () => {
    const response = await app().request('/nothing', { headers: { accept: 'text/html,*/*' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});

describe('an assistant that fails', () => {
  const failing = { ...sampleAssistant(engine), answer: () => Promise.reject(new Error('secret words of 张三')) };

  it('is a 503 that tells nothing, and is logged without the words', async () => {
    const { request, lines } = app({ assistant: failing });
    const response = await request('/api/chat', json({ user: 'openid-1', text: '我的身份证' }));
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    const body = await response.text();
    for (const said of [body, lines.join('\n')]) expect(said).not.toMatch(/张三|身份证|openid-1/u);
    expect(lines.join('\n')).toContain('request failed');
  });
});

describe('every response', () => {
  it('has a request id, the caller’s own where it is harmless', async () => {
    const { request, lines } = app();
    expect((await request('/healthz', { headers: { 'x-request-id': 'abc-1' } })).headers.get('x-request-id')).toBe('abc-1');
    expect((await request('/nothing', { headers: { 'x-request-id': '<b>' } })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
    expect(lines[0]).toContain('abc-1');
  });

  it('forbids everything inline', async () => {
    const response = await app().request('/');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await response.text()).not.toMatch(/<style|style="|<script(?! src)|onclick/u);
  });
});

describe('operation', () => {
  it('is alive, and ready when index and store are', async () => {
    expect(await (await app().request('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app().request('/readyz')).status).toBe(200);
    const response = await app({ ready: () => Promise.resolve({ index: true, store: false }) }).request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', index: true, store: false });
  });

  it('counts requests without naming what callers made up', async () => {
    const { request } = app();
    await request('/api/chat', json({ text: '考过社工师多久之内要登记' }));
    await request('/made-up-by-a-caller');
    const text = await (await request('/metrics')).text();
    expect(text).toContain('youju_http_requests_total{method="POST",route="/api/chat",status="200"} 1');
    expect(text).toContain('youju_http_request_seconds_count{route="other"} 1');
    expect(text).not.toContain('made-up');
  });

  it('guards the metrics with the token where one is set', async () => {
    const { request } = app({ options: { adminToken: 'right-token' } });
    expect((await request('/metrics')).status).toBe(401);
    expect((await request('/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(403);
    expect((await request('/metrics', { headers: { authorization: 'Bearer right-token' } })).status).toBe(200);
  });

  it('mounts the channels it is given', async () => {
    const { request } = app({ wechat: new Hono().get('/', (c) => c.text('wechat')), wecom: new Hono().get('/bot', (c) => c.text('wecom')) });
    expect(await (await request('/wechat')).text()).toBe('wechat');
    expect(await (await request('/wecom/bot')).text()).toBe('wecom');
    expect((await app().request('/wechat')).status).toBe(404);
  });
});

describe('the limit of requests', () => {
  it('holds for each client by itself and passes with time', async () => {
    let now = NOON.getTime();
    const { request } = app({ clock: () => new Date(now), options: { perMinute: 3, clientOf: (c) => c.req.header('x-client') } });
    const search = (client: string) => request('/api/search?q=登记', { headers: { 'x-client': client } });
    for (let i = 0; i < 3; i += 1) expect((await search('a')).status).toBe(200);
    const refused = await search('a');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('20');
    expect((await search('b')).status).toBe(200);
    now += 19_000;
    expect((await search('a')).status).toBe(429);
    now += 1_000;
    expect((await search('a')).status).toBe(200);
    expect((await request('/healthz', { headers: { 'x-client': 'a' } })).status).toBe(200);
  });
});
