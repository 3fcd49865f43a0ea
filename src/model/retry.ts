import { openCallScope } from './call-scope.ts';
import { asModelError, isPassing } from './model-error.ts';

export type RetryOptions = Readonly<{ signal?: AbortSignal | undefined; budgetMs: number; attempts: number; backoffMs: number; clock: () => number; random: () => number }>;

/** Runs a call until it succeeds, fails for good, or its time is up. For work that can wait, such as an ingest. Throws a ModelError. */
export async function withRetries<T>(run: (signal: AbortSignal) => Promise<T>, { attempts, backoffMs, random, clock, ...options }: RetryOptions): Promise<T> {
  const scope = openCallScope(options, clock);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await scope.race(run(scope.signal));
      } catch (error) {
        const failure = asModelError(error);
        const wait = Math.max(failure.retryAfterMs ?? 0, (0.5 + random() / 2) * backoffMs * 2 ** (attempt - 1));
        if (!isPassing(failure) || attempt >= attempts || wait >= scope.left()) throw failure;
        await scope.race(new Promise((resolve) => void setTimeout(resolve, wait)));
      }
    }
  } finally {
    scope.end();
  }
}
