import type { Postings } from './bm25.ts';

/** The terms of each document with their frequencies: postings turned round. */
export type Forward = Readonly<{ offsets: Uint32Array; terms: Uint32Array; frequencies: Uint16Array }>;

export const forwardOf = ({ offsets: lists, documents, frequencies, lengths }: Postings): Forward => {
  const offsets = new Uint32Array(lengths.length + 1);
  for (const document of documents) offsets[document + 1]! += 1;
  for (let document = 0; document < lengths.length; document += 1) offsets[document + 1]! += offsets[document]!;
  const next = offsets.slice();
  const turned = { offsets, terms: new Uint32Array(documents.length), frequencies: new Uint16Array(documents.length) };
  for (let term = 0; term + 1 < lists.length; term += 1) {
    for (let at = lists[term]!; at < lists[term + 1]!; at += 1) {
      const place = next[documents[at]!]!++;
      turned.terms[place] = term;
      turned.frequencies[place] = frequencies[at]!;
    }
  }
  return turned;
};

/** Similarity of documents by their terms: cosine of (1 + ln frequency) × idf. */
export type Feedback = Readonly<{
  /** of each candidate with the weighted middle of the leaders; a leader is compared with the other leaders only */
  similarities(candidates: readonly number[], leaders: readonly Readonly<{ index: number; weight: number }>[]): Float64Array;
}>;

export const feedbackOf = (postings: Postings, idf: (token: string) => number): Feedback => {
  const forward = forwardOf(postings);
  const rarity = Float32Array.from(postings.terms, idf);
  const count = postings.lengths.length;
  const weightAt = (at: number): number => (1 + Math.log(forward.frequencies[at]!)) * rarity[forward.terms[at]!]!;
  const norms = new Float32Array(count);
  for (let document = 0; document < count; document += 1) {
    let squares = 0;
    for (let at = forward.offsets[document]!; at < forward.offsets[document + 1]!; at += 1) squares += weightAt(at) ** 2;
    norms[document] = Math.sqrt(squares) || 1;
  }
  const middle = new Float64Array(postings.terms.length);

  const dot = (document: number): number => {
    let product = 0;
    for (let at = forward.offsets[document]!; at < forward.offsets[document + 1]!; at += 1) {
      const other = middle[forward.terms[at]!]!;
      if (other !== 0) product += other * weightAt(at);
    }
    return product / norms[document]!;
  };

  const add = (document: number, weight: number): void => {
    for (let at = forward.offsets[document]!; at < forward.offsets[document + 1]!; at += 1) middle[forward.terms[at]!]! += (weight * weightAt(at)) / norms[document]!;
  };

  return {
    similarities: (candidates, leaders) => {
      const total = leaders.reduce((sum, { weight }) => sum + weight, 0) || 1;
      for (const { index, weight } of leaders) add(index, weight);
      const own = new Map(leaders.map(({ index, weight }) => [index, weight]));
      const found = Float64Array.from(candidates, (index) => {
        const weight = own.get(index) ?? 0;
        // A document has similarity 1 with itself; that part is taken out again.
        return total - weight <= 0 ? 0 : (dot(index) - weight) / (total - weight);
      });
      // Cleared by writing: taking away what was added would leave rounding behind.
      for (const { index } of leaders) for (let at = forward.offsets[index]!; at < forward.offsets[index + 1]!; at += 1) middle[forward.terms[at]!] = 0;
      return found;
    },
  };
};
