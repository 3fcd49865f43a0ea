import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainMessage } from './channels/wechat/testing/plain-message.ts';
import { corpusOf } from './corpus/corpus.ts';
import { metaOf } from './retrieval/index-rows.ts';
import { writeSnapshot } from './retrieval/engine-snapshot.ts';
import { prepare } from './retrieval/prepare.ts';
import type { D1Binding } from './store/d1.ts';
import worker from './worker.ts';
import { storeOf } from './worker/load.ts';
import type { Bindings } from './worker/platform.ts';

const TOKEN = 'youjutoken';
const DAY = 24 * 3600 * 1000;
const corpus = corpusOf({
  documents: [
    {
      path: 'notice.md',
      text: '---\nid: notice\ntitle: 登记的通知\nshort: 通知\npublisher: 市民政局\npublished: 2026-01-02\nkind: official\nregion: 全国\nsource: 测试\n---\n\n# 登记\n\n社会工作者应当在一年内登记，逾期不予受理。\n',
    },
  ],
  questions: [{ path: 'notice.jsonl', text: '{"question":"社会工作者多久内要登记","quote":"社会工作者应当在一年内登记，逾期不予受理。"}' }],
});

let snapshot: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  snapshot = await writeSnapshot({ corpus, prepared: prepare(corpus), meta: metaOf({ id: 'lexical-256@1', dimension: 256 }), version: 'test' });
});

const bindings = (more: Partial<Bindings> = {}): Bindings => ({
  LOG_LEVEL: 'silent',
  WECHAT_TOKEN: TOKEN,
  DB: env.DB,
  ASSETS: { fetch: async () => new Response(snapshot) },
  ...more,
});

const fetchFrom = async (path: string, init: RequestInit = {}, with_ = bindings()) => {
  const execution = createExecutionContext();
  const response = await worker.fetch(new Request(`https://youju.example.org${path}`, init), with_, execution);
  return { response, settled: () => waitOnExecutionContext(execution) };
};

const wechat = (id: string, with_ = bindings()) => {
  const { query, body } = plainMessage({ token: TOKEN, openid: `o${id}`, text: '社会工作者多久内要登记', id });
  return fetchFrom(`/wechat?${query}`, { method: 'POST', body }, with_);
};

describe('the Worker', () => {
  it('without its snapshot is alive and not ready, and is ready as soon as it is there', async () => {
    const without = bindings({ ASSETS: { fetch: async () => new Response(null, { status: 404 }) } });
    expect((await fetchFrom('/healthz', {}, without)).response.status).toBe(200);
    expect((await fetchFrom('/readyz', {}, without)).response.status).toBe(503);
    expect((await fetchFrom('/api/chat', { method: 'POST', body: '{}' }, without)).response.status).toBe(503);
    const { response } = await fetchFrom('/readyz');
    expect(await response.json()).toEqual({ status: 'ready', index: true, store: true });
  });

  it('answers with a verbatim citation out of the snapshot', async () => {
    const { response } = await fetchFrom('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '社会工作者多久内要登记' }),
    });
    const { citations } = (await response.json()) as { citations: { quote: string }[] };
    expect(citations.map(({ quote }) => quote).join('')).toContain('社会工作者应当在一年内登记');
  });

  it('gives nobody the snapshot', async () => {
    for (const path of ['/_data/index.bin', '//_data/index.bin', '/%5Fdata/index.bin']) expect((await fetchFrom(path)).response.status).toBe(404);
  });

  it('answers a message of WeChat once, whichever delivery asks', async () => {
    const [first, second] = [await wechat('1001'), await wechat('1001')];
    const words = await first.response.text();
    expect(words).toContain('社会工作者应当在一年内登记');
    expect((await second.response.text()).replace(/<CreateTime>.*<\/CreateTime>/u, '')).toBe(words.replace(/<CreateTime>.*<\/CreateTime>/u, ''));
  });

  it('finishes an answer after its response has gone out', { timeout: 40_000 }, async () => {
    const late = bindings({ DB: slow(env.DB, 8000) });
    const begun = Date.now();
    const { response, settled } = await wechat('1002', late);
    expect(await response.text()).toBe('success');
    expect(Date.now() - begun).toBeLessThan(8000);
    await settled();
    expect(await (await wechat('1002')).response.text()).toContain('社会工作者应当在一年内登记');
  });

  it('clears what has expired when the clock ticks', async () => {
    const store = storeOf(env);
    await store.openJob({ key: 'old', user: 'u', channel: 'wechat', text: '问', at: Date.now() - 3 * DAY });
    await store.openJob({ key: 'new', user: 'u', channel: 'other', text: '问', at: Date.now() });
    await worker.scheduled({ cron: '17 19 * * *', scheduledTime: Date.now() }, bindings());
    expect([await store.findJob('old'), (await store.findJob('new'))?.key]).toEqual([undefined, 'new']);
  });

  it('answers on the clock what a request has left behind', async () => {
    const store = storeOf(env);
    await store.openJob({ key: 'left', user: 'v', channel: 'wechat', text: '社会工作者多久内要登记', at: Date.now() });
    await worker.scheduled({ cron: '* * * * *', scheduledTime: Date.now() }, bindings());
    expect((await store.findJob('left'))?.parts.join('')).toContain('社会工作者应当在一年内登记');
  });
});

/** A database that takes its time over what is written in one step. */
const slow = (binding: D1Binding, milliseconds: number): D1Binding => ({
  prepare: (sql) => binding.prepare(sql),
  batch: async (statements) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return binding.batch(statements);
  },
});
