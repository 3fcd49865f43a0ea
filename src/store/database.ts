/** A statement ready to run: `?` or `$1` places by the dialect, and what stands in them. */
export type Statement = Readonly<{ sql: string; parameters: readonly unknown[] }>;

/** The rows of a SELECT or RETURNING; none for other statements. */
export type Rows = readonly unknown[];

/** All that a driver does. There are no interactive transactions, as D1 has none. */
export type Database = Readonly<{
  dialect: 'sqlite' | 'postgres';
  /** Runs one statement by itself, several as one: all of them or none. Integers come back as numbers. */
  execute(statements: readonly Statement[]): Promise<Rows[]>;
  close(): Promise<void>;
}>;
