import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isIsoDate, isoDate, monthRange, monthsBetween, weekday } from './calendar.ts';

const day = fc.integer({ min: -20_000, max: 30_000 }).map((n) => addDays('2000-01-01', n));

describe('calendar', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-21', 12, '2027-11-21'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s + %i months = %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('knows which days exist', () => {
    expect(['2024-02-29', '2026-11-21'].every(isIsoDate)).toBe(true);
    expect(['2023-02-29', '2024-2-9', '2024-13-01', '2024-00-10', '', '2024-01-01T00:00'].some(isIsoDate)).toBe(false);
    expect(isoDate(2023, 2, 29)).toBeUndefined();
    expect(() => addMonths('2023-02-29', 1)).toThrow(RangeError);
    expect(monthRange(2024, 2)).toEqual(['2024-02-01', '2024-02-29']);
  });

  it('adds months as Temporal does with overflow "constrain"', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (iso, months) => {
        expect(addMonths(iso, months)).toBe(Temporal.PlainDate.from(iso).add({ months }, { overflow: 'constrain' }).toString());
      }),
    );
  });

  it('counts days and weekdays as Temporal does', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(daysBetween(a, b)).toBe(Temporal.PlainDate.from(a).until(b).days);
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(weekday(a)).toBe(Temporal.PlainDate.from(a).dayOfWeek);
      }),
    );
  });

  it('counts whole months: the last that fits, and one more does not', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const months = monthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
        expect(monthsBetween(to, from) + months).toBe(0);
      }),
    );
  });
});
