import { addDays } from '../text/calendar.ts';
import { sayDate } from './said.ts';

/** A day with a time of day, or the day alone, or a time alone (of today): 2026-11-20T17:00, 2026-11-20, 17:00. */
export const MOMENT = /^(?:\d{4}-\d{2}-\d{2}(?:T[0-2]\d:[0-5]\d)?|[0-2]\d:[0-5]\d)$/u;

export type Moment = Readonly<{ day: string; /** minutes since midnight, null where only the day is known */ minutes: number | null }>;

/** Throws a RangeError for anything that is no moment. */
export function readMoment(text: string, asOf: string): Moment {
  if (!MOMENT.test(text)) throw new RangeError(`not a moment: ${text}`);
  if (text.includes('-') && !text.includes('T')) return { day: text, minutes: null };
  const [day, time] = text.includes('T') ? (text.split('T') as [string, string]) : [asOf, text];
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return { day, minutes: hours * MINUTES_OF_HOUR + minutes };
}

export function addHours({ day, minutes }: Moment, hours: number): Moment {
  const total = (minutes ?? 0) + hours * MINUTES_OF_HOUR;
  const days = Math.floor(total / MINUTES_OF_DAY);
  // Of a day without a time only whole days can be said.
  if (minutes === null) return { day: addDays(day, Math.ceil(total / MINUTES_OF_DAY)), minutes: null };
  return { day: addDays(day, days), minutes: total - days * MINUTES_OF_DAY };
}

/** 2026年11月21日17:00; without a time the day alone. */
export function showMoment({ day, minutes }: Moment): string {
  return minutes === null ? sayDate(day) : `${sayDate(day)}${clock(minutes)}`;
}

/** 2026-11-21T17:00, or the day alone. */
export function momentValue({ day, minutes }: Moment): string {
  return minutes === null ? day : `${day}T${clock(minutes)}`;
}

const MINUTES_OF_HOUR = 60;
const MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

function clock(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_OF_HOUR);
  return `${String(hours).padStart(2, '0')}:${String(minutes - hours * MINUTES_OF_HOUR).padStart(2, '0')}`;
}
