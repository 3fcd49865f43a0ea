import { expect, it } from 'vitest';
import { addDays } from '../text/calendar.ts';
import { dayValue, isoDay, mapDays } from './days.ts';

it('keeps ranges as ranges and single days as days', () => {
  expect(mapDays(['2026-01-31', '2026-02-01'], (day) => addDays(day, 1))).toEqual(['2026-02-01', '2026-02-02']);
  expect(dayValue(['2026-01-01', '2026-01-01'])).toBe('2026-01-01');
  expect(dayValue(['2026-01-01', '2026-01-31'])).toEqual(['2026-01-01', '2026-01-31']);
  expect(isoDay(2024, 3, 7)).toBe('2024-03-07');
});
