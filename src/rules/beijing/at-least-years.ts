import type { Constant } from '../constant.ts';
import { atLeastMonths, type Length } from '../length.ts';
import type { Condition } from '../rule.ts';

const MONTHS = 12;

type Years = Readonly<{ label: string; have: Length; years: Constant<number>; asOf: string }>;

/** 满N年 of a length counted in calendar months; time alone closes the gap. */
export function atLeastYears({ label, have, years, asOf }: Years): Condition {
  const need = years.value * MONTHS;
  return { ...atLeastMonths({ label, have, need, sources: [years], asOf }), need: `${need}个月(${years.value}年)` };
}

/** Replies on both sides of a threshold, and far from it. */
export function aroundYears(...thresholds: readonly Constant<number>[]): readonly number[] {
  const months = thresholds.map(({ value }) => value * MONTHS);
  return [0, ...months.flatMap((at) => [at - 1, at]), Math.max(...months) * MONTHS];
}
