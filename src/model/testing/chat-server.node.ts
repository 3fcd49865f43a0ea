import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SentBody = Readonly<Record<string, unknown>> &
  Readonly<{ messages?: readonly Readonly<{ role: string; content: string }>[]; input?: readonly string[]; stream?: boolean }>;
export type ServerReply = Readonly<{ content?: string; tool_calls?: readonly unknown[] }>;

/** How the server behaves from now on; nothing of it: it answers 好. */
export type Behaviour = Readonly<{
  reply?: (body: SentBody) => string | ServerReply;
  /** parts of a request that are refused with 400 */
  refuses?: readonly ('json_schema' | 'json_object' | 'tools' | 'stream' | 'max_completion_tokens' | 'max_tokens' | 'temperature')[];
  /** the refusal does not say what it is about */
  tightLipped?: boolean;
  /** takes `stream` and answers in one piece all the same */
  ignoresStream?: boolean;
  /** answers with this status; `times` limits how often */
  failure?: Readonly<{ status: number; body?: unknown; headers?: Readonly<Record<string, string>>; times?: number }>;
  /** milliseconds before the answer, and between the pieces of a stream */
  delayMs?: number;
  pieceMs?: number;
  /** the connection is cut after so many pieces (of a stream) */
  cutAfter?: number;
  /** sent in place of the answer */
  raw?: string;
  /** why the answer ended */
  finish?: string;
  dimension?: number;
}>;

export type ChatServer = Readonly<{
  url: string;
  requests: readonly Readonly<{ path: string; body: SentBody; headers: IncomingMessage['headers'] }>[];
  closed: () => number;
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
}>;

const PIECE = 5;

/** A local server that speaks the protocol: chat completions, streamed or not, tools, structured output, embeddings, rerank, errors, and bad days. */
export async function startChatServer(first: Behaviour = {}): Promise<ChatServer> {
  let behaviour = first;
  let failed = 0;
  let closed = 0;
  const requests: { path: string; body: SentBody; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    void serve(request, response).catch(() => response.destroy());
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    const body = (text === '' ? {} : JSON.parse(text)) as SentBody;
    const path = request.url ?? '';
    requests.push({ path, body, headers: request.headers });
    const now = behaviour;
    if (now.delayMs !== undefined) await wait(now.delayMs);
    if (now.failure !== undefined && failed < (now.failure.times ?? Infinity)) {
      failed += 1;
      return send(response, now.failure.status, now.failure.body ?? { error: { message: 'as told' } }, now.failure.headers);
    }
    const refused = refusedPart(body, now.refuses ?? []);
    if (refused !== undefined)
      return send(response, 400, {
        error: {
          message: now.tightLipped === true ? 'Bad request' : `Unsupported parameter: ${refused}`,
          type: 'invalid_request_error',
          param: now.tightLipped === true ? null : refused,
        },
      });
    if (now.raw !== undefined) return void response.writeHead(200, { 'content-type': 'application/json' }).end(now.raw);
    if (path.endsWith('/models')) return send(response, 200, { data: [{ id: 'scripted' }] });
    if (path.endsWith('/embeddings'))
      return send(response, 200, { data: (body.input ?? []).map((input, index) => ({ index, embedding: vectorOf(input, now.dimension ?? 8) })).toReversed() });
    if (path.endsWith('/rerank')) {
      const { documents, query } = body as unknown as { documents: readonly string[]; query: string };
      return send(response, 200, {
        results: documents.map((text, index) => ({ index, relevance_score: shared(query, text) })).toSorted((a, b) => b.relevance_score - a.relevance_score),
      });
    }
    const said = now.reply?.(body) ?? '好';
    const reply: ServerReply = typeof said === 'string' ? { content: said } : said;
    if (body.stream !== true || now.ignoresStream === true) {
      const finish_reason = now.finish ?? (reply.tool_calls === undefined ? 'stop' : 'tool_calls');
      return send(response, 200, {
        id: 'c',
        object: 'chat.completion',
        choices: [{ index: 0, finish_reason, message: { role: 'assistant', content: reply.content ?? null, tool_calls: reply.tool_calls } }],
      });
    }
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const event = (data: unknown): void => void response.write(`data: ${JSON.stringify(data)}\n\n`);
    const parts = (reply.content ?? '').match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? [];
    response.write(': hello\n\n');
    event({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] });
    for (const [at, content] of parts.entries()) {
      if (at === now.cutAfter) return void response.destroy();
      event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
      if (now.pieceMs !== undefined) await wait(now.pieceMs);
    }
    if (now.cutAfter !== undefined) return void response.destroy();
    event({ choices: [{ index: 0, delta: {}, finish_reason: now.finish ?? 'stop' }] });
    response.end('data: [DONE]\n\n');
  };

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    closed: () => closed,
    behave: (next) => {
      behaviour = next;
      failed = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
}

function refusedPart(body: SentBody, refuses: readonly string[]): string | undefined {
  const format = (body['response_format'] as { type?: string } | undefined)?.type;
  return refuses.find((name) => (name === 'stream' ? body.stream === true : name.startsWith('json_') ? format === name : name in body))?.replace(/^json_\w+$/u, 'response_format');
}

/** The same text gives the same vector, other texts others. */
function vectorOf(text: string, dimension: number): readonly number[] {
  return Array.from({ length: dimension }, (_, i) => Math.sin([...text].reduce((sum, character, at) => sum + (character.codePointAt(0) ?? 0) * (at + i + 1), 1)));
}

function shared(a: string, b: string): number {
  return [...new Set(a)].filter((character) => b.includes(character)).length;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
