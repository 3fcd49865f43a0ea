import type { Metrics } from '../log/metrics.ts';
import type { ChatModel } from '../model/chat-model.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { Statement } from '../schema/answer.ts';
import type { Engine, TurnInput } from './engine.ts';
import { phrase } from './phrase/phrase.ts';
import { isUnsure, readWithModel } from './read-with-model.ts';
import type { Response } from './respond.ts';

/** What a language model adds to the assistant. Without it everything works; with it nothing is claimed that was not claimed before. */
export type ModelParts = Readonly<{
  /** a guarded model: it never keeps anybody waiting longer than the budgets */
  chat: ChatModel;
  metrics?: Metrics | undefined;
  /** milliseconds for the second reading of a message and for rewording; both together stay below WeChat's five seconds */
  readMs?: number;
  phraseMs?: number;
}>;

const READ_MS = 1500;
const PHRASE_MS = 2800;

/** The response as code alone gave it, or the one after a second reading where code was not sure. */
export async function secondReading(
  { chat, metrics, readMs = READ_MS }: ModelParts,
  engine: Engine,
  before: Conversation,
  input: TurnInput,
  response: Response,
  signal?: AbortSignal,
): Promise<Response> {
  if (!isUnsure(before, response)) return response;
  return (await readWithModel(engine, before, input, { model: chat, budgetMs: readMs, signal, metrics })) ?? response;
}

/** The statements of a reply reworded where the rewording stands the check; each is told as soon as it is final. */
export function reworded(
  { chat, metrics, phraseMs = PHRASE_MS }: ModelParts,
  statements: readonly Statement[],
  { question, signal, onStatement }: Readonly<{ question: string; signal?: AbortSignal | undefined; onStatement?: ((statement: Statement) => void) | undefined }>,
): Promise<readonly Statement[]> {
  return phrase(statements, { model: chat, question, budgetMs: phraseMs, signal, metrics, onStatement });
}
