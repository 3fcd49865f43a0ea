import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { parentNamed } from './processor-time.ts';

export type Scratch = Readonly<{ url: string; drop: () => Promise<void> }>;

/** What the server did for one database in a stretch of time. `waits`: how often a connection that was not idle was seen waiting, by what for; `''` is at work. */
export type DatabaseWork = Readonly<{ statements: number | undefined; transactions: number; executionMs: number | undefined; waits: Readonly<Record<string, number>> }>;

const LOOK_MS = 25;

/** A schema of its own on a server, to be dropped afterwards. */
export async function scratchSchema(server: string): Promise<Scratch> {
  const schema = `youju_bench_${randomBytes(4).toString('hex')}`;
  await query(server, `CREATE SCHEMA ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.href, drop: () => query(server, `DROP SCHEMA ${schema} CASCADE`) };
}

/** Watches the server through a connection of its own until the function that it gives is called. */
export async function watchDatabase(server: string): Promise<() => Promise<DatabaseWork>> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const before = await counted(client);
  const waits: Record<string, number> = {};
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const { rows } = await client.query(
      `SELECT coalesce(wait_event_type || ' ' || wait_event, '') AS wait FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'`,
    );
    for (const { wait } of rows as { wait: string }[]) waits[wait] = (waits[wait] ?? 0) + 1;
  };
  const timer = setInterval(() => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => (looking = undefined));
  }, LOOK_MS);
  return async () => {
    clearInterval(timer);
    await looking;
    const after = await counted(client);
    await client.end();
    const since = (name: keyof Counted): number | undefined => (after[name] === undefined ? undefined : after[name] - (before[name] ?? 0));
    return { statements: since('statements'), transactions: since('transactions') ?? 0, executionMs: since('executionMs'), waits };
  };
}

/** The server's first process, where it runs on this machine. */
export async function serverProcess(server: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS id');
  const found = parentNamed('postgres', (rows[0] as { id: number }).id);
  await client.end();
  return found;
}

type Counted = Readonly<{ statements: number | undefined; transactions: number; executionMs: number | undefined }>;

/** Statements where the server has pg_stat_statements, transactions in any case; our own looks are left out of the former. */
async function counted(client: pg.Client): Promise<Counted> {
  const transactions = await client.query(`SELECT xact_commit + xact_rollback AS all FROM pg_stat_database WHERE datname = current_database()`);
  const statements = await client
    .query(`SELECT sum(calls) AS calls, sum(total_exec_time) AS spent FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_%'`)
    .catch(() => ({ rows: [{}] }));
  const { calls, spent } = statements.rows[0] as { calls?: string; spent?: number };
  return { statements: calls === undefined ? undefined : Number(calls), transactions: Number((transactions.rows[0] as { all: string }).all), executionMs: spent };
}

async function query(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
