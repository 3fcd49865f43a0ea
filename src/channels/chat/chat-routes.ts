import { Hono, type Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Assistant, Turn } from '../../answer/assistant-port.ts';
import { allowMethods } from '../allow-methods.ts';
import { readJson } from '../read-body.ts';
import { today } from '../today.ts';
import { readChatRequest } from './chat-request.ts';
import { chatReply, statementEvents } from './chat-reply.ts';

export type ChatParts = Readonly<{
  assistant: Assistant;
  /** a person's identity as the store may keep it */
  hashUser: (raw: string) => Promise<string> | string;
  clock: () => Date;
  bodyLimit: number;
  /** milliseconds between comments that keep an event stream open through proxies */
  heartbeat?: number;
  /** told of an error after the stream has begun, when no status can carry it */
  onStreamError?: (error: unknown, c: Context) => void;
}>;

const HEARTBEAT = 10_000;

/** `POST /chat`: JSON, or server-sent events `statement`…, `citations`, `done` (or `error`) when they are asked for. */
export function chatRoutes(parts: ChatParts): Hono {
  const routes = new Hono();
  routes.post('/chat', async (c) => {
    const { user, text, asOf } = readChatRequest(await readJson(c.req.raw, parts.bodyLimit));
    const turn: Turn = {
      // Nobody named: a conversation of this one message.
      user: await parts.hashUser(`chat:${user ?? crypto.randomUUID()}`),
      channel: 'chat',
      text,
      asOf: asOf ?? today(parts.clock()),
    };
    if (!(c.req.header('accept') ?? '').includes('text/event-stream')) {
      return c.json(chatReply(await parts.assistant.answer({ ...turn, signal: c.req.raw.signal })));
    }
    return streamSSE(c, (stream) => streamAnswer(stream, turn, c, parts));
  });
  allowMethods(routes, '/chat', 'POST');
  return routes;
}

async function streamAnswer(stream: SSEStreamingApi, turn: Turn, c: Context, { assistant, heartbeat = HEARTBEAT, onStreamError }: ChatParts): Promise<void> {
  const gone = c.req.raw.signal;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  stream.onAbort(abort);
  gone.addEventListener('abort', abort, { once: true });
  const beat = setInterval(() => void stream.write(': still here\n\n').catch(abort), heartbeat);
  try {
    let told = false;
    let sending: Promise<unknown> = Promise.resolve();
    const onStatement: NonNullable<Turn['onStatement']> = (statement, citations) => {
      told = true;
      for (const event of statementEvents({ statements: [statement], citations })) sending = sending.then(() => send(stream, 'statement', event)).catch(abort);
    };
    const reply = await assistant.answer({ ...turn, signal: controller.signal, onStatement });
    await sending;
    // A reply that was ready at once, or was given before, tells its statements here.
    if (!told) for (const statement of statementEvents(reply)) await send(stream, 'statement', statement);
    await send(stream, 'citations', reply.citations);
    await send(stream, 'done', chatReply(reply));
  } catch (error) {
    if (controller.signal.aborted) return;
    onStreamError?.(error, c);
    await send(stream, 'error', { error: { code: 'unavailable', message: UNAVAILABLE } });
  } finally {
    clearInterval(beat);
    gone.removeEventListener('abort', abort);
  }
}

function send(stream: SSEStreamingApi, event: string, data: unknown): Promise<void> {
  return stream.writeSSE({ event, data: JSON.stringify(data) });
}

/** What is said when something broke that the caller cannot mend. */
export const UNAVAILABLE = '服务暂时不可用,请稍后再试。';
