import { ModelError } from './model-error.ts';
import type { CallOptions } from './chat-model.ts';

/** One call's time: a signal that fires when its budget is spent or the caller has left, and what that means. */
export type CallScope = Readonly<{
  signal: AbortSignal;
  /** milliseconds left, never below nought */
  left: () => number;
  /** Settles as the promise does, or throws a ModelError (`timeout`, `cancelled`) as soon as the signal fires, even if the promise never settles. */
  race<T>(promise: Promise<T>): Promise<T>;
  /** Throws when the call is over. */
  check(): void;
  end(): void;
}>;

const STANDARD_BUDGET_MS = 10_000;

export function openCallScope({ signal: outer, budgetMs = STANDARD_BUDGET_MS }: CallOptions, clock: () => number): CallScope {
  const controller = new AbortController();
  const until = clock() + budgetMs;
  const leave = (): void => controller.abort(new ModelError('cancelled', 'the turn is over'));
  const timer = setTimeout(() => controller.abort(new ModelError('timeout', `no answer within ${budgetMs} ms`)), budgetMs);
  if (outer?.aborted === true) leave();
  else outer?.addEventListener('abort', leave, { once: true });
  const { signal } = controller;
  let fire: (reason: unknown) => void = () => {};
  const over = new Promise<never>((_, reject) => {
    fire = reject;
  });
  over.catch(() => {});
  if (signal.aborted) fire(signal.reason);
  else signal.addEventListener('abort', () => fire(signal.reason), { once: true });
  return {
    signal,
    left: () => Math.max(0, until - clock()),
    race: async (promise) => {
      promise.catch(() => {});
      try {
        return await Promise.race([promise, over]);
      } catch (error) {
        // A driver that notices the signal first throws an error of its own.
        throw signal.aborted ? signal.reason : error;
      }
    },
    check: () => {
      if (signal.aborted) throw signal.reason;
    },
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', leave);
      if (!signal.aborted) controller.abort(new ModelError('cancelled', 'the call is over'));
    },
  };
}
