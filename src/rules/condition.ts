import type { ConditionStatus, Outcome } from '../schema/computation.ts';
import type { Constant } from './constant.ts';
import { showRange, type Range } from './range.ts';
import type { Condition } from './rule.ts';

type Threshold = Readonly<{
  label: string;
  have: Range;
  need: number;
  unit: string;
  sources: readonly Constant[];
  /** the ISO date on which a gap of so many units is closed by time alone; left out where time does not close it */
  closes?: (gap: number) => string;
  /** how the person's figure is shown when it should not be `have` itself */
  shown?: string;
}>;

/** 满N / 不少于N: N itself is enough. Decided as soon as no completion of the unknown facts could change it. */
export function atLeast({ label, have, need, unit, sources, closes, shown }: Threshold): Condition {
  const status: ConditionStatus = have[0] >= need ? 'met' : have[1] < need ? 'unmet' : 'unknown';
  const condition = { label, have: shown ?? showRange(have, unit), need: `${need}${unit}`, status, sources };
  if (status !== 'unmet') return condition;
  const gap: Range = [need - have[1], need - have[0]];
  const lacking = showRange(gap, unit);
  // With a vague fact the safe, late end is the date that can be promised.
  return closes === undefined ? { ...condition, lacking } : { ...condition, lacking, earliest: closes(gap[1]) };
}

/** 不超过N: N itself is allowed. */
export function atMost({ label, have, need, unit, sources, shown }: Omit<Threshold, 'closes'>): Condition {
  const status: ConditionStatus = have[1] <= need ? 'met' : have[0] > need ? 'unmet' : 'unknown';
  const condition = { label, have: shown ?? showRange(have, unit), need: `不超过${need}${unit}`, status, sources };
  return status === 'unmet' ? { ...condition, lacking: `超出${showRange([have[0] - need, have[1] - need], unit)}` } : condition;
}

type Membership = Readonly<{ label: string; have: string | null | undefined; allowed: readonly string[]; need: string; sources: readonly Constant[]; lacking?: string }>;

export function isOneOf({ label, have, allowed, need, sources, lacking }: Membership): Condition {
  if (have === null || have === undefined) return { label, have: '未知', need, status: 'unknown', sources };
  if (allowed.includes(have)) return { label, have, need, status: 'met', sources };
  return { label, have, need, status: 'unmet', lacking: lacking ?? need, sources };
}

type Holding = Readonly<{
  label: string;
  have: boolean | null | undefined;
  need: string;
  sources: readonly Constant[];
  wanted?: boolean;
  shown?: readonly [yes: string, no: string];
}>;

/** A fact that must be so (`wanted` true) or must not be so. */
export function holds({ label, have, need, sources, wanted = true, shown = ['有', '没有'] }: Holding): Condition {
  if (have === null || have === undefined) return { label, have: '未知', need, status: 'unknown', sources };
  const said = have ? shown[0] : shown[1];
  return have === wanted ? { label, have: said, need, status: 'met', sources } : { label, have: said, need, status: 'unmet', lacking: need, sources };
}

/** All conditions must be met: one unmet settles the matter. */
export function outcomeOf(conditions: readonly Condition[]): Extract<Outcome, 'yes' | 'no' | 'unknown'> {
  if (conditions.some((condition) => condition.status === 'unmet')) return 'no';
  return conditions.every((condition) => condition.status === 'met') ? 'yes' : 'unknown';
}
