import pg from 'pg';
import type { Database, Statement } from './database.ts';
import { StoreError } from './errors.ts';

/** Type number of int8 (BIGINT), which pg hands over as text; ours are counts and milliseconds, which a number holds. */
const int8 = 20;

/** A pool of connections to PostgreSQL, made at the first statement. */
export const openPostgres = (url: string): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // What stands together is sent together: a transaction is one journey, not one for each statement.
    pipeline: true,
    connectionTimeoutMillis: 5000,
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === int8 ? Number : format === 'binary' ? pg.types.getTypeParser(id, format) : pg.types.getTypeParser(id, 'text'),
    },
  });
  // A connection that breaks while idle is dropped from the pool; the next statement opens another and says what is wrong.
  pool.on('error', () => {});

  const run = async (client: pg.Pool | pg.PoolClient, { sql, parameters }: Statement) => (await client.query(sql, [...parameters])).rows as unknown[];

  const runTogether = async (statements: readonly Statement[]) => {
    const client = await pool.connect();
    const answers = await Promise.allSettled([client.query('BEGIN'), ...statements.map((statement) => run(client, statement)), client.query('COMMIT')]);
    // After the first refusal the server refuses the others, and ends the transaction with COMMIT as if it were ROLLBACK.
    const refused = answers.find((answer) => answer.status === 'rejected');
    const broken = refused !== undefined && !isOfServer(refused.reason);
    client.release(broken);
    if (refused !== undefined) throw refused.reason;
    return answers.slice(1, -1).map((answer) => (answer.status === 'fulfilled' ? (answer.value as unknown[]) : []));
  };

  return {
    dialect: 'postgres',
    async execute(statements) {
      try {
        const [only] = statements;
        return statements.length === 1 && only ? [await run(pool, only)] : await runTogether(statements);
      } catch (error) {
        if (isOfServer(error)) throw error;
        throw new StoreError('store-unreachable', `PostgreSQL does not answer: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    },
    async close() {
      if (!pool.ended) await pool.end();
    },
  };
};

/** An error of SQL carries a severity and is a fault of ours, but for those of connecting (classes 08, 28, 3D, 53, 57). */
const isOfServer = (error: unknown): boolean => error instanceof pg.DatabaseError && !/^(?:08|28|3D|53|57)/u.test(error.code ?? '');
