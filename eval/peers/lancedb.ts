import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asked, textOf, type Cut, type OpenPeer, type Peer } from './peer.ts';

/** LanceDB's full-text search, its BM25; tokens come joined by blanks and any may match. */
export const lancedb = ({ name, cut }: Cut): Peer => {
  const joined = (text: string): string => cut(text).join(' ');
  return { name: 'LanceDB', cut: name, open: (passages) => opened({ baseTokenizer: 'whitespace' }, passages.map(textOf).map(joined), joined) };
};

/** LanceDB with its own n-grams of one and two characters. Its jieba tokenizer is left out: some questions end the process. */
export const lancedbNgrams: Peer = {
  name: 'LanceDB',
  cut: 'its own 1- and 2-grams',
  open: (passages) => opened({ baseTokenizer: 'ngram', ngramMinLength: 1, ngramMaxLength: 2 }, passages.map(textOf), (text) => text),
};

type Tokenizer = Readonly<{ baseTokenizer: 'whitespace' | 'ngram'; ngramMinLength?: number; ngramMaxLength?: number }>;

// With fewer threads than that, building the index waits for itself for ever on a machine of two cores (lancedb/lancedb#3568).
const THREADS = '4';

const opened = async (tokenizer: Tokenizer, texts: readonly string[], read: (question: string) => string): Promise<OpenPeer> => {
  process.env['LANCE_CPU_THREADS'] ??= THREADS;
  const { connect, Index } = await import('@lancedb/lancedb');
  const folder = await mkdtemp(join(tmpdir(), 'youju-peer-'));
  const connection = await connect(folder);
  const table = await connection.createTable(
    'texts',
    texts.map((text, place) => ({ place, text })),
  );
  await table.createIndex('text', { config: Index.fts({ ...tokenizer, stem: false, removeStopWords: false, asciiFolding: false, lowercase: true, withPosition: false }) });
  return {
    search: async (question, k) => {
      const query = read(asked(question));
      if (query.trim() === '') return [];
      const rows: readonly { place: number; _score: number }[] = await table.search(query, 'fts', 'text').select(['place', '_score']).limit(k).toArray();
      return rows.map(({ place, _score }) => ({ index: Number(place), score: _score }));
    },
    close: async () => {
      table.close();
      connection.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
