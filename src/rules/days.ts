/** Every day from the first to the last is possible; equal ends mean that the day is known. ISO days. */
export type Days = readonly [from: string, to: string];

export function mapDays([from, to]: Days, shift: (iso: string) => string): Days {
  return [shift(from), shift(to)];
}

/** For machines: the day itself where it is known, otherwise both ends. */
export function dayValue(days: Days): string | Days {
  return days[0] === days[1] ? days[0] : days;
}

/** The ISO day of a year, a month and a day that stand apart in a document. */
export function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
