import { tokens } from '../text/segment.ts';
import type { Embedder } from './embedder.ts';

const DIMENSION = 256;
const VERSION = 1;

/**
 * Vectors without a model: a text's characters and pairs hashed into a few hundred signed places, unit length.
 * They hold less than BM25 does, and fused with it they cost twelve points of recall@5; so they fill the vector column
 * where no endpoint is configured, and take no part in ranking (`fusionWeight`).
 */
export const createLexicalEmbedder = (): Embedder => ({
  id: `${LEXICAL}-${DIMENSION}@${VERSION}`,
  dimension: DIMENSION,
  embed: (texts) => Promise.resolve(texts.map(project)),
});

const LEXICAL = 'lexical';

/** How much an embedder's vectors may add to BM25 in a fusion by rank: nothing when they hold the same evidence as BM25. */
export const fusionWeight = (embedderId: string): number => (embedderId.startsWith(`${LEXICAL}-`) ? 0 : 1);

const project = (text: string): Float32Array => {
  const counts = new Map<string, number>();
  for (const token of tokens(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const vector = new Float32Array(DIMENSION);
  for (const [token, count] of counts) {
    const hash = mixed(token);
    vector[hash % DIMENSION]! += (hash & 0x10000 ? 1 : -1) * Math.sqrt(count);
  }
  const length = Math.hypot(...vector);
  // A zero vector has no direction: a cosine search over it finds no rows.
  if (length === 0) vector[0] = 1;
  return length === 0 ? vector : vector.map((value) => value / length);
};

/** FNV-1a with a final mix, 32 bits. */
const mixed = (token: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < token.length; index += 1) hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};
