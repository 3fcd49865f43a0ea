import { expect, it } from 'vitest';
import { createBm25, postingsOf } from './bm25.ts';
import { feedbackOf, forwardOf } from './forward.ts';

const DOCUMENTS = [['登记', '期限', '期限'], ['登记', '期限'], ['补贴'], []];

it('forwardOf turns postings round without loss', () => {
  const postings = postingsOf(DOCUMENTS);
  const { offsets, terms, frequencies } = forwardOf(postings);
  const back = DOCUMENTS.map((_, document) =>
    Array.from({ length: offsets[document + 1]! - offsets[document]! }, (__, at) => [postings.terms[terms[offsets[document]! + at]!], frequencies[offsets[document]! + at]]),
  );
  expect(back).toEqual([
    [
      ['登记', 1],
      ['期限', 2],
    ],
    [
      ['登记', 1],
      ['期限', 1],
    ],
    [['补贴', 1]],
    [],
  ]);
});

it('feedback compares with the other leaders, and leaves nothing behind', () => {
  const { postings, idf } = createBm25(DOCUMENTS);
  const feedback = feedbackOf(postings, idf);
  const first = feedback.similarities([0, 1, 2, 3], [{ index: 0, weight: 1 }]);
  expect(first[0]).toBe(0);
  expect(first[1]).toBeGreaterThan(0.9);
  expect([first[2], first[3]]).toEqual([0, 0]);
  feedback.similarities([0], [{ index: 2, weight: 3 }]);
  expect(feedback.similarities([0, 1, 2, 3], [{ index: 0, weight: 1 }])).toEqual(first);
});
