import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, daysBetween, weekday } from '../text/calendar.ts';

/**
 * Working days by the State Council's holiday notices with their make-up working days, as the package chinese-days keeps them.
 * The table itself is read, not the package's functions: these go through Date objects in the machine's time zone.
 */
const holidays: Readonly<Record<string, string>> = calendar.holidays;
const makeUpDays: Readonly<Record<string, string>> = calendar.workdays;

const years = [...new Set(Object.keys(holidays).map((iso) => iso.slice(0, 4)))].toSorted();

/** The first and the last year whose holidays the table holds. */
export const knownYears: readonly [first: string, last: string] = [years[0] ?? '', years.at(-1) ?? ''];

/** Whether the holidays of a day's year are known; where they are not, Monday to Friday are taken but for the fixed holidays. */
export function knowsYear(iso: string): boolean {
  return years.includes(iso.slice(0, 4));
}

export function isWorkingDay(iso: string): boolean {
  if (iso in makeUpDays) return true;
  if (iso in holidays || (!knowsYear(iso) && FIXED.includes(iso.slice(5)))) return false;
  return weekday(iso) <= FRIDAY;
}

export type WorkingDay = Readonly<{ day: string; /** false when the count ran into a year whose holidays are not known */ certain: boolean }>;

/** The n-th working day after a day; the day itself is not counted. `count` is a whole number of at least 1. */
export function workingDayAfter(iso: string, count: number): WorkingDay {
  let day = iso;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return { day, certain: knowsYear(addDays(iso, 1)) && knowsYear(day) };
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not later. Its cost does not grow with the distance. */
export function workingDaysBetween(from: string, to: string): number {
  if (to <= from) return 0;
  const inside = (iso: string) => iso > from && iso <= to;
  const off = [...weekdaysOff.filter(inside), ...fixedHolidays(from, to).filter((iso) => inside(iso) && weekday(iso) <= FRIDAY)];
  const on = weekendsOn.filter(inside);
  return weekdaysUntil(to) - weekdaysUntil(from) - off.length + on.length;
}

/** Fixed holidays of the years between two days that the table does not hold. */
function fixedHolidays(from: string, to: string): readonly string[] {
  const first = Number(from.slice(0, 4));
  const count = Number(to.slice(0, 4)) - first + 1;
  return Array.from({ length: count }, (_, i) => String(first + i))
    .filter((year) => !knowsYear(year))
    .flatMap((year) => FIXED.map((day) => `${year}-${day}`));
}

/** Mondays to Fridays from a Monday long ago up to and with a day. */
function weekdaysUntil(iso: string): number {
  const days = daysBetween(A_MONDAY, iso) + 1;
  const weeks = Math.floor(days / WEEK);
  return weeks * FRIDAY + Math.min(FRIDAY, days - weeks * WEEK);
}

/** What an answer that rests on an unknown year must say. */
export function uncertaintyNote(): string {
  return `节假日只知道${knownYears[0]}–${knownYears[1]}年的安排,之外的年份只按周一到周五算(扣除元旦、劳动节、国庆节的固定日子),春节等放假和调休要等国务院公布后再核对。`;
}

const FRIDAY = 5;
const WEEK = 7;
const A_MONDAY = '1900-01-01';
const weekdaysOff = Object.keys(holidays).filter((iso) => weekday(iso) <= FRIDAY && !(iso in makeUpDays));
const weekendsOn = Object.keys(makeUpDays).filter((iso) => weekday(iso) > FRIDAY);
/** 《全国年节及纪念日放假办法》 fixes these in the calendar; all others move with the lunar calendar or a notice. */
const FIXED: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
