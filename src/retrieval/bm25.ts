/** A text's tokens; repeats count. */
export type Tokens = readonly string[];
export type Hit = Readonly<{ index: number; score: number }>;

/** Postings by term in compressed-row form: term t has `documents[offsets[t]..offsets[t + 1])`, ascending, with their frequencies. */
export type Postings = Readonly<{
  terms: readonly string[];
  offsets: Uint32Array;
  documents: Uint32Array;
  frequencies: Uint16Array;
  /** tokens in each document */
  lengths: Uint32Array;
}>;

export type Bm25 = Readonly<{
  /** the k best documents that share a token with the query; equal scores in the order of the documents */
  search(query: Tokens, k: number): Hit[];
  /** the scores of the documents named, in their order; 0 where no token is shared */
  scores(query: Tokens, indices: ArrayLike<number>): Float64Array;
  /** ln(1 + (N − n + ½)/(n + ½)); for a token that no document holds, as if n were 0 */
  idf(token: string): number;
  /** number of documents that hold the token */
  frequency(token: string): number;
  size: number;
  postings: Postings;
}>;

// The values of LanceDB's full-text index, so that both rank alike; eight other settings were within noise on Chinese questions.
const K1 = 1.2;
const B = 0.75;

/** BM25 over documents that are already cut into tokens; everything is held in memory. */
export const createBm25 = (documents: Iterable<Tokens>): Bm25 => bm25Of(postingsOf(documents));

/** BM25 over postings made earlier (see snapshot.ts). */
export const bm25Of = (postings: Postings): Bm25 => {
  const { terms, offsets, documents, frequencies, lengths } = postings;
  const size = lengths.length;
  const ids = new Map(terms.map((term, id) => [term, id]));
  const average = lengths.reduce((sum, length) => sum + length, 0) / (size || 1) || 1;
  const norms = Float64Array.from(lengths, (length) => K1 * (1 - B + (B * length) / average));
  const sums = new Float64Array(size);

  const frequency = (token: string): number => {
    const id = ids.get(token);
    return id === undefined ? 0 : offsets[id + 1]! - offsets[id]!;
  };
  const idf = (token: string): number => {
    const held = frequency(token);
    return Math.log(1 + (size - held + 0.5) / (held + 0.5));
  };

  /** Adds the query's scores into `sums` and tells which documents were touched. */
  const accumulate = (query: Tokens): number[] => {
    const touched: number[] = [];
    for (const [token, times] of counted(query)) {
      const id = ids.get(token);
      if (id === undefined) continue;
      const weight = times * idf(token) * (K1 + 1);
      for (let at = offsets[id]!; at < offsets[id + 1]!; at += 1) {
        const document = documents[at]!;
        const often = frequencies[at]!;
        if (sums[document] === 0) touched.push(document);
        sums[document]! += (weight * often) / (often + norms[document]!);
      }
    }
    return touched;
  };

  const search = (query: Tokens, k: number): Hit[] => {
    const touched = accumulate(query);
    const best = largest(touched, sums, k);
    for (const document of touched) sums[document] = 0;
    return best;
  };

  const scores = (query: Tokens, indices: ArrayLike<number>): Float64Array => {
    const touched = accumulate(query);
    const found = Float64Array.from(indices, (index) => sums[index] ?? 0);
    for (const document of touched) sums[document] = 0;
    return found;
  };

  return { search, scores, idf, frequency, size, postings };
};

/** Gathers the postings of documents, each looked at once; frequencies stop at 65,535. */
export const postingsOf = (tokenised: Iterable<Tokens>): Postings => {
  const ids = new Map<string, number>();
  const lists: number[][] = [];
  const lengths: number[] = [];
  for (const tokens of tokenised) {
    const document = lengths.push(tokens.length) - 1;
    for (const token of tokens) {
      let id = ids.get(token);
      if (id === undefined) {
        id = lists.length;
        ids.set(token, id);
        lists.push([]);
      }
      const list = lists[id]!;
      // Pairs of document and frequency; documents come in order, so the last pair is the one to raise.
      if (list.length > 0 && list[list.length - 2] === document) list[list.length - 1]! += 1;
      else list.push(document, 1);
    }
  }
  const offsets = new Uint32Array(lists.length + 1);
  for (const [id, list] of lists.entries()) offsets[id + 1] = offsets[id]! + list.length / 2;
  const documents = new Uint32Array(offsets[lists.length]!);
  const frequencies = new Uint16Array(documents.length);
  for (const [id, list] of lists.entries()) {
    for (let pair = 0, at = offsets[id]!; pair < list.length; pair += 2, at += 1) {
      documents[at] = list[pair]!;
      frequencies[at] = Math.min(list[pair + 1]!, 0xffff);
    }
  }
  return { terms: [...ids.keys()], offsets, documents, frequencies, lengths: Uint32Array.from(lengths) };
};

const counted = (tokens: Tokens): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
};

/** The k best of the touched documents, kept in a small sorted list: k is far below their number. */
const largest = (touched: readonly number[], sums: Float64Array, k: number): Hit[] => {
  const best: { index: number; score: number }[] = [];
  if (k <= 0) return best;
  const before = (index: number, score: number, other: Hit): boolean => score > other.score || (score === other.score && index < other.index);
  for (const index of touched) {
    const score = sums[index]!;
    const last = best.at(-1);
    if (best.length >= k && last !== undefined && !before(index, score, last)) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(index, score, best[middle]!)) high = middle;
      else low = middle + 1;
    }
    best.splice(low, 0, { index, score });
    if (best.length > k) best.pop();
  }
  return best;
};
