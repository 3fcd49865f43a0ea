import type { ConfidenceWeights } from './confidence.ts';

/** Set by scripts/fit-confidence.ts. */
export const CONFIDENCE_WEIGHTS: ConfidenceWeights = { bias: -1.2, question: 4, second: 1, unit: 1.5, coverage: 1.5, gap: -3.5, ahead: 2, margin: 0.5, unknown: -2, elsewhere: -4 };
export const ANSWER_THRESHOLD = 0.5;
