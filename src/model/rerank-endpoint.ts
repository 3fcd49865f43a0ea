import * as z from 'zod';
import { ModelError } from './model-error.ts';
import { modelErrorOf, openAiClient, type Endpoint } from './openai-client.ts';
import type { Reranker } from './reranker.ts';

/** OpenAI's own protocol has no reranking; vLLM, SiliconFlow, Jina and others serve it beside theirs under the same address, in this form. */
const resultsSchema = z.object({ results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })) });

export function createRerankEndpoint({ model, ...endpoint }: Endpoint & Readonly<{ model: string }>): Reranker {
  const clientOf = openAiClient(endpoint);
  return {
    id: model,
    rank: async (query, texts, signal) => {
      try {
        const answer: unknown = await (await clientOf()).post('/rerank', { body: { model, query, documents: texts }, ...(signal === undefined ? {} : { signal }) });
        const parsed = resultsSchema.safeParse(answer);
        if (!parsed.success) throw new ModelError('rubbish', 'the answer holds no results');
        const scores = new Map(parsed.data.results.map(({ index, relevance_score: score }) => [index, score]));
        return texts.map((_, i) => scores.get(i) ?? -Infinity);
      } catch (error) {
        throw modelErrorOf(error, signal);
      }
    },
  };
}
