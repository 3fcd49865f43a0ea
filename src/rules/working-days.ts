import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { addDays, weekday } from '../text/calendar.ts';

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
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return { day, certain: knowsYear(addDays(iso, 1)) && knowsYear(day) };
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

/** What an answer that rests on an unknown year must say. */
export function uncertaintyNote(): string {
  return `节假日只知道${knownYears[0]}–${knownYears[1]}年的安排,之外的年份只按周一到周五算(扣除元旦、劳动节、国庆节的固定日子),春节等放假和调休要等国务院公布后再核对。`;
}

const FRIDAY = 5;
/** 《全国年节及纪念日放假办法》 fixes these in the calendar; all others move with the lunar calendar or a notice. */
const FIXED: readonly string[] = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
