// Fits the confidence with which a piece of a document answers a question, on the question bank alone: each question is put as if it
// and everything like it had never been written. Writes src/retrieval/confidence-weights.ts.   node bin/run.mjs scripts/fit-confidence.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCases } from '../eval/case.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { locateQuote } from '../src/corpus/locate.ts';
import { askedOf, confidence, confidenceFeatures, featureNames, type ConfidenceFeatures, type ConfidenceWeights } from '../src/retrieval/confidence.ts';
import { createEvidenceIndex } from '../src/retrieval/evidence.ts';
import { gapsAbout, placesOf } from '../src/retrieval/region.ts';
import { fold, normalise } from '../src/text/normalise.ts';
import { readPlaces } from '../src/text/places.ts';

const CEILINGS = [0.5, 0.65, 0.8, 1];
const FOLDS = 5;
/** the share of answerable questions that must still be answered */
const KEPT = 0.97;
const COPIES = 8;

const AGAINST = new Set<string>(['gap', 'unknown', 'elsewhere', 'attribute', 'level', 'year', 'profession']);

type Sample = { real: boolean; features: ConfidenceFeatures; answers: boolean; answerable: boolean; fold: number };

const corpus = await loadCorpus('corpus');
const evidence = createEvidenceIndex(corpus);
const documents = new Map(corpus.documents.map((document) => [document.meta.id, document]));
const samples: Sample[] = [];
for (const [i, question] of corpus.questions.entries()) {
  const isGap = 'gap' in question;
  if (!isGap && i % 4 !== 0) continue;
  const found = evidence.search(question.question, { ceiling: CEILINGS[i % CEILINGS.length] ?? 1 });
  const named = readPlaces(question.question);
  const fitting = found.candidates.filter(({ target }) => placesOf(corpus, target).speaksOf(named));
  const kept = { ...found, ...(fitting.length > 0 ? { candidates: fitting } : {}), gaps: gapsAbout(found.gaps, named) };
  const best = kept.candidates[0]?.target;
  const gold = isGap ? undefined : locateQuote(documents.get(question.document)!, question.quote);
  const answers = best !== undefined && gold !== undefined && best.document === question.document && best.start < gold.end + 40 && gold.start < best.end + 40;
  samples.push({
    real: false,
    features: confidenceFeatures(kept, askedOf(corpus, kept, { question: question.question, elsewhere: named.length > 0 && fitting.length === 0 })),
    answers,
    answerable: !isGap,
    fold: hash(question.document + (isGap ? question.gap : question.quote)) % FOLDS,
  });
}
// Questions as people put them weigh as much as the whole bank; a conversation counts when it is one question.
const cases = ['development', 'own-questions'].flatMap((name) => parseCases(readFileSync(`eval/cases/${name}.jsonl`, 'utf8'), name));
for (const { id, kind, turns } of cases) {
  const [turn, ...more] = turns;
  if (turn === undefined || more.length > 0 || !['fact', 'steps', 'noisy', 'stale', 'refuse'].includes(kind)) continue;
  const question = normalise(turn.user);
  const named = readPlaces(question);
  const found = evidence.search(question);
  const fitting = found.candidates.filter(({ target }) => placesOf(corpus, target).speaksOf(named));
  const kept = { ...found, ...(fitting.length > 0 ? { candidates: fitting } : {}), gaps: gapsAbout(found.gaps, named) };
  const asked = askedOf(corpus, kept, { question, elsewhere: named.length > 0 && fitting.length === 0 });
  const answers = (turn.expect?.cite ?? []).some((quote) => fold(asked.passage).includes(fold(quote)));
  for (let copy = 0; copy < COPIES; copy++) samples.push({ features: confidenceFeatures(kept, asked), answers, answerable: kind !== 'refuse', fold: hash(id) % FOLDS, real: true });
}
const folds = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = fit(samples.filter((sample) => sample.fold !== fold));
  return samples.filter((sample) => sample.fold === fold).map((sample) => ({ ...sample, p: confidence(sample.features, weights) }));
}).flat();
const answerable = folds
  .filter(({ answerable: yes, real }) => real && yes)
  .map(({ p }) => p)
  .toSorted((a, b) => a - b);
const threshold = answerable[Math.floor((1 - KEPT) * answerable.length)] ?? 0.5;
const gaps = folds.filter(({ answerable: yes, real }) => real && !yes);
const asked = folds.filter(({ answerable: yes, real }) => real && yes);
console.log(
  `${samples.length} samples, best piece right ${share(
    folds.filter((s) => s.answerable),
    (s) => s.answers,
  )}`,
);
console.log(`cross-validated AUROC answerable/gap ${auroc(folds).toFixed(3)}, of the cases alone ${auroc(folds.filter(({ real }) => real)).toFixed(3)}`);
for (const t of [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, threshold]) {
  console.log(
    `threshold ${t.toFixed(3)}: gaps refused ${share(gaps, ({ p }) => p < t)}, answerable refused ${share(asked, ({ p }) => p < t)}, answered wrongly ${share(asked, ({ p, answers }) => p >= t && !answers)}`,
  );
}
const weights = fit(samples);
console.log(weights);
const chosen = Number(process.argv[2] ?? threshold);
writeFileSync(
  'src/retrieval/confidence-weights.ts',
  `import type { ConfidenceWeights } from './confidence.ts';

/** Generated by scripts/fit-confidence.ts from the question bank; do not edit. */
export const CONFIDENCE_WEIGHTS: ConfidenceWeights = ${JSON.stringify(Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Number(value.toFixed(3))])))};
export const ANSWER_THRESHOLD = ${chosen.toFixed(3)};
`,
);

function fit(train: readonly Sample[]): ConfidenceWeights {
  const weights: Record<string, number> = { bias: 0, ...Object.fromEntries(featureNames.map((name) => [name, 0])) };
  const positives = train.filter(({ answers }) => answers).length;
  const scale = { yes: train.length / (2 * positives), no: train.length / (2 * (train.length - positives)) };
  for (let step = 0; step < 1500; step++) {
    const gradient: Record<string, number> = Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
    for (const { features, answers } of train) {
      const error = (confidence(features, weights as ConfidenceWeights) - (answers ? 1 : 0)) * (answers ? scale.yes : scale.no);
      gradient['bias']! += error;
      for (const name of featureNames) gradient[name]! += error * features[name];
    }
    for (const name of Object.keys(weights)) {
      weights[name]! -= (4 * gradient[name]!) / train.length + (name === 'bias' ? 0 : 0.0004 * weights[name]!);
      // What speaks for an answer may not be made to speak against it.
      if (name !== 'bias') weights[name] = AGAINST.has(name) ? Math.min(0, weights[name]!) : Math.max(0, weights[name]!);
    }
  }
  return weights as ConfidenceWeights;
}

function auroc(rows: readonly { p: number; answerable: boolean }[]): number {
  const sorted = rows.toSorted((a, b) => a.p - b.p);
  const positives = sorted.filter(({ answerable: yes }) => yes).length;
  const ranks = sorted.reduce((sum, row, i) => sum + (row.answerable ? i + 1 : 0), 0);
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (rows.length - positives));
}

function share<T>(rows: readonly T[], test: (row: T) => boolean): string {
  return `${((100 * rows.filter(test).length) / rows.length).toFixed(1)} %`;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7);
}
