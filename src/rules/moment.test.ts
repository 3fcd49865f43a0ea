import { expect, it } from 'vitest';
import { addHours, momentValue, readMoment, showMoment } from './moment.ts';

it.each([
  ['2026-11-20T17:00', 24, '2026-11-21T17:00', '2026年11月21日17:00'],
  ['2026-12-31T23:59', 24, '2027-01-01T23:59', '2027年1月1日23:59'],
  ['2024-02-28T00:05', 24, '2024-02-29T00:05', '2024年2月29日00:05'],
  ['2026-11-20T23:30', 1, '2026-11-21T00:30', '2026年11月21日00:30'],
  ['2026-11-20', 24, '2026-11-21', '2026年11月21日'],
  ['09:15', 24, '2026-11-22T09:15', '2026年11月22日09:15'],
])('%s and %s hours', (from, hours, value, shown) => {
  const moment = addHours(readMoment(from, '2026-11-21'), hours);
  expect(momentValue(moment)).toBe(value);
  expect(showMoment(moment)).toBe(shown);
});

it.each(['2026-11-20 17:00', '5点', '2026-11', ''])('refuses %s', (text) => {
  expect(() => readMoment(text, '2026-11-21')).toThrow(RangeError);
});
