import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRequest } from './chat-model.ts';
import { ModelError } from './model-error.ts';
import { createOpenAiChatModel } from './openai-chat-model.ts';
import { startChatServer, type Behaviour, type ChatServer } from './testing/chat-server.node.ts';

let server: ChatServer;
beforeAll(async () => {
  server = await startChatServer();
});
afterAll(() => server.close());
beforeEach(() => server.behave({}));

const model = () => createOpenAiChatModel({ model: 'm', baseUrl: server.url, apiKey: 'sk-test' });
const ask: ChatRequest = { messages: [{ role: 'user', content: '问' }] };
const schema = { name: 'reply', schema: { type: 'object', properties: {}, required: [], additionalProperties: false } };
const tools = [{ name: 'rule', description: '规则', parameters: schema.schema }];
const gather = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};
const codeOf = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return 'none';
  } catch (error) {
    return error instanceof ModelError ? error.code : String(error);
  }
};

describe('a call', () => {
  it('gives the text, and the calls of tools', async () => {
    server.behave({ reply: () => ({ content: '文字', tool_calls: [{ id: 'a', type: 'function', function: { name: 'rule', arguments: '{"x":1}' } }] }) });
    expect(await model().complete({ ...ask, tools })).toEqual({ text: '文字', calls: [{ id: 'a', name: 'rule', arguments: '{"x":1}' }] });
    const { body, headers } = server.requests.at(-1)!;
    expect(body).toMatchObject({ model: 'm', temperature: 0, tools: [{ type: 'function', function: { name: 'rule' } }] });
    expect(headers.authorization).toBe('Bearer sk-test');
  });

  it('streams the pieces in order, and leaves out what the model thinks aloud', async () => {
    server.behave({ reply: () => '<think>60 还是 61?</think>\n要满规定的月数。' });
    expect(await gather(model().stream(ask))).toBe('要满规定的月数。');
    expect((await model().complete(ask)).text).toBe('要满规定的月数。');
  });
});

describe('an endpoint that lacks something', () => {
  const lacking: readonly (readonly [what: string, Behaviour['refuses'], ChatRequest])[] = [
    ['strict schemas', ['json_schema'], { ...ask, schema }],
    ['JSON at all', ['json_schema', 'json_object'], { ...ask, schema }],
    ['tools', ['tools'], { ...ask, tools }],
    ['the newer limit', ['max_completion_tokens'], { ...ask, maxTokens: 9 }],
    ['temperature', ['temperature'], ask],
    ['everything', ['json_schema', 'json_object', 'tools', 'stream', 'max_completion_tokens', 'max_tokens', 'temperature'], { ...ask, tools, schema, maxTokens: 9 }],
  ];
  it.each(lacking)('%s', async (_, refuses, request) => {
    for (const tightLipped of [false, true]) {
      server.behave({ refuses: refuses ?? [], tightLipped, reply: () => '答' });
      const one = model();
      expect((await one.complete(request)).text).toBe('答');
      const before = server.requests.length;
      expect((await one.complete(request)).text).toBe('答');
      expect(server.requests.length - before, 'found out once').toBe(1);
    }
  });

  it('streaming refused, or taken and ignored', async () => {
    for (const behaviour of [{ refuses: ['stream'] }, { ignoresStream: true }] satisfies Behaviour[]) {
      server.behave({ ...behaviour, reply: () => '一次说完' });
      expect(await gather(model().stream(ask))).toBe('一次说完');
    }
  });

  it('a request that is refused for its own sake teaches nothing', async () => {
    server.behave({ failure: { status: 400, body: { error: { message: 'context too long' } } } });
    const one = model();
    expect(await codeOf(() => one.complete({ ...ask, schema }))).toBe('refused-request');
    expect(one.abilities()).toMatchObject({ json: 'schema', temperature: true });
  });
});

describe('failures by their cause', () => {
  const causes: readonly (readonly [code: string, Behaviour])[] = [
    ['unauthorised', { failure: { status: 401 } }],
    ['no-credit', { failure: { status: 402 } }],
    ['no-credit', { failure: { status: 429, body: { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } } } }],
    ['no-credit', { failure: { status: 403, body: { error: { message: '账户余额不足' } } } }],
    ['rate-limited', { failure: { status: 429 } }],
    ['unknown-model', { failure: { status: 404 } }],
    ['overloaded', { failure: { status: 503, body: '<html>' } }],
    ['rubbish', { raw: '{"choices":' }],
    ['rubbish', { raw: 'null' }],
    ['rubbish', { raw: '{"choices":[]}' }],
    ['cut-off', { finish: 'length' }],
  ];
  it.each(causes)('%s', async (code, behaviour) => {
    server.behave(behaviour);
    expect(await codeOf(() => model().complete(ask))).toBe(code);
    expect(await codeOf(() => gather(model().stream(ask)))).toBe(code);
  });

  it('a stream that is cut off', async () => {
    server.behave({ reply: () => '这句话没有说完就断了', cutAfter: 1, pieceMs: 10 });
    const pieces: string[] = [];
    expect(
      await codeOf(async () => {
        for await (const piece of model().stream(ask)) pieces.push(piece);
      }),
    ).toBe('cut-off');
    expect(pieces.join('')).toBe('这句话没有');
  });

  it('nobody at the address', async () => {
    expect(await codeOf(() => createOpenAiChatModel({ model: 'm', baseUrl: 'http://127.0.0.1:9' }).complete(ask))).toBe('unreachable');
  });

  it('the time the endpoint asks for', async () => {
    server.behave({ failure: { status: 429, headers: { 'retry-after': '7' } } });
    await expect(model().complete(ask)).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 7000 });
  });

  it('a caller who left: the connection is closed', async () => {
    server.behave({ reply: () => '很长的回答,一点一点地说出来,说到一半人已经走了', pieceMs: 20 });
    const before = server.closed();
    const controller = new AbortController();
    expect(
      await codeOf(async () => {
        for await (const piece of model().stream(ask, { signal: controller.signal })) if (piece !== '') controller.abort();
      }),
    ).toBe('cancelled');
    await expect.poll(() => server.closed()).toBeGreaterThan(before);
  });
});
