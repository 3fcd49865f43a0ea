/** A chat model as the application sees it; the drivers know the endpoint. */
export type ChatMessage =
  | Readonly<{ role: 'system' | 'user'; content: string }>
  | Readonly<{ role: 'assistant'; content: string; calls?: readonly ToolCall[] }>
  | Readonly<{ role: 'tool'; content: string; call: string }>;

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A function that the model may call; `parameters` is a JSON schema in which every key is required and none may be added. */
export type ToolSpec = Readonly<{ name: string; description: string; parameters: JsonSchema }>;

/** A call that the model asks for; `arguments` is JSON as the model wrote it, unchecked. */
export type ToolCall = Readonly<{ id: string; name: string; arguments: string }>;

export type ChatRequest = Readonly<{
  messages: readonly ChatMessage[];
  /** the reply is to be JSON of this schema; an endpoint may fall short of it, so the reply is checked all the same */
  schema?: Readonly<{ name: string; schema: JsonSchema }>;
  tools?: readonly ToolSpec[];
  maxTokens?: number;
}>;

export type ModelReply = Readonly<{ text: string; calls: readonly ToolCall[] }>;

export type CallOptions = Readonly<{
  signal?: AbortSignal | undefined;
  /** milliseconds for the whole call, retries and waiting for a place included */
  budgetMs?: number;
  /** a label of the counters: read, choose, phrase */
  purpose?: string;
}>;

export type ChatModel = Readonly<{
  id: string;
  /** Throws a ModelError. */
  complete(request: ChatRequest, options?: CallOptions): Promise<ModelReply>;
  /** Pieces of the text as they come. Throws a ModelError, also after pieces have come. Ending the iteration cancels the call. */
  stream(request: ChatRequest, options?: CallOptions): AsyncIterable<string>;
}>;
