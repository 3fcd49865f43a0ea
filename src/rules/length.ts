import { addMonths, daysBetween, monthsBetween } from '../text/calendar.ts';
import { atLeast } from './condition.ts';
import type { Constant } from './constant.ts';
import { mapDays, type Days } from './days.ts';
import type { Facts } from './fact.ts';
import { daysOf, rangeOf } from './given.ts';
import type { Range } from './range.ts';
import type { Condition } from './rule.ts';
import { sayDate, sayMonths } from './said.ts';

/**
 * A length of time in whole months up to a day. Told by its first day (「2021.11.22开始做的」) it keeps that day in `since`: it grows by itself,
 * and the day on which it will be full is exact. Equal ends of `since` mean that the day is known, otherwise it lies between them.
 */
export type Length = Readonly<{ range: Range; since?: Days }>;

/** A length that has grown until `asOf`, told in months or by the day on which it began. */
export function lengthOf(facts: Facts, key: string, asOf: string): Length {
  const since = daysOf(facts, key);
  if (since === null) return { range: rangeOf(facts, key) };
  const [least, most] = [monthsBetween(since[1] < asOf ? since[1] : asOf, asOf), monthsBetween(since[0] < asOf ? since[0] : asOf, asOf)];
  return { range: [least, most], since };
}

/** What is left of a length that runs out, told in months or by the day on which it ends. */
export function restOf(facts: Facts, key: string, asOf: string): Range {
  const until = daysOf(facts, key);
  if (until === null) return rangeOf(facts, key);
  const [least, most] = mapDays(until, (day) => (day < asOf ? asOf : day));
  return [monthsBetween(asOf, least), monthsBetween(asOf, most)];
}

/** A length without the months that do not count: it is full so many months later. */
export function without({ range, since }: Length, taken: Range): Length {
  const rest: Range = [Math.max(0, range[0] - taken[1]), Math.max(0, range[1] - taken[0])];
  return since === undefined || taken[1] === Infinity ? { range: rest } : { range: rest, since: [addMonths(since[0], taken[0]), addMonths(since[1], taken[1])] };
}

/** Both must have lasted: the shorter of two lengths, where both were told in the same way the later first day. */
export function shorter(a: Length, b: Length): Length {
  const range: Range = [Math.min(a.range[0], b.range[0]), Math.min(a.range[1], b.range[1])];
  const one = [a, b].find((length) => length.range[0] === range[0] && length.range[1] === range[1]);
  return one ?? { range };
}

/** The day on which a length will be so many months; of a vague one the late day, on which it is so for certain. */
export function fullOn({ range, since }: Length, months: number, asOf: string): string {
  return since === undefined ? addMonths(asOf, Math.ceil(months - range[0])) : addMonths(since[1], months);
}

/** 「59个月」, 「59个月零30天(2021年11月22日起)」 where the first day is known. */
export function sayLength({ range, since }: Length, asOf: string): string {
  if (since === undefined || since[0] !== since[1] || since[0] > asOf) return sayMonths(range);
  const days = daysBetween(addMonths(since[0], range[0]), asOf);
  return `${sayMonths(range)}${days === 0 ? '' : `零${days}天`}(${sayDate(since[0])}起)`;
}

type LengthThreshold = Readonly<{ label: string; have: Length; need: number; sources: readonly Constant[]; asOf: string; shown?: string }>;

/** 满N个月 of a length that grows: time alone closes the gap. */
export function atLeastMonths({ label, have, need, sources, asOf, shown }: LengthThreshold): Condition {
  const closes = () => fullOn(have, need, asOf);
  const condition = atLeast({ label, have: have.range, need, unit: '个月', sources, closes, shown: shown ?? sayLength(have, asOf) });
  if (condition.earliest === undefined || have.since === undefined || have.since[0] !== have.since[1]) return condition;
  return { ...condition, lacking: sayBetween(asOf, condition.earliest) };
}

/** 「1天」, 「7个月」, 「7个月零3天」 */
function sayBetween(from: string, to: string): string {
  const months = monthsBetween(from, to);
  const days = daysBetween(addMonths(from, months), to);
  if (months === 0) return `${days}天`;
  return `${months}个月${days === 0 ? '' : `零${days}天`}`;
}
