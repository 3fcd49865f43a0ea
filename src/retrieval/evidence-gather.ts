import { GAP, QUESTION, RULE, type EvidenceData } from './evidence-data.ts';
import { belongs, clearPassage, clearTarget, countEntries, KEPT, SPOKEN, type Workspace } from './evidence-workspace.ts';
import type { Similarities, SparseIndex, SparseVector } from './sparse.ts';

const SATURATION = 1.2;
const LENGTH = 0.06;

export type Hit = Readonly<{ entry: number; similarity: number }>;
export type Alike = Readonly<{ targets: readonly number[]; gaps: readonly Hit[]; rules: readonly Hit[] }>;
export type Skip = ((entry: number) => boolean) | undefined;

/** Begins a search: sorts entries by what they speak for, the nearest questions of each target, and the gaps and rules that are most like the question. */
export function gatherAlike({ entries, of: similarity }: Similarities, { kinds, targetOf }: EvidenceData, space: Workspace, skip: Skip): Alike {
  const { likeness, nearest, mass, unitEntry, stamps, search, passageOf } = space;
  search.number += 1;
  const targets: number[] = [];
  const [gaps, rules] = [hits(MOST_HITS), hits(MOST_RULE_HITS)];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!;
    if (skip?.(entry) === true) continue;
    const kind = kinds[entry];
    const target = targetOf[entry]!;
    const value = similarity(entry);
    if (kind === GAP) gaps.add(entry, value);
    else if (kind === RULE) rules.add(entry, value);
    if (passageOf[entry]! >= 0) clearPassage(passageOf[entry]!, space);
    if (target < 0) continue;
    if (stamps[target] !== search.number) {
      clearTarget(target, space);
      targets.push(target);
    }
    if (kind !== QUESTION) {
      unitEntry[target] = entry;
      continue;
    }
    mass[target]! += value * value;
    let place = KEPT;
    const base = target * KEPT;
    while (place > 0 && value > likeness[base + place - 1]!) place -= 1;
    for (let after = KEPT - 1; after > place; after--) {
      likeness[base + after] = likeness[base + after - 1]!;
      nearest[base + after] = nearest[base + after - 1]!;
    }
    if (place < KEPT) {
      likeness[base + place] = value;
      nearest[base + place] = entry;
    }
  }
  return { targets, gaps: gaps.best(), rules: rules.best() };
}

const MOST_HITS = 12;
/** several questions of each rule that comes near */
const MOST_RULE_HITS = 40;

function hits(most: number) {
  const kept: Hit[] = [];
  return {
    add(entry: number, similarity: number): void {
      if (kept.length === most && similarity <= kept.at(-1)!.similarity) return;
      let at = kept.length;
      while (at > 0 && similarity > kept[at - 1]!.similarity) at -= 1;
      kept.splice(at, 0, { entry, similarity });
      if (kept.length > most) kept.pop();
    },
    best: (): readonly Hit[] => kept,
  };
}

/**
 * Weights of the question: all, of the words that were said, squared, of the spoken pairs, of what nobody knows; the length of its vector with and without the spoken pairs;
 * and the pairs said with their weights, rarest first, each with its bit in `held`.
 */
export type Totals = Readonly<{
  all: number;
  said: number;
  squared: number;
  spoken: number;
  unknown: number;
  norm: number;
  length: number;
  pairs: readonly Readonly<{ value: number; bit: number }>[];
}>;

export type Asked = Readonly<{ terms: SparseVector; pairs: readonly string[]; text: string }>;

const BITS = 32;

/** Sums up term by term which targets and passages know the question's words, of those that `gatherAlike` met. */
export function gatherTerms({ terms, pairs, text }: Asked, { targetOf }: EvidenceData, index: SparseIndex, space: Workspace, skip: Skip): Totals {
  const {
    covered,
    said,
    squared,
    profile,
    held,
    spoken,
    centroid,
    passageCovered,
    passageProfile,
    passageCentroid,
    counts,
    passageCounts,
    met,
    passagesMet,
    questionsOf,
    passageQuestions,
  } = space;
  const total = { all: 0, said: 0, squared: 0, spoken: 0, unknown: 0 };
  const saidPairs: { value: number; bit: number }[] = [];
  for (const [term, weight] of terms) {
    const rarity = index.idf(term);
    const value = weight * rarity;
    const literal = text.includes(term);
    const bit = literal && term.length > 1 && saidPairs.length < BITS ? 1 << saidPairs.length : 0;
    if (bit !== 0) saidPairs.push({ value, bit });
    total.all += value;
    total.squared += value * value;
    if (literal) total.said += value;
    if (!index.knows(term)) total.unknown += value;
    const product = (index.usual(term) || SPOKEN) * rarity * value;
    const { targetsMet, passagesSeen } = countEntries(index.entriesOf(term), targetOf, space, skip);
    for (let at = 0; at < targetsMet; at++) {
      const target = met[at]!;
      const count = counts[target]!;
      counts[target] = 0;
      centroid[target]! += product * belongs(count);
      covered[target]! += value;
      squared[target]! += value * value;
      held[target]! |= bit;
      if (literal) said[target]! += value;
      profile[target]! += (value * count) / (count + SATURATION * (0.4 + LENGTH * questionsOf[target]!));
    }
    for (let at = 0; at < passagesSeen; at++) {
      const passage = passagesMet[at]!;
      const count = passageCounts[passage]!;
      passageCounts[passage] = 0;
      passageCentroid[passage]! += product * belongs(count);
      passageCovered[passage]! += value;
      passageProfile[passage]! += (value * count) / (count + SATURATION * (0.4 + LENGTH * passageQuestions[passage]!));
    }
  }
  let norm = total.squared;
  for (const pair of pairs) {
    const rarity = index.idf(pair);
    const value = SPOKEN * rarity;
    norm += value * value;
    total.spoken += value;
    const product = (index.usual(pair) || SPOKEN) * rarity * value;
    const { targetsMet, passagesSeen } = countEntries(index.entriesOf(pair), targetOf, space, skip);
    for (let at = 0; at < targetsMet; at++) {
      const target = met[at]!;
      centroid[target]! += product * belongs(counts[target]!);
      spoken[target]! += value * belongs(counts[target]!);
      counts[target] = 0;
    }
    for (let at = 0; at < passagesSeen; at++) {
      const passage = passagesMet[at]!;
      passageCentroid[passage]! += product * belongs(passageCounts[passage]!);
      passageCounts[passage] = 0;
    }
  }
  return {
    all: total.all || 1,
    said: total.said || 1,
    squared: total.squared || 1,
    spoken: total.spoken || 1,
    unknown: total.unknown,
    norm: Math.sqrt(norm) || 1,
    length: Math.sqrt(total.squared) || 1,
    pairs: saidPairs.toSorted((a, b) => b.value - a.value),
  };
}
