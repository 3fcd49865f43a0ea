import { ModelError } from './model-error.ts';
import type { ChatModel, ChatRequest, ModelReply } from './chat-model.ts';

export type Script = (request: ChatRequest, signal: AbortSignal | undefined) => Promise<Partial<ModelReply>> | Partial<ModelReply>;

const PIECE = 7;

/** The driver of tests and evaluations: a function answers. A stream comes in small pieces, so that marks are cut in two. */
export function createScriptedChatModel(script: Script): ChatModel & Readonly<{ requests: readonly ChatRequest[] }> {
  const requests: ChatRequest[] = [];
  const complete: ChatModel['complete'] = async (request, { signal } = {}) => {
    requests.push(request);
    if (signal?.aborted === true) throw new ModelError('cancelled', 'the turn is over');
    return { text: '', calls: [], ...(await script(request, signal)) };
  };
  return {
    id: 'scripted',
    requests,
    complete,
    async *stream(request, options = {}) {
      const { text } = await complete(request, options);
      for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
    },
  };
}
