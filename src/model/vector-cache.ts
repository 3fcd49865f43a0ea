import type { Embedder } from './embedder.ts';

/** Vectors that an ingest has paid for already, by the text; kept until the index is written, so that an interrupted ingest goes on where it stopped. */
export type VectorCache = Readonly<{
  get(text: string): Promise<Float32Array | undefined>;
  /** Kept for good when this resolves. */
  put(entries: readonly Readonly<{ text: string; vector: Float32Array }>[]): Promise<void>;
  clear(): Promise<void>;
}>;

const BATCH = 64;

/** The embedder with a cache: only texts that are not in it are embedded, and each batch is kept as soon as it has come. */
export function resumableEmbedder(embedder: Embedder, cache: VectorCache, batch = BATCH): Embedder {
  return {
    ...embedder,
    embed: async (texts, signal) => {
      const vectors = await Promise.all(texts.map((text) => cache.get(text)));
      const pending = [...new Set(texts.filter((_, i) => vectors[i] === undefined))];
      const fresh = new Map<string, Float32Array>();
      for (let at = 0; at < pending.length; at += batch) {
        const part = pending.slice(at, at + batch);
        const found = await embedder.embed(part, signal);
        const entries = part.flatMap((text, i) => (found[i] === undefined ? [] : [{ text, vector: found[i] }]));
        await cache.put(entries);
        for (const { text, vector } of entries) fresh.set(text, vector);
      }
      return texts.map((text, i) => vectors[i] ?? fresh.get(text)!);
    },
  };
}
