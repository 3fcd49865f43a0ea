import { addDays, addMonths, isoDate, monthRange, parts, weekday } from './calendar.ts';
import { DATE_PATTERNS } from './date-patterns.ts';
import { readNumber } from './numerals.ts';
import { blank, type DateQuantity } from './quantity.ts';

type Groups = Readonly<Record<string, string | undefined>>;
type Raw = Readonly<{ index: number; end: number; groups: Groups }>;
type Anchor = Readonly<{ year: number; month: number; yearGiven: boolean; end: number }>;
type Resolved = Readonly<{ range: readonly [string, string]; precision: DateQuantity['precision']; yearGiven: boolean }>;

const YEARS_AGO: Readonly<Record<string, number>> = Object.freeze({ 大前年: -3, 前年: -2, 去年: -1, 上一年: -1, 今年: 0, 本年: 0, 当年: 0, 明年: 1, 次年: 1, 第二年: 1, 后年: 2 });
const DAYS_AGO: Readonly<Record<string, number>> = Object.freeze({
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
  大后天: 3,
});
const STEPS: Readonly<Record<string, number>> = Object.freeze({ 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 });

// What a speaker says of a day that has been, and of one to come, where the year is left out.
const PAST = /[过了]|[出考拿办登发领买交签到入取得]的|通过|已经?|刚|当时/u;
const FUTURE = /才(?:能|可以|会|有空|回得?|到得了)|打算|准备|计划|将|预计|即将|想|会|到期|截止|之?前(?:能|要|得|必须)|再去|还来得及/u;
/** How far ahead a day without a year may lie and still be meant, in days. */
const NEAR_FUTURE_DAYS = 31;

/**
 * Dates in the text, against `asOf` (ISO). A day without a year belongs to the year of the date before it where that fits,
 * else it is the latest one past, unless it lies within a month ahead or the words speak of the future.
 */
export function readDates(text: string, asOf: string): DateQuantity[] {
  const found: DateQuantity[] = [];
  let anchor: Anchor | undefined;
  for (const raw of scan(text)) {
    const resolved = raw.groups['same'] === undefined ? resolve(raw, text, asOf, anchor) : found.at(-1);
    if (resolved === undefined) continue;
    const [year, month] = parts(resolved.range[0]);
    anchor = { year, month, yearGiven: resolved.yearGiven, end: raw.end };
    const { range, precision, yearGiven } = resolved;
    found.push({ kind: 'date', text: text.slice(raw.index, raw.end), index: raw.index, end: raw.end, range, precision, yearGiven, rough: precision !== 'day' });
  }
  return found;
}

function scan(text: string): Raw[] {
  const found: Raw[] = [];
  let rest = text;
  for (const pattern of DATE_PATTERNS) {
    const here: Raw[] = [];
    for (const match of rest.matchAll(pattern)) here.push({ index: match.index, end: match.index + match[0].length, groups: match.groups ?? {} });
    rest = blank(rest, here);
    found.push(...here);
  }
  return found.sort((a, b) => a.index - b.index);
}

function resolve(raw: Raw, text: string, asOf: string, anchor: Anchor | undefined): Resolved | undefined {
  const { groups } = raw;
  const [thisYear, thisMonth] = parts(asOf);
  if (groups['rd'] !== undefined) return onDay(addDays(asOf, DAYS_AGO[groups['rd']] ?? 0), true);
  if (groups['w'] !== undefined || groups['rw'] !== undefined) return inWeek(groups['rw'], groups['w'], asOf, cues(text, raw));
  if (groups['mp'] !== undefined) return inMonth(thisYear, thisMonth, undefined, groups['mp'].slice(1), false);
  const day = number(groups['d'] ?? groups['d2']);
  if (groups['rm'] !== undefined) {
    const [year, month] = parts(addMonths(`${asOf.slice(0, 7)}-01`, STEPS[groups['rm'].replace(/个?月$/u, '')] ?? 0));
    return inMonth(year, month, day, groups['part'], true);
  }
  const year = yearOf(groups, thisYear, anchor);
  if (groups['yp'] !== undefined) return inYear(year ?? thisYear, groups['yp'], year !== undefined);
  const month = number(groups['m']);
  if (month !== undefined) {
    if (year !== undefined) return inMonth(year, month, day, groups['part'], true);
    // 「从7月领到12月」 ends after it began.
    if (anchor !== undefined && REACHES.test(text.slice(anchor.end, raw.index)) && month > anchor.month) return inMonth(anchor.year, month, day, groups['part'], anchor.yearGiven);
    return inMonth(unsaidYear(month, day, asOf, anchor, cues(text, raw)), month, day, groups['part'], anchor?.yearGiven === true && joined(text, anchor, raw));
  }
  if (year !== undefined) return inYear(year, undefined, true);
  if (day === undefined) return undefined;
  return anchor === undefined || raw.index - anchor.end > 12
    ? inMonth(thisYear, thisMonth, day, undefined, false)
    : inMonth(anchor.year, anchor.month, day, undefined, anchor.yearGiven);
}

const REACHES = /^(?:份|初|底|中旬)?(?:开始|起|一直|直)*[领发拿补交缴干做]?(?:到|至|-|~|—|–)\s?$/u;

function yearOf(groups: Groups, thisYear: number, anchor: Anchor | undefined): number | undefined {
  const relative = groups['ry'];
  if (relative !== undefined) {
    const base = (relative === '当年' || relative === '次年' || relative === '第二年') && anchor !== undefined ? anchor.year : thisYear;
    return base + (YEARS_AGO[relative] ?? 0);
  }
  const written = groups['y'];
  if (written === undefined) return undefined;
  const digits = /^\d+$/.test(written) ? Number(written) : Number([...written].map((c) => '〇一二三四五六七八九'.indexOf(c === '零' ? '〇' : c)).join(''));
  if (digits >= 100) return digits;
  return digits <= (thisYear % 100) + 10 ? 2000 + digits : 1900 + digits;
}

function unsaidYear(month: number, day: number | undefined, asOf: string, anchor: Anchor | undefined, cue: 'past' | 'future' | undefined): number {
  const [thisYear] = parts(asOf);
  const first = (year: number): string => isoDate(year, month, day ?? 1) ?? monthRange(year, month)[0];
  if (anchor?.yearGiven === true) {
    const year = month >= anchor.month ? anchor.year : anchor.year + 1;
    if (first(year) <= asOf) return year;
  }
  if (first(thisYear) <= asOf) {
    const next = first(thisYear + 1);
    return cue === 'future' && next <= addDays(asOf, NEAR_FUTURE_DAYS) ? thisYear + 1 : thisYear;
  }
  const near = first(thisYear) <= addDays(asOf, NEAR_FUTURE_DAYS);
  return cue === 'future' || (near && cue !== 'past') ? thisYear : thisYear - 1;
}

/** The words right after and before the date, up to the next comma or stop. */
function cues(text: string, raw: Raw): 'past' | 'future' | undefined {
  const after = /^[^,。;!?]{0,12}/u.exec(text.slice(raw.end))?.[0] ?? '';
  const before = /[^,。;!?]{0,6}$/u.exec(text.slice(0, raw.index))?.[0] ?? '';
  if (FUTURE.test(before) || FUTURE.test(after)) return 'future';
  return PAST.test(after) || /刚|已经?|上次/u.test(before) ? 'past' : undefined;
}

function inWeek(relative: string | undefined, day: string | undefined, asOf: string, cue: 'past' | 'future' | undefined): Resolved {
  const monday = addDays(asOf, 1 - weekday(asOf) + 7 * (STEPS[relative ?? '这'] ?? 0));
  if (day === undefined) return { range: [monday, addDays(monday, 6)], precision: 'part', yearGiven: true };
  if (day === '末') return { range: [addDays(monday, 5), addDays(monday, 6)], precision: 'part', yearGiven: true };
  const date = addDays(monday, day === '天' || day === '日' ? 6 : '一二三四五六'.indexOf(day));
  if (relative !== undefined) return onDay(date, true);
  if (cue === 'past') return onDay(date > asOf ? addDays(date, -7) : date, true);
  return onDay(date < asOf ? addDays(date, 7) : date, true);
}

function inMonth(year: number, month: number, day: number | undefined, part: string | undefined, yearGiven: boolean): Resolved | undefined {
  if (month < 1 || month > 12) return undefined;
  if (day !== undefined) {
    const date = isoDate(year, month, day);
    return date === undefined ? undefined : onDay(date, yearGiven);
  }
  const range = monthRange(year, month);
  if (part === undefined) return { range, precision: 'month', yearGiven };
  const prefix = range[0].slice(0, 8);
  if (part === '初' || part === '上旬') return { range: [range[0], `${prefix}10`], precision: 'part', yearGiven };
  return { range: part === '中旬' ? [`${prefix}11`, `${prefix}20`] : [`${prefix}21`, range[1]], precision: 'part', yearGiven };
}

function inYear(year: number, part: string | undefined, yearGiven: boolean): Resolved {
  const [first, last] = monthsOf(part);
  const end = last === undefined ? undefined : monthRange(last < first ? year + 1 : year, last)[1];
  return { range: [monthRange(year, first)[0], end ?? `${year}-12-31`], precision: part === undefined ? 'year' : 'part', yearGiven };
}

/** 年底 is November and December, 年初 January to March: wide enough for what people mean. */
function monthsOf(part: string | undefined): readonly [number, number?] {
  if (part === undefined) return [1];
  if (part.includes('上半')) return [1, 6];
  if (part.includes('下半')) return [7, 12];
  if (part.includes('季度')) {
    const quarter = readNumber(part.replace(/[第季度]/gu, '')) ?? 1;
    return [quarter * 3 - 2, quarter * 3];
  }
  if (part.includes('初')) return [1, 3];
  if (part.includes('中')) return [6, 7];
  if (part.includes('春')) return [3, 5];
  if (part.includes('夏')) return [6, 8];
  if (part.includes('秋')) return [9, 11];
  return part.includes('冬') ? [12, 2] : [11, 12];
}

function onDay(date: string, yearGiven: boolean): Resolved {
  return { range: [date, date], precision: 'day', yearGiven };
}

function joined(text: string, anchor: Anchor, raw: Raw): boolean {
  return raw.index - anchor.end <= 12 && !/[。!?;]/u.test(text.slice(anchor.end, raw.index));
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : readNumber(text);
}
