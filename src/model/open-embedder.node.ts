import type { Embedder } from './embedder.ts';
import { createLexicalEmbedder } from './lexical-embedder.ts';
import type { Endpoint } from './openai-client.ts';
import { openOpenAiEmbedder } from './openai-embedder.ts';
import { openVectorCache } from './vector-cache.node.ts';
import { resumableEmbedder } from './vector-cache.ts';

export type EmbedderSettings = Readonly<{
  embeddingModel: string | undefined;
  openai: Endpoint;
  /** folder for what an interrupted ingest has paid for */ dataDir: string;
  signal?: AbortSignal | undefined;
}>;

/** The embedder of an ingest; `written` is for when its index stands. */
export type IngestEmbedder = Readonly<{ embedder: Embedder; written: () => Promise<void> }>;

/** The configured embedding model, going on where an interrupted ingest stopped; the lexical embedder where none is configured. Throws a ModelError. */
export async function openIngestEmbedder({ embeddingModel, openai, dataDir, signal }: EmbedderSettings): Promise<IngestEmbedder> {
  if (embeddingModel === undefined) return { embedder: createLexicalEmbedder(), written: () => Promise.resolve() };
  const embedder = await openOpenAiEmbedder({ model: embeddingModel, ...openai, signal });
  const cache = await openVectorCache(dataDir, embedder);
  return { embedder: resumableEmbedder(embedder, cache), written: () => cache.clear() };
}
