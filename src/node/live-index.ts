import { openCorpusIndex } from '../cli/open-corpus-index.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { corpusOfRows } from '../retrieval/index-rows.ts';
import { isRemote, openIndex, type IndexLocation } from '../retrieval/lancedb.node.ts';

export type LiveIndex = Readonly<{
  corpus: Corpus;
  /** Calls back with the corpus of each version that is published from now on; gives the function that stops looking. */
  watch(onNew: (corpus: Corpus) => void, onError: (error: unknown) => void): () => void;
}>;

export type LiveIndexParts = Readonly<{ folder: string; index: IndexLocation; progress: (line: string) => void; /** milliseconds between two looks */ every?: number }>;

const EVERY = 30_000;

/**
 * The corpus as the index holds it. An index in a folder is brought up to date with the corpus' files first; one in object storage has one writer, which is
 * `npm run ingest`, and many readers: they take it as it is. Throws CorpusError and RetrievalError (`index-missing`).
 */
export async function openLiveIndex({ folder, index, progress, every = EVERY }: LiveIndexParts): Promise<LiveIndex> {
  const corpus = isRemote(index.uri) ? undefined : await openCorpusIndex({ corpus: folder, index, progress });
  let held = await openIndex(index);
  return {
    corpus: corpus ?? corpusOfRows(held.rows),
    watch: (onNew, onError) => {
      let looking = false;
      const look = async (): Promise<void> => {
        if (looking || (await held.isLatest())) return;
        looking = true;
        try {
          const next = await openIndex(index);
          const before = held;
          held = next;
          before.close();
          onNew(corpusOfRows(next.rows));
        } finally {
          looking = false;
        }
      };
      const timer = setInterval(() => void look().catch(onError), every);
      timer.unref();
      return () => {
        clearInterval(timer);
        held.close();
      };
    },
  };
}
