import type { Corpus } from '../corpus/corpus.ts';
import { missesLevel, missesProfession, missesYear, missingAttributes } from './asked.ts';
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
  /** share of what was asked for (a fee, a date, a telephone number) that the piece and its passage do not hold */
  attribute: number;
  /** another level, or another year, than the piece speaks of */
  level: number;
  year: number;
  /** another profession than the passage speaks of */
  profession: number;
}>;

export const featureNames = [
  'question',
  'second',
  'unit',
  'coverage',
  'gap',
  'ahead',
  'margin',
  'unknown',
  'elsewhere',
  'attribute',
  'level',
  'year',
  'profession',
] as const satisfies readonly (keyof ConfidenceFeatures)[];

export type ConfidenceWeights = Readonly<{ bias: number } & Record<keyof ConfidenceFeatures, number>>;

export type Asked = Readonly<{ question: string; /** words of the best piece, and of its passage */ piece: string; passage: string; elsewhere: boolean }>;

export function confidenceFeatures({ candidates, gaps, unknown }: Evidence, { question: asked, piece, passage, elsewhere }: Asked): ConfidenceFeatures {
  const [best] = candidates;
  const rival = candidates.find(({ target }) => target.passage !== best?.target.passage);
  const gap = gaps[0]?.similarity ?? 0;
  const { question = 0, second = 0, unit = 0, coverage = 0 } = best?.features ?? {};
  return {
    question,
    second,
    unit,
    coverage,
    gap,
    ahead: question - gap,
    margin: (best?.score ?? 0) - (rival?.score ?? 0),
    unknown,
    elsewhere: Number(elsewhere),
    attribute: missingAttributes(asked, piece) * 0.5 + missingAttributes(asked, passage) * 0.5,
    level: Number(missesLevel(asked, piece)),
    year: Number(missesYear(asked, passage)),
    profession: Number(missesProfession(asked, passage)),
  };
}

/** What the checks on the thing asked need of the best piece. */
export function askedOf(corpus: Corpus, { candidates: [best] }: Evidence, { question, elsewhere }: Pick<Asked, 'question' | 'elsewhere'>): Asked {
  const document = corpus.documents.find(({ meta }) => meta.id === best?.target.document);
  const passage = corpus.passages[best?.target.passage ?? -1];
  const spans = best === undefined ? [] : [best.target, ...best.target.also];
  const piece = best?.target.whole === true ? (passage?.text ?? '') : spans.map(({ start, end }) => document?.text.slice(start, end) ?? '').join(' ');
  return { question, piece, passage: `${passage?.headings.join(' ') ?? ''} ${passage?.text ?? ''}`, elsewhere };
}

/** The probability that the best piece answers the question. */
export function confidence(features: ConfidenceFeatures, weights: ConfidenceWeights): number {
  const sum = featureNames.reduce((total, name) => total + weights[name] * features[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
