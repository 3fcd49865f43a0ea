import type { IndexMeta, IndexRow } from './index-rows.ts';

/** A row as it is written: a passage and a question with their vector. */
export type StoredRow = Readonly<{ row: IndexRow; vector: Float32Array | undefined }>;

/** What ingesting needs of a store. Each write is one step: a reader sees the rows before it, or the rows after it. */
export type IndexWriter = Readonly<{
  /** undefined where there is no index yet */
  state(): Promise<Readonly<{ meta: IndexMeta; hashes: ReadonlyMap<string, string> }> | undefined>;
  /** vectors that the rows of these documents have now, by row id, with the words they were made from */
  vectors(documents: readonly string[]): Promise<ReadonlyMap<string, Readonly<{ text: string; vector: Float32Array }>>>;
  /** takes the place of everything */
  replace(rows: readonly StoredRow[], meta: IndexMeta): Promise<void>;
  /** takes the place of the rows of these documents; those without a new row go */
  merge(rows: readonly StoredRow[], documents: readonly string[]): Promise<void>;
  /** frees what earlier steps left behind, older than that */
  tidy(olderThan: Date): Promise<void>;
  close(): void;
}>;

/** An index opened for reading; it stays as it was when it was opened. */
export type OpenIndex = Readonly<{
  rows: readonly IndexRow[];
  meta: IndexMeta;
  /** passages and questions nearest to a vector by cosine, nearest first; the vector's embedder must be the one in `meta` */
  vectorSearch(vector: Float32Array, k: number): Promise<readonly Readonly<{ id: string; distance: number }>[]>;
  /** whether nothing was published since */
  isLatest(): Promise<boolean>;
  close(): void;
}>;
