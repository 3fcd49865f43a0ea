import type { Corpus } from '../corpus/corpus.ts';
import { normalise } from '../text/normalise.ts';
import type { AnswerabilityWeights } from './answerability.ts';
import { missesLevel, missesProfession, missesYear, missingAttributes } from './asked.ts';
import type { Candidate, Evidence } from './evidence.ts';
import { EVIDENCE_FEATURES, type FeatureName } from './evidence-features.ts';
import { likenessOf, wordedText } from './likeness.ts';
import { scorerOf, type Scorer } from './network.ts';

const OWN = [
  /* a place was named that the best piece does not speak of; share of the things asked for (a fee, a date) that it lacks; another level, year, profession than it speaks of */
  'elsewhere',
  'attribute',
  'level',
  'year',
  'profession',
  /* share of the question's weight that nothing knows; how sharply the best piece leads: share of the scores, lead over the next passage, share of its own passage */
  'unknown',
  'sharpness',
  'margin',
  'inPassage',
  /* the nearest questions that are known not to be answered: cosines, and likeness word by word; whether they are of the best piece's document */
  'gap',
  'gapSecond',
  'gapThird',
  'gapMass',
  'gapPairs',
  'gapEntry',
  'gapBoth',
  'gapCommon',
  'gapKinds',
  'gapBeside',
  /* how far the best answered question is ahead of those */
  'ahead',
  'aheadOfAny',
  'aheadPairs',
  'aheadEntry',
  'aheadCommon',
  'aheadMass',
  'places',
] as const;
type OwnName = (typeof OWN)[number];
type Name = OwnName | `best ${FeatureName}`;

/** What tells a question that the documents answer from one that only sounds so. */
export const CONFIDENCE_FEATURES: readonly Name[] = [...EVIDENCE_FEATURES.map((name) => `best ${name}` as const), ...OWN];
export type ConfidenceFeatures = Readonly<Record<Name, number>>;

export type ConfidenceWeights = AnswerabilityWeights;

export type Asked = Readonly<{ question: string; /** words of the best piece, and of its passage */ piece: string; passage: string; elsewhere: boolean }>;

const NEAREST_GAPS = 5;

export function confidenceFeatures({ candidates, gaps, unknown }: Evidence, asked: Asked): ConfidenceFeatures {
  const [best] = candidates;
  const at = (name: FeatureName): number => best?.features[name] ?? 0;
  const cosines = gaps.slice(0, NEAREST_GAPS).map(({ similarity }) => similarity);
  const [gap = 0, gapSecond = 0, gapThird = 0] = cosines;
  const gapMass = Math.hypot(...cosines);
  const words = wordedText(asked.question);
  const alike = gaps.slice(0, NEAREST_GAPS).map(({ question }) => likenessOf(words, wordedText(normalise(question))));
  const most = (of: (likeness: (typeof alike)[number]) => number): number => Math.max(0, ...alike.map(of));
  const [gapPairs, gapEntry, gapCommon] = [most(({ ofQuestion }) => ofQuestion), most(({ ofOther }) => ofOther), most(({ common }) => common)];
  const own: Record<OwnName, number> = {
    elsewhere: Number(asked.elsewhere),
    attribute: (missingAttributes(asked.question, asked.piece) + missingAttributes(asked.question, asked.passage)) / 2,
    level: Number(missesLevel(asked.question, asked.piece)),
    year: Number(missesYear(asked.question, asked.passage)),
    profession: Number(missesProfession(asked.question, asked.passage)),
    unknown,
    ...lead(candidates),
    gap,
    gapSecond,
    gapThird,
    gapMass,
    gapPairs,
    gapEntry,
    gapCommon,
    gapBoth: most(({ ofQuestion, ofOther }) => Math.sqrt(ofQuestion * ofOther)),
    gapKinds: most(({ kinds }) => kinds),
    gapBeside: Number(gaps.slice(0, 3).some(({ document }) => document === best?.target.document)),
    ahead: at('question') - gap,
    aheadOfAny: Math.max(0, ...candidates.map(({ features }) => features.question)) - gap,
    aheadPairs: at('rawPairs') - gapPairs,
    aheadEntry: at('rawEntry') - gapEntry,
    aheadCommon: at('common') - gapCommon,
    aheadMass: at('mass') - gapMass,
    places: Number(at('place') !== 0),
  };
  return { ...(Object.fromEntries(EVIDENCE_FEATURES.map((name) => [`best ${name}`, at(name)])) as Record<`best ${FeatureName}`, number>), ...own };
}

/** How clearly the best piece leads; scores are positive. */
function lead(candidates: readonly Candidate[]): Pick<Record<OwnName, number>, 'sharpness' | 'margin' | 'inPassage'> {
  const [best] = candidates;
  if (best === undefined) return { sharpness: 0, margin: 0, inPassage: 0 };
  const total = candidates.reduce((sum, { score }) => sum + score, 0);
  const rival = candidates.find(({ target }) => target.passage !== best.target.passage);
  const within = candidates.filter(({ target }) => target.passage === best.target.passage);
  return {
    sharpness: best.score / total,
    margin: rival === undefined ? MOST_MARGIN : Math.min(MOST_MARGIN, Math.log(best.score / rival.score)),
    inPassage: within.reduce((sum, { score }) => sum + score, 0) / total,
  };
}

const MOST_MARGIN = 3;

/** What the checks on the thing asked need of the best piece. */
export function askedOf(corpus: Corpus, { candidates: [best] }: Evidence, { question, elsewhere }: Pick<Asked, 'question' | 'elsewhere'>): Asked {
  const document = corpus.documents.find(({ meta }) => meta.id === best?.target.document);
  const passage = corpus.passages[best?.target.passage ?? -1];
  const spans = best === undefined ? [] : [best.target, ...best.target.also];
  const piece = best?.target.whole === true ? (passage?.text ?? '') : spans.map(({ start, end }) => document?.text.slice(start, end) ?? '').join(' ');
  return { question, piece, passage: `${passage?.headings.join(' ') ?? ''} ${passage?.text ?? ''}`, elsewhere };
}

/** share of the question's weight */
const NEXT_TO_NONE = 0.15;

const scorers = new WeakMap<ConfidenceWeights, Scorer>();

/** How sure it is, 0 to 1, that the best piece answers the question; ANSWER_THRESHOLD is where answering begins. */
export function confidence(features: ConfidenceFeatures, weights: ConfidenceWeights): number {
  let scorer = scorers.get(weights);
  if (scorer === undefined) scorers.set(weights, (scorer = scorerOf(weights.network, CONFIDENCE_FEATURES)));
  // In a corpus of a few pieces one always leads; a piece that knows next to none of the question's words answers nothing all the same.
  const known = Math.min(1, Math.max(features['best coverage'], features['best passageCoverage']) / NEXT_TO_NONE);
  return known / (1 + Math.exp(-(weights.slope * scorer(rowOf(features), 0) + weights.offset)));
}

export const rowOf = (features: ConfidenceFeatures): Float32Array => Float32Array.from(CONFIDENCE_FEATURES, (name) => features[name]);
