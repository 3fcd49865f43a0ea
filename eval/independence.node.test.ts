import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../src/answer/assistant.ts';
import { createEngine } from '../src/answer/create-engine.ts';
import type { Engine } from '../src/answer/engine.ts';
import { createApp } from '../src/app.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { createMetrics } from '../src/log/metrics.ts';
import { createCircuitBreaker } from '../src/model/circuit-breaker.ts';
import { guardChatModel } from '../src/model/guarded-chat-model.ts';
import { createOpenAiChatModel } from '../src/model/openai-chat-model.ts';
import type { ChatModel } from '../src/model/chat-model.ts';
import { createSlots } from '../src/model/slots.ts';
import { startChatServer, type Behaviour, type ChatServer, type SentBody } from '../src/model/testing/chat-server.node.ts';
import type { ChatReply } from '../src/schema/answer.ts';
import { openStore } from '../src/store/open.node.ts';
import type { Store } from '../src/store/store.ts';

let server: ChatServer;
let engine: Engine;
let store: Store;
beforeAll(async () => {
  [server, engine, store] = [await startChatServer(), createEngine(await loadCorpus('corpus')), await openStore(':memory:', { dataDir: tmpdir() })];
}, 60_000);
afterAll(async () => {
  await server.close();
  await store.close();
});
beforeEach(() => server.behave({}));

const NOON = new Date('2026-11-21T04:00:00Z');
const TURNS = ['我是中级,社保交了54个月没补过,能在北京落户吗', '那再交半年呢', '社工师三年要学多少学时'];
let users = 0;

function app(chatModel?: ChatModel, phraseMs = 400) {
  const metrics = createMetrics();
  let turns = 0;
  const user = `user-${++users}`;
  const assistant = createAssistant({
    engine,
    store,
    clock: () => NOON,
    today: () => '2026-11-21',
    newId: () => `${user}-${++turns}`,
    ...(chatModel === undefined ? {} : { model: { chat: chatModel, metrics, readMs: phraseMs, phraseMs } }),
  });
  const served = createApp({
    assistant,
    engine,
    ready: () => Promise.resolve({ index: true, store: true }),
    hashUser: (raw) => raw,
    logger: { info: () => {}, error: () => {} },
    clock: () => NOON,
    metrics,
  });
  const ask = async (text: string, signal?: AbortSignal): Promise<{ events: readonly { event: string; data: unknown }[]; done: ChatReply; ms: number }> => {
    const begun = performance.now();
    const response = await served.request('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ user, text }),
      ...(signal === undefined ? {} : { signal }),
    });
    const events = (await response.text()).split('\n\n').flatMap((block) => {
      const event = /^event: (.+)$/mu.exec(block)?.[1];
      return event === undefined ? [] : [{ event, data: JSON.parse(/^data: ?(.*)$/mu.exec(block)?.[1] ?? 'null') as unknown }];
    });
    return { events, done: events.at(-1)?.data as ChatReply, ms: performance.now() - begun };
  };
  return { ask, metrics: async () => await (await served.request('/metrics')).text() };
}

const model = () => {
  const clock = (): number => performance.now();
  return guardChatModel(createOpenAiChatModel({ model: 'm', baseUrl: server.url }), {
    slots: createSlots({ places: 4, waiting: 4 }),
    breaker: createCircuitBreaker({ clock, restMs: 60_000 }),
    clock,
    random: () => 0,
    backoffMs: 1,
  });
};

/** The sentences that the prompt shows, each with a word put before it that claims nothing. */
const rewords = (body: SentBody): string => [...(body.messages?.at(-1)?.content ?? '').matchAll(/^\d+\. (.*)$/gmu)].map(([, sentence]) => `您好,${sentence}`).join('\n');

describe('a conversation over /api/chat, streamed', () => {
  it('is reworded sentence by sentence, and says in figures and sources what it says without a model', async () => {
    const plain = app();
    server.behave({ reply: rewords });
    const wordy = app(model(), 5000);
    for (const text of TURNS) {
      const [without, reworded] = [await plain.ask(text), await wordy.ask(text)];
      expect(reworded.events.at(-1)?.event).toBe('done');
      expect(reworded.done.reply).not.toBe(without.done.reply);
      expect(reworded.done.reply.replaceAll('您好,', '')).toBe(without.done.reply);
      expect({ ...reworded.done, reply: '' }).toEqual({ ...without.done, reply: '' });
      const said = reworded.events.filter(({ event }) => event === 'statement').map(({ data }) => (data as { text: string }).text);
      expect(reworded.done.reply.split('\n\n来源:')[0]).toBe(said.join('\n'));
    }
    expect(await wordy.metrics()).toMatch(/youju_phrased_total\{outcome="accepted"\} [1-9]/u);
  });
});

describe('a slow stream', () => {
  it('is handed on sentence by sentence, and what came before the time was up is kept', async () => {
    server.behave({ pieceMs: 30, reply: rewords });
    let turns = 0;
    const assistant = createAssistant({ engine, store, clock: () => NOON, today: () => '2026-11-21', newId: () => `slow-${++turns}`, model: { chat: model(), phraseMs: 900 } });
    const told: { text: string; at: number }[] = [];
    const reply = await assistant.answer({ user: 'slow', channel: 'test', text: TURNS[0]!, onStatement: ({ text }) => told.push({ text, at: performance.now() }) });
    expect(told.map(({ text }) => text)).toEqual(reply.statements.map(({ text }) => text));
    expect(told.at(-1)!.at - told[0]!.at).toBeGreaterThan(100);
    const worded = reply.statements.filter(({ text }) => text.startsWith('您好,'));
    expect(worded.length).toBeGreaterThan(0);
    expect(worded.length).toBeLessThan(reply.statements.filter(({ references }) => references.length > 0).length);
  });

  it('is not waited for by a delivery of the same message', async () => {
    server.behave({ pieceMs: 100, reply: rewords });
    let turns = 0;
    const assistant = createAssistant({ engine, store, clock: () => NOON, today: () => '2026-11-21', newId: () => `again-${++turns}`, model: { chat: model(), phraseMs: 3000 } });
    const turn = { user: 'again', channel: 'test', text: TURNS[0]!, message: 'm-1' };
    const first = assistant.answer(turn);
    await expect.poll(async () => (await store.findTurn('again', 'm-1'))?.outcome ?? null).not.toBeNull();
    const begun = performance.now();
    const again = await assistant.answer(turn);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(again.citations).toEqual((await first).citations);
  });
});

describe('a bad day of the endpoint', () => {
  const days: readonly (readonly [what: string, Behaviour, outcome: string])[] = [
    ['down', { failure: { status: 503 } }, 'overloaded'],
    ['rate-limited', { failure: { status: 429, headers: { 'retry-after': '30' } } }, 'rate-limited'],
    ['out of credit', { failure: { status: 402 } }, 'no-credit'],
    ['a wrong key', { failure: { status: 401 } }, 'unauthorised'],
    ['an unknown model', { failure: { status: 404 } }, 'unknown-model'],
    ['slow to begin', { delayMs: 3000, reply: rewords }, 'timeout'],
    ['slow to go on', { pieceMs: 200, reply: rewords }, 'timeout'],
    ['cut off', { cutAfter: 3, pieceMs: 1, reply: rewords }, 'cut-off'],
    ['HTML', { raw: '<html>busy</html>' }, 'rubbish'],
    ['an empty object', { raw: '{}' }, 'rubbish'],
    ['nothing said', { reply: () => '' }, 'citation'],
    ['talk', { reply: () => '您完全可以落户,不用等!' }, 'citation'],
    ['a lie', { reply: (body) => rewords(body).replaceAll('{1b}', '60个月') }, 'placeholder'],
    ['too long', { finish: 'length', reply: () => '根据' }, 'cut-off'],
  ];
  it.each(days)('%s: the composed answer, in time, and the operator sees why', async (_, behaviour, outcome) => {
    const [wanted] = [await app().ask(TURNS[0]!)];
    server.behave(behaviour);
    const { ask, metrics } = app(model());
    const { done, ms } = await ask(TURNS[0]!);
    expect(done).toEqual(wanted.done);
    expect(ms).toBeLessThan(1500);
    expect(await metrics()).toContain(`youju_phrased_total{outcome="${outcome}"} 1`);
  });

  it('nobody waits any more once the circuit is open', async () => {
    server.behave({ failure: { status: 401 } });
    const { ask } = app(model());
    await ask(TURNS[0]!);
    const before = server.requests.length;
    for (const text of TURNS) await ask(text);
    expect(server.requests.length).toBe(before);
  });

  it('the call ends with the turn', async () => {
    server.behave({ pieceMs: 50, reply: rewords });
    const before = server.closed();
    const controller = new AbortController();
    const answer = app(model(), 5000)
      .ask(TURNS[0]!, controller.signal)
      .catch(() => {});
    await expect.poll(() => server.requests.length).toBeGreaterThan(0);
    setTimeout(() => controller.abort(), 100);
    await answer;
    await expect.poll(() => server.closed()).toBeGreaterThan(before);
  });
});

describe('what goes to the endpoint', () => {
  it('no name, no identity number, no figure of the answer', async () => {
    server.behave({ reply: rewords });
    const from = server.requests.length;
    const { ask } = app(model(), 5000);
    await ask('我身份证110101199003071234,手机13812345678,中级,社保交了54个月没补过,能在北京落户吗');
    const sent = JSON.stringify(server.requests.slice(from).map(({ body, headers }) => [body, headers]));
    expect(sent).toContain('{1a}');
    expect(sent).not.toMatch(/199003071234|12345678|user-\d|2027/u);
  });
});

it('without a model nothing of the SDK is loaded, with one not before the first call', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = [];
    registerHooks({ resolve: (name, context, next) => { const found = next(name, context); if (/node_modules.(openai|@langchain)/u.test(found.url)) seen.push(name); return found; } });
    await import('./src/app.ts'); await import('./src/answer/assistant.ts');
    const { openChatModel } = await import('./src/model/open-chat-model.ts');
    openChatModel({ model: 'm', baseUrl: 'http://127.0.0.1:9' });
    console.log(JSON.stringify(seen));`;
  expect(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', cwd: process.cwd() }).trim()).toBe('[]');
});
