// One size of one kind in a process of its own, its figures as JSON: `node --expose-gc measure.ts KIND PASSAGES`, or `measure.ts read KIND PLACE` for the reader.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLexicalEmbedder } from '../../src/model/lexical-embedder.ts';
import { createBm25 } from '../../src/retrieval/bm25.ts';
import { readSnapshot, writeSnapshot } from '../../src/retrieval/engine-snapshot.ts';
import { createEvidenceIndex } from '../../src/retrieval/evidence.ts';
import { metaOf } from '../../src/retrieval/index-rows.ts';
import { ingest } from '../../src/retrieval/ingest.ts';
import { fullTextSearch, openIndex, openIndexWriter } from '../../src/retrieval/lancedb.node.ts';
import { prepare } from '../../src/retrieval/prepare.ts';
import { stripQuestionWords, tokens } from '../../src/text/segment.ts';
import { corpusOfTexts, passagesUpTo, publicTexts } from '../growing-corpus.ts';
import type { Growth } from '../growth.ts';

type Found = Omit<Growth, 'kind' | 'passages' | 'builderMb'>;
type Read = Pick<Growth, 'loadMs' | 'heldMb' | 'queryMsP50' | 'queryMsP99' | 'queryProcessorMs'>;

const QUESTIONS = 200;
const MB = 1024 * 1024;

setPriority(10);
const [kind = '', ...rest] = process.argv.slice(2);
const given = await publicTexts();
if (given === undefined) throw new Error('the public question sets are not there');
const questions = given.questions.filter((_, at) => at % Math.ceil(given.questions.length / QUESTIONS) === 0);
const build: Readonly<Record<string, (texts: Iterable<string>, folder: string) => Promise<Found>>> = { evidence, bm25, fts, ingest: rows };
const read: Readonly<Record<string, (place: string) => Promise<Read>>> = { evidence: readEvidence, ingest: readRows };

if (kind === 'read') console.log(JSON.stringify(await read[rest[0] ?? '']!(rest[1] ?? '')));
else {
  const passages = Number(rest[0]);
  const folder = mkdtempSync(join(tmpdir(), 'youju-growth-'));
  try {
    const found = await build[kind]!(passagesUpTo(passages, given.texts), folder);
    console.log(JSON.stringify(rounded({ kind, passages, ...found, builderMb: process.resourceUsage().maxRSS / 1024 })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds and writes; another process then reads, so that its memory is that of serving. */
async function evidence(texts: Iterable<string>, folder: string): Promise<Found> {
  const corpus = corpusOfTexts(texts);
  const built = stopwatch();
  const prepared = prepare(corpus);
  const building = built();
  const bytes = await writeSnapshot({ corpus, prepared, meta: metaOf(createLexicalEmbedder()), version: 'growth' }, { limit: Infinity });
  const file = join(folder, 'index.bin');
  writeFileSync(file, bytes);
  return { ...building, bytes: bytes.length, ...reader('evidence', file) };
}

async function readEvidence(file: string): Promise<Read> {
  const bytes = new Uint8Array(readFileSync(file));
  const began = performance.now();
  const { corpus, prepared } = await readSnapshot(bytes);
  const index = createEvidenceIndex(corpus, prepared.evidence);
  const loadMs = performance.now() - began;
  return { loadMs, ...(await timesOf((question) => index.search(question))), heldMb: heldMb() };
}

async function bm25(texts: Iterable<string>): Promise<Found> {
  const built = stopwatch();
  const index = createBm25(cut(texts));
  const building = built();
  const times = await timesOf((question) => index.search(tokens(stripQuestionWords(question)), 10));
  const { documents, frequencies, offsets } = index.postings;
  return { ...building, bytes: documents.byteLength + frequencies.byteLength + offsets.byteLength, heldMb: heldMb(), ...times };
}

async function fts(texts: Iterable<string>, folder: string): Promise<Found> {
  const built = stopwatch();
  const index = await fullTextSearch(folder, joined(texts));
  const building = built();
  const times = await timesOf((question) => index.search(tokens(stripQuestionWords(question)).join(' '), 10));
  globalThis.gc?.();
  return { ...building, bytes: bytesIn(folder), heldMb: process.memoryUsage.rss() / MB, ...times };
}

async function rows(texts: Iterable<string>, folder: string): Promise<Found> {
  const corpus = corpusOfTexts(texts);
  const embedder = createLexicalEmbedder();
  const built = stopwatch();
  const writer = await openIndexWriter({ uri: folder });
  await ingest({ corpus, writer, embedder, now: () => new Date() });
  writer.close();
  const building = built();
  return { ...building, bytes: bytesIn(folder), ...reader('ingest', folder) };
}

async function readRows(folder: string): Promise<Read> {
  const began = performance.now();
  const index = await openIndex({ uri: folder });
  const loadMs = performance.now() - began;
  const embedder = createLexicalEmbedder();
  const times = await timesOf(async (question) => index.vectorSearch((await embedder.embed([question]))[0]!, 10));
  globalThis.gc?.();
  return { loadMs, ...times, heldMb: process.memoryUsage.rss() / MB };
}

function reader(of: string, place: string): Read {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, 'read', of, place], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr.slice(-500));
  return JSON.parse(stdout) as Read;
}

async function timesOf(search: (question: string) => unknown): Promise<Pick<Growth, 'queryMsP50' | 'queryMsP99' | 'queryProcessorMs'>> {
  for (const question of questions.slice(0, 20)) await search(question);
  const times: number[] = [];
  const before = processorSeconds();
  for (const question of questions) {
    const began = performance.now();
    await search(question);
    times.push(performance.now() - began);
  }
  const queryProcessorMs = ((processorSeconds() - before) * 1000) / questions.length;
  times.sort((a, b) => a - b);
  return { queryMsP50: times[times.length >> 1]!, queryMsP99: times[Math.floor(times.length * 0.99)]!, queryProcessorMs };
}

function* cut(texts: Iterable<string>): Generator<string[]> {
  for (const text of texts) yield tokens(text);
}

function* joined(texts: Iterable<string>): Generator<string> {
  for (const found of cut(texts)) yield found.join(' ');
}

/** After the rubbish is gone: objects, strings and buffers. */
function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0);
}

/** Of all threads. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Begins to measure what building takes. */
function stopwatch(): () => Pick<Growth, 'buildSeconds' | 'buildProcessorSeconds'> {
  const [began, before] = [performance.now(), processorSeconds()];
  return () => ({ buildSeconds: (performance.now() - began) / 1000, buildProcessorSeconds: processorSeconds() - before });
}

function rounded(found: object): object {
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(3)) : (value as unknown)]));
}
