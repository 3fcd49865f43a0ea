import { describe, expect, it } from 'vitest';
import { rankingMetrics, refusalMetrics } from './retrieval-metrics.ts';

describe('rankingMetrics', () => {
  it('averages over questions, recall as the share of the gold found', () => {
    const found = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'];
    const metrics = rankingMetrics([
      { found, gold: ['a'] },
      { found, gold: ['b', 'f'] },
      { found, gold: ['k'] },
      { found: [], gold: ['x'] },
    ]);
    expect(metrics.recallAt1).toBeCloseTo(1 / 4, 9);
    expect(metrics.recallAt5).toBeCloseTo((1 + 0.5) / 4, 9);
    expect(metrics.recallAt10).toBeCloseTo((1 + 1) / 4, 9);
    expect(metrics.mrrAt10).toBeCloseTo((1 + 0.5) / 4, 9);
    const [second, sixth] = [1 / Math.log2(3), 1 / Math.log2(7)];
    expect(metrics.ndcgAt10).toBeCloseTo((1 + (second + sixth) / (1 + second)) / 4, 9);
  });
});

describe('refusalMetrics', () => {
  it('gives 1 for scores that part, one half for equal ones', () => {
    expect(refusalMetrics([0.9, 0.8, 0.7], [0.1, 0.2])).toEqual({ auroc: 1, refusedAt95: 1 });
    expect(refusalMetrics([0.5, 0.5], [0.5, 0.5])).toEqual({ auroc: 0.5, refusedAt95: 0 });
    expect(refusalMetrics([0.1, 0.2], [0.8])).toEqual({ auroc: 0, refusedAt95: 0 });
  });

  it('sets the threshold where 95 of 100 answerable questions pass', () => {
    const answerable = Array.from({ length: 100 }, (_, at) => at);
    expect(refusalMetrics(answerable, [4, 4.5, 5, 6]).refusedAt95).toBe(0.5);
  });
});
