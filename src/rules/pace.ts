import { tidy } from './range.ts';

const TENTHS = 10;

/** Hours a month, rounded up to a tenth: with the rounded figure the hours are reached. */
export function pace(hours: number, months: number): number {
  return tidy(Math.ceil(tidy((hours / months) * TENTHS)) / TENTHS);
}
