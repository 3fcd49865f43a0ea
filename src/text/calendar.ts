/**
 * Calendar arithmetic on plain ISO days ("2026-11-21"). Nothing here reads a clock or a time zone:
 * the day that counts as today is always an argument. Days are counted in UTC, where every day has 24 hours.
 */

const DAY_MS = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

type Parts = readonly [year: number, month: number, day: number];

/** True for a day that exists: "2024-02-29" yes, "2023-02-29" and "2024-2-9" no. */
export function isIsoDate(value: string): boolean {
  const match = ISO.exec(value);
  return match !== null && toIso(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) === value;
}

/** The ISO day of a year, a month (1–12) and a day; undefined when there is no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const iso = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  return isIsoDate(iso) ? iso : undefined;
}

/** Calendar months later (or earlier, when negative); a day that the month lacks becomes its last: 31 January + 1 = 28 or 29 February. */
export function addMonths(iso: string, months: number): string {
  const [year, month, day] = parts(iso);
  const count = year * 12 + (month - 1) + Math.trunc(months);
  const targetYear = Math.floor(count / 12);
  const targetMonth = count - targetYear * 12 + 1;
  return `${String(targetYear).padStart(4, '0')}-${pad(targetMonth)}-${pad(Math.min(day, daysInMonth(targetYear, targetMonth)))}`;
}

/** Days later, or earlier when negative. */
export function addDays(iso: string, days: number): string {
  return toIso(time(iso) + days * DAY_MS);
}

/** Days from a to b; negative when b lies before a. */
export function daysBetween(a: string, b: string): number {
  return Math.round((time(b) - time(a)) / DAY_MS);
}

/** Whole calendar months from a to b: the greatest n with addMonths(a, n) not after b; negative when b lies before a. */
export function monthsBetween(a: string, b: string): number {
  if (b < a) return 0 - monthsBetween(b, a);
  const [yearA, monthA] = parts(a);
  const [yearB, monthB] = parts(b);
  const months = (yearB - yearA) * 12 + monthB - monthA;
  return addMonths(a, months) > b ? months - 1 : months;
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekday(iso: string): number {
  return new Date(time(iso)).getUTCDay() || 7;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First and last day of a month (1–12). */
export function monthRange(year: number, month: number): readonly [string, string] {
  const prefix = `${String(year).padStart(4, '0')}-${pad(month)}`;
  return [`${prefix}-01`, `${prefix}-${pad(daysInMonth(year, month))}`];
}

/** Year, month and day as numbers. Throws a RangeError for anything but an existing ISO day. */
export function parts(iso: string): Parts {
  if (!isIsoDate(iso)) throw new RangeError(`not an ISO day: ${iso}`);
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
}

function time(iso: string): number {
  const [year, month, day] = parts(iso);
  return Date.UTC(year, month - 1, day);
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
