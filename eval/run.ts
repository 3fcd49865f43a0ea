import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAssistant } from '../src/answer/assistant.ts';
import { createEngine } from '../src/answer/create-engine.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { openStore } from '../src/store/open.node.ts';
import { parseCases, type EvalCase } from './case.ts';
import { play, standsIn, tally, type PlayedCase, type Tally } from './play.ts';
import { report } from './report.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean' }, quiet: { type: 'boolean' }, accept: { type: 'boolean' }, only: { type: 'string' } },
});

/** Plays the cases in process. `--only TEXT` those whose id holds it, `--verbose` shows all, `--quiet` no failures, `--accept` writes the baseline. */
const corpus = await loadCorpus(join(root, 'corpus'));
const store = await openStore(':memory:', { dataDir: root });
let turns = 0;
const assistant = createAssistant({ engine: createEngine(corpus), store, clock: () => new Date(), today: () => '2026-11-21', newId: () => `turn-${++turns}` });
const texts = new Map(corpus.documents.map(({ meta, text }) => [meta.id, text]));

const files =
  positionals.length > 0
    ? positionals
    : (await readdir(join(root, 'eval/cases')))
        .filter((name) => name.endsWith('.jsonl'))
        .toSorted()
        .map((name) => join(root, 'eval/cases', name));
const bySet: Record<string, Record<string, Tally>> = {};
const failed: PlayedCase[] = [];
const all: PlayedCase[] = [];
for (const file of files) {
  const cases: readonly EvalCase[] = parseCases(await readFile(file, 'utf8'), file).filter(({ id }) => values.only === undefined || id.includes(values.only));
  const played: PlayedCase[] = [];
  for (const one of cases) played.push(await play(assistant, one, (document, quote) => standsIn(texts.get(document) ?? '', quote)));
  const set = file.split('/').at(-1)?.replace('.jsonl', '') ?? file;
  bySet[set] = Object.fromEntries([...Map.groupBy(played, ({ kind }) => kind)].map(([kind, group]) => [kind, tally(group)]));
  bySet[set]['all'] = tally(played);
  failed.push(...played.filter(({ passed }) => !passed));
  all.push(...played);
}
if (values.quiet !== true) for (const one of values.verbose === true ? all : failed) console.log(transcript(one));
for (const [set, kinds] of Object.entries(bySet)) {
  console.log(`\n${set}`);
  console.table(Object.fromEntries(Object.entries(kinds).map(([kind, { n, passed, score }]) => [kind, { cases: n, passed, truthfulness: Number(score.toFixed(3)) }])));
}
const falseQuotes = all.flatMap(({ falseQuotes: quotes }) => quotes);
const times = all.flatMap(({ turns: own }) => own.map(({ ms }) => ms)).toSorted((a, b) => a - b);
const total = tally(all);
console.log(
  `${total.passed} of ${total.n} passed, truthfulness ${total.score.toFixed(3)}, false quotes ${falseQuotes.length}, turn ms p50 ${times[Math.floor(times.length / 2)]?.toFixed(1)} p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(1)}`,
);
await writeFile(join(root, 'eval/report.html'), report(bySet, all));
await store.close();
process.exitCode = values.only === undefined && positionals.length === 0 ? await compareWithBaseline() : 0;

async function compareWithBaseline(): Promise<number> {
  const path = join(root, 'eval/baseline.json');
  const now = Object.fromEntries(Object.entries(bySet).map(([set, kinds]) => [set, kinds['all']?.passed ?? 0]));
  if (values.accept === true) {
    await writeFile(path, `${JSON.stringify(now, null, 2)}\n`);
    return 0;
  }
  const baseline = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as Record<string, number>;
  const worse = Object.entries(baseline).filter(([set, passed]) => (now[set] ?? 0) < passed);
  for (const [set, passed] of worse) console.error(`${set}: ${now[set] ?? 0} passed, the baseline is ${passed}`);
  if (falseQuotes.length > 0) console.error(`quotes that stand in no document: ${falseQuotes.slice(0, 5).join(' | ')}`);
  return worse.length > 0 || falseQuotes.length > 0 ? 1 : 0;
}

function transcript({ id, passed, turns: own }: PlayedCase): string {
  const faults = own.flatMap(({ faults: found }, i) => found.map((fault) => `turn ${i + 1} ${fault}`));
  return [
    `${passed ? 'pass' : 'FAIL'} ${id} ${faults.join('; ')}`,
    ...own.map(({ user, reply, quotes }) => `  > ${user}\n  < ${reply.replaceAll('\n', '\n    ')}\n    quotes: ${quotes.map((quote) => quote.slice(0, 50)).join(' | ')}`),
  ].join('\n');
}
