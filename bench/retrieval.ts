import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publicSets } from '../eval/retrieval-public-sets.ts';
import { fullTextSearch } from '../src/retrieval/lancedb.node.ts';
import { createBm25 } from '../src/retrieval/bm25.ts';
import { createRanker } from '../src/retrieval/rank.ts';
import { stripQuestionWords, tokens } from '../src/text/segment.ts';

const QUESTIONS = 200;

/** Our ranking against LanceDB's full-text search of the same rows, tokens and questions, in one run; gives the lines to print. */
export const benchRetrieval = async (): Promise<string[]> => {
  const { sets, missing } = await publicSets();
  const chosen = sets.find(({ name }) => name === 'ncp-policy') ?? sets[0];
  if (chosen === undefined) return [`retrieval: left out, none of the question sets is there (${missing.join(', ')})`];
  const { passages, queries } = chosen.set;
  const texts = passages.map(({ title, text }) => tokens(`${title} ${text}`));
  const questions = queries
    .slice(0, QUESTIONS)
    .map(({ text }) => ({ text, tokens: tokens(stripQuestionWords(text)) }))
    .filter((question) => question.tokens.length > 0);
  const bm25 = createBm25(texts);
  const ranker = createRanker(passages);
  const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'));
  try {
    const peer = await fullTextSearch(
      folder,
      texts.map((own) => own.join(' ')),
    );
    const ours = await median(questions, ({ tokens: asked }) => bm25.search(asked, 10));
    const ranked = await median(questions, ({ text }) => ranker.rank(text, 10));
    const theirs = await median(questions, ({ tokens: asked }) => peer.search(asked.join(' '), 10));
    const same = await agreement(questions.slice(0, 50), bm25, peer.search);
    peer.close();
    const times = (time: number): string => `${(theirs / time).toFixed(1)} times as fast as LanceDB's full-text search (${time.toFixed(2)} ms against ${theirs.toFixed(2)} ms)`;
    return [
      `retrieval: BM25 ${times(ours)}, p50 over ${questions.length} questions and ${passages.length} passages of ${chosen.name}; the first five agree in ${(100 * same).toFixed(0)} %`,
      `retrieval: ranker ${times(ranked)}`,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const median = async <T>(items: readonly T[], task: (item: T) => unknown): Promise<number> => {
  const times: number[] = [];
  for (const item of [...items.slice(0, 20), ...items]) {
    const start = performance.now();
    await task(item);
    times.push(performance.now() - start);
  }
  return times.slice(20).sort((a, b) => a - b)[Math.floor(items.length / 2)] ?? 0;
};

/** Share of the first five that both find. */
const agreement = async (
  questions: readonly { tokens: string[] }[],
  bm25: ReturnType<typeof createBm25>,
  search: (text: string, k: number) => Promise<readonly number[]>,
): Promise<number> => {
  let shared = 0;
  for (const { tokens: asked } of questions) {
    const theirs = new Set(await search(asked.join(' '), 5));
    shared += bm25.search(asked, 5).filter(({ index }) => theirs.has(index)).length / 5;
  }
  return shared / questions.length;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) for (const line of await benchRetrieval()) console.log(line);
