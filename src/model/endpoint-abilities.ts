import type { ChatRequest } from './chat-model.ts';
import type { ModelError } from './model-error.ts';

/** What an endpoint was found to take. Every one begins as able; what it refuses is left out from then on. */
export type Abilities = Readonly<{
  /** how JSON of a schema is asked for: by the schema, as any JSON, in words only */
  json: 'schema' | 'object' | 'words';
  tools: boolean;
  stream: boolean;
  /** newer models take only the first, older endpoints only the second */
  limit: 'max_completion_tokens' | 'max_tokens' | 'none';
  temperature: boolean;
}>;

export const ALL_ABLE: Abilities = { json: 'schema', tools: true, stream: true, limit: 'max_completion_tokens', temperature: true };

type Step = Readonly<{ names: RegExp; used: (request: ChatRequest, abilities: Abilities, streaming: boolean) => boolean; less: (abilities: Abilities) => Abilities }>;

const STEPS: readonly Step[] = [
  {
    names: /max_completion_tokens|max_tokens/iu,
    used: ({ maxTokens }, { limit }) => maxTokens !== undefined && limit !== 'none',
    less: (able) => ({ ...able, limit: able.limit === 'max_completion_tokens' ? 'max_tokens' : 'none' }),
  },
  {
    names: /response_format|json_schema|json_object|structured|guided/iu,
    used: ({ schema }, { json }) => schema !== undefined && json !== 'words',
    less: (able) => ({ ...able, json: able.json === 'schema' ? 'object' : 'words' }),
  },
  { names: /\btools?\b|tool_choice|function/iu, used: ({ tools }, able) => tools !== undefined && able.tools, less: (able) => ({ ...able, tools: false }) },
  { names: /stream/iu, used: (_, able, streaming) => streaming && able.stream, less: (able) => ({ ...able, stream: false }) },
  { names: /temperature/iu, used: (_, { temperature }) => temperature, less: (able) => ({ ...able, temperature: false }) },
];

/** The abilities without the part of the request that was refused, else without the next that the request used; undefined when nothing is left to leave out. */
export function withoutRefused(abilities: Abilities, request: ChatRequest, streaming: boolean, { message, parameter = '' }: ModelError): Abilities | undefined {
  const used = STEPS.filter((step) => step.used(request, abilities, streaming));
  const named = used.find(({ names }) => names.test(parameter)) ?? used.find(({ names }) => names.test(message));
  return (named ?? used[0])?.less(abilities);
}
