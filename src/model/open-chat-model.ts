import type { Metrics } from '../log/metrics.ts';
import type { ChatModel } from './chat-model.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { guardChatModel } from './guarded-chat-model.ts';
import { createOpenAiChatModel } from './openai-chat-model.ts';
import type { Endpoint } from './openai-client.ts';
import { createSlots } from './slots.ts';

export type OpenOptions = Endpoint &
  Readonly<{ model: string; metrics?: Metrics | undefined; /** calls at the same time, and how many more may wait */ places?: number; waiting?: number }>;

/** The configured chat model with everything that guards it. Nothing is loaded and nothing is sent before the first call. */
export function openChatModel({ metrics, places = 8, waiting = 32, ...endpoint }: OpenOptions): ChatModel {
  const clock = (): number => performance.now();
  return guardChatModel(createOpenAiChatModel(endpoint), {
    slots: createSlots({ places, waiting }),
    breaker: createCircuitBreaker({ clock }),
    clock,
    random: Math.random,
    metrics,
  });
}
