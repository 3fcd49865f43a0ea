import type { Gradient } from './boost.ts';

/** One question's candidates: rows `start` to `end`, which of them are right, how many there are to find, and its weight. */
export type Query = Readonly<{ set: string; start: number; end: number; gold: number; weight: number }>;

/** LambdaMART: pairs of a right and a wrong candidate pull apart as much as swapping them would change nDCG (Burges 2010). */
export const listwiseGradient = (queries: readonly Query[], labels: Uint8Array, { sample, random }: { sample: number; random: () => number }): Gradient => (scores, slopes, curvatures) => {
  const used: number[] = [];
  for (const { start, end, gold, weight } of queries) {
    if (random() > sample) continue;
    const order = Array.from({ length: end - start }, (_, at) => start + at).sort((a, b) => scores[b]! - scores[a]! || a - b);
    let ideal = 0;
    for (let rank = 0; rank < gold; rank += 1) ideal += discount(rank);
    for (const [rank, row] of order.entries()) {
      used.push(row);
      if (labels[row] !== 1) continue;
      for (const [otherRank, other] of order.entries()) {
        if (labels[other] === 1) continue;
        const change = (weight * Math.abs(discount(rank) - discount(otherRank))) / ideal;
        const doubt = 1 / (1 + Math.exp(scores[row]! - scores[other]!));
        const bend = change * doubt * (1 - doubt);
        slopes[row]! += change * doubt;
        slopes[other]! -= change * doubt;
        curvatures[row]! += bend;
        curvatures[other]! += bend;
      }
    }
  }
  return Uint32Array.from(used);
};

const discount = (rank: number): number => 1 / Math.log2(rank + 2);
