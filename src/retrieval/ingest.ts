import type { Corpus } from '../corpus/corpus.ts';
import type { Embedder } from '../model/embedder.ts';
import { RetrievalError } from './errors.ts';
import { embeddedText, hashesOf, metaOf, rowsOf, sameMeta, titlesOf, type IndexRow } from './index-rows.ts';
import type { IndexWriter, StoredRow } from './index-store.ts';

export type IngestOptions = Readonly<{
  corpus: Corpus;
  writer: IndexWriter;
  embedder: Embedder;
  now: () => Date;
  progress?: (line: string) => void;
  signal?: AbortSignal;
}>;

export type IngestReport = Readonly<{
  /** the index was made anew, because there was none or it was made with other means */
  whole: boolean;
  added: readonly string[];
  changed: readonly string[];
  removed: readonly string[];
  unchanged: number;
  /** rows written, and how many of them needed a new vector */
  rows: number;
  embedded: number;
}>;

const BATCH = 256;
// Readers opened before that are few, and reopen by themselves when their files are gone.
const KEPT_MS = 10 * 60_000;

/** Brings an index up to date with a corpus: only documents whose rows changed are written, all of them in one step. */
export const ingest = async ({ corpus, writer, embedder, now, progress = () => {}, signal }: IngestOptions): Promise<IngestReport> => {
  const rows = rowsOf(corpus);
  const meta = metaOf(embedder);
  const state = await writer.state();
  const whole = state === undefined || !sameMeta(state.meta, meta);
  if (state !== undefined && whole) progress(`the index was made with ${state.meta.embedder}, tokenizer ${state.meta.tokenizer}, format ${state.meta.format}; it is made anew`);

  const held = whole ? new Map<string, string>() : state.hashes;
  const wanted = hashesOf(rows);
  const added = [...wanted.keys()].filter((document) => !held.has(document));
  const changed = [...wanted].filter(([document, hash]) => held.has(document) && held.get(document) !== hash).map(([document]) => document);
  const removed = [...held.keys()].filter((document) => !wanted.has(document));
  const touched = new Set([...added, ...changed]);
  const report = { whole, added, changed, removed, unchanged: wanted.size - touched.size };
  if (touched.size === 0 && removed.length === 0) {
    progress('the index is up to date');
    return { ...report, rows: 0, embedded: 0 };
  }

  const fresh = rows.filter((row) => touched.has(row.document));
  const known = changed.length === 0 ? new Map() : await writer.vectors(changed);
  const { stored, embedded } = await withVectors(fresh, { titles: titlesOf(rows), known, embedder, progress, signal });
  if (whole) await writer.replace(stored, meta);
  else await writer.merge(stored, [...touched, ...removed]);
  progress(`${stored.length} rows written: ${named('new', added)}${named('changed', changed)}${named('removed', removed)}${report.unchanged} unchanged`);
  await writer.tidy(new Date(now().getTime() - KEPT_MS));
  return { ...report, rows: stored.length, embedded };
};

type VectorParts = Readonly<{
  titles: ReadonlyMap<string, string>;
  known: ReadonlyMap<string, Readonly<{ text: string; vector: Float32Array }>>;
  embedder: Embedder;
  progress: (line: string) => void;
  signal: AbortSignal | undefined;
}>;

/** Gives every row its vector; one whose words are as they were keeps the vector it had. */
const withVectors = async (rows: readonly IndexRow[], { titles, known, embedder, progress, signal }: VectorParts): Promise<{ stored: StoredRow[]; embedded: number }> => {
  const vectors = new Map<string, Float32Array>();
  const pending: { id: string; text: string }[] = [];
  for (const row of rows) {
    const text = embeddedText(row, titles);
    if (text === undefined) continue;
    const before = known.get(row.id);
    // A passage's vector holds its headings and title too, which the stored text does not show.
    if (row.kind === 'question' && before?.text === row.text) vectors.set(row.id, before.vector);
    else pending.push({ id: row.id, text });
  }
  for (let start = 0; start < pending.length; start += BATCH) {
    const batch = pending.slice(start, start + BATCH);
    const found = await embedder.embed(
      batch.map(({ text }) => text),
      signal,
    );
    for (const [index, { id }] of batch.entries()) vectors.set(id, checked(found[index], embedder, found.length === batch.length));
    const [before, done] = [start, start + batch.length];
    if (Math.floor((10 * done) / pending.length) > Math.floor((10 * before) / pending.length)) progress(`${done} of ${pending.length} texts embedded`);
  }
  return { stored: rows.map((row) => ({ row, vector: vectors.get(row.id) })), embedded: pending.length };
};

/** LanceDB pads or cuts a vector of the wrong length without a word, so it is looked at here. */
const checked = (vector: Float32Array | undefined, { id, dimension }: Embedder, complete: boolean): Float32Array => {
  if (!complete || vector === undefined) throw new RetrievalError('index-vectors', `the embedder ${id} did not give one vector for each text`);
  if (vector.length !== dimension) throw new RetrievalError('index-vectors', `the embedder ${id} gave a vector of ${vector.length} numbers where ${dimension} were expected`);
  if (!vector.every(Number.isFinite)) throw new RetrievalError('index-vectors', `the embedder ${id} gave a vector that is not all numbers`);
  return vector;
};

const named = (what: string, documents: readonly string[]): string => (documents.length === 0 ? '' : `${what} ${documents.map((document) => document || 'lexicon').join(', ')}; `);
