import { create, insertMultiple, search } from '@orama/orama';
import { asked, textOf, type Cut, type Peer } from './peer.ts';

// Orama takes a token for the beginning of any word: without a mark at its end, each character would match every word that starts with it.
const END = '\u0001';
const K1 = 1.2;

/**
 * Orama in memory over a tree of prefixes; any token may match. It counts a token's frequency as a share of the passage, so that with the usual
 * settings of BM25 frequency hardly matters and length matters twice; k is made smaller to fit and b left out, which gained ten points of nDCG.
 */
export const orama = ({ name, cut }: Cut): Peer => ({
  name: 'Orama',
  cut: name,
  open: async (passages) => {
    const tokenize = (text: string): string[] => cut(text).map((token) => token + END);
    const index = create({
      schema: { text: 'string' } as const,
      components: { tokenizer: { language: 'chinese', normalizationCache: new Map(), tokenize } },
    });
    const texts = passages.map(textOf);
    await insertMultiple(
      index,
      texts.map((text, at) => ({ id: String(at), text })),
    );
    const average = texts.reduce((sum, text) => sum + cut(text).length, 0) / (texts.length || 1);
    return {
      search: async (question, k) => {
        const { hits } = await search(index, { term: asked(question), threshold: 1, limit: k, relevance: { k: K1 / average, b: 0, d: 0 } });
        return hits.map(({ id, score }) => ({ index: Number(id), score }));
      },
      close: () => undefined,
    };
  },
});
