import { HAN_DIGITS, NUMBER, readNumber } from './numerals.ts';

/** What every reading carries: `text` is the slice index..end of the text that was read. */
type Found = Readonly<{ text: string; index: number; end: number; rough: boolean }>;

/**
 * A number with its unit, as an inclusive range; the end is Infinity for 「满五年」 and the like.
 * months, days, hours (of 60 minutes), money in 元, score in 分, percent in %, size in KB, count and grade in their `unit`.
 * `unit` of a duration: 内, 前, 后, 差 or 跨 (the distance between two dates of the text) where the words say so, else the unit written (工作日, 学时).
 */
export type NumberQuantity = Found &
  Readonly<{
    kind: 'months' | 'days' | 'hours' | 'money' | 'score' | 'percent' | 'count' | 'size' | 'grade' | 'number';
    range: readonly [number, number];
    unit?: string;
    /** of a length that lasts until today the day on which it began, or the first and the last on which it may have */
    since?: readonly [string, string];
    /** of a length that was agreed on a day the day on which it ends */
    until?: readonly [string, string];
  }>;

/** A day or a stretch of days, first and last inclusive. `yearGiven`: the text names the year or a day relative to today. */
export type DateQuantity = Found &
  Readonly<{
    kind: 'date';
    range: readonly [string, string];
    precision: 'day' | 'part' | 'month' | 'year';
    yearGiven: boolean;
    timeOfDay?: string;
    unit?: string;
  }>;

/** A time of day beside no date, in minutes after midnight and as "HH:MM". */
export type TimeQuantity = Found & Readonly<{ kind: 'time'; range: readonly [number, number]; timeOfDay: string; unit?: string }>;

export type Quantity = NumberQuantity | DateQuantity | TimeQuantity;

/** What stands in place of text that has been read, so that nothing is read twice and offsets stay. */
export const READ = '\u{e000}';

export type Interval = readonly [low: number, high: number];

const ASCENDING = '(?:一二|一两|[一二两]三|两三|三四|三五|四五|五六|六七|七八|八九)';

/** Source for a number that may be vague: 十几, 六十多, 五六, 三四十, 3到4, 3-4, 好几. */
export const VAGUE_NUMBER = `(?:(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百]+)\\s?(?:到|至|-|~|—|–|或者?)\\s?(?:\\d+(?:\\.\\d+)?|[一二三四五六七八九十百]+)|十?${ASCENDING}[十百千万]?|${NUMBER}(?:多(?![少久长大余拿给加])|几|来)?|好几|几十|几百)`;

/** The range of what VAGUE_NUMBER matched; undefined when it is no number after all. */
export function readVague(input: string): Interval | undefined {
  const text = input.replace(/\s/g, '');
  if (text === '好几') return [3, 9];
  if (text === '几十') return [20, 99];
  if (text === '几百') return [200, 999];
  const span = /^(.+?)(?:到|至|-|~|—|–|或者?)(.+)$/u.exec(text);
  if (span !== null) {
    const low = readNumber(span[1] ?? '');
    const high = readNumber(span[2] ?? '');
    return low === undefined || high === undefined || low >= high ? undefined : [low, high];
  }
  const pair = /^(十)?([一二两三四五六七八九])([一二两三四五六七八九])([十百千万])?$/u.exec(text);
  if (pair !== null) {
    const scale = pair[4] === undefined ? 1 : (readNumber(`一${pair[4]}`) ?? 1);
    const low = readNumber(pair[2] ?? '') ?? 0;
    const high = readNumber(pair[3] ?? '') ?? 0;
    const base = pair[1] === undefined ? 0 : 10;
    return low < high && high - low <= 2 ? [base + low * scale, base + high * scale] : undefined;
  }
  const vague = /^(.+?)(多|几|来)$/u.exec(text);
  const value = readNumber(vague?.[1] ?? text);
  if (value === undefined) return undefined;
  return vague === null ? [value, value] : moreThan(value, vague[2] === '来');
}

/** 60多 is 61–69, 三百多 301–399, 十几 11–19; 3多 3–4; 十来 9–12. */
function moreThan(value: number, about: boolean): Interval {
  if (about) return [value - 1, value + 2];
  const step = value >= 10 ? 10 ** Math.floor(Math.log10(value % 10 ** Math.floor(Math.log10(value)) || value)) : 1;
  return step === 1 ? [value, value + 1] : [value + 1, value + step - 1];
}

const BELOW = '不到|没到|还没到|未到|未满|没满|还没满|不满|不足|(?<!有)没有(?=[\\d一二两三四五六七八九十半])|少于|低于|小于';
const NEARLY = '将满|快满|快要满|快到|快够|即将满|马上满?|快要?|将近|接近|(?<=[了有缴交干做满到])近|差一?点(?:就|满|到|够)?|差几天(?:就|满|到|够)?';
const ABOUT = '大概|大约|约莫|差不多|估计|可能|好像|大致|也就|约';
const AT_LEAST = '不止|不少于|不低于|至少|起码|最少|超过了?|大于|高于|超了?|已经?满|已满|满了?|≥|>=|>';
const AT_MOST = '不超过|不多于|最多|顶多|至多|≤|<=';
const EXACT = '刚刚?好?满?|正好满?|刚好满?|恰好|整整|足足|整|一共|总共|共计?|合计|累计|连续';
const VERB = '(?:有|是|交了?|缴了?|缴满|交满|干了?|做了?|工作了?|考了?|得了?|拿了?|要|够|了)?';

/** Source with two groups, the qualifier before a number. */
export const BEFORE = `(?:(${BELOW}|${NEARLY}|${ABOUT}|${AT_MOST}|${AT_LEAST}|${EXACT})\\s?${VERB}\\s?)?`;
/** Source with one group, the qualifier after a unit. */
export const AFTER = '(左右|上下|以上|以下|出头|多一?点儿?|多(?![少久长大余拿给加])|整)?';

// A qualifier that was matched beside other words stands alone here, so its lookarounds are said again without them.
const BELOW_TEST = new RegExp(`^(?:${BELOW}|没有)$`, 'u');
const NEARLY_TEST = new RegExp(`^(?:${NEARLY}|近)$`, 'u');
const ABOUT_TEST = new RegExp(`^(?:${ABOUT}|左右|上下)$`, 'u');
const AT_LEAST_TEST = new RegExp(`^(?:${AT_LEAST}|以上)$`, 'u');
const AT_MOST_TEST = new RegExp(`^(?:${AT_MOST})$`, 'u');

/**
 * A range widened as its qualifiers say; `step` is the smallest difference of the unit.
 * 快五年 is 48–59 months, 大概三年 32–40, 不到三年 0–35, 满五年 60 and more.
 */
export function qualify([low, high]: Interval, before: string | undefined, after: string | undefined, step = 1): { range: Interval; rough: boolean } {
  for (const word of [before, after]) {
    if (word === undefined) continue;
    if (BELOW_TEST.test(word)) return { range: [0, Math.max(0, low - step)], rough: true };
    if (NEARLY_TEST.test(word)) return { range: [Math.floor(low * 0.8), Math.max(0, low - step)], rough: true };
    if (word === '以下') return { range: [0, high], rough: true };
    if (AT_MOST_TEST.test(word)) return { range: [0, high], rough: true };
    if (AT_LEAST_TEST.test(word)) return { range: [low, Infinity], rough: true };
    if (ABOUT_TEST.test(word)) return { range: [Math.floor(low * 0.9), Math.ceil(high * 1.1)], rough: true };
  }
  if (after === '出头') return { range: [low, Math.max(high, Math.ceil(low * 1.05))], rough: true };
  return { range: [low, high], rough: low !== high };
}

/** Not inside a longer numeral or a decimal, and not an ordinal. */
export const NOT_AFTER_NUMBER = `(?<![\\d.第几${HAN_DIGITS}])`;

/** The text with what was found in it replaced by READ, same length. */
export function blank(text: string, found: readonly Readonly<{ index: number; end: number }>[]): string {
  let result = text;
  for (const { index, end } of found) result = result.slice(0, index) + READ.repeat(end - index) + result.slice(end);
  return result;
}
