import { answerabilityFeatures, answerabilityOf, type AnswerabilityWeights, type ScoredCandidates } from './answerability.ts';
import { collectionOf, type Collection } from './collection.ts';
import { FEATURES, featuresOf, type CandidateFeatures } from './features.ts';
import type { RankedPassage } from './location.ts';
import { scorerOf, type Network, type Scorer } from './network.ts';
import answerabilityWeights from './weights/answerability.json' with { type: 'json' };
import rankerWeights from './weights/ranker.json' with { type: 'json' };

export type RankedHit = Readonly<{ id: string; index: number; score: number }>;
export type Ranking = Readonly<{
  /** best first; at most the number asked for, and at most 100 */
  hits: readonly RankedHit[];
  /** chance, 0 to 1, that the passages answer the question at all */
  answerability: number;
}>;
export type Ranker = Readonly<{ rank(question: string, k: number): Ranking; size: number }>;

export type RankerWeights = Readonly<{ ranker: Network; answerability: AnswerabilityWeights }>;

/** Fitted by scripts/fit-ranker.ts. */
export const FITTED: RankerWeights = { ranker: rankerWeights, answerability: answerabilityWeights };

/**
 * Ranks passages of any collection for questions in Chinese: BM25 over characters and pairs finds a hundred candidates,
 * a small fitted network over lexical features orders them. Everything is held in memory; it does not change afterwards.
 */
export const createRanker = (passages: readonly RankedPassage[], weights: RankerWeights = FITTED): Ranker => {
  const collection = collectionOf(passages);
  const scorer = scorerOf(weights.ranker, FEATURES);
  const chance = answerabilityOf(weights.answerability);
  return {
    size: passages.length,
    rank: (question, k) => {
      const scored = scoredBy(scorer, featuresOf(collection, question));
      const hits = scored.order.slice(0, k).map((place) => hitAt(collection, scored, place));
      return { hits, answerability: scored.order.length === 0 ? 0 : chance(answerabilityFeatures(scored, collection)) };
    },
  };
};

/** Scores candidates; equal scores stay in the order of the first ranking. */
export const scoredBy = (scorer: Scorer, described: CandidateFeatures): ScoredCandidates => {
  const scores = Float64Array.from(described.candidates, (_, place) => scorer(described.values, place));
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  return { ...described, scores, order };
};

const hitAt = ({ passages }: Collection, { candidates, scores }: ScoredCandidates, place: number): RankedHit => {
  const index = candidates[place]!;
  return { id: passages[index]!.id, index, score: scores[place]! };
};
