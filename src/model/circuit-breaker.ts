import { isLasting, isOurs, ModelError } from './model-error.ts';

/**
 * Leaves an endpoint alone that keeps failing, so that nobody waits for it: after `failures` in a row (at once where only the operator can
 * mend it) calls fail without being sent for `restMs`, then one is let through; each further failure doubles the rest, up to `longestMs`.
 */
export type CircuitBreaker = Readonly<{
  /** Throws a ModelError `resting`. */
  check(): void;
  succeeded(): void;
  failed(error: ModelError): void;
  state(): 'closed' | 'open' | 'trying';
}>;

export type BreakerOptions = Readonly<{ clock: () => number; failures?: number; restMs?: number; longestMs?: number }>;

export function createCircuitBreaker({ clock, failures = 4, restMs = 15_000, longestMs = 300_000 }: BreakerOptions): CircuitBreaker {
  let inRow = 0;
  let rests = 0;
  let until = 0;
  let why = '';
  let trying = false;
  return {
    check() {
      if (until === 0) return;
      if (clock() < until || trying) throw new ModelError('resting', `the endpoint is left alone after it failed: ${why}`);
      trying = true;
    },
    succeeded() {
      [inRow, rests, until, trying] = [0, 0, 0, false];
    },
    failed(error) {
      if (isOurs(error)) {
        trying = false;
        return;
      }
      inRow += 1;
      if (!trying && inRow < failures && !isLasting(error)) return;
      trying = false;
      why = error.code;
      until = clock() + Math.max(Math.min(longestMs, restMs * 2 ** rests), error.retryAfterMs ?? 0);
      rests += 1;
    },
    state: () => (until === 0 ? 'closed' : trying ? 'trying' : 'open'),
  };
}
