import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitCount, likenessOf, longestCommon, wordedText } from './likeness.ts';

const like = (a: string, b: string) => likenessOf(wordedText(a), wordedText(b));

describe('likeness word by word', () => {
  it('counts question words as well, marks and blanks not', () => {
    expect(like('什么时候 锁门?', '什么时候锁门')).toEqual({ ofQuestion: 1, ofOther: 1, common: 1, kinds: 1 });
    expect(like('几点锁门', '哪里锁门').ofQuestion).toBeCloseTo(1 / 3, 9);
    expect(like('几点锁门', '哪里锁门').kinds).toBe(0);
  });

  it('knows the part from the whole', () => {
    const { ofQuestion, ofOther } = like('锁门', '车棚几点锁门');
    expect(ofQuestion).toBe(1);
    expect(ofOther).toBeCloseTo(1 / 5, 9);
  });

  it('is undecided about what is asked for where nothing is', () => {
    expect(like('锁门', '几点锁门').kinds).toBe(0.5);
  });

  it('finds the longest common run', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 9 });
    const runs = (a: string) => [...a].flatMap((_, from) => Array.from({ length: a.length - from }, (__, length) => a.slice(from, from + length + 1)));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const shared = runs(a).filter((run) => b.includes(run));
        expect(longestCommon(a, b)).toBe(Math.max(0, ...shared.map((run) => run.length)));
      }),
    );
    expect(bitCount(0b1011)).toBe(3);
  });
});
