// Fits the confidence that the best piece answers a question, after scripts/fit-evidence.ts: on the question bank, each question put as if it and everything
// like it had never been written, and on the cases. All figures are of cases left out. Writes src/retrieval/weights/confidence.json.
// node bin/run.mjs scripts/fit-confidence.ts
import { writeFileSync } from 'node:fs';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { askedOf, CONFIDENCE_FEATURES, confidenceFeatures, rowOf } from '../src/retrieval/confidence.ts';
import { createEvidenceIndex } from '../src/retrieval/evidence.ts';
import { scorerOf, type Network } from '../src/retrieval/network.ts';
import { aboutPlaces } from '../src/retrieval/region.ts';
import { fold, normalise } from '../src/text/normalise.ts';
import { readPlaces } from '../src/text/places.ts';
import { askedCases, ceilingOf, foreignQuestions, hash, quotedBy, share } from './fit/bank.ts';
import { plattScaling } from './fit/calibrate.ts';
import { rounded, scaled, scaling, seeded, train, type Lesson } from './fit/train.ts';

/** of the answered questions of the bank; those known not to be answered are fewer, and all taken */
const EVERY = 4;
/** questions of other fields, of each public set */
const FOREIGN = 250;
const FOLDS = 5;
const MEMBERS = 3;
const OPTIONS = { units: 8, epochs: 6, rate: 4e-3, decay: 3e-3 } as const;
/** how often a case is shown for each time a question of the bank is */
const COPIES = 6;
const PAIRS = 6;
/** two cases */
const NEARLY = 0.005;
/** the chance at which answering begins: what is written is moved so that it is always this one */
const THRESHOLD = 0.4;

/** 2: the best piece answers; 1: another piece does; 0: nothing does. */
type Level = 0 | 1 | 2;
type Sample = Readonly<{ real: boolean; fold: number; level: Level; row: Float32Array }>;

const corpus = await loadCorpus('corpus');
const index = createEvidenceIndex(corpus);
const quoted = quotedBy(corpus);

const samples: readonly Sample[] = [
  ...corpus.questions.flatMap((question, number) => {
    const gap = 'gap' in question;
    if (!gap && number % EVERY !== 0) return [];
    const about = question.document + (gap ? question.gap : question.quote);
    return [sampleOf(normalise(question.question), { ceiling: ceilingOf(number), real: false, about, quotes: gap ? undefined : [fold(question.quote)] })];
  }),
  ...(await foreignQuestions(FOREIGN)).map((text) => sampleOf(normalise(text), { real: false, about: text, quotes: undefined })),
  ...askedCases(corpus, ['fact', 'steps', 'noisy', 'stale', 'refuse']).map(({ id, text, cites, refuses }) =>
    sampleOf(text, { real: true, about: id, quotes: refuses ? undefined : cites }),
  ),
];

const leftOut = samples.map(() => 0);
for (let left = 0; left < FOLDS; left += 1) {
  const network = fit(samples.filter((sample) => sample.fold !== left));
  const score = scorerOf(network, CONFIDENCE_FEATURES);
  for (const [at, { fold: own, row }] of samples.entries()) if (own === left) leftOut[at] = score(row, 0);
}
const cases = samples.flatMap(({ real, level }, at) => (real ? [{ level, score: leftOut[at]! }] : []));
const scale = plattScaling(
  cases.map(({ score }) => score),
  cases.map(({ level }) => level === 2),
);
const judged = cases.map(({ level, score }) => ({ level, sure: 1 / (1 + Math.exp(-(scale.slope * score + scale.offset))) }));
const threshold = bestThreshold();
console.log(`${samples.length - cases.length} questions of the bank, ${cases.length} cases; best piece right in ${share(count(2), count(1) + count(2))} of the answerable cases`);
console.log(`cases left out: AUROC answerable ${auroc(1).toFixed(3)}, answered rightly ${auroc(2).toFixed(3)}`);
for (const at of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, threshold]) {
  const refused = (level: Level): number => judged.filter((one) => one.level === level && one.sure < at).length;
  console.log(
    `threshold ${at.toFixed(2)}: unanswerable refused ${share(refused(0), count(0))}, answerable refused ${share(refused(1) + refused(2), count(1) + count(2))}, right and refused ${share(refused(2), count(2))}, score ${scoreAt(at).toFixed(3)}`,
  );
}
for (const kept of [0.97, 0.95, 0.9]) {
  const at = judged
    .filter(({ level }) => level > 0)
    .map(({ sure }) => sure)
    .toSorted((a, b) => a - b)[Math.floor((1 - kept) * (count(1) + count(2)))]!;
  console.log(`${share(kept, 1)} of the answerable answered: unanswerable refused ${share(judged.filter(({ level, sure }) => level === 0 && sure < at).length, count(0))}`);
}
const offset = rounded(scale.offset + Math.log(THRESHOLD / (1 - THRESHOLD)) - Math.log(threshold / (1 - threshold)));
writeFileSync('src/retrieval/weights/confidence.json', `${JSON.stringify({ network: fit(samples), slope: scale.slope, offset })}\n`);

function sampleOf(text: string, { ceiling = Infinity, real, about, quotes }: { ceiling?: number; real: boolean; about: string; quotes: readonly string[] | undefined }): Sample {
  const { evidence, elsewhere } = aboutPlaces(corpus, index.search(text, { ceiling }), readPlaces(text));
  const asked = askedOf(corpus, evidence, { question: text, elsewhere });
  const said = `${evidence.candidates[0] === undefined ? '' : quoted(evidence.candidates[0].target)} ${fold(asked.passage)}`;
  return {
    real,
    fold: hash(about) % FOLDS,
    level: quotes === undefined ? 0 : quotes.some((quote) => said.includes(quote)) ? 2 : 1,
    row: rowOf(confidenceFeatures(evidence, asked)),
  };
}

/** Learns from pairs: what is answered rightly goes before what could be answered, and that before what cannot. */
function fit(taught: readonly Sample[]): Network {
  const width = CONFIDENCE_FEATURES.length;
  const values = new Float32Array(taught.length * width);
  for (const [at, { row }] of taught.entries()) values.set(row, at * width);
  const sizes = scaling(values, width);
  const random = seeded(1);
  const byLevel = ([0, 1, 2] as const).map((level) =>
    [...taught.keys()].filter((at) => taught[at]!.level === level).flatMap((at) => Array.from({ length: taught[at]!.real ? COPIES : 1 }, () => at)),
  );
  const lessons = (
    [
      [0, 2, 1],
      [0, 1, 0.8],
      [1, 2, 0.8],
    ] as const
  ).flatMap(([lower, higher, sure]) => {
    const [few, many] = byLevel[lower]!.length < byLevel[higher]!.length ? [lower, higher] : [higher, lower];
    return byLevel[few]!.flatMap((at) =>
      Array.from({ length: PAIRS }, (): Lesson => {
        const other = byLevel[many]![Math.floor(random() * byLevel[many]!.length)]!;
        const [low, high] = few === lower ? [at, other] : [other, at];
        return { rows: Uint32Array.of(high, low), shares: Float32Array.of(sure, 1 - sure), weight: lower === 1 ? 0.5 : 1 };
      }),
    );
  });
  const members = Array.from({ length: MEMBERS }, (_, member) => train(scaled(values, sizes), width, lessons, { ...OPTIONS, random: seeded(member + 1) }));
  return { features: [...CONFIDENCE_FEATURES], mean: [...sizes.mean].map(rounded), scale: [...sizes.scale].map(rounded), members };
}

function count(level: Level): number {
  return cases.filter((one) => one.level === level).length;
}

/** As the evaluation scores: 1 for what is right, 0 for the answerable refused, −1 for what is wrong; the mean. */
function scoreAt(at: number): number {
  return judged.reduce((sum, { level, sure }) => sum + (sure < at ? Number(level === 0) : level === 2 ? 1 : -1), 0) / judged.length;
}

/** The most careful of the thresholds whose score is nearly the best: a wrong answer harms more than a refusal. */
function bestThreshold(): number {
  const grid = Array.from({ length: 81 }, (_, at) => 0.1 + at / 100);
  const best = Math.max(...grid.map(scoreAt));
  return grid.findLast((at) => scoreAt(at) >= best - NEARLY) ?? THRESHOLD;
}

/** Area under the curve that tells cases of at least that level from the others. */
function auroc(level: Level): number {
  const sorted = judged.toSorted((a, b) => a.sure - b.sure);
  const positives = sorted.filter((one) => one.level >= level).length;
  const ranks = sorted.reduce((sum, one, at) => sum + (one.level >= level ? at + 1 : 0), 0);
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
}
