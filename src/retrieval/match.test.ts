import { describe, expect, it } from 'vitest';
import { matchOf } from './match.ts';
import { codesOf, foldText, queryFormOf } from './query-form.ts';

const match = (question: string, text: string) => {
  const query = queryFormOf(question, () => 1);
  const folded = foldText(text);
  return matchOf(codesOf(folded), folded, query, new Uint8Array(query.pairWeights.length));
};

describe('matchOf', () => {
  it('gives shares of the question that the text holds', () => {
    const found = match('首次登记期限', '首次登记的受理期限为一年。');
    // Pairs of the question: 首次 次登 登记 记期 期限; all but 记期 stand in the text.
    expect(found.pairs).toBeCloseTo(4 / 5, 9);
    expect(found.characters).toBe(1);
    expect(found.longest).toBe(4);
    expect(found.longestWeight).toBeCloseTo(3 / 5, 9);
    expect(found.sentence).toBeCloseTo(4 / 5, 9);
    expect(found.lacking).toBe(1);
  });

  it('does not join what a mark parts', () => {
    expect(match('登记期限', '登记，期限')).toMatchObject({ longest: 2, pairs: 2 / 3 });
  });

  it('finds the stretch where the words stand together', () => {
    const far = `登记${'无'.repeat(90)}期限`;
    expect(match('登记期限', far).wide).toBeCloseTo(1 / 3, 9);
    expect(match('登记期限', `${'无'.repeat(90)}登记的期限`)).toMatchObject({ wide: 2 / 3 });
    expect(match('登记期限', `${'无'.repeat(90)}登记的期限`).wideAt).toBeGreaterThan(0.9);
  });

  it('gives zeros for texts and questions without words', () => {
    for (const values of [match('登记', ''), match('', '登记'), match('登记', '，。')]) {
      expect(Object.values(values).every(Number.isFinite)).toBe(true);
      expect(values.pairs).toBe(0);
    }
  });
});
