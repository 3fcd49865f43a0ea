import { Index } from 'flexsearch';
import { asked, PAIRS, textOf, type Cut, type Peer } from './peer.ts';

/** FlexSearch: an index in memory by position of the word; `suggest` lets tokens be missing. It gives an order and no score. */
export const flexSearch = ({ name, cut }: Cut): Peer => ({
  name: 'FlexSearch',
  cut: name,
  open: (passages) => {
    // That neighbours are indexed together helps characters and harms words.
    const context = name === PAIRS.name ? { depth: 2, resolution: 9, bidirectional: true } : undefined;
    const index = new Index({ tokenize: 'strict', encode: cut, cache: false, ...(context === undefined ? {} : { context }) });
    for (const [at, passage] of passages.entries()) index.add(at, textOf(passage));
    return {
      search: (question, k) => index.search(asked(question), { limit: k, suggest: true }).map((id) => ({ index: Number(id), score: undefined })),
      close: () => undefined,
    };
  },
});
