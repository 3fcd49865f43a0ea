// How size, memory and time grow with the corpus, each size in a process of its own, with low priority.
//   npm run bench -- growth [--kinds evidence,bm25,fts,ingest] [--sizes 200,2000] [--minutes 20]
// What was measured goes into bench/growth.json, in place of an older figure of the same kind and size; scripts/plot-growth.ts draws it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export type GrowthKind = keyof typeof SIZES;

export type Growth = Readonly<{
  kind: GrowthKind;
  passages: number;
  buildSeconds: number;
  buildProcessorSeconds: number;
  /** bytes of what is kept: the snapshot, the postings, the folder of LanceDB */
  bytes: number;
  /** MB of memory at its highest while building */
  builderMb?: number;
  /** until the first question can be answered, where that is another process than the builder */
  loadMs?: number;
  /** MB held for answering, after the rubbish is gone; of LanceDB what the process has of the machine's memory */
  heldMb: number;
  queryMsP50: number;
  queryMsP99?: number;
  /** processor time of a question, all threads, the mean: it does not wait for what else the machine does */
  queryProcessorMs: number;
}>;

/**
 * `evidence`: what the assistant searches, each passage and each of its sentences an entry; `bm25`: one list over whole passages, the part that every ranking
 * begins with; `fts`: the same tokens in LanceDB's full-text index; `ingest`: rows and vectors of words, written and read as `npm run ingest` does. To the
 * size that each is meant for and one beyond.
 */
const SIZES = {
  evidence: [200, 2000, 20_000, 200_000],
  bm25: [200, 2000, 20_000, 200_000, 1_000_000],
  fts: [200, 2000, 20_000, 200_000, 1_000_000],
  ingest: [200, 2000, 20_000, 200_000],
} as const;
const FILE = 'bench/growth.json';
const HEAP_MB = 14_000;
const FLAGS = [`--max-old-space-size=${HEAP_MB}`, '--expose-gc', '--disable-warning=ExperimentalWarning'];
/** With the one thread that LanceDB takes on two processors, its full-text index waits for itself for ever from some thousand texts on (lancedb/lancedb issue 3568). */
const env = { LANCE_CPU_THREADS: '8', ...process.env };
const ONE = new URL('growth/measure.ts', import.meta.url).pathname;

/** Tells each figure when it is there, and gives none at the end. */
export function benchGrowth(args: readonly string[]): readonly string[] {
  const { values } = parseArgs({ args: [...args], options: { kinds: { type: 'string' }, sizes: { type: 'string' }, minutes: { type: 'string', default: '20' } } });
  const [kinds, sizes] = [values.kinds?.split(','), values.sizes?.split(',').map(Number)];
  for (const [kind, all] of Object.entries(SIZES)) {
    for (const passages of all) {
      if (kinds?.includes(kind) === false || sizes?.includes(passages) === false) continue;
      const child = spawnSync(process.execPath, [...FLAGS, ONE, kind, String(passages)], { encoding: 'utf8', env, timeout: Number(values.minutes) * 60_000, maxBuffer: 1e8 });
      if (child.status === 0) keep(JSON.parse(child.stdout) as Growth);
      const line = child.status === 0 ? child.stdout.trim() : `${kind} ${passages}: not within ${values.minutes} minutes and ${HEAP_MB} MB ${child.stderr.slice(-200)}`;
      console.log(line);
    }
  }
  return [];
}

function keep(found: Growth): void {
  const before = (JSON.parse(readFileSync(FILE, 'utf8')) as Growth[]).filter(({ kind, passages }) => kind !== found.kind || passages !== found.passages);
  const order = Object.keys(SIZES);
  const all = [...before, found].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.passages - b.passages);
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
}
