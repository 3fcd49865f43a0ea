import type { Evidence } from './evidence.ts';

/** What tells a question that the documents answer from one that only sounds so; each between 0 and 1 or nearly. */
export type ConfidenceFeatures = Readonly<{
  question: number;
  second: number;
  unit: number;
  coverage: number;
  /** similarity of the nearest question of the bank that is known not to be answered */
  gap: number;
  /** how far the best answered question is ahead of that one */
  ahead: number;
  /** lead of the best piece over the next of another passage */
  margin: number;
  unknown: number;
  /** a place was named that the best piece does not speak of */
  elsewhere: number;
}>;

export const featureNames = ['question', 'second', 'unit', 'coverage', 'gap', 'ahead', 'margin', 'unknown', 'elsewhere'] as const satisfies readonly (keyof ConfidenceFeatures)[];

export type ConfidenceWeights = Readonly<{ bias: number } & Record<keyof ConfidenceFeatures, number>>;

export function confidenceFeatures({ candidates, gaps, unknown }: Evidence, elsewhere: boolean): ConfidenceFeatures {
  const [best] = candidates;
  const rival = candidates.find(({ target }) => target.passage !== best?.target.passage);
  const gap = gaps[0]?.similarity ?? 0;
  const { question = 0, second = 0, unit = 0, coverage = 0 } = best?.features ?? {};
  return { question, second, unit, coverage, gap, ahead: question - gap, margin: (best?.score ?? 0) - (rival?.score ?? 0), unknown, elsewhere: elsewhere ? 1 : 0 };
}

/** The probability that the best piece answers the question. */
export function confidence(features: ConfidenceFeatures, weights: ConfidenceWeights): number {
  const sum = featureNames.reduce((total, name) => total + weights[name] * features[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
