import type { Embedder } from './embedder.ts';
import { ModelError } from './model-error.ts';
import { modelErrorOf, openAiClient, type ClientOf, type Endpoint } from './openai-client.ts';
import { withRetries } from './retry.ts';

export type OpenAiEmbedderOptions = Endpoint &
  Readonly<{
    model: string;
    /** length of the vectors where it is known, from the index; else one short text is embedded to find out */
    dimension?: number | undefined;
    /** texts a request */
    batch?: number;
    /** for a request with its retries */
    budgetMs?: number;
    attempts?: number;
    backoffMs?: number;
    clock?: () => number;
    random?: () => number;
    signal?: AbortSignal | undefined;
  }>;

/**
 * Embeddings of any endpoint that speaks OpenAI's protocol, as unit vectors. Requests are retried with jitter; a batch that the endpoint
 * finds too large is halved. Throws a ModelError, `rubbish` where the vectors are not those that were asked for.
 */
export async function openOpenAiEmbedder({ model, dimension, ...options }: OpenAiEmbedderOptions): Promise<Embedder> {
  const { batch = 64, budgetMs = 60_000, attempts = 5, backoffMs = 500, clock = () => performance.now(), random = Math.random } = options;
  const client = openAiClient(options);
  let most = batch;
  const request = (texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> =>
    withRetries((own) => vectorsOf(client, model, texts, own), { signal, budgetMs, attempts, backoffMs, clock, random });

  const embedAll = async (texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    while (vectors.length < texts.length) {
      const part = texts.slice(vectors.length, vectors.length + most);
      try {
        vectors.push(...(await request(part, signal)));
      } catch (error) {
        if (!(error instanceof ModelError) || error.code !== 'refused-request' || part.length === 1) throw error;
        most = Math.ceil(part.length / 2);
      }
    }
    return vectors;
  };

  const length = dimension ?? (await embedAll(['社工'], options.signal))[0]?.length ?? 0;
  return {
    id: model,
    dimension: length,
    embed: async (texts, signal) => {
      const vectors = await embedAll(texts, signal);
      const odd = vectors.find((vector) => vector.length !== length);
      if (odd !== undefined)
        throw new ModelError(
          'rubbish',
          `${model} gave a vector of ${odd.length} numbers where ${length} were expected; after a change of the model the index is made anew by npm run ingest`,
        );
      return vectors;
    },
  };
}

async function vectorsOf(client: ClientOf, model: string, texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
  try {
    // Some endpoints refuse an empty text, and none can say anything of it.
    const input = texts.map((text) => (text.trim() === '' ? '。' : text));
    const { data } = await (await client()).embeddings.create({ model, input, encoding_format: 'float' }, { signal });
    const vectors: Float32Array[] = [];
    for (const { index, embedding } of data) vectors[index] = unit(embedding);
    if (vectors.length !== texts.length || vectors.includes(undefined as never)) throw new ModelError('rubbish', `${texts.length} texts came back as ${data.length} vectors`);
    return vectors;
  } catch (error) {
    // A body without `data` ends in a TypeError.
    if (error instanceof TypeError && !signal.aborted) throw new ModelError('rubbish', 'the answer holds no vectors', { cause: error });
    throw modelErrorOf(error, signal);
  }
}

function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  if (!Number.isFinite(length) || length === 0) throw new ModelError('rubbish', 'a vector without a direction');
  return Float32Array.from(numbers, (number) => number / length);
}
