import type { Place } from '../text/places.ts';
import type { Collection } from './collection.ts';
import { markPairs } from './match.ts';
import type { QueryForm } from './query-form.ts';
import { ratio } from './ratio.ts';

const HEAD = 100;
const TAIL = 60;

/** What the passage's surroundings hold of the question: its document's opening, the end of the passage before, the beginning of the one after. */
export const aroundOf = ({ layout, codes }: Collection, query: QueryForm, index: number, inText: Uint8Array, inTitle: Uint8Array) => {
  const members = layout.groups[layout.group[index]!]!;
  const place = layout.place[index]!;
  const [first, before, after] = [members[0]!, members[place - 1], members[place + 1]];
  const marks = (at: number | undefined, from: number, to: number): Uint8Array => {
    const marked = new Uint8Array(query.pairWeights.length);
    if (at !== undefined) markPairs(codes[at]!.subarray(from, to), query, marked);
    return marked;
  };
  const head = marks(first, 0, HEAD);
  const tail = marks(before, -TAIL, Infinity);
  const next = marks(after, 0, HEAD);
  const sums = { squared: 0, squares: 0, head: 0, context: 0, rest: 0, restMet: 0, tail: 0, tailNew: 0, next: 0 };
  for (const [pair, weight] of query.pairWeights.entries()) {
    const [own, framed] = [inText[pair] === 1, inTitle[pair] === 1 || head[pair] === 1];
    sums.squares += weight ** 2;
    if (own) sums.squared += weight ** 2;
    if (head[pair] === 1) sums.head += weight;
    if (own || framed) sums.context += weight;
    if (!framed) sums.rest += weight;
    if (!framed && own) sums.restMet += weight;
    if (tail[pair] === 1) sums.tail += weight;
    if (tail[pair] === 1 && !own) sums.tailNew += weight;
    if (next[pair] === 1) sums.next += weight;
  }
  const part = (weight: number): number => ratio(weight, query.pairTotal);
  return {
    squared: ratio(sums.squared, sums.squares),
    headPairs: part(sums.head),
    contextPairs: part(sums.context),
    restPairs: sums.rest === 0 ? 0.5 : sums.restMet / sums.rest,
    tailPairs: part(sums.tail),
    tailNew: part(sums.tailNew),
    nextPairs: part(sums.next),
  };
};

/** 1 when the passage or its document's opening names a place of the question (or its province), −1 when it names others only, 0 when it names none or none is asked. */
export const placesMet = ({ places, layout }: Collection, named: readonly Place[], index: number): number => {
  if (named.length === 0) return 0;
  const [own, opening] = [places[index]!, places[layout.groups[layout.group[index]!]![0]!]!];
  if (named.some(({ name }) => own.has(name) || opening.has(name))) return 1;
  return own.size + opening.size === 0 ? 0 : -1;
};

/** First-ranking scores around each candidate in its document: of the passage before, of the one after, of the best other. */
export const neighbours = ({ all, layout }: Collection, query: QueryForm, candidates: readonly number[]) => {
  const wanted = new Set<number>();
  const members = candidates.map((index) => layout.groups[layout.group[index]!]!);
  for (const group of members) for (const index of group.length > 60 ? [] : group) wanted.add(index);
  for (const [rank, index] of candidates.entries()) for (const step of [-1, 0, 1]) wanted.add(members[rank]![layout.place[index]! + step] ?? index);
  const order = [...wanted];
  const scores = new Map<number, number>();
  const found = all.scores(query.kept, order);
  for (const [at, index] of order.entries()) scores.set(index, found[at]!);
  const beside = (step: number): number[] => candidates.map((index, rank) => scores.get(members[rank]![layout.place[index]! + step] ?? -1) ?? 0);
  const best = candidates.map((index, rank) => members[rank]!.reduce((most, other) => (other === index ? most : Math.max(most, scores.get(other) ?? 0)), 0));
  return { before: beside(-1), after: beside(1), best, top: Math.max(...scores.values()) };
};

/** Share of the first twenty candidates that stand in the same document. */
export const groupShares = (groups: readonly number[]): number[] => {
  const counts = new Map<number, number>();
  for (const group of groups.slice(0, 20)) counts.set(group, (counts.get(group) ?? 0) + 1);
  return groups.map((group, rank) => ((counts.get(group) ?? 0) - (rank < 20 ? 1 : 0)) / 20);
};
