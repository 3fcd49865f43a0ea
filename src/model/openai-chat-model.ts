import type { ChatCompletion, ChatCompletionChunk, ChatCompletionCreateParams, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { ChatMessage, ChatModel, ChatRequest, ModelReply, ToolCall } from './chat-model.ts';
import { ALL_ABLE, withoutRefused, type Abilities } from './endpoint-abilities.ts';
import { ModelError } from './model-error.ts';
import { modelErrorOf, openAiClient, type Endpoint } from './openai-client.ts';
import { readEvents } from './server-sent-events.ts';
import { withoutThoughts, withoutThoughtsStreamed } from './thoughts.ts';

export type OpenAiChatOptions = Endpoint & Readonly<{ model: string }>;

/**
 * Chat completions of any endpoint that speaks OpenAI's protocol. What the endpoint refuses (strict schemas, tools, streaming, a parameter) is
 * found out by its refusal, worked round in the same call, and remembered for the life of the driver.
 */
export function createOpenAiChatModel({ model, ...endpoint }: OpenAiChatOptions): ChatModel & Readonly<{ abilities: () => Abilities }> {
  const clientOf = openAiClient(endpoint);
  let known: Abilities = ALL_ABLE;

  const send = async (request: ChatRequest, streaming: boolean, signal: AbortSignal | undefined): Promise<Response> => {
    const client = await clientOf();
    for (let abilities = known; ;) {
      try {
        const body = bodyOf(model, request, abilities, streaming);
        const response = await client.chat.completions.create(body, signal === undefined ? {} : { signal }).asResponse();
        // Only what made the call succeed is remembered: a request refused for its own sake teaches nothing.
        known = abilities;
        return response;
      } catch (error) {
        const failure = modelErrorOf(error, signal);
        const less = failure.code === 'refused-request' ? withoutRefused(abilities, request, streaming, failure) : undefined;
        if (less === undefined) throw failure;
        abilities = less;
      }
    }
  };

  const complete: ChatModel['complete'] = async (request, { signal } = {}) => {
    try {
      return replyOf((await (await send(request, false, signal)).json()) as Partial<ChatCompletion> | null);
    } catch (error) {
      throw modelErrorOf(error, signal);
    }
  };

  return {
    id: model,
    abilities: () => known,
    complete,
    async *stream(request, { signal } = {}) {
      try {
        const response = await send(request, known.stream, signal);
        // An endpoint that takes `stream` and ignores it answers in one piece.
        if (!(response.headers.get('content-type') ?? '').includes('text/event-stream')) {
          const { text } = replyOf((await response.json()) as Partial<ChatCompletion> | null);
          if (text !== '') yield text;
          return;
        }
        yield* withoutThoughtsStreamed(deltas(response));
      } catch (error) {
        throw modelErrorOf(error, signal);
      }
    },
  };
}

async function* deltas(response: Response): AsyncGenerator<string> {
  let finish: string | undefined;
  try {
    for await (const data of readEvents(response)) {
      if (data === '[DONE]') break;
      const chunk = JSON.parse(data) as Partial<ChatCompletionChunk> & { error?: { message?: string } };
      if (chunk.error !== undefined) throw new ModelError('overloaded', `the endpoint broke off: ${String(chunk.error.message).slice(0, 200)}`);
      const [choice] = chunk.choices ?? [];
      const text = choice?.delta?.content;
      finish = choice?.finish_reason ?? finish;
      if (typeof text !== 'string' || text === '') continue;
      yield text;
    }
  } catch (error) {
    if (!(error instanceof ModelError) && !(error instanceof SyntaxError)) throw new ModelError('cut-off', 'the connection broke before the end of the answer', { cause: error });
    throw error;
  }
  if (finish !== 'stop') throw new ModelError('cut-off', finish === undefined ? 'the answer ended without an end' : `the answer ended by ${finish}`);
}

function bodyOf(model: string, request: ChatRequest, able: Abilities, streaming: boolean): ChatCompletionCreateParams {
  const { schema, tools, maxTokens } = request;
  const messages: ChatCompletionMessageParam[] = request.messages.map(messageOf);
  return {
    model,
    messages,
    ...(able.temperature ? { temperature: 0 } : {}),
    ...(maxTokens === undefined || able.limit === 'none' ? {} : { [able.limit]: maxTokens }),
    ...(schema === undefined || able.json === 'words'
      ? {}
      : {
          response_format:
            able.json === 'object'
              ? { type: 'json_object' as const }
              : { type: 'json_schema' as const, json_schema: { name: schema.name, strict: true, schema: { ...schema.schema } } },
        }),
    ...(tools === undefined || !able.tools
      ? {}
      : { tools: tools.map(({ name, description, parameters }) => ({ type: 'function' as const, function: { name, description, parameters: { ...parameters } } })) }),
    ...(streaming && able.stream ? { stream: true as const } : {}),
  };
}

function messageOf(message: ChatMessage): ChatCompletionMessageParam {
  if (message.role === 'tool') return { role: 'tool', content: message.content, tool_call_id: message.call };
  if (message.role !== 'assistant') return { role: message.role, content: message.content };
  const calls = message.calls ?? [];
  return {
    role: 'assistant',
    content: message.content,
    ...(calls.length === 0 ? {} : { tool_calls: calls.map(({ id, name, arguments: given }) => ({ id, type: 'function' as const, function: { name, arguments: given } })) }),
  };
}

/** Throws a ModelError for anything but a whole answer. */
function replyOf(completion: Partial<ChatCompletion> | null): ModelReply {
  const choice = completion?.choices?.[0];
  if (choice?.message === undefined || choice.message === null) throw new ModelError('rubbish', 'the answer holds no message');
  if (choice.finish_reason === 'length') throw new ModelError('cut-off', 'the answer ended by length');
  const calls = (choice.message.tool_calls ?? []).flatMap((call): ToolCall[] =>
    call.type === 'function' ? [{ id: call.id, name: call.function.name, arguments: call.function.arguments }] : [],
  );
  const { content } = choice.message;
  return { text: withoutThoughts(typeof content === 'string' ? content : ''), calls };
}
