import { fold } from '../text/normalise.ts';
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
export type Evidence = Readonly<{ rules: readonly RuleHit[]; candidates: readonly Candidate[]; gaps: readonly Gap[]; /** share of the question's weight unknown to the whole bank and corpus */ unknown: number }>;

export type EvidenceIndex = Readonly<{
  /** `ceiling`: questions of the bank more similar than that are passed over, as if nobody had written them; for fitting only */
  search(text: string, options?: { limit?: number; ceiling?: number }): Evidence;
  targets: readonly Target[];
}>;

/** Weights of the evidence, fitted by scripts/fit-evidence.ts on the bank itself (each question left out in turn). */
export const WEIGHTS = { question: 1, second: 0.35, third: 0.15, unit: 0.45, passage: 0.2, coverage: 0.5 } as const;
const FEATURES = Object.keys(WEIGHTS) as (keyof Features)[];

/**
 * Ranks pieces of the documents by the ways people ask what they answer, and by their own words. `data` is what `prepareEvidence` made of the same corpus,
 * now or when the snapshot was written.
 */
export function createEvidenceIndex(corpus: Corpus, data: EvidenceData = prepareEvidence(corpus)): EvidenceIndex {
  const index = createSparseIndex(data.postings);
  const passageEntry = new Map<number, number>();
  for (const [entry, kind] of data.kinds.entries()) if (kind === PASSAGE) passageEntry.set(data.sources[entry]!, entry);
  const covered = new Float64Array(data.targets.length);
  const lastTerm = new Int32Array(data.targets.length);
  const parts: Parts = { corpus, data, index, passageEntry, covered, lastTerm };
  return { targets: data.targets, search: (text, options = {}) => search(text, options, parts) };
}

type Parts = Readonly<{
  corpus: Corpus;
  data: EvidenceData;
  index: SparseIndex;
  passageEntry: ReadonlyMap<number, number>;
  /** by target, of the search under way: the question's weight that it knows, and the last term that was counted */
  covered: Float64Array;
  lastTerm: Int32Array;
}>;

type Seen = { similarities: number[]; nearest: number; unit: number };

function search(text: string, { limit = 8, ceiling = Infinity }: { limit?: number; ceiling?: number }, { corpus, data, index, passageEntry, covered, lastTerm }: Parts): Evidence {
  const { targets, kinds, targetOf, sources } = data;
  const query = termsOf(text, corpus);
  const { entries, of: similarity } = index.similarities(query);
  const passedOver = (entry: number): boolean => similarity(entry) > ceiling && (kinds[entry] === QUESTION || kinds[entry] === GAP);
  const best = new Map<number, Seen>();
  const found: { entry: number; similarity: number }[] = [];
  const rules: { entry: number; similarity: number }[] = [];
  for (const entry of entries) {
    if (passedOver(entry)) continue;
    const [kind, target, value] = [kinds[entry], targetOf[entry]!, similarity(entry)];
    if (kind === GAP) found.push({ entry, similarity: value });
    if (kind === RULE) rules.push({ entry, similarity: value });
    if (target < 0) continue;
    let seen = best.get(target);
    if (seen === undefined) best.set(target, (seen = { similarities: [], nearest: -1, unit: 0 }));
    if (kind !== QUESTION) seen.unit = value;
    else if (insert(seen.similarities, value)) seen.nearest = entry;
  }
  const total = [...query.entries()].reduce((sum, [term, weight]) => sum + weight * index.idf(term), 0) || 1;
  covered.fill(0);
  lastTerm.fill(-1);
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
  const scored = [...best].map(([target, { similarities: [question = 0, second = 0, third = 0], nearest, unit }]) => {
    const passage = similarity(passageEntry.get(targets[target]!.passage) ?? -1);
    const features: Features = { question, second, third, unit, passage, coverage: covered[target]! / total };
    return { target, score: scoreOf(features), features, nearest };
  });
  scored.sort((a, b) => b.score - a.score);
  return {
    rules: mostSimilar(rules).map(({ entry, similarity: value }) => ({ ...corpus.ruleQuestions[sources[entry]!]!, similarity: value })),
    candidates: scored.slice(0, limit).map(({ target, nearest, ...rest }) => ({ target: targets[target]!, ...rest, nearest: nearest < 0 ? undefined : corpus.questions[sources[nearest]!]?.question })),
    gaps: mostSimilar(found).flatMap(({ entry, similarity: value }) => {
      const banked = corpus.questions[sources[entry]!];
      return banked === undefined || !('gap' in banked) ? [] : [{ gap: banked.gap, document: banked.document, nearest: banked.nearest, question: banked.question, similarity: value }];
    }),
    unknown: unknown / total,
  };
}

const MOST_HITS = 12;
const KEPT = 3;

/** Keeps the three best values, best first; whether the value is the best now. */
function insert(best: number[], value: number): boolean {
  let at = best.length;
  while (at > 0 && value > best[at - 1]!) at -= 1;
  if (at >= KEPT) return false;
  best.splice(at, 0, value);
  if (best.length > KEPT) best.pop();
  return at === 0;
}

function scoreOf(features: Features): number {
  let score = 0;
  for (const name of FEATURES) score += WEIGHTS[name] * features[name];
  return score;
}

function mostSimilar<Hit extends { similarity: number }>(hits: readonly Hit[]): readonly Hit[] {
  return hits.toSorted((a, b) => b.similarity - a.similarity).slice(0, MOST_HITS);
}

/** Whether two texts are the same but for spelling. */
export function sameText(a: string, b: string): boolean {
  return fold(a) === fold(b);
}
