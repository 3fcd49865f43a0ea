import type { Facts } from './fact.ts';
import { span, type Range } from './range.ts';

/** A choice as given; null while it is not known. */
export function choiceOf(facts: Facts, key: string): string | null {
  const value = facts[key];
  return typeof value === 'string' ? value : null;
}

/** A yes or no as given; null while it is not known. */
export function booleanOf(facts: Facts, key: string): boolean | null {
  const value = facts[key];
  return typeof value === 'boolean' ? value : null;
}

/** A quantity as the range of what is possible; everything from `low` to `high` while it is not known. */
export function rangeOf(facts: Facts, key: string, low = 0, high = Infinity): Range {
  const value = facts[key];
  if (typeof value === 'number') return [value, value];
  return isRange(value) ? value : span(null, low, high);
}

/** Whether anything at all was said of a quantity. */
export function isGiven(facts: Facts, key: string): boolean {
  return facts[key] !== null && facts[key] !== undefined;
}

/** A day as the range of ISO days that are possible (a month without a day is its first and last); null while it is not known. */
export function daysOf(facts: Facts, key: string): readonly [from: string, to: string] | null {
  const value = facts[key];
  if (typeof value === 'string') return [value, value];
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string' ? [value[0], value[1]] : null;
}

function isRange(value: unknown): value is Range {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
