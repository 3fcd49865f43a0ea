import { addMonths, monthsBetween } from './calendar.ts';
import type { DateQuantity, NumberQuantity, Quantity } from './quantity.ts';

/** 「这周三18号」, 「上礼拜四 11月12号」: one day named twice is one quantity. */
export function withoutRepeats(text: string, dates: readonly DateQuantity[]): readonly DateQuantity[] {
  const kept: DateQuantity[] = [];
  for (const date of dates) {
    const before = kept.at(-1);
    const same = before?.precision === 'day' && before.range[0] === date.range[0] && date.precision === 'day' && /^[\s,(]?$/u.test(text.slice(before.end, date.index));
    if (before !== undefined && same)
      kept[kept.length - 1] = { ...date, index: before.index, text: text.slice(before.index, date.end), yearGiven: before.yearGiven || date.yearGiven };
    else kept.push(date);
  }
  return kept;
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
