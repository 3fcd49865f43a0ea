import type { Corpus } from '../corpus/corpus.ts';
import { GAP, PASSAGE, prepareEvidence, QUESTION, RULE, type EvidenceData, type Target } from './evidence-data.ts';
import { EVIDENCE_FEATURES, evidenceRows, type FeatureName, type Features, type Surroundings } from './evidence-features.ts';
import { gatherAlike, gatherTerms, type Hit } from './evidence-gather.ts';
import { spokenPairsOf, termsOf } from './evidence-terms.ts';
import { KEPT, workspaceOf } from './evidence-workspace.ts';
import { likenessOf, wordedText, type WordedText } from './likeness.ts';
import { scorerOf, type Network, type Scorer } from './network.ts';
import { normalise } from '../text/normalise.ts';
import { createSparseIndex } from './sparse.ts';
import weights from './weights/evidence.json' with { type: 'json' };

export type { Features, Target };

/** `score`: of the best candidate how near what was found comes to the question, 0 to about 2; of the others a share of that, the smaller the less likely they are to answer. `nearest`: the question of the bank that is most like the one asked. */
export type Candidate = Readonly<{ target: Target; score: number; features: Features; nearest: string | undefined }>;
/** A question of the bank that the documents do not answer: what is asked, and the nearest words that they do hold. */
export type Gap = Readonly<{ gap: string; document: string; nearest: string | null; question: string; similarity: number }>;
/** A rule (or a look-up, null) whose computation people ask for in words like these. */
export type RuleHit = Readonly<{ rule: string | null; question: string; similarity: number }>;
export type Evidence = Readonly<{
  rules: readonly RuleHit[];
  candidates: readonly Candidate[];
  gaps: readonly Gap[];
  /** share of the question's weight unknown to the whole bank and corpus */ unknown: number;
}>;

export type SearchOptions = Readonly<{
  limit?: number;
  /** targets to choose from, all by default; the best of them has the score that it would have if there were no others */
  only?: (target: Target) => boolean;
  /** questions of the bank more similar than that are passed over, as if nobody had written them; for fitting only */
  ceiling?: number;
}>;
/** Targets that came up for a question with one row of EVIDENCE_FEATURES each. */
export type Described = Readonly<{ found: readonly number[]; nearest: readonly number[]; rows: Float32Array; rules: readonly Hit[]; gaps: readonly Hit[]; unknown: number }>;

export type EvidenceIndex = Readonly<{
  search(text: string, options?: SearchOptions): Evidence;
  /** what `search` orders by its weights; for fitting them */
  describe(text: string, options?: SearchOptions): Described;
  targets: readonly Target[];
}>;

/** Targets that are looked at closely. */
const POOL = 40;
/** Weights of the first, rough order, in which the best candidate's score is told as well. */
const ROUGH = { question: 1, second: 0.35, third: 0.15, unit: 0.45, passage: 0.2, coverage: 0.5 } as const satisfies Partial<Record<FeatureName, number>>;
const ROUGH_NAMES = Object.keys(ROUGH) as (keyof typeof ROUGH)[];
const PROFILE = 0.3;
/** cosine of a question of the bank said again, and how far ahead that puts it: whoever asks it means what it was written for */
const SAME = 0.995;
const SAME_LEADS = 3;
/** A candidate that scores one less than the best has e^(−1/SPREAD) of its score. */
const SPREAD = 2;

/**
 * Ranks pieces of the documents by the ways people ask what they answer, and by their own words. `data` is what `prepareEvidence` made of the same corpus,
 * now or when the snapshot was written; `network` was fitted by scripts/fit-evidence.ts.
 */
export function createEvidenceIndex(corpus: Corpus, data: EvidenceData = prepareEvidence(corpus), network: Network = weights): EvidenceIndex {
  const passageEntry = new Int32Array(corpus.passages.length).fill(-1);
  for (const [entry, kind] of data.kinds.entries()) if (kind === PASSAGE) passageEntry[data.sources[entry]!] = entry;
  const index = createSparseIndex(data.postings);
  const around: Surroundings = {
    corpus,
    data,
    index,
    norms: data.postings.norms,
    passageEntry,
    space: workspaceOf(data, index, corpus.passages.length),
    cache: { texts: new Map(), asked: new Map() },
  };
  const scorer = scorerOf(network, EVIDENCE_FEATURES);
  return {
    targets: data.targets,
    describe: (text, options = {}) => describe(text, options, around),
    search: (text, options = {}) => ranked(text, describe(text, options, around), { limit: options.limit ?? 8, scorer, around }),
  };
}

function describe(text: string, { ceiling = Infinity, limit = 0, only }: SearchOptions, around: Surroundings): Described {
  const { corpus, data, index, space } = around;
  const terms = termsOf(text, corpus);
  const alike = index.similarities(terms);
  const { of: similarity } = alike;
  const skip =
    ceiling === Infinity
      ? undefined
      : (entry: number): boolean => similarity(entry) > ceiling && (data.kinds[entry] === QUESTION || data.kinds[entry] === GAP || data.kinds[entry] === RULE);
  const { targets: met, gaps, rules } = gatherAlike(alike, data, space, skip);
  const targets = only === undefined ? met : met.filter((target) => only(data.targets[target]!));
  const totals = gatherTerms({ terms, pairs: spokenPairsOf(text, terms), text }, data, index, space, skip);
  const found = bestOf(targets, (target) => roughly(target, similarity, totals.all, around), Math.max(POOL, limit));
  const nearest = found.map((target) => space.nearest[target * KEPT]!);
  return { found, nearest, rows: evidenceRows(text, found, totals, similarity, around), rules, gaps, unknown: totals.unknown / totals.all };
}

/** The k with the highest scores, best first; of equal ones those that came first. */
function bestOf(targets: readonly number[], scoreOf: (target: number) => number, k: number): readonly number[] {
  const kept: number[] = [];
  const scores: number[] = [];
  for (const target of targets) {
    const score = scoreOf(target);
    if (kept.length === k && score <= scores[k - 1]!) continue;
    let at = kept.length;
    while (at > 0 && score > scores[at - 1]!) at -= 1;
    kept.splice(at, 0, target);
    scores.splice(at, 0, score);
    if (kept.length > k) {
      kept.pop();
      scores.pop();
    }
  }
  return kept;
}

/** The first order, out of which the pool is taken. */
function roughly(target: number, similarity: (entry: number) => number, all: number, { data, space, passageEntry }: Surroundings): number {
  const { likeness, unitEntry, covered, profile } = space;
  const [at, unit, passage] = [target * KEPT, unitEntry[target]!, passageEntry[data.targets[target]!.passage] ?? -1];
  return (
    ROUGH.question * likeness[at]! +
    ROUGH.second * likeness[at + 1]! +
    ROUGH.third * likeness[at + 2]! +
    ROUGH.unit * (unit < 0 ? 0 : similarity(unit)) +
    ROUGH.passage * similarity(passage) +
    (PROFILE * (covered[target]! + profile[target]!)) / all
  );
}

function ranked(
  text: string,
  { found, nearest, rows, rules, gaps, unknown }: Described,
  { limit, scorer, around }: Readonly<{ limit: number; scorer: Scorer; around: Surroundings }>,
): Evidence {
  const { corpus, data } = around;
  const said = wordedText(normalise(text));
  const { targets, sources } = data;
  const question = EVIDENCE_FEATURES.indexOf('question');
  const scores = found.map((_, row) => scorer(rows, row) + (rows[row * EVIDENCE_FEATURES.length + question]! >= SAME ? SAME_LEADS : 0));
  const order = [...scores.keys()].toSorted((a, b) => scores[b]! - scores[a]!).slice(0, limit);
  const features = order.map((row) => featuresAt(rows, row));
  const closeness = found.reduce((most, _, row) => Math.max(most, closenessAt(rows, row)), 0);
  return {
    rules: rules
      .map(({ entry, similarity }) => {
        const banked = corpus.ruleQuestions[sources[entry]!]!;
        return { ...banked, similarity: similarity * asksTheSame(said, wordedText(normalise(banked.question))) };
      })
      .toSorted((a, b) => b.similarity - a.similarity),
    candidates: order.map((row, place) => ({
      target: targets[found[row]!]!,
      score: closeness * Math.exp((scores[row]! - scores[order[0]!]!) / SPREAD),
      features: features[place]!,
      nearest: nearest[row]! < 0 ? undefined : corpus.questions[sources[nearest[row]!]!]?.question,
    })),
    gaps: gaps
      .flatMap(({ entry, similarity }) => {
        const banked = corpus.questions[sources[entry]!];
        if (banked === undefined || !('gap' in banked)) return [];
        return [
          {
            gap: banked.gap,
            document: banked.document,
            nearest: banked.nearest,
            question: banked.question,
            similarity: similarity * asksTheSame(said, wordedText(normalise(banked.question))),
          },
        ];
      })
      .toSorted((a, b) => b.similarity - a.similarity),
    unknown,
  };
}

/** Two questions about one thing may ask different things of it: 「临时救助在哪办」 is not 「临时救助能拿多少钱」. From GROUND_IN_COMMON, where no words but the thing's are shared, to 1. */
function asksTheSame(said: WordedText, other: WordedText): number {
  const { ofQuestion, ofOther } = likenessOf(said, other);
  return GROUND_IN_COMMON + (1 - GROUND_IN_COMMON) * Math.sqrt(ofQuestion * ofOther);
}

const GROUND_IN_COMMON = 0.4;

const PLACES = ROUGH_NAMES.map((name) => EVIDENCE_FEATURES.indexOf(name));

function closenessAt(rows: Float32Array, row: number): number {
  return ROUGH_NAMES.reduce((sum, name, at) => sum + ROUGH[name] * rows[row * EVIDENCE_FEATURES.length + PLACES[at]!]!, 0);
}

function featuresAt(rows: Float32Array, row: number): Features {
  const width = EVIDENCE_FEATURES.length;
  return Object.fromEntries(EVIDENCE_FEATURES.map((name, column) => [name, rows[row * width + column]!])) as Features;
}
