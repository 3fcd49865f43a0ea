export type RankingMetrics = Readonly<{ recallAt1: number; recallAt5: number; recallAt10: number; mrrAt10: number; ndcgAt10: number }>;
export type RefusalMetrics = Readonly<{ auroc: number; refusedAt95: number }>;

/** Ids found, best first, and those that should have been. */
export type Judged = Readonly<{ found: readonly string[]; gold: readonly string[] }>;

/** Averages over questions. Recall is the share of the gold found; nDCG counts each gold alike against the best order possible. */
export const rankingMetrics = (judged: readonly Judged[]): RankingMetrics => {
  const mean = (measure: (one: Judged) => number): number => (judged.length === 0 ? 0 : judged.reduce((sum, one) => sum + measure(one), 0) / judged.length);
  return { recallAt1: mean(recallAt(1)), recallAt5: mean(recallAt(5)), recallAt10: mean(recallAt(10)), mrrAt10: mean(reciprocalRank), ndcgAt10: mean(ndcg) };
};

/**
 * How well scores tell answerable (higher) from unanswerable questions: the chance that a pair of them is told apart (ties half),
 * and the share of the unanswerable that is refused when the threshold lets 95 % of the answerable through.
 */
export const refusalMetrics = (answerable: readonly number[], unanswerable: readonly number[]): RefusalMetrics => {
  const sorted = [...answerable].sort((a, b) => a - b);
  let wins = 0;
  for (const score of unanswerable) wins += (sorted.length - bound(sorted, score, true) + (sorted.length - bound(sorted, score, false))) / 2;
  const threshold = sorted[Math.floor(0.05 * sorted.length)] ?? 0;
  return {
    auroc: wins / (answerable.length * unanswerable.length),
    refusedAt95: unanswerable.filter((score) => score < threshold).length / unanswerable.length,
  };
};

const recallAt =
  (k: number) =>
  ({ found, gold }: Judged): number => {
    const wanted = new Set(gold);
    return found.slice(0, k).filter((id) => wanted.has(id)).length / wanted.size;
  };

const reciprocalRank = ({ found, gold }: Judged): number => {
  const rank = found.slice(0, 10).findIndex((id) => gold.includes(id));
  return rank === -1 ? 0 : 1 / (rank + 1);
};

const ndcg = ({ found, gold }: Judged): number => {
  const wanted = new Set(gold);
  let [gain, ideal] = [0, 0];
  for (const [rank, id] of found.slice(0, 10).entries()) if (wanted.has(id)) gain += 1 / Math.log2(rank + 2);
  for (let rank = 0; rank < Math.min(10, wanted.size); rank += 1) ideal += 1 / Math.log2(rank + 2);
  return gain / ideal;
};

/** Number of sorted values below (or, inclusive, at most) the score. */
const bound = (sorted: readonly number[], score: number, inclusive: boolean): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < score || (inclusive && sorted[middle] === score)) low = middle + 1;
    else high = middle;
  }
  return low;
};
