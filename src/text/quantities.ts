import { addDays, addMonths, daysBetween, monthsBetween } from './calendar.ts';
import { readCounts } from './counts.ts';
import { readDates } from './dates.ts';
import { readDurations } from './durations.ts';
import { hoursCounted, hoursOfYears, lengthsReached, lengthsSigned, withListedUnits, withoutRepeats } from './joined.ts';
import { withProducts } from './products.ts';
import { READ, blank, type DateQuantity, type NumberQuantity, type Quantity } from './quantity.ts';
import { readTimes } from './times-of-day.ts';

/** Words whose numerals count nothing. Only those are listed whose next character could be taken for a unit, or that hold a whole number. */
const WORDS = new RegExp(
  '(?:[5-9]\\d|[012]0)后|(?<=[区市省县部街乡])一级(?!岗|证)|五花八门|五位一体|四个全面|四面八方|一[年月]一[签次回]|十天半个?月|三天两头|七上八下|一年[抵算顶当折]一年|一[月天][抵算顶]一[月天]|一比一|万一|统一|唯一|之一|单一|逐一|同一(?!天)|专一|一次性|一体|一点(?!半|钟|整|\\d)|一些|一样|一直|一下|一般|一定|一起|一边|一线|一旦|一切|一致|一律|一向|一共|一时|一同|一对一|一条龙|一站式|一本通|一网通办|一把手|' +
    '一方面|另一方面|一等奖|二等奖|三等奖|一天到晚|一门心思|一个劲|千万(?=[别不要记])|十[二三四五六]五(?=规|时期|期间|末|$|[,。])|五险一金|三险一金|五险|六险二金|七七八八|乱七八糟|三番五次|一五一十|三支一扶|三区计划|两委|两会|二十大|十九大|' +
    '五一(?=[节放假前后劳])|十一(?=[节放假长黄前后国])|六一(?=[节儿前后])|二维码|二手|二次|三社|五社|三方|三甲|三级(?:医院|甲等|联动)|二级甲等|二级市场|四级英语|英语[四六]级|四六级|[一二三四五六]年级|初[一二三]|高[一二三](?=[的学生,。]|$)|大[一二三四](?=[的学生在,。]|$)|研[一二三]|' +
    '第[〇零一二三四五六七八九十百\\d]+(?!级|季度|学?年)|四川|三亚|九江|六安|六盘水|七台河|十堰|三明|三门(?=[县湾峡])|三沙|百色|万州|万宁|八宝山|双百|千方百计|万分|百分百|说一说|看一看|问一问|想一想|试一试|查一查',
  'gu',
);
const JOINT = /^(?:份|年|初|底)?\s?(?:开始|起)?(?:一直|直)?(?<paid>领|发|拿|补)?(?:到|至|-|~|—|–)\s?$/u;
const UNTIL_NOW = /^(?:份|起|初|底)?(?:就|便|开始|以来)*(?:一直|连续)?[^,。;!?的\d\u{e000}]{0,8}?(?:至今|(?:到|至|-|~)\s?(?:现在|目前|如今|今天|今|现))/u;

/**
 * Every quantity in an already normalised text, in reading order; `asOf` is the ISO day taken as today.
 * Quantities do not overlap, but for the distance between two dates (unit 跨), which spans both.
 */
export function readQuantities(text: string, asOf: string): Quantity[] {
  const { compact, offsets } = withoutUnitBlanks(text);
  const masked = compact.replace(WORDS, (word) => READ.repeat(word.length));
  const bareDates = readDates(masked, asOf);
  const undated = blank(masked, bareDates);
  const { dates: everyDate, times } = readTimes(undated, compact, bareDates);
  const dates = withoutRepeats(compact, everyDate);
  const untimed = blank(undated, [...dates, ...times]);
  const durations = readDurations(untimed);
  const hours = hoursOfYears(compact, dates, durations);
  const counted = blank(untimed, [...durations, ...hours]);
  const reached = [...lengthsReached(compact, dates, durations, asOf), ...lengthsSigned(compact, dates, durations, asOf)];
  const lengths = [...durations, ...hours].map((found) => ago(found, asOf) ?? found);
  const all: Quantity[] = [...dates, ...times, ...lengths, ...readCounts(counted, compact)].filter(
    ({ index, end }) => !reached.some((whole) => index >= whole.index && end <= whole.end),
  );
  return [...withListedUnits(compact, withProducts(compact, hoursCounted(compact, all))), ...reached, ...spans(compact, dates, asOf)]
    .map((found) => {
      const index = offsets[found.index] ?? 0;
      const end = (offsets[found.end - 1] ?? 0) + 1;
      return { ...found, index, end, text: text.slice(index, end) };
    })
    .sort((a, b) => a.index - b.index || b.end - a.end);
}

/** 「三 年」, 「2025 年 11 月」 without their blanks, and where each character stood. A blank between two numbers stays. */
function withoutUnitBlanks(text: string): { compact: string; offsets: number[] } {
  let compact = '';
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text.charAt(index) === ' ') {
      const before = text.charAt(index - 1);
      const after = text.slice(index + 1);
      if (/\d/.test(before) && /^(?:个|年|月|日|号|天|分|元|块|万|小时|学时|课时|周|%|级|次|家|人)/u.test(after)) continue;
      if (before === '年' && /^半(?![年天个])/u.test(after)) continue;
      if (/[年月]/u.test(before) && /^\d{1,2} ?[月日号]/u.test(after)) continue;
    }
    compact += text.charAt(index);
    offsets.push(index);
  }
  return { compact, offsets };
}

/** 「三年前拿的证」 names a day, not a length. */
function ago(found: NumberQuantity, asOf: string): DateQuantity | undefined {
  if (found.unit !== '前' || !(found.kind === 'months' || found.kind === 'days') || found.range[1] === Infinity) return undefined;
  const back = (amount: number): string =>
    found.kind === 'months' ? addMonths(addDays(asOf, amount % 1 === 0 ? 0 : -15), -Math.floor(amount)) : addDays(asOf, -Math.ceil(amount));
  const { text, index, end } = found;
  return { kind: 'date', text, index, end, range: [back(found.range[1]), back(found.range[0])], precision: 'part', yearGiven: true, rough: true, unit: '前' };
}

/** The months between two dates joined by 到, or from a date to now. */
function spans(text: string, dates: readonly DateQuantity[], asOf: string): NumberQuantity[] {
  const found: NumberQuantity[] = [];
  for (const [position, from] of dates.entries()) {
    const to = dates[position + 1];
    let end: number | undefined;
    let until: Pick<DateQuantity, 'range' | 'precision'> | undefined;
    const joint = to === undefined ? null : JOINT.exec(text.slice(from.end, to.index));
    const now = UNTIL_NOW.exec(text.slice(from.end, to === undefined || to.text === '今天' ? undefined : to.index));
    if (now !== null) {
      end = from.end + now[0].length;
      until = { range: [asOf, asOf], precision: 'day' };
    } else if (to !== undefined && joint !== null) {
      end = to.end;
      until = to;
    }
    if (end === undefined || until === undefined || until.range[0] < from.range[0]) continue;
    const index = /[从自]$/u.test(text.slice(0, from.index)) ? from.index - 1 : from.index;
    // Paid from July to December is paid for six months.
    const range = joint?.groups?.['paid'] !== undefined && from.precision === 'month' && until.precision === 'month' ? monthsPaid(from, until) : distance(from, until);
    const since = now === null ? {} : { since: from.range };
    if (range[1] >= 1) found.push({ kind: 'months', text: text.slice(index, end), index, end, range, rough: range[0] !== range[1], unit: '跨', ...since });
    else if (from.precision === 'day' && until.precision === 'day') {
      const days = daysBetween(from.range[0], until.range[0]) + 1;
      found.push({ kind: 'days', text: text.slice(index, end), index, end, range: [days, days], rough: false, unit: '跨' });
    }
  }
  return found;
}

function monthsPaid(from: Pick<DateQuantity, 'range'>, to: Pick<DateQuantity, 'range'>): readonly [number, number] {
  const months = monthsBetween(from.range[0], `${to.range[0].slice(0, 7)}-01`) + 1;
  return [months, months];
}

/** Exact between two days; between months the difference, or one more when both end months count: 2019.9到2024.3 is 54–55. */
function distance(from: Pick<DateQuantity, 'range' | 'precision'>, to: Pick<DateQuantity, 'range' | 'precision'>): readonly [number, number] {
  if (from.precision === 'day' && to.precision === 'day') {
    const months = monthsBetween(from.range[0], to.range[0]);
    return [months, months];
  }
  const fine = (precision: DateQuantity['precision']): boolean => precision === 'day' || precision === 'month';
  if (fine(from.precision) && fine(to.precision)) {
    const months = monthsBetween(`${from.range[0].slice(0, 7)}-01`, `${to.range[0].slice(0, 7)}-01`);
    return [months, months + 1];
  }
  return [Math.max(0, monthsBetween(addDays(from.range[1], 1), to.range[0])), monthsBetween(from.range[0], addDays(to.range[1], 1))];
}
