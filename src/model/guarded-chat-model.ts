import type { Metrics } from '../log/metrics.ts';
import { openCallScope, type CallScope } from './call-scope.ts';
import type { CallOptions, ChatModel, ChatRequest } from './chat-model.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { asModelError, isPassing, ModelError } from './model-error.ts';
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
      const call = begin(options, parts);
      try {
        const reply = await attempts(call, parts, () => call.scope.race(model.complete(request, { signal: call.scope.signal })));
        call.done('ok');
        return reply;
      } catch (error) {
        throw call.done(asModelError(error));
      } finally {
        call.scope.end();
      }
    },
    stream: (request, options = {}) => guardedStream(model, request, options, parts),
  };
}

async function* guardedStream(model: ChatModel, request: ChatRequest, options: CallOptions, parts: GuardParts): AsyncGenerator<string> {
  const call = begin(options, parts);
  const { scope } = call;
  let finished = false;
  try {
    // Another attempt is possible only before the first piece has gone out.
    const { pieces, first } = await attempts(call, parts, async () => {
      const iterator = model.stream(request, { signal: scope.signal })[Symbol.asyncIterator]();
      return { pieces: iterator, first: await scope.race(iterator.next()) };
    });
    for (let piece = first; piece.done !== true; piece = await scope.race(pieces.next())) yield piece.value;
    finished = true;
    call.done('ok');
  } catch (error) {
    finished = true;
    const failure = asModelError(error);
    parts.breaker.failed(failure);
    throw call.done(failure);
  } finally {
    if (!finished) call.done('ended');
    scope.end();
    parts.breaker.abandoned();
    call.release();
  }
}

type Call = Readonly<{ scope: CallScope; done: { (outcome: 'ok' | 'ended'): void; (failure: ModelError): ModelError }; release: () => void; hold: (release: () => void) => void }>;

function begin({ purpose = 'other', ...options }: CallOptions, { clock, metrics }: GuardParts): Call {
  const begun = clock();
  const scope = openCallScope(options, clock);
  let free: () => void = () => {};
  function done(outcome: 'ok' | 'ended'): void;
  function done(failure: ModelError): ModelError;
  function done(outcome: 'ok' | 'ended' | ModelError): ModelError | void {
    metrics?.count('youju_model_calls_total', 'Calls of the chat model by purpose and outcome.', { purpose, outcome: typeof outcome === 'string' ? outcome : outcome.code });
    metrics?.observe('youju_model_seconds', 'Time of a call of the chat model, waiting and retries included.', (clock() - begun) / 1000, { purpose });
    return typeof outcome === 'string' ? undefined : outcome;
  }
  return { scope, done, release: () => free(), hold: (release) => (free = release) };
}

async function attempts<T>(call: Call, { slots, breaker, random, attempts: most = 3, backoffMs = 300 }: GuardParts, run: () => Promise<T>): Promise<T> {
  const { scope } = call;
  const release = await slots.take(scope.signal);
  call.hold(release);
  let streaming = false;
  try {
    for (let attempt = 1; ; attempt++) {
      breaker.check();
      try {
        const result = await run();
        breaker.succeeded();
        streaming = typeof result === 'object' && result !== null && 'pieces' in result;
        return result;
      } catch (error) {
        const failure = asModelError(error);
        breaker.failed(failure);
        const wait = Math.max(failure.retryAfterMs ?? 0, random() * backoffMs * 2 ** (attempt - 1));
        if (!isPassing(failure) || attempt >= most || wait >= scope.left()) throw failure;
        await scope.race(new Promise((resolve) => void setTimeout(resolve, wait)));
      }
    }
  } finally {
    // A stream keeps its place until its last piece.
    if (!streaming) release();
  }
}
