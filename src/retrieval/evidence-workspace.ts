import { PASSAGE, QUESTION, type EvidenceData } from './evidence-data.ts';
import type { SparseIndex } from './sparse.ts';

/** How many of a target's nearest questions are kept. */
export const KEPT = 5;

/**
 * Sums by target and by passage of the search under way, and what does not change between searches. A sum counts only where the stamp is the
 * search's own number: nothing is cleared between searches, since a common character touches most of a large corpus.
 */
export type Workspace = Readonly<{
  /** by target × KEPT: cosines of its nearest questions, nearest first, and their entries (−1 after the last) */
  likeness: Float64Array;
  nearest: Int32Array;
  /** sum of the squared cosines of all its questions */
  mass: Float64Array;
  /** entry of the target's own words where they share a term with the question, else −1 */
  unitEntry: Int32Array;
  /** weight of the question's terms that the target or any of its questions holds; of those that were said, without what the lexicon adds; and squared: rare words decide */
  covered: Float64Array;
  said: Float64Array;
  squared: Float64Array;
  /** how much the terms belong to the target: saturated by how many of its questions hold them */
  profile: Float64Array;
  /** which of the pairs said it holds, one bit each */
  held: Uint32Array;
  /** how much the spoken pairs of the question belong to the target */
  spoken: Float64Array;
  /** product with the centroid of all that is asked and said about it */
  centroid: Float64Array;
  passageCovered: Float64Array;
  passageProfile: Float64Array;
  passageCentroid: Float64Array;
  stamps: Uint32Array;
  passageStamps: Uint32Array;
  /** the number of the search under way */
  search: { number: number };
  /** of the term under way: how many entries of each hold it, and which were met */
  counts: Uint16Array;
  passageCounts: Uint16Array;
  met: Uint32Array;
  passagesMet: Uint32Array;
  questionsOf: Uint16Array;
  passageQuestions: Uint16Array;
  centroidNorms: Float64Array;
  passageCentroidNorms: Float64Array;
  /** by entry: the passage that it speaks of, or −1 */
  passageOf: Int32Array;
}>;

/** Weight of a pair with a question word or function word in it. */
export const SPOKEN = 0.4;

/** How much a term belongs to that of which so many entries hold it. */
export const belongs = (count: number): number => count / (count + 1);

export function workspaceOf({ targets, kinds, targetOf, sources }: EvidenceData, index: SparseIndex, passages: number): Workspace {
  const forTargets = () => new Float64Array(targets.length);
  const forPassages = () => new Float64Array(passages);
  const passageOf = Int32Array.from(kinds, (kind, entry) => (targetOf[entry]! >= 0 ? targets[targetOf[entry]!]!.passage : kind === PASSAGE ? sources[entry]! : -1));
  const questionsOf = new Uint16Array(targets.length);
  const passageQuestions = new Uint16Array(passages);
  for (const [entry, kind] of kinds.entries()) {
    if (kind !== QUESTION) continue;
    questionsOf[targetOf[entry]!]! += 1;
    if (passageOf[entry]! >= 0) passageQuestions[passageOf[entry]!]! += 1;
  }
  const space: Workspace = {
    likeness: new Float64Array(targets.length * KEPT),
    nearest: new Int32Array(targets.length * KEPT),
    mass: forTargets(),
    unitEntry: new Int32Array(targets.length),
    covered: forTargets(),
    said: forTargets(),
    squared: forTargets(),
    profile: forTargets(),
    held: new Uint32Array(targets.length),
    spoken: forTargets(),
    centroid: forTargets(),
    passageCovered: forPassages(),
    passageProfile: forPassages(),
    passageCentroid: forPassages(),
    stamps: new Uint32Array(targets.length),
    passageStamps: new Uint32Array(passages),
    search: { number: 0 },
    counts: new Uint16Array(targets.length),
    passageCounts: new Uint16Array(passages),
    met: new Uint32Array(targets.length),
    passagesMet: new Uint32Array(passages),
    questionsOf,
    passageQuestions,
    centroidNorms: forTargets(),
    passageCentroidNorms: forPassages(),
    passageOf,
  };
  const { counts, passageCounts, met, passagesMet, centroidNorms, passageCentroidNorms } = space;
  index.everyTerm((entries, weight, idf) => {
    const value = (weight || SPOKEN) * idf;
    const { targetsMet, passagesSeen } = countEntries(entries, targetOf, space, undefined);
    for (let at = 0; at < targetsMet; at++) {
      const target = met[at]!;
      centroidNorms[target]! += (value * belongs(counts[target]!)) ** 2;
      counts[target] = 0;
    }
    for (let at = 0; at < passagesSeen; at++) {
      const passage = passagesMet[at]!;
      passageCentroidNorms[passage]! += (value * belongs(passageCounts[passage]!)) ** 2;
      passageCounts[passage] = 0;
    }
  });
  for (const norms of [centroidNorms, passageCentroidNorms]) for (const [at, sum] of norms.entries()) norms[at] = Math.sqrt(sum) || 1;
  return space;
}

/** Counts by target and by passage how many of the entries speak of it; the counts are the caller's to clear. */
export function countEntries(
  entries: Uint32Array,
  targetOf: Int32Array,
  { counts, passageCounts, met, passagesMet, passageOf }: Workspace,
  skip: ((entry: number) => boolean) | undefined,
) {
  let [targetsMet, passagesSeen] = [0, 0];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!;
    const passage = passageOf[entry]!;
    const target = targetOf[entry]!;
    if ((target < 0 && passage < 0) || skip?.(entry) === true) continue;
    if (target >= 0 && counts[target]!++ === 0) met[targetsMet++] = target;
    if (passage >= 0 && passageCounts[passage]!++ === 0) passagesMet[passagesSeen++] = passage;
  }
  return { targetsMet, passagesSeen };
}

/** Begins the sums of a target anew, for the search under way. */
export function clearTarget(target: number, space: Workspace): void {
  space.stamps[target] = space.search.number;
  space.likeness.fill(0, target * KEPT, (target + 1) * KEPT);
  space.nearest.fill(-1, target * KEPT, (target + 1) * KEPT);
  space.unitEntry[target] = -1;
  space.held[target] = 0;
  for (const sums of [space.mass, space.covered, space.said, space.squared, space.profile, space.spoken, space.centroid]) sums[target] = 0;
}

/** The same for a passage that was not met yet in this search. */
export function clearPassage(passage: number, space: Workspace): void {
  if (space.passageStamps[passage] === space.search.number) return;
  space.passageStamps[passage] = space.search.number;
  for (const sums of [space.passageCovered, space.passageProfile, space.passageCentroid]) sums[passage] = 0;
}
