import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { sampleAssistant, sampleEngine } from '../channels/chat/samples.ts';
import { pages } from './pages.ts';

const engine = sampleEngine();
const assistant = sampleAssistant(engine);
const app = new Hono().route('/', pages({ assistant, engine, hashUser: (raw) => `#${raw}`, clock: () => new Date('2026-11-21T04:00:00Z'), bodyLimit: 64 * 1024 }));

const get = async (path: string): Promise<string> => (await app.request(path)).text();
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  Promise.resolve(
    app.request(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() }),
  );
const QUESTION = '考过社工师多久之内要登记';

describe('the chat page', () => {
  it('works without a script: a form sends the message, the page comes back with the answer and its sources', async () => {
    const markup = await (await send('/', { user: 'abcdefgh-1', text: QUESTION })).text();
    expect(markup).toContain(`<div class="turn me"><div class="bubble">${QUESTION}</div>`);
    expect(markup).toMatch(/<details class="source">/u);
    expect(markup).toContain('name="user" value="abcdefgh-1"');
    expect(assistant.seen.at(-1)).toMatchObject({ user: '#web:abcdefgh-1', channel: 'web', asOf: '2026-11-21' });
  });

  it('gives the script the answer alone', async () => {
    const markup = await (await send('/', { user: 'abcdefgh-1', text: QUESTION }, { 'x-fragment': 'answer' })).text();
    expect(markup.startsWith('<div class="answer')).toBe(true);
    const marks = [...markup.matchAll(/<a class="mark" href="#([^"]+)"/gu)].map((match) => match[1]);
    expect(marks.length).toBeGreaterThan(0);
    for (const id of marks) expect(markup).toContain(`<div id="${id}">`);
  });

  it('escapes what people write, what documents say, and the draft of a link', async () => {
    const said = await (await send('/', { text: '<img src=x onerror=alert(1)>考过社工师多久之内要登记' })).text();
    for (const markup of [said, await get('/?q=%3C/textarea%3E%3Cscript%3E'), await get('/sources'), await get('/sources/certificate-registration')]) {
      expect(markup).not.toMatch(/<img|<script>|<\/textarea><script/u);
    }
    expect(said).toContain('&lt;img');
  });

  it('serves its assets by a version that may be kept', async () => {
    const markup = await get('/');
    for (const [, url] of markup.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/gu)) {
      const response = await app.request(url ?? '');
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
  });
});

describe('the sources', () => {
  it('lists every document, the official first', async () => {
    const markup = await get('/sources');
    const order = engine.corpus.documents.map(({ meta }) => ({ at: markup.indexOf(`href="/sources/${meta.id}"`), kind: meta.kind })).toSorted((a, b) => a.at - b.at);
    expect(order.every(({ at }) => at > 0)).toBe(true);
    expect(order[0]?.kind).toBe('official');
  });

  it('marks the words of every citation that an answer gives', async () => {
    const { citations } = await assistant.answer({ user: 'u', channel: 'test', text: QUESTION, asOf: '2026-11-21' });
    for (const { url, quote } of citations) {
      const [path = '', anchor] = url.split('#');
      const markup = await get(path);
      expect(markup).toContain(`id="${anchor}"`);
      expect([...markup.matchAll(/<mark[^>]*>(.*?)<\/mark>/gsu)].map((match) => match[1]).join('')).toBe(quote);
    }
  });

  it('marks words that are asked for, and says when they are not there', async () => {
    expect(await get(`/sources/certificate-registration?q=${encodeURIComponent('1年内')}`)).toContain('<mark id="quote">1年内</mark>');
    const gone = await get('/sources/certificate-registration?quote=3-9-000000');
    expect(gone).not.toContain('<mark');
    expect(gone).toContain('找不到');
  });
});

describe('the calculators', () => {
  it('shows a form for every rule with a field for each fact, and answers it when it is sent empty', async () => {
    const list = await get('/rules');
    for (const { name, facts } of engine.rules.values()) {
      expect(list).toContain(`href="/rules/${name}"`);
      const markup = await get(`/rules/${name}`);
      for (const key of facts) expect(markup).toContain(`name="${key}"`);
      expect((await send(`/rules/${name}`, {})).status).toBe(200);
    }
  });

  it('reads quantities in words and shows each condition', async () => {
    const markup = await (
      await send('/rules/beijing-hukou-eligibility', { certificateLevel: '中级', socialInsuranceMonths: '四年半', backPaidMonths: '0', asOf: '2026-11-21' })
    ).text();
    expect(markup).toMatch(/<p class="statement condition unmet">\s*<span class="said">[^<]*54个月[^<]*2027年5月21日/u);
    expect(markup).toContain('value="四年半"');
  });

  it('says which entries it could not read', async () => {
    expect(await (await send('/rules/beijing-hukou-eligibility', { socialInsuranceMonths: '很久很久' })).text()).toMatch(/role="alert">[^<]*社保缴纳月数/u);
  });
});

describe('the documentation', () => {
  it('shows every path of the description', async () => {
    const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, unknown> };
    const markup = await get('/docs');
    for (const path of Object.keys(paths)) expect(markup).toContain(` ${path}</code>`);
  });
});
