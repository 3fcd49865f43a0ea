import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../text/calendar.ts';
import { atLeastMonths, fullOn, lengthOf, restOf, sayLength, shorter, without } from './length.ts';

const AS_OF = '2026-11-21';
const months = (value: number | string | readonly [string, string]) => lengthOf({ length: value }, 'length', AS_OF);
const fiveYears = (value: Parameters<typeof months>[0]) => atLeastMonths({ label: '从业', have: months(value), need: 60, sources: [], asOf: AS_OF });

describe('a length of time', () => {
  it.each([
    ['2021-11-21', [60, 60]],
    ['2021-11-22', [59, 59]],
    ['2027-01-01', [0, 0]],
    [
      ['2021-11-01', '2021-11-30'],
      [59, 60],
    ],
    [42, [42, 42]],
  ] as const)('since %s', (told, range) => expect(months(told).range).toEqual(range));

  it('grows to the last of February from a 29th', () => {
    const full = (asOf: string) => lengthOf({ length: '2024-02-29' }, 'length', asOf).range[0];
    expect([full('2027-02-27'), full('2027-02-28')]).toEqual([35, 36]);
  });

  it('is full on the very day when its first day is known', () => {
    expect(fiveYears('2021-11-22')).toMatchObject({ status: 'unmet', have: '59个月零30天(2021年11月22日起)', lacking: '1天', earliest: '2026-11-22' });
    expect(fiveYears('2021-12-24')).toMatchObject({ lacking: '1个月零3天', earliest: '2026-12-24' });
    expect(fiveYears('2021-11-21').status).toBe('met');
  });

  it('is full at the latest on the day that the later first day gives', () => {
    expect(fiveYears(['2022-03-01', '2022-03-31'])).toMatchObject({ have: '55–56个月', lacking: '4–5个月', earliest: '2027-03-31' });
    expect(fiveYears(48)).toMatchObject({ have: '48个月', lacking: '12个月', earliest: '2027-11-21' });
  });

  it('is full on a day on which it is, and not on the day before', () => {
    const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2015-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (since, need) => {
        const on = fullOn({ range: [0, 0], since: [since, since] }, need, AS_OF);
        const have = (asOf: string) => lengthOf({ since }, 'since', asOf).range[0];
        expect(have(on)).toBe(need);
        expect(have(addDays(on, -1))).toBeLessThan(need);
      }),
    );
  });

  it('is later full by what does not count', () => {
    expect(without(months('2021-01-10'), [3, 3])).toEqual({ range: [67, 67], since: ['2021-04-10', '2021-04-10'] });
    expect(without(months(62), [3, 5])).toEqual({ range: [57, 59] });
    expect(without(months('2021-01-10'), [0, Infinity]).since).toBeUndefined();
  });

  it('of two is the shorter', () => {
    expect(shorter(months('2022-01-01'), months(80))).toEqual(months('2022-01-01'));
    expect(shorter({ range: [10, 30] }, { range: [20, 25] })).toEqual({ range: [10, 25] });
  });

  it('of which the end is known runs out on that day', () => {
    const rest = (until: string | readonly [string, string]) => restOf({ until }, 'until', AS_OF);
    expect([rest('2027-11-21'), rest('2027-11-20'), rest('2026-01-01'), rest(['2027-11-01', '2027-11-30'])]).toEqual([
      [12, 12],
      [11, 11],
      [0, 0],
      [11, 12],
    ]);
  });

  it('names no day that is to come', () => expect(sayLength(lengthOf({ a: addMonths(AS_OF, 1) }, 'a', AS_OF), AS_OF)).toBe('0个月'));
});
