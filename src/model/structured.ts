import type * as z from 'zod';
import type { CallOptions, ChatModel, ChatRequest, JsonSchema } from './chat-model.ts';
import { ModelError } from './model-error.ts';

/** A reply as JSON: alone, or in a fence, or with words around it. Throws a ModelError `rubbish`. */
export function jsonIn(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/u.exec(text)?.[1] ?? text;
  const [from, to] = [fenced.indexOf('{'), fenced.lastIndexOf('}')];
  try {
    return JSON.parse(fenced.slice(from, to + 1));
  } catch (error) {
    throw new ModelError('rubbish', 'the reply holds no JSON object', { cause: error });
  }
}

/** One call whose reply must be of a schema. Throws a ModelError, `rubbish` where the reply is not of it. */
export async function completeStructured<T>(
  model: ChatModel,
  request: ChatRequest,
  { schema, json, name, ...options }: CallOptions & Readonly<{ schema: z.ZodType<T>; json: JsonSchema; name: string }>,
): Promise<T> {
  const { text } = await model.complete({ ...request, schema: { name, schema: json } }, options);
  const parsed = schema.safeParse(jsonIn(text));
  if (!parsed.success)
    throw new ModelError(
      'rubbish',
      `the reply is not of the schema ${name}: ${parsed.error.issues
        .slice(0, 3)
        .map(({ path, code }) => `${path.join('.')} ${code}`)
        .join(', ')}`,
    );
  return parsed.data;
}
