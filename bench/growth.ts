// How size, memory and time grow with the corpus, each size in a process of its own, with low priority.
//   node bin/run.mjs bench/growth.ts [--most 1000000]      writes bench/growth.json; scripts/plot-growth.ts draws it
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSnapshot, writeSnapshot } from '../src/retrieval/engine-snapshot.ts';
import { createBm25 } from '../src/retrieval/bm25.ts';
import { createEvidenceIndex } from '../src/retrieval/evidence.ts';
import { metaOf } from '../src/retrieval/index-rows.ts';
import { prepare } from '../src/retrieval/prepare.ts';
import { stripQuestionWords, tokens } from '../src/text/segment.ts';
import { corpusOfTexts, passagesUpTo, publicTexts } from './growing-corpus.ts';

export type Growth = Readonly<{
  /** `evidence`: what the assistant searches; `bm25`: one list over whole passages, the part that every ranking begins with */
  kind: 'evidence' | 'bm25';
  passages: number;
  buildSeconds: number;
  /** bytes of the postings, and of the snapshot file where there is one */
  postings: number;
  snapshot?: number;
  loadMs?: number;
  /** MB of a process that serves from the snapshot; of `bm25` of the one that built it */
  heldMb: number;
  queryMsP50: number;
  queryMsP99: number;
}>;

const SIZES: readonly (readonly [Growth['kind'], number])[] = [
  ['evidence', 200],
  ['evidence', 2000],
  ['evidence', 20_000],
  ['bm25', 200],
  ['bm25', 2000],
  ['bm25', 20_000],
  ['bm25', 200_000],
  ['bm25', 1_000_000],
];
const FLAGS = ['--max-old-space-size=12000', '--expose-gc', '--disable-warning=ExperimentalWarning'];
const QUESTIONS = 200;
const MOST_MS = 8 * 60_000;

const { values } = parseArgs({ options: { one: { type: 'string' }, load: { type: 'string' }, most: { type: 'string', default: '1000000' } } });
setPriority(10);
const given = await publicTexts();
if (given === undefined && import.meta.main) console.log('left out: the public question sets are not there');
else if (values.load !== undefined) console.log(JSON.stringify(await loaded(values.load)));
else if (values.one !== undefined) console.log(JSON.stringify(await measured(values.one)));
else if (import.meta.main) all();

function all(): void {
  const found: Growth[] = [];
  for (const [kind, passages] of SIZES) {
    if (passages > Number(values.most)) continue;
    const child = spawnSync(process.execPath, [...FLAGS, import.meta.filename, '--one', `${kind}:${passages}`], { encoding: 'utf8', timeout: MOST_MS, maxBuffer: 1e8 });
    if (child.status === 0) found.push(JSON.parse(child.stdout) as Growth);
    console.log(child.status === 0 ? child.stdout.trim() : `${kind} ${passages}: not within ${MOST_MS / 60_000} minutes or 12 GB ${child.stderr.slice(-300)}`);
  }
  writeFileSync('bench/growth.json', `${JSON.stringify(found, undefined, 2)}\n`);
}

async function measured(which: string): Promise<Growth> {
  const [kind, count = ''] = which.split(':');
  const texts = passagesUpTo(Number(count), given!.texts);
  return kind === 'evidence' ? ofEvidence(Number(count), texts) : ofBm25(Number(count), texts);
}

/** Builds and writes; another process then reads, so that its memory is that of serving. */
async function ofEvidence(passages: number, texts: Iterable<string>): Promise<Growth> {
  const corpus = corpusOfTexts(texts);
  const began = performance.now();
  const prepared = prepare(corpus);
  const buildSeconds = (performance.now() - began) / 1000;
  const bytes = await writeSnapshot({ corpus, prepared, meta: metaOf({ id: 'lexical-256@1', dimension: 256 }), version: 'growth' }, { limit: Infinity });
  const folder = mkdtempSync(join(tmpdir(), 'youju-growth-'));
  try {
    const file = join(folder, 'index.bin');
    writeFileSync(file, bytes);
    const serving = spawnSync(process.execPath, [...FLAGS, import.meta.filename, '--load', file], { encoding: 'utf8' });
    return {
      kind: 'evidence',
      passages,
      buildSeconds,
      postings: prepared.evidence.postings.lists.length,
      snapshot: bytes.length,
      ...(JSON.parse(serving.stdout) as Omit<Growth, 'kind' | 'passages' | 'buildSeconds' | 'postings'>),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function loaded(file: string): Promise<object> {
  const bytes = new Uint8Array(readFileSync(file));
  const began = performance.now();
  const { corpus, prepared } = await readSnapshot(bytes);
  const index = createEvidenceIndex(corpus, prepared.evidence);
  const loadMs = performance.now() - began;
  const times = timesOf((question) => index.search(question));
  return { loadMs, heldMb: held(), ...times };
}

function ofBm25(passages: number, texts: Iterable<string>): Growth {
  const began = performance.now();
  const index = createBm25([...texts].map((text) => tokens(text)));
  const buildSeconds = (performance.now() - began) / 1000;
  const times = timesOf((question) => index.search(tokens(stripQuestionWords(question)), 10));
  const { documents, frequencies, offsets } = index.postings;
  return { kind: 'bm25', passages, buildSeconds, postings: documents.byteLength + frequencies.byteLength + offsets.byteLength, heldMb: held(), ...times };
}

function timesOf(search: (question: string) => unknown): { queryMsP50: number; queryMsP99: number } {
  const questions = given!.questions.filter((_, at) => at % Math.ceil(given!.questions.length / QUESTIONS) === 0);
  for (const question of questions.slice(0, 20)) search(question);
  const times = questions
    .map((question) => {
      const began = performance.now();
      search(question);
      return performance.now() - began;
    })
    .sort((a, b) => a - b);
  return { queryMsP50: times[Math.floor(times.length / 2)]!, queryMsP99: times[Math.floor(times.length * 0.99)]! };
}

/** After the rubbish is gone: objects, strings and buffers. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
