import { addMonths } from '../../text/calendar.ts';
import { atLeast } from '../condition.ts';
import type { Constant } from '../constant.ts';
import type { Range } from '../range.ts';
import type { Condition } from '../rule.ts';
import { sayMonths } from '../said.ts';

const MONTHS = 12;

type Years = Readonly<{ label: string; have: Range; years: Constant<number>; asOf?: string }>;

/** 满N年 of a span counted in calendar months; with `asOf` time alone closes the gap. */
export function atLeastYears({ label, have, years, asOf }: Years): Condition {
  const need = years.value * MONTHS;
  const condition = atLeast({
    label,
    have,
    need,
    unit: '个月',
    sources: [years],
    shown: sayMonths(have),
    ...(asOf === undefined ? {} : { closes: (gap: number) => addMonths(asOf, Math.ceil(gap)) }),
  });
  return { ...condition, need: `${need}个月(${years.value}年)` };
}

/** Replies on both sides of a threshold, and far from it. */
export function aroundYears(...thresholds: readonly Constant<number>[]): readonly number[] {
  const months = thresholds.map(({ value }) => value * MONTHS);
  return [0, ...months.flatMap((at) => [at - 1, at]), Math.max(...months) * MONTHS];
}
