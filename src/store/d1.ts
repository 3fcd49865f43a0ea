import type { Database, Rows, Statement } from './database.ts';

/** The part of Cloudflare's D1 that is used here; its binding in the Worker fits. */
export type D1Binding = Readonly<{
  prepare(sql: string): D1Prepared;
  batch(statements: D1Prepared[]): Promise<readonly Readonly<{ results: Rows }>[]>;
}>;
type D1Prepared = { bind(...values: unknown[]): D1Prepared; all(): Promise<Readonly<{ results: Rows }>> };

/** A D1 database; its `batch` is one transaction (https://developers.cloudflare.com/d1/worker-api/d1-database/#batch). */
export const openD1 = (binding: D1Binding): Database => {
  const bound = ({ sql, parameters }: Statement) => (parameters.length === 0 ? binding.prepare(sql) : binding.prepare(sql).bind(...parameters));
  return {
    dialect: 'sqlite',
    async execute(statements) {
      const [only] = statements;
      const results = statements.length === 1 && only ? [await bound(only).all()] : await binding.batch(statements.map(bound));
      return results.map((result) => result.results);
    },
    close: async () => {}, // the platform's
  };
};
