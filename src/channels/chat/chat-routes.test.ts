import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Assistant, Turn } from '../../answer/assistant-port.ts';
import { chatReplySchema, type ChatReply } from '../../schema/answer.ts';
import { chatRoutes } from './chat-routes.ts';
import { sampleAssistant, sampleEngine } from './samples.ts';

const engine = sampleEngine();
const QUESTION = '考过社工师多久之内要登记';

function routes(assistant: Assistant, heartbeat?: number): Hono {
  const parts = { assistant, hashUser: (raw: string) => `#${raw}`, clock: () => new Date('2026-11-20T16:30:00Z'), bodyLimit: 64 * 1024 };
  return new Hono().route('/api', chatRoutes(heartbeat === undefined ? parts : { ...parts, heartbeat }));
}

const post = (body: unknown, accept = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json; charset=utf-8', accept },
  body: JSON.stringify(body),
});

const eventsOf = (stream: string): { event: string; data: unknown }[] =>
  stream.split('\n\n').flatMap((block) => {
    const event = /^event: (.+)$/mu.exec(block)?.[1];
    const data = [...block.matchAll(/^data: ?(.*)$/gmu)].map((match) => match[1]).join('\n');
    return event === undefined ? [] : [{ event, data: JSON.parse(data) as unknown }];
  });

describe('POST /chat', () => {
  it('answers in the documented shape, every mark with its citation', async () => {
    const response = await routes(sampleAssistant(engine)).request('/api/chat', post({ text: QUESTION }));
    expect(response.status).toBe(200);
    const reply: ChatReply = chatReplySchema.parse(await response.json());
    expect(reply.citations.length).toBeGreaterThan(0);
    const marks = [...reply.reply.matchAll(/\[(\d+)\]/gu)].map((match) => Number(match[1]));
    expect(new Set(marks)).toEqual(new Set(reply.citations.map(({ n }) => n)));
    const documents = new Map(engine.corpus.documents.map(({ meta, text }) => [meta.id, text.replace(/\s/gu, '')]));
    for (const { document, quote } of reply.citations) expect(documents.get(document)).toContain(quote.replace(/\s/gu, ''));
  });

  it('goes on with the conversation of a user, and begins one for nobody', async () => {
    const assistant = sampleAssistant(engine);
    const app = routes(assistant);
    for (const user of ['a', 'a', undefined, undefined]) await app.request('/api/chat', post({ user, text: QUESTION }));
    const users = assistant.seen.map((turn) => turn.user);
    expect(users.slice(0, 2)).toEqual(['#chat:a', '#chat:a']);
    expect(new Set(users).size).toBe(3);
  });

  it('takes the day in China as today, or the day it is told', async () => {
    const assistant = sampleAssistant(engine);
    const app = routes(assistant);
    await app.request('/api/chat', post({ text: QUESTION }));
    await app.request('/api/chat', post({ text: QUESTION, asOf: '2024-02-29' }));
    expect(assistant.seen.map(({ asOf }) => asOf)).toEqual(['2026-11-21', '2024-02-29']);
  });
});

describe('POST /chat as an event stream', () => {
  it('sends each statement, then the citations, then the whole answer', async () => {
    const response = await routes(sampleAssistant(engine)).request('/api/chat', post({ text: QUESTION }, 'text/event-stream'));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = eventsOf(await response.text());
    const names = events.map(({ event }) => event);
    expect(names.slice(-2)).toEqual(['citations', 'done']);
    expect(new Set(names.slice(0, -2))).toEqual(new Set(['statement']));
    const whole = chatReplySchema.parse(events.at(-1)?.data);
    const told = events
      .slice(0, -2)
      .map(({ data }) => (data as { text: string }).text)
      .join('\n');
    // The whole reply has the list of sources besides, which the event `citations` brings.
    expect(whole.reply.startsWith(`${told}\n\n来源:`)).toBe(true);
    expect(events.at(-2)?.data).toEqual(whole.citations);
  });

  it('keeps the stream open while the answer is on its way', async () => {
    const slow = sampleAssistant(engine);
    const assistant: Assistant = { ...slow, answer: async (turn) => (await new Promise((go) => setTimeout(go, 60)), slow.answer(turn)) };
    const text = await (await routes(assistant, 10).request('/api/chat', post({ text: QUESTION }, 'text/event-stream'))).text();
    expect(text.indexOf(': still here')).toBeGreaterThanOrEqual(0);
    expect(text.indexOf(': still here')).toBeLessThan(text.indexOf('event: statement'));
  });

  it('ends with an error that tells nothing when the assistant fails', async () => {
    const assistant: Assistant = { ...sampleAssistant(engine), answer: () => Promise.reject(new Error('inner words')) };
    const text = await (await routes(assistant).request('/api/chat', post({ text: QUESTION }, 'text/event-stream'))).text();
    expect(eventsOf(text).map(({ event }) => event)).toEqual(['error']);
    expect(text).not.toContain('inner words');
  });

  it('tells the assistant when the reader has gone', async () => {
    let taken: Turn | undefined;
    const assistant: Assistant = {
      ...sampleAssistant(engine),
      answer: (turn) => ((taken = turn), new Promise((_, reject) => turn.signal?.addEventListener('abort', () => reject(new Error('aborted'))))),
    };
    const response = await routes(assistant, 5).request('/api/chat', post({ text: QUESTION }, 'text/event-stream'));
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => taken?.signal?.aborted).toBe(true);
  });
});
