import { flexSearch } from './flex-search.ts';
import { lancedb, lancedbNgrams } from './lancedb.ts';
import { miniSearch } from './mini-search.ts';
import { orama } from './orama.ts';
import { PAIRS, WORDS, type Peer } from './peer.ts';
import { sqliteFts5, sqliteTrigrams } from './sqlite-fts5.ts';

/** The libraries that retrieval is measured beside, each with our tokens, with dictionary words, and with what it brings of its own for Chinese. */
export const peers: readonly Peer[] = [
  ...[PAIRS, WORDS].flatMap((cut) => [miniSearch(cut), orama(cut), flexSearch(cut), sqliteFts5(cut), lancedb(cut)]),
  sqliteTrigrams,
  lancedbNgrams,
];
