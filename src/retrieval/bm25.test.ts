import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBm25, type Tokens } from './bm25.ts';

/** The formula as it is written in the literature, one document at a time. */
const plain = (documents: readonly Tokens[], query: Tokens): number[] => {
  const average = documents.reduce((sum, document) => sum + document.length, 0) / documents.length;
  return documents.map((document) =>
    query.reduce((sum, token) => {
      const held = documents.filter((other) => other.includes(token)).length;
      const often = document.filter((other) => other === token).length;
      const idf = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
      return sum + (idf * often * 2.2) / (often + 1.2 * (0.25 + (0.75 * document.length) / average));
    }, 0),
  );
};

const token = fc.constantFrom('社', '工', '证', '落', '户', '社工', '落户', '北京');
const corpus = fc.array(fc.array(token, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 });

describe('createBm25', () => {
  it('scores as the formula does', () => {
    fc.assert(
      fc.property(corpus, fc.array(token, { maxLength: 6 }), (documents, query) => {
        const bm25 = createBm25(documents);
        const expected = plain(documents, query);
        const scores = bm25.scores(
          query,
          documents.map((_, index) => index),
        );
        for (const [index, score] of expected.entries()) expect(scores[index]).toBeCloseTo(score, 9);
      }),
    );
  });

  it('finds the best in order, ties by position, and only documents that share a token', () => {
    fc.assert(
      fc.property(corpus, fc.array(token, { maxLength: 6 }), fc.integer({ min: 0, max: 14 }), (documents, query, k) => {
        const bm25 = createBm25(documents);
        const scores = bm25.scores(
          query,
          documents.map((_, index) => index),
        );
        const expected = [...scores.entries()]
          .filter(([, score]) => score > 0)
          .sort((a, b) => b[1] - a[1] || a[0] - b[0])
          .slice(0, k);
        expect(bm25.search(query, k).map(({ index, score }) => [index, score])).toEqual(expected);
      }),
    );
  });

  it('gives the same answer however often it is asked', () => {
    const bm25 = createBm25([['落', '户'], ['社', '工', '落'], ['证']]);
    const first = bm25.search(['落', '户'], 5);
    bm25.search(['证', '社'], 5);
    expect(bm25.search(['落', '户'], 5)).toEqual(first);
    expect(first.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('bears an empty collection, an empty query, unknown tokens and names such as constructor', () => {
    expect(createBm25([]).search(['社'], 3)).toEqual([]);
    const bm25 = createBm25([['constructor', '__proto__'], []]);
    expect(bm25.search([], 3)).toEqual([]);
    expect(bm25.search(['toString'], 3)).toEqual([]);
    expect(bm25.search(['__proto__'], 3).map(({ index }) => index)).toEqual([0]);
    expect(bm25.idf('toString')).toBeGreaterThan(bm25.idf('constructor'));
  });
});
