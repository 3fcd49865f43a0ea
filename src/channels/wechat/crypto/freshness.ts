import { CallbackError } from './callback-error.ts';

/** How far a request's time may be from ours, either way: far more than three deliveries take, short enough to make an old one worthless. */
export const FRESH_SECONDS = 300;

/** Throws a CallbackError (`stale`) unless `timestamp` (seconds since 1970) is within five minutes of the clock. */
export function checkFresh(timestamp: string, now: Date): void {
  const seconds = /^\d{1,12}$/u.test(timestamp) ? Number(timestamp) : Number.NaN;
  const apart = Math.abs(now.getTime() / 1000 - seconds);
  if (!(apart <= FRESH_SECONDS)) {
    throw new CallbackError('stale', `the request's time is ${Number.isNaN(apart) ? 'missing' : `${Math.round(apart)} s from ours`}; at most ${FRESH_SECONDS} s are taken`);
  }
}
