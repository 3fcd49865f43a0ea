import { addMonths, monthsBetween } from './calendar.ts';
import type { DateQuantity, NumberQuantity, Quantity } from './quantity.ts';

/** 「这周三18号」, 「上礼拜四 11月12号」: one day named twice is one quantity. */
export function withoutRepeats(text: string, dates: readonly DateQuantity[]): readonly DateQuantity[] {
  const kept: DateQuantity[] = [];
  for (const date of dates) {
    const before = kept.at(-1);
    const beside = before?.precision === 'day' && date.precision === 'day' && /^[\s,(]?$/u.test(text.slice(before.end, date.index));
    if (before !== undefined && beside && (before.range[0] === date.range[0] || isWeekday(before) !== isWeekday(date))) {
      // A day of the month is surer than a day of some week.
      const surer = isWeekday(date) ? before : date;
      kept[kept.length - 1] = { ...surer, index: before.index, end: date.end, text: text.slice(before.index, date.end), yearGiven: before.yearGiven || date.yearGiven };
    } else kept.push(date);
  }
  return kept;
}

function isWeekday({ text }: DateQuantity): boolean {
  return /^(?:上上|上|这|本|下下|下)?个?(?:周|星期|礼拜)[一二三四五六日天末]/u.test(text);
}

const REACHED = /^(?:才|就|正好|刚好|刚|能|可以|将|会|要)*(?:干|做|交|缴|工作|入职|办|任职)?$/u;

/** 「到下个月21号才满两年」: a length that will be full, or was, on a day began so long before it. */
export function lengthsReached(text: string, dates: readonly DateQuantity[], lengths: readonly Quantity[], asOf: string): readonly NumberQuantity[] {
  return lengths.flatMap((length) => {
    if (length.kind !== 'months' || !/^(?:刚好|正好|刚)?(?:已经?)?满/u.test(length.text)) return [];
    const date = dates.findLast(({ end }) => end <= length.index);
    if (date === undefined || date.precision === 'year' || !REACHED.test(text.slice(date.end, length.index))) return [];
    const since = [addMonths(date.range[0], -length.range[0]), addMonths(date.range[1], -length.range[0])] as const;
    const range = [Math.max(0, monthsBetween(since[1], asOf)), Math.max(0, monthsBetween(since[0], asOf))] as const;
    return [{ kind: 'months', text: text.slice(date.index, length.end), index: date.index, end: length.end, range, rough: since[0] !== since[1], unit: '跨', since }];
  });
}

const BARE = /^(?:里|是|有|:)?(\d{1,3}(?:\.\d+)?)(?=[\s,、;。]|$)/u;

/** 「22年30小时 23年25 24年35」: a bare figure behind a year has the unit of the figure behind the year before it. */
export function hoursOfYears(text: string, dates: readonly DateQuantity[], lengths: readonly Quantity[]): readonly NumberQuantity[] {
  const first = lengths.find((length) => length.kind === 'hours' && dates.some(({ end, precision }) => precision === 'year' && end === length.index));
  if (first?.kind !== 'hours') return [];
  return dates.flatMap((date): NumberQuantity[] => {
    const match = date.precision === 'year' && date.index > first.index ? BARE.exec(text.slice(date.end)) : null;
    if (match === null) return [];
    const value = Number(match[1]);
    const end = date.end + match[0].length;
    const index = end - (match[1]?.length ?? 0);
    return [{ ...first, text: text.slice(index, end), index, end, range: [value, value], rough: false }];
  });
}

const OF_HOURS = /(?:学时|课时|小时)(?:呢|我|目前|现在|一共|总共|大概|差不多|已经|就|才|只|都|刚|攒|有|学|修|积|累|计|够|满|了|到|完|刷|凑|是)*$/u;

/** 「学时攒了60个」: so many hours, not so many things. */
export function hoursCounted<T extends Quantity>(text: string, quantities: readonly T[]): readonly (T | NumberQuantity)[] {
  return quantities.map((quantity) =>
    quantity.kind === 'count' && quantity.unit === '个' && OF_HOURS.test(text.slice(0, quantity.index)) ? { ...quantity, kind: 'hours', unit: '小时' } : quantity,
  );
}

const SIGNED = /^[^,。;!?干做交缴]{0,24}?(?:签|续|订)[^,。;!?干做交缴]{0,8}$/u;

/** 「合同2025年8月签的三年」, 「合同是今年刚续的三年」: a length from a day on, which ends so long after it. */
export function lengthsSigned(text: string, dates: readonly DateQuantity[], lengths: readonly Quantity[], asOf: string): readonly NumberQuantity[] {
  return lengths.flatMap((length) => {
    if (length.kind !== 'months' || length.range[1] === Infinity) return [];
    const date = dates.findLast(({ end }) => end <= length.index);
    if (date === undefined || date.range[0] > asOf || !SIGNED.test(text.slice(date.end, length.index))) return [];
    const until = [addMonths(date.range[0], length.range[0]), addMonths(date.range[1] < asOf ? date.range[1] : asOf, length.range[1])] as const;
    const left = (day: string): number => (day < asOf ? 0 : monthsBetween(asOf, day));
    const range = [left(until[0]), left(until[1])] as const;
    return [{ kind: 'months', text: text.slice(date.index, length.end), index: date.index, end: length.end, range, rough: until[0] !== until[1], unit: '跨', until }];
  });
}

const LISTED = /^(?:\s|、|,\s?|和|跟|加|\s?还有)$/u;

/** 「20、24和30小时」: figures told one after another have the unit of the last, or of the first. */
export function withListedUnits(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  const sorted = quantities.toSorted((a, b) => a.index - b.index);
  const carry = (at: number, from: number): void => {
    const [one, other] = [sorted[at], sorted[from]];
    if (one?.kind !== 'number' || other?.kind !== 'hours') return;
    const [first, second] = at < from ? [one, other] : [other, one];
    if (LISTED.test(text.slice(first.end, second.index))) sorted[at] = { ...one, kind: 'hours', ...(other.unit === undefined ? {} : { unit: other.unit }) };
  };
  for (let at = sorted.length - 2; at >= 0; at -= 1) carry(at, at + 1);
  for (let at = 1; at < sorted.length; at += 1) carry(at, at - 1);
  return sorted;
}
