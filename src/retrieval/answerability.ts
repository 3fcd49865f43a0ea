import * as z from 'zod';
import { FEATURES, type CandidateFeatures, type FeatureName } from './features.ts';
import { networkSchema, scorerOf } from './network.ts';
import { ratio } from './ratio.ts';
import type { Bm25 } from './bm25.ts';

/** What the best candidates show of whether the question can be answered from the collection at all. */
const OF_FIRST = [
  'contextPairs',
  'eitherPairs',
  'squared',
  'matchCharacters',
  'restPairs',
  'lacking',
  'longestShare',
  'longestWeight',
  'sentence',
  'sentenceFit',
  'wide',
  'narrow',
  'places',
  'all',
  'allToTop',
  'words',
  'pairs',
  'singles',
  'titlePairs',
  'headPairs',
  'runs',
  'feedback10',
  'kindsMet',
  'documentToTop',
  'length',
] as const satisfies readonly FeatureName[];
const OF_BEST_FIVE = ['contextPairs', 'squared', 'wide', 'sentence', 'longestShare', 'places'] as const satisfies readonly FeatureName[];
const OF_QUESTION = ['queryLength', 'queryWeight', 'topAll', 'secondToTop', 'tenthToTop', 'topPairs'] as const satisfies readonly FeatureName[];
const OWN = ['score', 'margin', 'marginToTenth', 'certainty', 'spread', 'unknownPairs', 'unknownWords', 'agreement', 'candidates'] as const;

export const ANSWERABILITY_FEATURES: readonly string[] = [...OF_FIRST.map((name) => `first ${name}`), ...OF_BEST_FIVE.map((name) => `five ${name}`), ...OF_QUESTION, ...OWN];

/** Candidates described and scored: `order` holds their places, best first; `scores` stand in the candidates' own order. */
export type ScoredCandidates = CandidateFeatures & Readonly<{ scores: Float64Array; order: readonly number[] }>;

/** The row of `ANSWERABILITY_FEATURES` for one question. */
export const answerabilityFeatures = ({ query, candidates, values, scores, order }: ScoredCandidates, { all, words }: Readonly<{ all: Bm25; words: Bm25 }>): Float32Array => {
  const at = (rank: number, name: FeatureName): number => (rank < order.length ? values[order[rank]! * FEATURES.length + FEATURES.indexOf(name)]! : 0);
  const five = (name: FeatureName): number => Math.max(0, ...order.slice(0, 5).map((_, rank) => at(rank, name)));
  const scoreAt = (rank: number): number => (rank < order.length ? scores[order[rank]!]! : -10);
  const top = scoreAt(0);
  const parts = order.map((place) => Math.exp(scores[place]! - top));
  const mass = parts.reduce((sum, part) => sum + part, 0) || 1;
  const spread = -parts.reduce((sum, part) => sum + (part / mass) * Math.log(Math.max(1e-12, part / mass)), 0);
  const leaders = (['all', 'words', 'pairs', 'singles'] as const).filter((name) =>
    candidates.every((_, place) => values[place * FEATURES.length + FEATURES.indexOf(name)]! <= at(0, name)),
  );
  const own: Record<(typeof OWN)[number], number> = {
    score: top,
    margin: top - scoreAt(1),
    marginToTenth: top - scoreAt(9),
    certainty: 1 / mass,
    spread,
    unknownPairs: unknownShare(query.pairTokens, all),
    unknownWords: unknownShare(query.words, words),
    agreement: leaders.length / 4,
    candidates: candidates.length / 100,
  };
  return Float32Array.from([...OF_FIRST.map((name) => at(0, name)), ...OF_BEST_FIVE.map(five), ...OF_QUESTION.map((name) => at(0, name)), ...OWN.map((name) => own[name])]);
};

/** `network` gives a score; its chance is 1 / (1 + exp(−(slope × score + offset))). */
export const answerabilityWeightsSchema = z.strictObject({ network: networkSchema, slope: z.number(), offset: z.number() });
export type AnswerabilityWeights = Readonly<z.infer<typeof answerabilityWeightsSchema>>;

/** The chance, 0 to 1, that the collection answers the question, where half of the questions asked can be answered. */
export const answerabilityOf = (weights: AnswerabilityWeights): ((features: Float32Array) => number) => {
  const score = scorerOf(weights.network, ANSWERABILITY_FEATURES);
  return (features) => 1 / (1 + Math.exp(-(weights.slope * score(features, 0) + weights.offset)));
};

/** Share of the tokens' weight that no passage holds. */
const unknownShare = (tokens: readonly string[], index: Bm25): number => {
  let [unknown, total] = [0, 0];
  for (const token of new Set(tokens)) {
    const weight = index.idf(token);
    total += weight;
    if (index.frequency(token) === 0) unknown += weight;
  }
  return ratio(unknown, total);
};
