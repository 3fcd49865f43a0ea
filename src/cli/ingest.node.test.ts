import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusOf, type Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/load.node.ts';
import type { Embedder } from '../model/embedder.ts';
import { createLexicalEmbedder } from '../model/lexical-embedder.ts';
import { corpusOfRows, hashesOf, isUpToDate, metaOf, rowsOf } from '../retrieval/index-rows.ts';
import { ingest } from '../retrieval/ingest.ts';
import { lockIndex } from '../retrieval/ingest-lock.node.ts';
import { openIndex, openIndexWriter } from '../retrieval/lancedb.node.ts';
import { ingestFolder } from './ingest.ts';

const KILLS = 20;
const now = () => new Date('2026-11-21T00:00:00Z');

const markdown = (id: string, body: string): string =>
  `---\nid: ${id}\ntitle: ${id}的通知\nshort: ${id}\npublisher: 市民政局\npublished: 2026-01-02\nkind: official\nregion: 北京\nsource: 测试\n---\n\n# 总则\n\n${body}\n`;
const file = (id: string, body: string) => ({ path: `${id}.md`, text: markdown(id, body) });
const bank = (id: string, quote: string, count: number) => ({
  path: `${id}.jsonl`,
  text: Array.from({ length: count }, (_, index) => JSON.stringify({ question: `第${index}种问法:${quote}吗`, quote })).join('\n'),
});
const corpusWith = (bodies: Readonly<Record<string, string>>, count = 3): Corpus =>
  corpusOf({ documents: Object.entries(bodies).map(([id, body]) => file(id, body)), questions: Object.entries(bodies).map(([id, body]) => bank(id, body.slice(0, 8), count)) });

const A = { notice: '社会工作者应当在一年内登记，逾期不予受理。', guide: '持有中级证书的人员可以申请加分。', old: '本办法自二〇二〇年起施行，有效期五年。' };
const B = { notice: '社会工作者应当在两年内登记，逾期另行处理。', guide: A.guide, fresh: '新设的岗位每月发放补贴五百元。' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-index-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = async (uri: string, corpus: Corpus, embedder: Embedder = createLexicalEmbedder(), lines: string[] = []) => {
  const writer = await openIndexWriter({ uri });
  try {
    return await ingest({ corpus, writer, embedder, now, progress: (line) => lines.push(line) });
  } finally {
    writer.close();
  }
};
const held = async (uri: string): Promise<Corpus> => {
  const index = await openIndex({ uri });
  index.close();
  return corpusOfRows(index.rows);
};

describe('ingest', () => {
  it('gives back the corpus it was given, every part equal', async () => {
    const uri = join(folder, 'whole');
    const report = await write(uri, corpusWith(A));
    expect(report).toMatchObject({ whole: true, added: ['guide', 'notice', 'old', ''], changed: [], removed: [] });
    expect(await held(uri)).toEqual(corpusWith(A));
  });

  it('writes changed documents only, takes removed ones out, and embeds only new words', async () => {
    const uri = join(folder, 'changes');
    await write(uri, corpusWith(A));
    expect(await write(uri, corpusWith(A))).toMatchObject({ whole: false, unchanged: 4, rows: 0, embedded: 0 });

    expect(await write(uri, corpusWith(B))).toMatchObject({ whole: false, added: ['fresh'], changed: ['notice'], removed: ['old'], unchanged: 2 });
    expect(await held(uri)).toEqual(corpusWith(B));

    const more = corpusWith(B, 4);
    const report = await write(uri, more);
    expect(report.changed).toEqual(['fresh', 'guide', 'notice']);
    // Of each document its passage and the one new question; the three old ones keep their vectors.
    expect(report.embedded).toBe(6);
    expect(await held(uri)).toEqual(more);
    const index = await openIndex({ uri });
    const [vector] = await createLexicalEmbedder().embed([more.questions[0]!.question]);
    expect((await index.vectorSearch(vector!, 1))[0]?.distance).toBeCloseTo(0, 4);
    index.close();
  });

  it('makes the index anew for another embedder, and refuses vectors that are not of its dimension', async () => {
    const uri = join(folder, 'embedder');
    await write(uri, corpusWith(A));
    const other: Embedder = { id: 'other@1', dimension: 4, embed: (texts) => Promise.resolve(texts.map((text) => Float32Array.of(1, text.length, 0, 1))) };
    expect(await write(uri, corpusWith(A), other)).toMatchObject({ whole: true });
    const index = await openIndex({ uri });
    expect(index.meta).toEqual(metaOf(other));
    expect(await index.vectorSearch(Float32Array.of(1, 9, 0, 1), 2)).toHaveLength(2);
    await expect(index.vectorSearch(new Float32Array(3), 2)).rejects.toMatchObject({ code: 'index-vectors' });
    index.close();
    const wrong: Embedder = { ...other, id: 'wrong@1', embed: (texts) => Promise.resolve(texts.map(() => new Float32Array(3))) };
    await expect(write(uri, corpusWith(B), wrong)).rejects.toMatchObject({ code: 'index-vectors' });
    const silent: Embedder = { ...other, id: 'silent@1', embed: () => Promise.resolve([]) };
    await expect(write(uri, corpusWith(B), silent)).rejects.toMatchObject({ code: 'index-vectors' });
    expect(await held(uri)).toEqual(corpusWith(A));
  });

  it('tells a reader whether something newer was published', async () => {
    const uri = join(folder, 'latest');
    await write(uri, corpusWith(A));
    const index = await openIndex({ uri });
    expect(await index.isLatest()).toBe(true);
    expect(isUpToDate(index, corpusWith(A), metaOf(createLexicalEmbedder()))).toBe(true);
    expect(isUpToDate(index, corpusWith(B), metaOf(createLexicalEmbedder()))).toBe(false);
    await write(uri, corpusWith(B));
    expect(await index.isLatest()).toBe(false);
    expect(corpusOfRows(index.rows)).toEqual(corpusWith(A));
    index.close();
  });

  it('keeps a second writer out, names a folder that cannot be written, and a missing index', async () => {
    const uri = join(folder, 'locked');
    const unlock = lockIndex(uri);
    const settings = { corpus: join(folder, 'none'), index: { uri }, embedder: createLexicalEmbedder(), now, progress: () => {} };
    await expect(ingestFolder(settings)).rejects.toMatchObject({ code: 'index-locked' });
    unlock();
    await expect(ingestFolder(settings)).rejects.toMatchObject({ code: 'corpus-unreadable' });
    const blocked = join(folder, 'a-file');
    await writeFile(blocked, '');
    await expect(ingestFolder({ ...settings, index: { uri: join(blocked, 'index') } })).rejects.toMatchObject({ code: 'index-not-writable' });
    await expect(openIndex({ uri: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'index-missing' });
  });

  it('makes anew what cannot be read', async () => {
    const uri = join(folder, 'damaged');
    await write(uri, corpusWith(A));
    await rm(join(uri, 'rows.lance', 'data'), { recursive: true });
    await expect(openIndex({ uri })).rejects.toMatchObject({ code: 'index-unreadable' });
    await write(uri, corpusWith(B));
    expect(await held(uri)).toEqual(corpusWith(B));
  });
});

describe('npm run ingest killed at any moment', () => {
  const folderOf = async (name: string, bodies: Readonly<Record<string, string>>): Promise<string> => {
    const corpus = join(folder, name);
    for (const kind of ['documents', 'questions']) await mkdir(join(corpus, kind), { recursive: true });
    for (const [id, body] of Object.entries(bodies)) {
      await writeFile(join(corpus, 'documents', `${id}.md`), markdown(id, body));
      await writeFile(join(corpus, 'questions', `${id}.jsonl`), bank(id, body.slice(0, 8), 400).text);
    }
    return corpus;
  };

  const command = fileURLToPath(new URL('./ingest.ts', import.meta.url));

  it(`leaves the old or the new index, ${KILLS} times`, { timeout: 180_000 }, async () => {
    const uri = join(folder, 'killed');
    const folders = [await folderOf('a', A), await folderOf('b', B)] as const;
    const states = await Promise.all(folders.map(async (corpus) => JSON.stringify([...hashesOf(rowsOf(await loadCorpus(corpus)))].sort())));
    const run = async (corpus: string, kill?: (started: Promise<unknown>, ended: Promise<unknown>) => Promise<unknown>): Promise<number | null> => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command, '--corpus', corpus, '--index', uri], { stdio: ['ignore', 'ignore', 'pipe'] });
      const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
      const started = new Promise((resolve) => child.stderr.on('data', (lines: Buffer) => /\b(\d+) of \1 texts/u.test(lines.toString()) && resolve(undefined)));
      if (kill !== undefined) {
        await kill(started, ended);
        child.kill('SIGKILL');
      }
      return ended;
    };
    let span = 0;
    const timed = async (started: Promise<unknown>, ended: Promise<unknown>): Promise<void> => {
      await started;
      const from = performance.now();
      await ended;
      span = performance.now() - from;
    };
    await run(folders[1], timed);
    expect(await run(folders[0], timed)).toBe(0);
    const outcomes = { old: 0, new: 0 };
    let current = 0;
    for (let time = 0; time < KILLS; time += 1) {
      const next = 1 - current;
      // A quarter falls anywhere; after the last vector comes the write, and most kills fall around it.
      const anywhere = time % 4 === 0;
      const pause = Math.random() * (anywhere ? 500 : span * 1.2);
      await run(folders[next]!, async (started, ended) => {
        if (!anywhere) await Promise.race([started, ended]);
        await Promise.race([wait(pause), ended]);
      });
      const index = await openIndex({ uri });
      const state = JSON.stringify([...hashesOf(index.rows)].sort());
      index.close();
      expect(states, `kill ${time}, after ${pause} ms`).toContain(state);
      outcomes[state === states[next] ? 'new' : 'old'] += 1;
      current = states.indexOf(state);
    }
    expect(outcomes.old + outcomes.new).toBe(KILLS);
    expect(await run(folders[1 - current]!)).toBe(0);
    const index = await openIndex({ uri });
    expect(JSON.stringify([...hashesOf(index.rows)].sort())).toBe(states[1 - current]);
    index.close();
    console.info(`killed ${KILLS} times: ${outcomes.old} left the old index, ${outcomes.new} the new one`);
  });
});
