import type { Metrics } from '../log/metrics.ts';
import { openCallScope, type CallScope } from './call-scope.ts';
import type { CallOptions, ChatModel, ChatRequest } from './chat-model.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { asModelError, isPassing, type ModelError } from './model-error.ts';
import type { Slots } from './slots.ts';

export type GuardParts = Readonly<{
  slots: Slots;
  breaker: CircuitBreaker;
  /** milliseconds that only go forward */
  clock: () => number;
  /** in [0, 1) */
  random: () => number;
  metrics?: Metrics | undefined;
  attempts?: number;
  /** the first wait before another attempt lies between nought and this, the next between nought and twice this */
  backoffMs?: number;
}>;

/** A driver with all that keeps a bad endpoint from being felt: a budget, retries with jitter, a limit on calls at once, a circuit breaker, counters. */
export function guardChatModel(model: ChatModel, parts: GuardParts): ChatModel {
  return {
    id: model.id,
    complete: async (request, options = {}) => {
      const { scope, done } = begin(options, parts);
      let release: (() => void) | undefined;
      try {
        release = await parts.slots.take(scope.signal);
        const reply = await attempts(scope, parts, () => scope.race(model.complete(request, { signal: scope.signal })));
        parts.breaker.succeeded();
        done('ok');
        return reply;
      } catch (error) {
        const failure = asModelError(error);
        done(failure);
        throw failure;
      } finally {
        scope.end();
        release?.();
      }
    },
    stream: (request, options = {}) => guardedStream(model, request, options, parts),
  };
}

async function* guardedStream(model: ChatModel, request: ChatRequest, options: CallOptions, parts: GuardParts): AsyncGenerator<string> {
  const call = begin(options, parts);
  const { scope } = call;
  let outcome: 'ok' | 'ended' | ModelError = 'ended';
  let release: (() => void) | undefined;
  try {
    release = await parts.slots.take(scope.signal);
    // Another attempt is possible only before the first piece has gone out.
    const { pieces, first } = await attempts(scope, parts, async () => {
      const iterator = model.stream(request, { signal: scope.signal })[Symbol.asyncIterator]();
      return { pieces: iterator, first: await scope.race(iterator.next()) };
    });
    try {
      for (let piece = first; piece.done !== true; piece = await scope.race(pieces.next())) yield piece.value;
      outcome = 'ok';
    } catch (error) {
      throw failedLater(asModelError(error), parts);
    }
  } catch (error) {
    outcome = asModelError(error);
    throw outcome;
  } finally {
    if (typeof outcome === 'string') parts.breaker.succeeded();
    call.done(outcome);
    scope.end();
    release?.();
  }
}

function failedLater(failure: ModelError, { breaker }: GuardParts): ModelError {
  breaker.failed(failure);
  return failure;
}

type Call = Readonly<{ scope: CallScope; done: (outcome: 'ok' | 'ended' | ModelError) => void }>;

function begin({ purpose = 'other', ...options }: CallOptions, { clock, metrics }: GuardParts): Call {
  const begun = clock();
  return {
    scope: openCallScope(options, clock),
    done: (outcome) => {
      metrics?.count('youju_model_calls_total', 'Calls of the chat model by purpose and outcome.', { purpose, outcome: typeof outcome === 'string' ? outcome : outcome.code });
      metrics?.observe('youju_model_seconds', 'Time of a call of the chat model, waiting and retries included.', (clock() - begun) / 1000, { purpose });
    },
  };
}

/** Runs until it succeeds, fails for good, or time is up; a success is for the caller to report. */
async function attempts<T>(scope: CallScope, { breaker, random, attempts: most = 3, backoffMs = 300 }: GuardParts, run: () => Promise<T>): Promise<T> {
  breaker.check();
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const failure = asModelError(error);
      breaker.failed(failure);
      const wait = Math.max(failure.retryAfterMs ?? 0, random() * backoffMs * 2 ** (attempt - 1));
      if (!isPassing(failure) || attempt >= most || wait >= scope.left() || breaker.state() !== 'closed') throw failure;
      await scope.race(new Promise((resolve) => void setTimeout(resolve, wait)));
    }
  }
}
