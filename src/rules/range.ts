/** What is known of a quantity: every value from `low` to `high` is possible; equal ends mean that it is known exactly. */
export type Range = readonly [low: number, high: number];

/** A quantity as a person gives it: a number, a range (60多个月 = [61, 69]), or nothing yet. */
export type Quantity = number | Range | null | undefined;

/** Whether something that was told is a number or a range of numbers: no day and no stretch of days. */
export function isFigure(value: unknown): value is number | Range {
  return typeof value === 'number' || (Array.isArray(value) && typeof value[0] === 'number');
}

/** The range of a quantity; not known yet is everything between `low` and `high`. */
export function span(quantity: Quantity, low = 0, high = Infinity): Range {
  if (quantity === null || quantity === undefined) return [low, high];
  return typeof quantity === 'number' ? [quantity, quantity] : quantity;
}

export function add(...ranges: readonly Range[]): Range {
  return [ranges.reduce((sum, range) => sum + range[0], 0), ranges.reduce((sum, range) => sum + range[1], 0)];
}

/** `a − b`, never below nought. */
export function subtract(a: Range, b: Range): Range {
  return [Math.max(0, a[0] - b[1]), Math.max(0, a[1] - b[0])];
}

export function scale(range: Range, factor: number): Range {
  return [tidy(range[0] * factor), tidy(range[1] * factor)];
}

export function isExact(range: Range): boolean {
  return range[0] === range[1];
}

/** Sums and products of decimals without the dust of binary fractions: 78.39999999999999 is 78.4. */
export function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toFixed(6)) : value;
}

/** 「8–10分」, 「60个月」, 「至少60个月」, 「不足60个月」 is for the caller to say. */
export function showRange([low, high]: Range, unit: string): string {
  if (low === high) return `${tidy(low)}${unit}`;
  if (high === Infinity) return low === 0 ? '未知' : `至少${tidy(low)}${unit}`;
  return `${tidy(low)}–${tidy(high)}${unit}`;
}

/** So much each, so many times; nought times anything is nought. */
export function multiply(each: Range, times: Range): Range {
  return [each[0] * times[0], times[1] === Infinity && each[1] === 0 ? 0 : each[1] * times[1]];
}
