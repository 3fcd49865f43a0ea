import { DatabaseSync } from 'node:sqlite';
import { asked, textOf, type Cut, type Peer, type PeerHit } from './peer.ts';

/** SQLite's FTS5 in memory, its BM25; tokens come joined by blanks and any may match. */
export const sqliteFts5 = ({ name, cut }: Cut): Peer => ({
  name: 'SQLite FTS5',
  cut: name,
  open: (passages) =>
    opened(
      "unicode61 remove_diacritics 0 tokenchars '.'",
      passages.map((passage) => cut(textOf(passage)).join(' ')),
      (question) => cut(question),
    ),
});

/** FTS5 with the tokenizer it brings for languages without blanks, three characters at a time. */
export const sqliteTrigrams: Peer = {
  name: 'SQLite FTS5',
  cut: 'its own trigrams',
  open: (passages) => opened('trigram', passages.map(textOf), trigrams),
};

const opened = (tokenizer: string, texts: readonly string[], cut: (question: string) => readonly string[]) => {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5(text, tokenize="${tokenizer}")`);
  const insert = database.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const [at, text] of texts.entries()) insert.run(at, text);
  database.exec('COMMIT');
  const select = database.prepare('SELECT rowid AS place, -bm25(texts) AS score FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?');
  return {
    search: (question: string, k: number): PeerHit[] => {
      const terms = [...new Set(cut(asked(question)))];
      if (terms.length === 0) return [];
      const rows = select.all(terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR '), k);
      return rows.map(({ place, score }) => ({ index: Number(place), score: Number(score) }));
    },
    close: () => database.close(),
  };
};

const trigrams = (question: string): string[] =>
  question.split(/\s+/u).flatMap((run) => {
    const characters = [...run];
    return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
  });
