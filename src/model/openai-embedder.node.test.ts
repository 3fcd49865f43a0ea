import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from './model-error.ts';
import { openIngestEmbedder } from './open-embedder.node.ts';
import { openOpenAiEmbedder } from './openai-embedder.ts';
import { createRerankEndpoint } from './rerank-endpoint.ts';
import { reranked } from './reranker.ts';
import { startChatServer, type ChatServer } from './testing/chat-server.node.ts';
import { openVectorCache } from './vector-cache.node.ts';
import { resumableEmbedder } from './vector-cache.ts';

let server: ChatServer;
let folder: string;
beforeAll(async () => {
  server = await startChatServer();
  folder = await mkdtemp(join(tmpdir(), 'youju-vectors-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => server.behave({}));

const open = (batch = 64) => openOpenAiEmbedder({ model: 'e', baseUrl: server.url, batch, backoffMs: 1, attempts: 3 });
const texts = Array.from({ length: 10 }, (_, i) => `第${i}句`);
const sent = (): number => server.requests.flatMap(({ body }) => body.input ?? []).length;

describe('embeddings', () => {
  it('come in order, in batches, as unit vectors, the dimension found out', async () => {
    const embedder = await open(4);
    expect(embedder).toMatchObject({ id: 'e', dimension: 8 });
    const before = server.requests.length;
    const vectors = await embedder.embed(texts);
    expect(server.requests.length - before).toBe(3);
    expect(vectors).toEqual(await (await open()).embed(texts));
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(vectors[0]).not.toEqual(vectors[1]);
    expect(await embedder.embed([])).toEqual([]);
  });

  it('are asked for again after a passing failure, in smaller batches when there are too many', async () => {
    const embedder = await open();
    server.behave({ failure: { status: 503, times: 2 } });
    expect(await embedder.embed(texts)).toHaveLength(10);
    server.behave({ failure: { status: 413, times: 2 } });
    expect(await embedder.embed(texts)).toHaveLength(10);
    server.behave({ failure: { status: 503 } });
    await expect(embedder.embed(texts)).rejects.toMatchObject({ code: 'overloaded' });
  });

  it('of another length than before are refused, and so is an answer without any', async () => {
    const embedder = await open();
    server.behave({ dimension: 9 });
    await expect(embedder.embed(texts)).rejects.toThrow(/9 numbers where 8/u);
    server.behave({ raw: '{}' });
    await expect(embedder.embed(texts)).rejects.toBeInstanceOf(ModelError);
    server.behave({ raw: '{"data":[]}' });
    await expect(embedder.embed(texts)).rejects.toMatchObject({ code: 'rubbish' });
  });
});

describe('an interrupted ingest', () => {
  it('goes on where it stopped', async () => {
    const embedder = await open();
    const first = resumableEmbedder(embedder, await openVectorCache(folder, embedder), 4);
    const cut = { ...embedder, embed: (part: readonly string[]) => (part.includes('第8句') ? Promise.reject(new Error('interrupted')) : embedder.embed(part)) };
    await expect(resumableEmbedder(cut, await openVectorCache(folder, embedder), 4).embed(texts)).rejects.toThrow('interrupted');
    // A record that the interruption cut in two.
    const path = join(folder, 'embedding-in-progress.bin');
    const whole = await readFile(path);
    await writeFile(path, Buffer.concat([whole, Buffer.from('half a record')]));
    const cache = await openVectorCache(folder, embedder);
    const before = sent();
    expect(await resumableEmbedder(embedder, cache, 4).embed([...texts, '第9句'])).toEqual(await first.embed([...texts, '第9句']));
    expect(sent() - before, 'two for the cache, ten for the embedder that knew none').toBe(2 + 10);
    await cache.clear();
    await expect(readFile(path)).rejects.toThrow();
  });

  it('is opened from the settings', async () => {
    expect((await openIngestEmbedder({ embeddingModel: undefined, openai: {}, dataDir: folder })).embedder.id).toMatch(/^lexical-/u);
    const settings = { embeddingModel: 'e', openai: { baseUrl: server.url }, dataDir: folder };
    const [vector] = await (await openIngestEmbedder(settings)).embedder.embed(['整句']);
    const again = await openIngestEmbedder(settings);
    const before = sent();
    expect(await again.embedder.embed(['整句'])).toEqual([vector]);
    expect(sent()).toBe(before);
    await again.written();
    await (await openIngestEmbedder(settings)).embedder.embed(['整句']);
    expect(sent(), 'one to find the dimension, one for the text').toBe(before + 2);
  });

  it('begins anew with another model or dimension', async () => {
    const one = await openVectorCache(folder, { id: 'a', dimension: 2 });
    await one.put([{ text: '字', vector: Float32Array.of(1, 0) }]);
    expect(await (await openVectorCache(folder, { id: 'a', dimension: 2 })).get('字')).toEqual(Float32Array.of(1, 0));
    expect(await (await openVectorCache(folder, { id: 'b', dimension: 2 })).get('字')).toBeUndefined();
    await truncate(join(folder, 'embedding-in-progress.bin'), 3);
    expect(await (await openVectorCache(folder, { id: 'b', dimension: 2 })).get('字')).toBeUndefined();
  });
});

describe('reranking', () => {
  const items = ['碧江补贴', '北京落户的条件', '落户'];
  const textOf = (item: string): string => item;

  it('puts the best first', async () => {
    expect(await reranked(createRerankEndpoint({ model: 'r', baseUrl: server.url }), '北京落户条件', items, { textOf })).toEqual(['北京落户的条件', '落户', '碧江补贴']);
  });

  it('changes nothing when it fails, and tells', async () => {
    const failures: unknown[] = [];
    for (const raw of ['{}', '<html>']) {
      server.behave({ raw });
      expect(await reranked(createRerankEndpoint({ model: 'r', baseUrl: server.url }), '问', items, { textOf, onFailure: (error) => failures.push(error) })).toEqual(items);
    }
    expect(failures).toHaveLength(2);
  });
});
