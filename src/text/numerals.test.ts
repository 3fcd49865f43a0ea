import fc from 'fast-check';
import Nzh from 'nzh';
import { describe, expect, it } from 'vitest';
import { NUMBER, readNumber } from './numerals.ts';

describe('readNumber', () => {
  it.each([
    ['一万二', 12000],
    ['二百五', 250],
    ['两', 2],
    ['〇', 0],
    ['零', 0],
    ['3.5万', 35000],
    ['1,500', 1500],
    ['十二', 12],
    ['三千六', 3600],
    ['半', 0.5],
    ['四点五', 4.5],
    ['十', 10],
    ['二十', 20],
    ['一百零五', 105],
    ['一百五十', 150],
    ['两千零六', 2006],
    ['二〇二三', 2023],
    ['一九九八', 1998],
    ['60', 60],
    ['３', 3],
    ['69.5', 69.5],
    ['三万五千', 35000],
    ['二十二万八', 228000],
    ['一亿两千万', 120000000],
    ['3千', 3000],
    ['5百', 500],
    ['3万5', 35000],
    ['2万3千', 23000],
    ['1.5w', 15000],
    ['俩', 2],
    ['仨', 3],
    ['廿五', 25],
    ['叁仟', 3000],
    ['一百十五', 115],
    ['15.6万', 156000],
    ['89万', 890000],
  ])('%s = %d', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', '万', '百', '千', '十四五', '三四', '一一', '二十百', '百分之三', '几', 'abc', '1,50', '3.5.1', '一万二万', '点五', '3百5'])('%j is no number', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );

  it('reads back what nzh writes, 1 to 99 999', () => {
    const wrong: string[] = [];
    for (let n = 1; n <= 99_999; n++) {
      const written = Nzh.cn.encodeS(n);
      if (readNumber(written) !== n) wrong.push(`${written} -> ${readNumber(written)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('reads back grouped and plain Arabic numbers, and the pattern matches them whole', () => {
    const whole = new RegExp(`^${NUMBER}$`, 'u');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
        const grouped = n.toLocaleString('en-US');
        expect(readNumber(grouped)).toBe(n);
        expect(readNumber(String(n))).toBe(n);
        expect(whole.test(grouped) && whole.test(String(n))).toBe(true);
      }),
    );
  });
});
