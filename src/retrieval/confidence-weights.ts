import type { ConfidenceWeights } from './confidence.ts';
import weights from './weights/confidence.json' with { type: 'json' };

/** Fitted by scripts/fit-confidence.ts, so that refusing is better than answering below the threshold. */
export const CONFIDENCE_WEIGHTS: ConfidenceWeights = weights;
export const ANSWER_THRESHOLD = 0.4;
