import MiniSearch from 'minisearch';
import { asked, textOf, type Cut, type Peer } from './peer.ts';

/** MiniSearch: BM25 in memory, with the settings that the others have; any token may match. */
export const miniSearch = ({ name, cut }: Cut): Peer => ({
  name: 'MiniSearch',
  cut: name,
  open: (passages) => {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: cut,
      processTerm: (term) => term,
      searchOptions: { combineWith: 'OR', bm25: { k: 1.2, b: 0.75, d: 0 } },
    });
    index.addAll(passages.map((passage, id) => ({ id, text: textOf(passage) })));
    return {
      search: (question, k) =>
        index
          .search(asked(question))
          .slice(0, k)
          .map(({ id, score }) => ({ index: Number(id), score })),
      close: () => undefined,
    };
  },
});
