import { createRanker } from '../src/retrieval/rank.ts';
import { rankingMetrics, refusalMetrics, type RankingMetrics, type RefusalMetrics } from './retrieval-metrics.ts';
import type { RetrievalSet } from './retrieval-sets.ts';

export type RetrievalFigures = RankingMetrics & Readonly<{ indexSeconds: number; queryMsP50: number; queryMsP99: number }> & Partial<RefusalMetrics>;

const WARM_UP = 20;

/** Makes a throw-away index of the passages, asks every question and gives the figures; with `refusal` also how well the unanswerable are told apart. */
export const measureRetrieval = ({ passages, queries, refusal }: RetrievalSet): RetrievalFigures => {
  const begin = performance.now();
  const ranker = createRanker(passages);
  const indexSeconds = (performance.now() - begin) / 1000;
  for (const { text } of queries.slice(0, WARM_UP)) ranker.rank(text, 10);
  const times: number[] = [];
  const asked = queries.map(({ text, gold }) => {
    const start = performance.now();
    const { hits, answerability } = ranker.rank(text, 10);
    times.push(performance.now() - start);
    return { found: hits.map(({ id }) => id), gold, answerability };
  });
  times.sort((a, b) => a - b);
  const figures = { ...rankingMetrics(asked), indexSeconds, queryMsP50: quantile(times, 0.5), queryMsP99: quantile(times, 0.99) };
  if (refusal === undefined) return figures;
  return {
    ...figures,
    ...refusalMetrics(
      asked.map(({ answerability }) => answerability),
      refusal.map(({ text }) => ranker.rank(text, 10).answerability),
    ),
  };
};

/** The value below which so large a share of sorted values lies. */
const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
