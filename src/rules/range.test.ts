import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, isExact, isFigure, scale, showRange, span, subtract, tidy, type Range } from './range.ts';

const range = fc.tuple(fc.nat(500), fc.nat(500)).map(([low, more]): Range => [low, low + more]);
const pointOf = ([low, high]: Range) => fc.integer({ min: low, max: high });
const inside = (value: number, [low, high]: Range) => low <= value && value <= high;

describe('ranges', () => {
  it('take a number as itself and nothing as everything', () => {
    expect(span(5)).toEqual([5, 5]);
    expect(span([61, 69])).toEqual([61, 69]);
    expect(span(null)).toEqual([0, Infinity]);
    expect(span(undefined, 3, 9)).toEqual([3, 9]);
    expect(span(0)).toEqual([0, 0]);
  });

  it('are told from days, choices and what is not known', () => {
    expect([0, 61, [61, 69], [3, Infinity]].every(isFigure)).toBe(true);
    expect([null, undefined, true, '中级', '2026-11-21', ['2026-11-01', '2026-11-30']].some(isFigure)).toBe(false);
  });

  it('hold every result of the points inside them', () => {
    fc.assert(
      fc.property(
        fc.tuple(range, range).chain(([a, b]) => fc.record({ a: fc.constant(a), b: fc.constant(b), x: pointOf(a), y: pointOf(b) })),
        ({ a, b, x, y }) => {
          expect(inside(x + y, add(a, b))).toBe(true);
          expect(inside(Math.max(0, x - y), subtract(a, b))).toBe(true);
          expect(inside(x * 3, scale(a, 3))).toBe(true);
        },
      ),
    );
  });

  it('leave no dust of binary fractions', () => {
    expect(add(scale([82, 82], 0.4), scale([76, 76], 0.6)).map(tidy)).toEqual([78.4, 78.4]);
    expect(tidy(Infinity)).toBe(Infinity);
    expect(scale([1, Infinity], 0.7)).toEqual([0.7, Infinity]);
  });

  it.each([
    [[60, 60], '60个月'],
    [[61, 69], '61–69个月'],
    [[60, Infinity], '至少60个月'],
    [[0, Infinity], '未知'],
    [[0, 0], '0个月'],
    [[0.1 + 0.2, 0.1 + 0.2], '0.3个月'],
  ] as const)('%o is shown as %s', (value, text) => {
    expect(showRange(value, '个月')).toBe(text);
  });

  it('are exact when their ends are one', () => {
    expect([isExact([3, 3]), isExact([3, 4])]).toEqual([true, false]);
  });
});
