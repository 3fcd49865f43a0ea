import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSparseIndex, sparsePostingsOf, type SparseVector } from './sparse.ts';

const term = fc.constantFrom('社', '工', '社工', '登记', '𠮷', 'ab', 'msw', '2026', '社区工作');
const vector: fc.Arbitrary<SparseVector> = fc.dictionary(term, fc.constantFrom(0.3, 0.5, 1), { maxKeys: 6 }).map((weights) => new Map(Object.entries(weights)));
const vectors = fc.array(vector, { minLength: 1, maxLength: 300 });

/** The same written down as the formula has it. */
const cosine = (entries: readonly SparseVector[], query: SparseVector, entry: SparseVector): number => {
  const idf = (term: string): number => Math.log(1 + entries.length / (1 + entries.filter((each) => each.has(term)).length));
  const length = (of: SparseVector): number => Math.sqrt([...of].reduce((sum, [term, weight]) => sum + (weight * idf(term)) ** 2, 0));
  const product = [...query].reduce((sum, [term, weight]) => sum + weight * (entry.get(term) ?? 0) * idf(term) ** 2, 0);
  return product === 0 ? 0 : product / (length(query) * length(entry));
};

describe('the sparse index', () => {
  it('gives the cosine of idf-weighted vectors, search after search', () => {
    fc.assert(
      fc.property(vectors, fc.array(vector, { maxLength: 3 }), (entries, queries) => {
        const index = createSparseIndex(sparsePostingsOf(entries));
        for (const query of queries) {
          const { entries: met, of } = index.similarities(query);
          expect(new Set(met)).toEqual(new Set(entries.flatMap((entry, at) => ([...query.keys()].some((term) => entry.has(term)) ? [at] : []))));
          for (const [at, entry] of entries.entries()) expect(of(at)).toBeCloseTo(cosine(entries, query, entry), 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the entries of a term in their order, and knows no other term', () => {
    fc.assert(
      fc.property(vectors, term, (entries, wanted) => {
        const index = createSparseIndex(sparsePostingsOf(entries));
        const found = [...index.entriesOf(wanted)];
        expect(found).toEqual(entries.flatMap((entry, at) => (entry.has(wanted) ? [at] : [])));
        expect(index.knows(wanted)).toBe(found.length > 0);
      }),
    );
  });
});
