import { byteWriter } from './bytes.ts';

/** Terms with their weights. */
export type SparseVector = ReadonlyMap<string, number>;

/**
 * An inverted list of terms, as it is searched and as the snapshot holds it. A term of at most two UTF-16 units (a Han character, a pair) is a number,
 * longer ones (Latin words, dates) stand in `words`. The list of a term is a run of variable-length numbers: the distance to the next entry × 2, and an odd
 * number where the entry's weight differs from the term's usual one and its place in `weights` follows.
 */
export type SparsePostings = Readonly<{
  /** first unit × 65536 + second unit or 0, ascending; the term's number is its place here */
  codes: Uint32Array;
  /** longer terms, whose numbers follow on those of `codes` */
  words: readonly string[];
  /** how many entries hold each term, where its list begins, and its usual weight's place in `weights` */
  counts: Uint32Array;
  starts: Uint32Array;
  usual: Uint8Array;
  lists: Uint8Array;
  /** all weights that occur */
  weights: Float64Array;
  /** length of each entry's idf-weighted vector */
  norms: Float64Array;
}>;

/** The entries that share a term with a query, in the order in which they were met, and how similar they are. Valid until the next search. */
export type Similarities = Readonly<{ entries: Uint32Array; of: (entry: number) => number }>;

export type SparseIndex = Readonly<{
  /** cosine of the idf-weighted vectors */
  similarities(query: SparseVector): Similarities;
  /** every entry that holds the term, ascending; valid until the next call */
  entriesOf(term: string): Uint32Array;
  idf(term: string): number;
  knows(term: string): boolean;
  /** the weight that the term has in most entries; 0 where it is unknown */
  usual(term: string): number;
  /** calls back with every term's entries, one term after the other, and its usual weight and idf */
  everyTerm(visit: (entries: Uint32Array, weight: number, idf: number) => void): void;
}>;

const MOST_OPENED = 20_000;

/** Searches postings: exact cosine similarity in memory, the same in both runtimes. One search at a time: the sums are kept between searches. */
export function createSparseIndex(postings: SparsePostings): SparseIndex {
  const { codes, words, counts, starts, usual, lists, weights, norms } = postings;
  const longer = new Map(words.map((word, at) => [word, codes.length + at]));
  const numberOf = (term: string): number => (term.length > 2 ? (longer.get(term) ?? -1) : placeOf(codes, codeOf(term)));
  const idfOf = (term: number): number => Math.log(1 + norms.length / (1 + (term < 0 ? 0 : counts[term]!)));
  const sums = new Float64Array(norms.length);
  const touched = new Uint32Array(norms.length);
  const decoded = new Uint32Array(norms.length);
  let met = 0;
  const decode = (term: number): Uint32Array => {
    const count = counts[term]!;
    let at = starts[term]!;
    for (let left = 0, entry = -1; left < count; left++) {
      let step = lists[at++]!;
      if (step > 127) {
        step &= 127;
        for (let shift = 7; ; shift += 7) {
          const byte = lists[at++]!;
          step |= (byte & 127) << shift;
          if (byte < 128) break;
        }
      }
      entry += step >>> 1;
      if ((step & 1) === 1) at += 1;
      decoded[left] = entry;
    }
    return decoded.subarray(0, count);
  };

  /** In a large index the rarest terms choose the entries, and the more common ones only add to those. A small one is searched in full. */
  const openedBy = <T extends Readonly<{ number: number }>>(known: readonly T[]): { opening: readonly T[]; closed: readonly T[] } => {
    if (norms.length <= MOST_OPENED) return { opening: known, closed: [] };
    let sum = 0;
    const byRarity = known.toSorted((a, b) => counts[a.number]! - counts[b.number]!);
    const open = byRarity.findIndex((one, at) => (sum += counts[one.number]!) > MOST_OPENED && at > 0);
    return open < 0 ? { opening: known, closed: [] } : { opening: byRarity.slice(0, open), closed: byRarity.slice(open) };
  };

  return {
    idf: (term) => idfOf(numberOf(term)),
    knows: (term) => numberOf(term) >= 0,
    usual: (term) => weights[usual[numberOf(term)] ?? -1] ?? 0,
    entriesOf: (term) => {
      const number = numberOf(term);
      return number < 0 ? decoded.subarray(0, 0) : decode(number);
    },
    everyTerm: (visit) => {
      for (let term = 0; term < counts.length; term++) visit(decode(term), weights[usual[term]!]!, idfOf(term));
    },
    similarities: (query) => {
      for (let at = 0; at < met; at++) sums[touched[at]!] = 0;
      met = 0;
      let norm = 0;
      const known: Readonly<{ number: number; weight: number; rarity: number }>[] = [];
      for (const [term, weight] of query) {
        const number = numberOf(term);
        const rarity = idfOf(number);
        norm += (weight * rarity) ** 2;
        if (number >= 0) known.push({ number, weight, rarity });
      }
      const { opening, closed } = openedBy(known);
      for (const [list, opens] of [
        [opening, true],
        [closed, false],
      ] as const) {
        for (const { number, weight, rarity } of list) {
          const common = weights[usual[number]!]!;
          // The loop of `decode` once more, without a list in between: much of an answer's time is spent here.
          let at = starts[number]!;
          let entry = -1;
          for (let left = counts[number]!; left > 0; left--) {
            let step = lists[at++]!;
            if (step > 127) {
              step &= 127;
              for (let shift = 7; ; shift += 7) {
                const byte = lists[at++]!;
                step |= (byte & 127) << shift;
                if (byte < 128) break;
              }
            }
            entry += step >>> 1;
            const own = (step & 1) === 1 ? weights[lists[at++]!]! : common;
            const before = sums[entry]!;
            if (before === 0) {
              if (!opens) continue;
              touched[met++] = entry;
            }
            sums[entry] = before + weight * own * rarity * rarity;
          }
        }
      }
      const length = Math.sqrt(norm);
      for (let at = 0; at < met; at++) {
        const entry = touched[at]!;
        sums[entry]! /= length * (norms[entry]! || 1);
      }
      return { entries: touched.subarray(0, met), of: (entry) => sums[entry] ?? 0 };
    },
  };
}

/** Gathers the inverted list of entries; each is looked at once, so that they need not all be there together. Throws a RangeError beyond 128 different weights, which no tokenizer of ours makes. */
export function sparsePostingsOf(entries: Iterable<SparseVector>): SparsePostings {
  /** by term: entry, place of its weight, entry, place … Numbers alone: a large corpus has a hundred million of them. */
  const lists = new Map<string, number[]>();
  const places = new Map<number, number>();
  let size = 0;
  for (const vector of entries) {
    for (const [term, weight] of vector) {
      const place = places.get(weight) ?? places.size;
      if (place === places.size) places.set(weight, place);
      const list = lists.get(term);
      if (list === undefined) lists.set(term, [size, place]);
      else list.push(size, place);
    }
    size += 1;
  }
  if (places.size > 128) throw new RangeError(`${places.size} different weights`);
  const short = [...lists.keys()].filter((term) => term.length <= 2).toSorted((a, b) => codeOf(a) - codeOf(b));
  const words = [...lists.keys()].filter((term) => term.length > 2).toSorted();
  const terms = [...short, ...words];
  const weights = Float64Array.from(places.keys());
  const [counts, starts, usual, squares] = [new Uint32Array(terms.length), new Uint32Array(terms.length), new Uint8Array(terms.length), new Float64Array(size)];
  const bytes = byteWriter();
  for (const [number, term] of terms.entries()) {
    const list = lists.get(term)!;
    counts[number] = list.length / 2;
    starts[number] = bytes.length();
    const common = mostCommonPlace(list, weights.length);
    usual[number] = common;
    const idf = Math.log(1 + size / (1 + list.length / 2));
    let before = -1;
    for (let pair = 0; pair < list.length; pair += 2) {
      const [entry, own] = [list[pair]!, list[pair + 1]!];
      bytes.write((entry - before) * 2 + (own === common ? 0 : 1));
      if (own !== common) bytes.write(own);
      before = entry;
      squares[entry]! += (weights[own]! * idf) ** 2;
    }
  }
  return { codes: Uint32Array.from(short, codeOf), words, counts, starts, usual, lists: bytes.taken(), weights, norms: squares.map(Math.sqrt) };
}

const codeOf = (term: string): number => term.charCodeAt(0) * 65_536 + (term.length > 1 ? term.charCodeAt(1) : 0);

function placeOf(codes: Uint32Array, code: number): number {
  let [low, high] = [0, codes.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = codes[middle]!;
    if (found === code) return middle;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Of the places in a list of pairs; of several that are as common the one that stands first in it. */
function mostCommonPlace(list: readonly number[], places: number): number {
  const counts = new Uint32Array(places);
  for (let pair = 1; pair < list.length; pair += 2) counts[list[pair]!]! += 1;
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  return list.find((place, at) => at % 2 === 1 && counts[place] === most) ?? 0;
}
