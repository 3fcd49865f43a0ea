import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rankingMetrics, refusalMetrics, type RankingMetrics } from '../eval/retrieval-metrics.ts';
import { publicSets, type NamedSet } from '../eval/retrieval-public-sets.ts';
import { ANSWERABILITY_FEATURES, answerabilityFeatures } from '../src/retrieval/answerability.ts';
import { collectionOf, type Collection } from '../src/retrieval/collection.ts';
import { FEATURES, featuresOf, type CandidateFeatures } from '../src/retrieval/features.ts';
import { scorerOf, type Network } from '../src/retrieval/network.ts';
import { scoredBy } from '../src/retrieval/rank.ts';
import { plattScaling } from './fit/calibrate.ts';
import { rounded, scaled, scaling, seeded, train, type Lesson } from './fit/train.ts';

// Fits the general ranker and its answerability on the public question sets, and says first how well that carries over:
// to questions left out (five folds), and to a whole set left out. Run it with node scripts/fit-ranker.ts (ten minutes); nothing is random from run to run.

const FOLDS = 5;
const MEMBERS = 3;
const RANKER = { units: 16, epochs: 14, rate: 4e-3, decay: 3e-4 } as const;
const ANSWERABLE = { units: 6, epochs: 4, rate: 3e-3, decay: 3e-3 } as const;
// Candidates that a lesson shows: deeper ones teach little and cost as much.
const LESSON_DEPTH = 40;
const PAIRS_PER_QUESTION = 6;

/** The weights, and beside them the figures they were chosen by. */
const WEIGHTS = new URL('../src/retrieval/weights/', import.meta.url);

type Asked = Readonly<{ set: string; fold: number; gold: readonly string[] | undefined; described: CandidateFeatures; collection: Collection; ids: readonly string[] }>;

const main = async (): Promise<void> => {
  const { sets, missing } = await publicSets();
  if (sets.length === 0) throw new Error(`no question set is there (${missing.join(', ')}); nothing to fit on`);
  const asked = sets.flatMap(describe);
  const names = sets.map(({ name }) => name);
  const answerable = asked.filter(({ gold }) => gold !== undefined);

  const rows: Float32Array[] = [];
  const origin: Asked[] = [];
  const folds: [Asked, Judgement][] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const network = fitRanker(answerable.filter((one) => one.fold !== fold));
    for (const one of asked.filter((candidate) => candidate.fold === fold)) {
      const { judgement, features } = judge(network, one);
      rows.push(features);
      origin.push(one);
      if (one.gold !== undefined) folds.push([one, judgement]);
    }
    say(`fold ${fold + 1} of ${FOLDS}`);
  }
  report(`${FOLDS} folds by question`);
  table(names, (name) => rankingMetrics(folds.filter(([one]) => one.set === name).map(([, judgement]) => judgement)));
  const outOfFold = new Float64Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const score = fitAnswerability(rows, origin, (one) => one.fold !== fold && withRefusals(sets, one));
    for (const [at, one] of origin.entries()) if (one.fold === fold) outOfFold[at] = score(rows[at]!, 0);
  }
  refusals(names, origin, outOfFold);

  report('\neach set left out in turn (the refusals: out of the fit of answerability)');
  const others = names.map((name): [string, RankingMetrics] => {
    const network = fitRanker(answerable.filter((one) => one.set !== name));
    return [name, rankingMetrics(answerable.filter((one) => one.set === name).map((one) => judge(network, one).judgement))];
  });
  table(names, (name) => new Map(others).get(name)!);
  const fromOthers = leftOut(sets, rows, origin);
  refusals(
    names,
    origin,
    Float64Array.from(origin, (_, at) => fromOthers(at)),
  );

  await writeFile(new URL('fitted.txt', WEIGHTS), `${figures.join('\n')}\n`);
  await write('ranker', fitRanker(answerable));
  const score = fitAnswerability(rows, origin, (one) => withRefusals(sets, one));
  const trusted = [...origin.keys()].filter((at) => withRefusals(sets, origin[at]!));
  await write('answerability', {
    network: score.network,
    ...plattScaling(
      trusted.map((at) => outOfFold[at]!),
      trusted.map((at) => origin[at]!.gold !== undefined),
    ),
  });
};

const describe = ({ name, set: { passages, queries, refusal } }: NamedSet): Asked[] => {
  const collection = collectionOf(passages);
  const ids = passages.map(({ id }) => id);
  const all = [...queries.map(({ text, gold }) => ({ text, gold })), ...(refusal ?? []).map(({ text }) => ({ text, gold: undefined }))];
  const asked = all.map(({ text, gold }, at): Asked => ({ set: name, fold: at % FOLDS, gold, described: featuresOf(collection, text), collection, ids }));
  say(`${name}: ${asked.length} questions described`);
  return asked;
};

type Judgement = Readonly<{ found: readonly string[]; gold: readonly string[] }>;

const judge = (network: Network, { described, gold, collection, ids }: Asked): { judgement: Judgement; features: Float32Array } => {
  const scored = scoredBy(scorerOf(network, FEATURES), described);
  const found = scored.order.slice(0, 10).map((place) => ids[scored.candidates[place]!]!);
  return { judgement: { found, gold: gold ?? [] }, features: answerabilityFeatures(scored, collection) };
};

const fitRanker = (asked: readonly Asked[]): Network => {
  const counts = new Map<string, number>();
  for (const { set } of asked) counts.set(set, (counts.get(set) ?? 0) + 1);
  const width = FEATURES.length;
  const depths = asked.map(({ described }) => Math.min(LESSON_DEPTH, described.candidates.length));
  const values = new Float32Array(depths.reduce((sum, depth) => sum + depth, 0) * width);
  const lessons: Lesson[] = [];
  let row = 0;
  for (const [at, { set, described, gold, ids }] of asked.entries()) {
    const depth = depths[at]!;
    values.set(described.values.subarray(0, depth * width), row * width);
    const right = described.candidates.slice(0, depth).map((index) => (gold ?? []).includes(ids[index]!));
    const count = right.filter(Boolean).length;
    // Every set weighs the same, however many questions it has.
    if (count > 0)
      lessons.push({ rows: Uint32Array.from(right, (_, place) => row + place), shares: Float32Array.from(right, (yes) => (yes ? 1 / count : 0)), weight: 1 / counts.get(set)! });
    row += depth;
  }
  return network(FEATURES, values, lessons, RANKER);
};

/** Learns from pairs of an answerable and an unanswerable question of one set; the higher score should be the answerable one's. */
const fitAnswerability = (rows: readonly Float32Array[], origin: readonly Asked[], use: (one: Asked) => boolean) => {
  const random = seeded(11);
  const places = [...origin.keys()].filter((at) => use(origin[at]!));
  const values = new Float32Array(places.length * ANSWERABILITY_FEATURES.length);
  for (const [row, at] of places.entries()) values.set(rows[at]!, row * ANSWERABILITY_FEATURES.length);
  const lessons: Lesson[] = [];
  for (const name of new Set(places.map((at) => origin[at]!.set))) {
    const own = [...places.keys()].filter((row) => origin[places[row]!]!.set === name);
    const [yes, no] = [own.filter((row) => origin[places[row]!]!.gold !== undefined), own.filter((row) => origin[places[row]!]!.gold === undefined)];
    const pick = (from: readonly number[]): number => from[Math.floor(random() * from.length)]!;
    const count = own.length * PAIRS_PER_QUESTION;
    for (let pair = 0; pair < count; pair += 1) lessons.push({ rows: Uint32Array.of(pick(yes), pick(no)), shares: Float32Array.of(1, 0), weight: 1 / count });
  }
  const fitted = network(ANSWERABILITY_FEATURES, values, lessons, ANSWERABLE);
  return Object.assign(scorerOf(fitted, ANSWERABILITY_FEATURES), { network: fitted });
};

const network = (features: readonly string[], values: Float32Array, lessons: readonly Lesson[], options: Omit<Parameters<typeof train>[3], 'random'>): Network => {
  const by = scaling(values, features.length);
  const inputs = scaled(values, by);
  const members = Array.from({ length: MEMBERS }, (_, member) => train(inputs, features.length, lessons, { ...options, random: seeded(member + 1) }));
  return { features: [...features], mean: [...by.mean].map(rounded), scale: [...by.scale].map(rounded), members };
};

const withRefusals = (sets: readonly NamedSet[], { set }: Asked): boolean => sets.some(({ name, set: { refusal } }) => name === set && refusal !== undefined);

const leftOut = (sets: readonly NamedSet[], rows: readonly Float32Array[], origin: readonly Asked[]): ((at: number) => number) => {
  const scores = new Map(sets.map(({ name }) => [name, fitAnswerability(rows, origin, (one) => one.set !== name && withRefusals(sets, one))]));
  return (at) => scores.get(origin[at]!.set)!(rows[at]!, 0);
};

const refusals = (names: readonly string[], origin: readonly Asked[], scores: Float64Array): void => {
  for (const name of names) {
    const own = [...origin.keys()].filter((at) => origin[at]!.set === name);
    const unanswerable = own.filter((at) => origin[at]!.gold === undefined).map((at) => scores[at]!);
    if (unanswerable.length === 0) continue;
    const { auroc, refusedAt95 } = refusalMetrics(
      own.filter((at) => origin[at]!.gold !== undefined).map((at) => scores[at]!),
      unanswerable,
    );
    report(`${name.padEnd(12)} AUROC ${auroc.toFixed(3)}  refused at 95 % answered ${refusedAt95.toFixed(3)}`);
  }
};

const table = (names: readonly string[], metrics: (name: string) => RankingMetrics): void => {
  for (const name of names) {
    const { recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10 } = metrics(name);
    report(`${name.padEnd(12)} R@1 ${recallAt1.toFixed(3)}  R@5 ${recallAt5.toFixed(3)}  R@10 ${recallAt10.toFixed(3)}  MRR ${mrrAt10.toFixed(3)}  nDCG ${ndcgAt10.toFixed(3)}`);
  }
};

const write = async (name: string, weights: unknown): Promise<void> => {
  await writeFile(new URL(`${name}.json`, WEIGHTS), `${JSON.stringify(weights)}\n`);
  say(`${fileURLToPath(new URL(`${name}.json`, WEIGHTS))} written`);
};

const figures: string[] = [];

/** Prints a line that belongs to the figures as well. */
const report = (line: string): void => {
  figures.push(line);
  say(line);
};

const say = (line: string): void => console.log(line);

await main();
