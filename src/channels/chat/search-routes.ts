import { Hono } from 'hono';
import * as z from 'zod';
import type { Engine } from '../../answer/engine.ts';
import { describeReference } from '../../corpus/describe-reference.ts';
import type { Candidate } from '../../retrieval/evidence.ts';
import { citationSchema } from '../../schema/citation.ts';
import { normalise } from '../../text/normalise.ts';
import { allowMethods } from '../allow-methods.ts';
import { ApiError } from '../api-error.ts';

const LONGEST_QUERY = 200;
const MOST = 20;

/** What `GET /api/search?q=&limit=` answers: verbatim pieces of the documents, best first. */
export const searchReplySchema = z.object({
  results: z.array(citationSchema.omit({ n: true }).extend({ score: z.number().describe('higher is better; comparable within one search only') })),
});
export type SearchReply = z.infer<typeof searchReplySchema>;

export function searchRoutes({ engine, publicUrl }: Readonly<{ engine: Engine; publicUrl?: string | undefined }>): Hono {
  const routes = new Hono();
  routes.get('/search', (c) => {
    const query = (c.req.query('q') ?? '').trim();
    if (query === '') throw new ApiError('invalid-request', '请用 q 写上要查的话,例如 /api/search?q=继续教育学时。');
    if (query.length > LONGEST_QUERY) throw new ApiError('invalid-request', `q 超过 ${LONGEST_QUERY} 个字,请缩短。`);
    return c.json(search(engine, query, { limit: readLimit(c.req.query('limit')), publicUrl }));
  });
  allowMethods(routes, '/search', 'GET');
  return routes;
}

/** Pieces of the documents that answer a query, each once. */
export function search(engine: Engine, query: string, { limit, publicUrl }: { limit: number; publicUrl?: string | undefined }): SearchReply {
  const { candidates } = engine.evidence.search(engine.correct(normalise(query)), { limit });
  return {
    results: candidates.map((candidate) => ({ ...describeReference(engine.corpus, referenceOf(engine, candidate), publicUrl), score: Number(candidate.score.toFixed(4)) })),
  };
}

function referenceOf({ corpus }: Engine, { target: { document, start, end } }: Candidate): { document: string; quote: string } {
  const text = corpus.documents.find(({ meta }) => meta.id === document)?.text ?? '';
  return { document, quote: text.slice(start, end) };
}

function readLimit(given = '10'): number {
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new ApiError('invalid-request', `limit 是 1 到 ${MOST} 的整数。`);
  return limit;
}
