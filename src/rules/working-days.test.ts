import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { addDays, weekday } from '../text/calendar.ts';
import { isWorkingDay, knownYears, knowsYear, uncertaintyNote, workingDayAfter, workingDaysBetween } from './working-days.ts';

describe('working days', () => {
  it.each([
    ['2026-01-01', false, "New Year's Day"],
    ['2026-02-14', true, 'Saturday made up for the Spring Festival'],
    ['2026-02-16', false, 'Monday of the Spring Festival'],
    ['2026-09-20', true, 'Sunday made up for the National Day'],
    ['2026-09-25', false, 'Mid-Autumn Festival, a Friday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-10', true, 'Saturday made up for the National Day'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-11-20', true, 'an ordinary Friday'],
    ['2026-11-21', false, 'an ordinary Saturday'],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });

  it.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 3, '2026-11-25'],
    ['2026-11-20', 7, '2026-12-01'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-02-13', 3, '2026-02-25'],
  ])('from %s the working day number %s is %s', (from, count, day) => {
    expect(workingDayAfter(from, count)).toEqual({ day, certain: true });
  });

  it('says when it leaves the years that it knows', () => {
    expect(Number(knownYears[1])).toBeGreaterThanOrEqual(2026);
    expect(knowsYear('2026-12-31')).toBe(true);
    const beyond = `${Number(knownYears[1]) + 1}-10-01`;
    expect(knowsYear(beyond)).toBe(false);
    expect(isWorkingDay(beyond)).toBe(false);
    for (const day of ['02-08', '02-13', '10-08']) {
      const other = `${beyond.slice(0, 4)}-${day}`;
      expect(isWorkingDay(other)).toBe(weekday(other) <= 5);
    }
    expect(workingDayAfter(`${knownYears[1]}-12-30`, 7).certain).toBe(false);
    expect(workingDayAfter(`${knownYears[1]}-12-31`, 1).certain).toBe(false);
    expect(uncertaintyNote()).toContain(knownYears[1]);
  });

  it('counts back what it counted forth', () => {
    const day = fc.integer({ min: 0, max: 22 * 365 }).map((n) => addDays('2004-06-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const { day: to } = workingDayAfter(from, count);
        expect(isWorkingDay(to)).toBe(true);
        expect(workingDaysBetween(from, to)).toBe(count);
      }),
    );
    const slowly = (from: string, to: string): number => {
      let count = 0;
      for (let at = from; at < to; at = addDays(at, 1)) if (isWorkingDay(addDays(at, 1))) count += 1;
      return count;
    };
    const anyDay = fc.integer({ min: -2000, max: 30 * 365 }).map((n) => addDays('2003-06-01', n));
    fc.assert(
      fc.property(anyDay, fc.nat(700), (from, days) => {
        expect(workingDaysBetween(from, addDays(from, days))).toBe(slowly(from, addDays(from, days)));
      }),
      { numRuns: 60 },
    );
    expect(workingDaysBetween('1990-01-01', '2200-01-01')).toBeGreaterThan(50_000);
    expect(workingDaysBetween('2026-11-20', '2026-11-20')).toBe(0);
    expect(workingDaysBetween('2026-11-20', '2026-11-10')).toBe(0);
  });
});
