import { daysBetween } from '../../text/calendar.ts';
import type { ConditionStatus } from '../../schema/computation.ts';
import type { Days } from '../days.ts';

/** Whether a day lies in a window, both ends counted; unknown while vague dates leave it open. `opens` null: open from the start. */
export function within(on: Days, opens: Days | null, closes: Days): ConditionStatus {
  const begun = opens === null || on[0] >= opens[1];
  if (begun && on[1] <= closes[0]) return 'met';
  if (on[0] > closes[1] || (opens !== null && on[1] < opens[0])) return 'unmet';
  return 'unknown';
}

/** 4天, or 4–33天 between vague dates; never below nought. */
export function gapInDays(from: Days, to: Days): string {
  const low = Math.max(0, daysBetween(from[1], to[0]));
  const high = Math.max(0, daysBetween(from[0], to[1]));
  return low === high ? `${low}天` : `${low}–${high}天`;
}
