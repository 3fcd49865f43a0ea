import type { Facts } from './fact.ts';
import { span, type Quantity, type Range } from './range.ts';
import type { Days } from './days.ts';

/** The option that was chosen, null where it is not known. */
export function choiceOf(facts: Facts, key: string): string | null {
  const value = facts[key];
  return typeof value === 'string' ? value : null;
}

/** What was said to a yes-or-no fact, null where nothing was. */
export function flagOf(facts: Facts, key: string): boolean | null {
  const value = facts[key];
  return typeof value === 'boolean' ? value : null;
}

/** A quantity as a range; everything between `low` and `high` where it is not known. */
export function rangeOf(facts: Facts, key: string, low = 0, high = Infinity): Range {
  return span(facts[key] as Quantity, low, high);
}

export function isGiven(facts: Facts, key: string): boolean {
  return facts[key] !== null && facts[key] !== undefined;
}

/** A date as a range of days: both ends alike when the day was given, the ends of the month when only the month was. */
export function daysOf(facts: Facts, key: string): Days | null {
  const value = facts[key];
  if (typeof value === 'string') return [value, value];
  return Array.isArray(value) && typeof value[0] === 'string' ? (value as unknown as Days) : null;
}
