// Fits the order of the evidence on the question bank alone: each question is put as if it and everything like it had never been written.
// The cases are not learned from; they say how well it carries over. Writes src/retrieval/weights/evidence.json.   node bin/run.mjs scripts/fit-evidence.ts
import { writeFileSync } from 'node:fs';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { locateQuote } from '../src/corpus/locate.ts';
import { createEvidenceIndex, type Described } from '../src/retrieval/evidence.ts';
import { prepareEvidence } from '../src/retrieval/evidence-data.ts';
import { EVIDENCE_FEATURES } from '../src/retrieval/evidence-features.ts';
import { scorerOf, type Network, type Scorer } from '../src/retrieval/network.ts';
import { fold, normalise } from '../src/text/normalise.ts';
import { askedCases, ceilingOf, hash, quotedBy, share } from './fit/bank.ts';
import { rounded, scaled, scaling, seeded, train, type Lesson } from './fit/train.ts';

const EVERY = 4;
const FOLDS = 5;
const MEMBERS = 2;
const OPTIONS = { units: 8, epochs: 6, rate: 4e-3, decay: 5e-3 } as const;
/** worth of a target that quotes the answer among other words, and of one that stands in the same passage only */
const QUOTES = 0.7;
const BESIDE = 0.15;

type Sample = Readonly<{ fold: number; described: Described; labels: readonly number[] }>;

const corpus = await loadCorpus('corpus');
// Weights that were fitted on other features must not stand in the way.
const index = createEvidenceIndex(corpus, prepareEvidence(corpus), { features: [], mean: [], scale: [], members: [{ bias: 0, linear: [], units: [] }] });
const documents = new Map(corpus.documents.map((document) => [document.meta.id, document]));
const quoted = quotedBy(corpus);
const target = (number: number) => index.targets[number]!;

const bank: readonly Sample[] = corpus.questions.flatMap((question, number) => {
  if ('gap' in question || number % EVERY !== 0) return [];
  const gold = locateQuote(documents.get(question.document)!, question.quote);
  if (gold === undefined) return [];
  const described = index.describe(normalise(question.question), { ceiling: ceilingOf(number) });
  const own = described.found.map(target).filter(({ document, start, end }) => document === question.document && start <= gold.start && gold.end <= end);
  const passages = new Set(own.map(({ passage }) => passage));
  const labels = described.found.map((found) => {
    const { document, passage, start, end } = target(found);
    if (document !== question.document) return 0;
    if (start === gold.start && end === gold.end) return 1;
    return quoted(target(found)).includes(fold(question.quote)) ? QUOTES : passages.has(passage) ? BESIDE : 0;
  });
  return [{ fold: hash(question.document + question.quote) % FOLDS, described, labels }];
});

const cases: readonly Sample[] = askedCases(corpus, ['fact', 'steps', 'noisy', 'stale', 'authority']).flatMap(({ text, cites }) => {
  if (cites.length === 0) return [];
  const described = index.describe(text);
  const labels = described.found.map((found) =>
    cites.some((cite) => quoted(target(found)).includes(cite)) ? 1 : cites.some((cite) => fold(corpus.passages[target(found).passage]?.text ?? '').includes(cite)) ? BESIDE : 0,
  );
  return [{ fold: 0, described, labels }];
});

const folds = Array.from({ length: FOLDS }, (_, left) => {
  const score = scorerOf(fit(bank.filter(({ fold: own }) => own !== left)), EVIDENCE_FEATURES);
  return bank.filter(({ fold: own }) => own === left).map((sample) => placeOf(sample, score));
}).flat();
say('bank, five folds by answer', folds);
const network = fit(bank);
say(
  'cases, none learned from',
  cases.map((sample) => placeOf(sample, scorerOf(network, EVIDENCE_FEATURES))),
);
writeFileSync('src/retrieval/weights/evidence.json', `${JSON.stringify(network)}\n`);

function fit(samples: readonly Sample[]): Network {
  const width = EVIDENCE_FEATURES.length;
  const values = new Float32Array(samples.reduce((sum, { described }) => sum + described.rows.length, 0));
  const lessons: Lesson[] = [];
  let at = 0;
  for (const { described, labels } of samples) {
    values.set(described.rows, at * width);
    const total = labels.reduce((sum, label) => sum + label, 0);
    const first = at;
    if (total > 0) lessons.push({ rows: Uint32Array.from(labels, (_, row) => first + row), shares: Float32Array.from(labels, (label) => label / total), weight: 1 });
    at += labels.length;
  }
  const scale = scaling(values, width);
  const members = Array.from({ length: MEMBERS }, (_, member) => train(scaled(values, scale), width, lessons, { ...OPTIONS, random: seeded(member + 1) }));
  return { features: [...EVIDENCE_FEATURES], mean: [...scale.mean].map(rounded), scale: [...scale.scale].map(rounded), members };
}

/** Places of the first target in whose passage the answer stands, and of the first that quotes it; Infinity where there is none. */
function placeOf({ described, labels }: Sample, score: Scorer): Readonly<{ passage: number; quote: number }> {
  const scores = labels.map((_, row) => score(described.rows, row));
  const order = [...labels.keys()].toSorted((a, b) => scores[b]! - scores[a]!).map((row) => labels[row]!);
  const first = (least: number): number => (order.some((label) => label >= least) ? order.findIndex((label) => label >= least) : Infinity);
  return { passage: first(BESIDE), quote: first(QUOTES) };
}

function say(name: string, places: readonly ReturnType<typeof placeOf>[]): void {
  const within = (kind: 'passage' | 'quote', most: number): string => share(places.filter((place) => place[kind] < most).length, places.length);
  for (const kind of ['passage', 'quote'] as const)
    console.log(`${name} (${places.length}): right ${kind} first ${within(kind, 1)}, in three ${within(kind, 3)}, in five ${within(kind, 5)}`);
}
