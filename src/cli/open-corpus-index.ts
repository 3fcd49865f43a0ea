import type { Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/load.node.ts';
import type { Embedder } from '../model/embedder.ts';
import { createLexicalEmbedder } from '../model/lexical-embedder.ts';
import { RetrievalError } from '../retrieval/errors.ts';
import { corpusOfRows, isUpToDate, metaOf } from '../retrieval/index-rows.ts';
import { openIndex, type IndexLocation } from '../retrieval/lancedb.node.ts';
import { ingestFolder } from './ingest.ts';

export type CorpusIndex = Readonly<{ corpus: string; index: IndexLocation; embedder?: Embedder; progress: (line: string) => void }>;

/**
 * The corpus as the index holds it; the index is made where it is missing and brought up to date where the folder is newer. Without an embedder its vectors
 * stay as whoever made them left them, and an index that is older than the folder is made with vectors of words.
 */
export async function openCorpusIndex({ corpus: folder, index, embedder: given, progress }: CorpusIndex): Promise<Corpus> {
  const embedder = given ?? createLexicalEmbedder();
  const present = await loadCorpus(folder);
  const held = await openIndex(index).catch((error: unknown) => {
    if (error instanceof RetrievalError && error.code === 'index-missing') return undefined;
    throw error;
  });
  if (held !== undefined && isUpToDate(held, present, metaOf(given ?? { id: held.meta.embedder, dimension: held.meta.dimension }))) {
    held.close();
    return corpusOfRows(held.rows);
  }
  held?.close();
  progress('The index is missing or older than the corpus: indexing.');
  await ingestFolder({ corpus: folder, index, embedder, now: () => new Date(), progress });
  const made = await openIndex(index);
  made.close();
  return corpusOfRows(made.rows);
}
