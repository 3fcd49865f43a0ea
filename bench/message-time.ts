// Time and memory of one message from its text to the reply, over the shipped corpus and with many more passages beside it, each in a process of its own.
//   npm run bench -- message-time [--passages 100000] [--write]      --write: into docs/evaluation.md
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withTables } from '../eval/guard-tables.ts';
import { parseParaphrases } from '../eval/stability.ts';
import { createAssistant } from '../src/answer/assistant.ts';
import { createEngine } from '../src/answer/create-engine.ts';
import type { Engine } from '../src/answer/engine.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { openStore } from '../src/store/open.node.ts';
import { corpusOfTexts, passagesUpTo, publicTexts } from './growing-corpus.ts';

type Times = Readonly<{ p50: number; p99: number; most: number }>;
export type MessageTime = Readonly<{
  passages: number;
  buildSeconds: number;
  /** MB in use after the rubbish is gone, of the process as a whole then, and at the most so far */
  heldMb: number;
  rssMb: number;
  peakMb: number;
  /** ms a message by the clock, and of the processor, which other programs change less */
  message: Times;
  cpu: Times;
  /** of the former, the search of the documents and the mending of words by sound */
  search: Times;
  mend: Times;
  /** searches that a message makes, on average */
  searches: number;
}>;

const root = join(import.meta.dirname, '..');
const MORE = 100_000;
const WARM_UP = 40;
const ROUNDS = 3;
/** No further round begins after that. */
const LONG_MS = 60_000;
const FLAGS = ['--expose-gc', '--max-old-space-size=14000', '--disable-warning=ExperimentalWarning'];
/** A person waits five seconds at most; the rest of the way takes most of a second. */
const LIMIT_MS = 300;

/** The lines to print; with `--write` the table goes into docs/evaluation.md too. */
export const benchMessageTime = async (args: readonly string[] = []): Promise<string[]> => {
  const { values } = parseArgs({ args: [...args], options: { passages: { type: 'string', default: String(MORE) }, write: { type: 'boolean' } } });
  const more = (await publicTexts()) === undefined ? [] : [Number(values.passages)];
  const found = [0, ...more].map(inChild);
  const table = messageTable(found);
  const page = join(root, 'docs/evaluation.md');
  if (values.write === true) writeFileSync(page, withTables(readFileSync(page, 'utf8'), { 'message-time': table }));
  const [alone, full] = found;
  const ratio =
    alone === undefined || full === undefined
      ? 'message-time: the public question sets are not there, so nothing was added'
      : `message-time: with ${full.passages - alone.passages} passages more a message takes ${(full.cpu.p50 / alone.cpu.p50).toFixed(1)} times as long (p50), ${(full.message.p99 / alone.message.p99).toFixed(1)} times at p99, which is ${(full.message.p99 / LIMIT_MS).toFixed(2)} of the ${LIMIT_MS} ms allowed, in ${(full.heldMb / alone.heldMb).toFixed(1)} times the memory`;
  return [ratio, table];
};

const inChild = (more: number): MessageTime => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...FLAGS, import.meta.filename, '--one', String(more)], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`with ${more} passages more: ${stderr.slice(-500)}`);
  return JSON.parse(stdout) as MessageTime;
};

const measured = async (more: number): Promise<MessageTime> => {
  const began = performance.now();
  const corpus = await corpusWith(more);
  const parts: Record<'search' | 'mend', number> = { search: 0, mend: 0 };
  let searches = 0;
  const engine = timed(createEngine(corpus), parts, () => searches++);
  const buildSeconds = (performance.now() - began) / 1000;
  const store = await openStore(':memory:', { dataDir: root });
  let turns = 0;
  const assistant = createAssistant({ engine, store, clock: () => new Date(), today: () => '2026-11-21', newId: () => `turn-${++turns}` });
  const wordings = parseParaphrases(readFileSync(join(root, 'eval/paraphrases.jsonl'), 'utf8')).flatMap((one) => one.wordings);
  const times: Readonly<{ message: number; cpu: number; search: number; mend: number }>[] = [];
  const ask = async (text: string): Promise<void> => {
    Object.assign(parts, { search: 0, mend: 0 });
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    await assistant.answer({ user: `bench-${turns}`, channel: 'bench', text });
    const message = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    times.push({ message, cpu: (user + system) / 1000, ...parts });
  };
  for (const text of wordings.slice(0, WARM_UP)) await ask(text);
  times.length = 0;
  searches = 0;
  const first = performance.now();
  for (let round = 0; round < ROUNDS && performance.now() - first < LONG_MS; round++) for (const text of wordings) await ask(text);
  await store.close();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    passages: corpus.passages.length,
    buildSeconds,
    heldMb: (heapUsed + external) / 2 ** 20,
    rssMb: rss / 2 ** 20,
    peakMb: process.resourceUsage().maxRSS / 1024,
    message: timesOf(times.map(({ message }) => message)),
    cpu: timesOf(times.map(({ cpu }) => cpu)),
    search: timesOf(times.map(({ search }) => search)),
    mend: timesOf(times.map(({ mend }) => mend)),
    searches: searches / times.length,
  };
};

/** The shipped corpus, and beside it documents of other matter. */
const corpusWith = async (more: number): Promise<Corpus> => {
  const corpus = await loadCorpus(join(root, 'corpus'));
  const given = more === 0 ? undefined : await publicTexts();
  if (given === undefined) return corpus;
  const other = corpusOfTexts(passagesUpTo(more, given.texts));
  return { ...corpus, documents: [...corpus.documents, ...other.documents], passages: [...corpus.passages, ...other.passages] };
};

const timed = (engine: Engine, parts: Record<'search' | 'mend', number>, searched: () => void): Engine => {
  const taking = <T>(part: 'search' | 'mend', task: () => T): T => {
    const start = performance.now();
    const result = task();
    parts[part] += performance.now() - start;
    return result;
  };
  return {
    ...engine,
    correct: (text) => taking('mend', () => engine.correct(text)),
    evidence: { ...engine.evidence, search: (text, options) => (searched(), taking('search', () => engine.evidence.search(text, options))) },
  };
};

const timesOf = (times: readonly number[]): Times => {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[sorted.length >> 1] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, most: sorted.at(-1) ?? 0 };
};

export const messageTable = (found: readonly MessageTime[]): string => {
  const times = ({ p50, p99 }: Times): string => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const rows = found.map(({ passages, message, cpu, search, mend, searches, buildSeconds, heldMb, rssMb, peakMb }) => [
    passages,
    times(message),
    message.most.toFixed(0),
    times(cpu),
    times(search),
    searches.toFixed(1),
    times(mend),
    buildSeconds.toFixed(1),
    ...[heldMb, rssMb, peakMb].map((mb) => mb.toFixed(0)),
  ]);
  const [first, last] = [found[0], found.at(-1)];
  const ratio = (of: (one: MessageTime) => number): string => (first === undefined || last === undefined ? '–' : `${(of(last) / of(first)).toFixed(1)} ×`);
  const ratios = (of: (one: MessageTime) => Times): string => `${ratio((one) => of(one).p50)} / ${ratio((one) => of(one).p99)}`;
  return [
    [
      'passages',
      'message, ms p50 / p99',
      'longest',
      'of the processor, ms',
      'of the clock: search',
      'searches',
      'mending by sound',
      'made ready, s',
      'MB held',
      'MB of the process',
      'MB at most',
    ],
    Array.from({ length: 11 }, () => '---'),
    ...rows,
    ...(found.length < 2
      ? []
      : [
          [
            'ratio',
            ratios(({ message }) => message),
            ratio(({ message }) => message.most),
            ratios(({ cpu }) => cpu),
            ratios(({ search }) => search),
            ratio(({ searches }) => searches),
            ratios(({ mend }) => mend),
            ratio(({ buildSeconds }) => buildSeconds),
            ratio(({ heldMb }) => heldMb),
            ratio(({ rssMb }) => rssMb),
            ratio(({ peakMb }) => peakMb),
          ],
        ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
};

if (import.meta.main) {
  const [first, more = '0'] = process.argv.slice(2);
  if (first === '--one') console.log(JSON.stringify(await measured(Number(more))));
  else for (const line of await benchMessageTime(process.argv.slice(2))) console.log(line);
}
