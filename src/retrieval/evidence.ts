import type { Corpus } from '../corpus/corpus.ts';
import { GAP, PASSAGE, prepareEvidence, QUESTION, RULE, type EvidenceData, type Target } from './evidence-data.ts';
import { termsOf } from './evidence-terms.ts';
import { createSparseIndex, type SparseIndex } from './sparse.ts';

export type { Target };

export type Features = Readonly<{
  /** similarity of the nearest question in the bank that this target answers, of the second and of the third */
  question: number;
  second: number;
  third: number;
  /** similarity with the target's own words and headings, and with its passage */
  unit: number;
  passage: number;
  /** share of the question's weight (idf) that the target and its questions know */
  coverage: number;
}>;

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

export type EvidenceIndex = Readonly<{
  /** `ceiling`: questions of the bank more similar than that are passed over, as if nobody had written them; for fitting only */
  search(text: string, options?: { limit?: number; ceiling?: number }): Evidence;
  targets: readonly Target[];
}>;

/** Weights of the evidence, fitted by scripts/fit-evidence.ts on the bank itself (each question left out in turn). */
export const WEIGHTS = { question: 1, second: 0.35, third: 0.15, unit: 0.45, passage: 0.2, coverage: 0.5 } as const;

/**
 * Ranks pieces of the documents by the ways people ask what they answer, and by their own words. `data` is what `prepareEvidence` made of the same corpus,
 * now or when the snapshot was written.
 */
export function createEvidenceIndex(corpus: Corpus, data: EvidenceData = prepareEvidence(corpus)): EvidenceIndex {
  const index = createSparseIndex(data.postings);
  const passageEntry = new Int32Array(corpus.passages.length).fill(-1);
  for (const [entry, kind] of data.kinds.entries()) if (kind === PASSAGE) passageEntry[data.sources[entry]!] = entry;
  const parts: Parts = { corpus, data, index, passageEntry, desk: deskOf(data.targets.length) };
  return { targets: data.targets, search: (text, options = {}) => search(text, options, parts) };
}

/** What a search notes of each target; kept between searches, since a common character touches most of a large corpus. */
type Desk = Readonly<{
  /** similarity of the three nearest questions, three places a target; entry of the nearest; similarity of its own words */
  questions: Float64Array;
  nearest: Int32Array;
  units: Float64Array;
  /** the question's weight that the target knows, and the last term that was counted */
  covered: Float64Array;
  lastTerm: Int32Array;
  scores: Float64Array;
  met: Uint8Array;
  /** targets in the order in which they were met */
  touched: Uint32Array;
}>;

const KEPT = 3;

const deskOf = (size: number): Desk => ({
  questions: new Float64Array(size * KEPT),
  nearest: new Int32Array(size),
  units: new Float64Array(size),
  covered: new Float64Array(size),
  lastTerm: new Int32Array(size),
  scores: new Float64Array(size),
  met: new Uint8Array(size),
  touched: new Uint32Array(size),
});

type Parts = Readonly<{ corpus: Corpus; data: EvidenceData; index: SparseIndex; passageEntry: Int32Array; desk: Desk }>;
type Hit = { entry: number; similarity: number };

function search(text: string, { limit = 8, ceiling = Infinity }: { limit?: number; ceiling?: number }, { corpus, data, index, passageEntry, desk }: Parts): Evidence {
  const { targets, kinds, targetOf, sources } = data;
  const { questions, nearest, units, covered, lastTerm, scores, met, touched } = desk;
  const query = termsOf(text, corpus);
  const { entries, of: similarity } = index.similarities(query);
  const passedOver = (entry: number): boolean => similarity(entry) > ceiling && (kinds[entry] === QUESTION || kinds[entry] === GAP);
  const found: Hit[] = [];
  const rules: Hit[] = [];
  let count = 0;
  for (const entry of entries) {
    if (passedOver(entry)) continue;
    const [kind, target, value] = [kinds[entry], targetOf[entry]!, similarity(entry)];
    if (kind === GAP) found.push({ entry, similarity: value });
    if (kind === RULE) rules.push({ entry, similarity: value });
    if (target < 0) continue;
    if (met[target] === 0) {
      met[target] = 1;
      touched[count++] = target;
      questions.fill(0, target * KEPT, target * KEPT + KEPT);
      nearest[target] = -1;
      units[target] = 0;
      covered[target] = 0;
      lastTerm[target] = -1;
    }
    if (kind !== QUESTION) units[target] = value;
    else if (insert(questions, target * KEPT, value)) nearest[target] = entry;
  }
  const total = [...query.entries()].reduce((sum, [term, weight]) => sum + weight * index.idf(term), 0) || 1;
  let unknown = 0;
  for (const [number, [term, weight]] of [...query].entries()) {
    const rarity = index.idf(term);
    if (!index.knows(term)) unknown += weight * rarity;
    index.each(term, (entry) => {
      const target = targetOf[entry]!;
      if (target < 0 || lastTerm[target] === number || (ceiling !== Infinity && passedOver(entry))) return;
      lastTerm[target] = number;
      covered[target]! += weight * rarity;
    });
  }
  const featuresOf = (target: number): Features => ({
    question: questions[target * KEPT]!,
    second: questions[target * KEPT + 1]!,
    third: questions[target * KEPT + 2]!,
    unit: units[target]!,
    passage: similarity(passageEntry[targets[target]!.passage] ?? -1),
    coverage: covered[target]! / total,
  });
  for (let at = 0; at < count; at++) {
    const target = touched[at]!;
    met[target] = 0;
    const passage = similarity(passageEntry[targets[target]!.passage] ?? -1);
    // In the order of WEIGHTS, so that no rounding depends on where it is added up.
    let score = WEIGHTS.question * questions[target * KEPT]!;
    score += WEIGHTS.second * questions[target * KEPT + 1]!;
    score += WEIGHTS.third * questions[target * KEPT + 2]!;
    score += WEIGHTS.unit * units[target]!;
    score += WEIGHTS.passage * passage;
    score += WEIGHTS.coverage * (covered[target]! / total);
    scores[target] = score;
  }
  return {
    rules: mostSimilar(rules).map(({ entry, similarity: value }) => ({ ...corpus.ruleQuestions[sources[entry]!]!, similarity: value })),
    candidates: largest(touched.subarray(0, count), scores, limit).map((target) => ({
      target: targets[target]!,
      score: scores[target]!,
      features: featuresOf(target),
      nearest: nearest[target]! < 0 ? undefined : corpus.questions[sources[nearest[target]!]!]?.question,
    })),
    gaps: mostSimilar(found).flatMap(({ entry, similarity: value }) => {
      const banked = corpus.questions[sources[entry]!];
      return banked === undefined || !('gap' in banked)
        ? []
        : [{ gap: banked.gap, document: banked.document, nearest: banked.nearest, question: banked.question, similarity: value }];
    }),
    unknown: unknown / total,
  };
}

const MOST_HITS = 12;

/** Keeps the three largest values from `base` on, the largest first; whether the value is the largest now. */
function insert(best: Float64Array, base: number, value: number): boolean {
  let at = KEPT;
  while (at > 0 && value > best[base + at - 1]!) at -= 1;
  if (at === KEPT) return false;
  best.copyWithin(base + at + 1, base + at, base + KEPT - 1);
  best[base + at] = value;
  return at === 0;
}

/** The targets of the largest scores, of equal ones the first that was met. */
function largest(touched: Uint32Array, scores: Float64Array, limit: number): readonly number[] {
  const best: number[] = [];
  for (const target of touched) {
    const score = scores[target]!;
    if (best.length >= limit && score <= scores[best.at(-1)!]!) continue;
    let at = best.length;
    while (at > 0 && score > scores[best[at - 1]!]!) at -= 1;
    best.splice(at, 0, target);
    if (best.length > limit) best.pop();
  }
  return best;
}

function mostSimilar<Hit extends { similarity: number }>(hits: readonly Hit[]): readonly Hit[] {
  return hits.toSorted((a, b) => b.similarity - a.similarity).slice(0, MOST_HITS);
}
