import { describe, expect, it } from 'vitest';
import { createMetrics } from '../log/metrics.ts';
import type { ChatModel, ChatRequest } from './chat-model.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { guardChatModel } from './guarded-chat-model.ts';
import { ModelError, type ModelErrorCode } from './model-error.ts';
import { createScriptedChatModel, type Script } from './scripted-chat-model.ts';
import { createSlots } from './slots.ts';

const ask: ChatRequest = { messages: [{ role: 'user', content: '问' }] };

function guarded(script: Script, { places = 4, waiting = 4, attempts = 3 } = {}) {
  let now = 0;
  const metrics = createMetrics();
  const driver = createScriptedChatModel(script);
  const model = guardChatModel(driver, {
    slots: createSlots({ places, waiting }),
    breaker: createCircuitBreaker({ clock: () => now, failures: 4, restMs: 1000 }),
    clock: () => performance.now(),
    random: () => 0.5,
    metrics,
    attempts,
    backoffMs: 2,
  });
  return { model, calls: () => driver.requests.length, pass: (ms: number) => (now += ms), metrics: () => metrics.render() };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error as ModelError).code,
  );
const gather = async (model: ChatModel, signal?: AbortSignal): Promise<string> => {
  let text = '';
  for await (const piece of model.stream(ask, { budgetMs: 60, signal })) text += piece;
  return text;
};
/** Fails with these codes, one a call, then answers. */
const failing =
  (...codes: ModelErrorCode[]): Script =>
  () => {
    const code = codes.shift();
    if (code !== undefined) throw new ModelError(code, 'as told');
    return { text: '好' };
  };
const never: Script = () => new Promise(() => {});

describe('retries', () => {
  it('what may pass is tried again, up to the limit', async () => {
    expect((await guarded(failing('overloaded', 'rubbish')).model.complete(ask)).text).toBe('好');
    expect(await gather(guarded(failing('unreachable', 'cut-off')).model)).toBe('好');
    const { model, calls } = guarded(failing('overloaded', 'overloaded', 'overloaded', 'overloaded'));
    expect(await codeOf(model.complete(ask))).toBe('overloaded');
    expect(calls()).toBe(3);
  });

  it('what only the operator can mend is not', async () => {
    const { model, calls } = guarded(failing('unauthorised'));
    expect(await codeOf(model.complete(ask))).toBe('unauthorised');
    expect(calls()).toBe(1);
  });

  it('nobody waits longer than the budget because the endpoint asks for it', async () => {
    const { model } = guarded(() => {
      throw new ModelError('rate-limited', 'later', { retryAfterMs: 60_000 });
    });
    const begun = performance.now();
    expect(await codeOf(model.complete(ask, { budgetMs: 2000 }))).toBe('rate-limited');
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('time', () => {
  it('ends a call that never settles', async () => {
    const { model, metrics } = guarded(never);
    expect(await codeOf(model.complete(ask, { budgetMs: 20, purpose: 'read' }))).toBe('timeout');
    expect(await codeOf(gather(model))).toBe('timeout');
    expect(metrics()).toContain('youju_model_calls_total{purpose="read",outcome="timeout"} 1');
  });

  it('ends with the turn', async () => {
    const controller = new AbortController();
    const { model } = guarded(never);
    const waiting = codeOf(model.complete(ask, { signal: controller.signal }));
    controller.abort();
    expect(await waiting).toBe('cancelled');
    expect(await codeOf(model.complete(ask, { signal: controller.signal }))).toBe('cancelled');
  });
});

describe('calls at once', () => {
  it('wait for a place, and are turned away when the line is full', async () => {
    const releases: (() => void)[] = [];
    const { model } = guarded(() => new Promise((resolve) => releases.push(() => resolve({ text: '好' }))), { places: 1, waiting: 1 });
    const first = model.complete(ask);
    const second = model.complete(ask);
    expect(await codeOf(model.complete(ask))).toBe('busy');
    await expect.poll(() => releases.length).toBe(1);
    releases[0]?.();
    expect((await first).text).toBe('好');
    await expect.poll(() => releases.length).toBe(2);
    releases[1]?.();
    expect((await second).text).toBe('好');
  });

  it('a stream that is left gives its place back', async () => {
    const { model } = guarded(() => ({ text: '一二三四五六七八九十一二三四' }), { places: 1, waiting: 0 });
    for (let i = 0; i < 3; i++) for await (const piece of model.stream(ask)) if (piece !== '') break;
    expect((await model.complete(ask)).text).not.toBe('');
  });

  it('one that waits too long leaves the line', async () => {
    const { model } = guarded(never, { places: 1, waiting: 3 });
    const codes = await Promise.all([20, 10, 10].map((budgetMs) => codeOf(model.complete(ask, { budgetMs }))));
    expect(codes).toEqual(['timeout', 'timeout', 'timeout']);
  });
});

describe('the circuit breaker', () => {
  it('leaves an endpoint alone that keeps failing, tries one call later, and goes on when that succeeds', async () => {
    let broken = true;
    const { model, calls, pass } = guarded(
      () => {
        if (broken) throw new ModelError('overloaded', 'as told');
        return { text: '好' };
      },
      { attempts: 1 },
    );
    for (let i = 0; i < 4; i++) expect(await codeOf(model.complete(ask))).toBe('overloaded');
    expect(await codeOf(model.complete(ask))).toBe('resting');
    expect(await codeOf(gather(model))).toBe('resting');
    expect(calls()).toBe(4);
    pass(1001);
    expect(await codeOf(model.complete(ask))).toBe('overloaded');
    pass(1001);
    expect(await codeOf(model.complete(ask)), 'rests twice as long').toBe('resting');
    pass(1000);
    broken = false;
    expect(await gather(model)).toBe('好');
    expect((await model.complete(ask)).text).toBe('好');
  });

  it('opens at once where only the operator can mend it, and not because people leave', async () => {
    const { model } = guarded(failing('no-credit'));
    expect(await codeOf(model.complete(ask))).toBe('no-credit');
    expect(await codeOf(model.complete(ask))).toBe('resting');
    const other = guarded(never);
    for (let i = 0; i < 6; i++) {
      const controller = new AbortController();
      const waiting = codeOf(other.model.complete(ask, { signal: controller.signal }));
      controller.abort();
      expect(await waiting).toBe('cancelled');
    }
    expect(await codeOf(other.model.complete(ask, { budgetMs: 5 }))).toBe('timeout');
  });

  it('opens for streams that always break in the middle', async () => {
    const broken: ChatModel = {
      id: 'broken',
      complete: () => Promise.reject(new ModelError('overloaded', '')),
      async *stream() {
        yield '好';
        throw new ModelError('cut-off', 'as told');
      },
    };
    const model = guardChatModel(broken, {
      slots: createSlots({ places: 1, waiting: 0 }),
      breaker: createCircuitBreaker({ clock: () => 0, failures: 2 }),
      clock: () => 0,
      random: () => 0,
    });
    expect(await codeOf(gather(model))).toBe('cut-off');
    expect(await codeOf(gather(model))).toBe('cut-off');
    expect(await codeOf(gather(model))).toBe('resting');
  });
});
