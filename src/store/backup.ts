import * as z from 'zod';
import type { Database, Statement } from './database.ts';
import { StoreError } from './errors.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Kept in this order; what one table says of another holds in a backup, which is taken in one step. */
const TABLES = ['conversations', 'turns', 'feedback', 'jobs', 'unanswered', 'shared_values'] as const satisfies readonly Exclude<keyof Tables, 'schema_versions'>[];
const FORMAT = 1;

const headSchema = z.object({ youju: z.literal('backup'), format: z.literal(FORMAT), schema: z.number().int().positive() });
const rowSchema = z.object({ table: z.enum(TABLES), row: z.record(z.string().regex(/^[a-z_]+$/u), z.union([z.string(), z.number(), z.null()])) });
const endSchema = z.object({ rows: z.number().int() });

/** Everything in a store as lines of JSON, as it was at one moment; it can be restored into another kind of database. */
export async function backUp(database: Database): Promise<string[]> {
  const schema = await schemaVersion(database);
  // PostgreSQL would otherwise show each statement what was written meanwhile.
  const still: Statement[] = database.dialect === 'postgres' ? [{ sql: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', parameters: [] }] : [];
  const results = await database.execute([...still, ...TABLES.map((table) => ({ sql: `SELECT * FROM ${table}`, parameters: [] }))]);
  const tables = results.slice(still.length);
  const rows = TABLES.flatMap((table, at) => (tables[at] ?? []).map((row) => JSON.stringify({ table, row })));
  return [JSON.stringify({ youju: 'backup', format: FORMAT, schema }), ...rows, JSON.stringify({ rows: rows.length })];
}

/**
 * Writes a backup into a store whose tables are there and empty, in one step; gives the number of rows.
 * Throws a StoreError: `backup-broken` when the lines are no whole backup, `store-newer` when a newer program wrote it, `store-not-empty`.
 */
export async function restore(database: Database, lines: readonly string[]): Promise<number> {
  const [first = '', ...rest] = lines.filter((line) => line !== '');
  const head = headSchema.safeParse(parsed(first));
  const end = endSchema.safeParse(parsed(rest.pop() ?? ''));
  if (!head.success) throw new StoreError('backup-broken', 'The file is no backup of this program.');
  if (!end.success || end.data.rows !== rest.length) throw new StoreError('backup-broken', 'The backup was cut short; nothing was restored.');
  const known = Math.max(...migrations.map(({ version }) => version));
  if (head.data.schema > known)
    throw new StoreError('store-newer', `The backup is of tables of version ${head.data.schema}, this program knows version ${known}: restore it with the newer program.`);
  const inserts = rest.map((line, at) => {
    const row = rowSchema.safeParse(parsed(line));
    if (!row.success) throw new StoreError('backup-broken', `Line ${at + 2} of the backup is damaged; nothing was restored.`);
    return insertOf(row.data, database.dialect);
  });
  const counts = await Promise.all(TABLES.map((table) => database.execute([{ sql: `SELECT count(*) AS n FROM ${table}`, parameters: [] }])));
  if (counts.some(([rows = []]) => (rows[0] as { n: number }).n > 0)) throw new StoreError('store-not-empty', 'The store already holds data; restore into an empty one.');
  if (inserts.length > 0) await database.execute(inserts);
  return inserts.length;
}

function insertOf({ table, row }: z.infer<typeof rowSchema>, dialect: Database['dialect']): Statement {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => (dialect === 'postgres' ? `$${at + 1}` : '?'));
  return { sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, parameters: Object.values(row) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
