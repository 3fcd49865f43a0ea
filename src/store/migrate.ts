import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { migrations, stepsOf, versionsTable, type Migration } from './migrations.ts';

/**
 * Brings the tables up to date; safe when several processes start at once: a step is applied by one of them, the others find it done.
 * Throws a StoreError `store-newer` where the tables are of a later version than this program knows.
 */
export const migrate = async (database: Database, steps: readonly Migration[] = migrations): Promise<void> => {
  // Whoever comes second fails on the row or table that the first has made, and looks again: at most once a step and once for the list of steps.
  for (let left = steps.length + 1; ; left--) {
    try {
      await bringUpToDate(database, steps);
      return;
    } catch (error) {
      if (error instanceof StoreError || left === 0) throw error;
    }
  }
};

/** The version of the tables: 0 where none was applied. */
export const schemaVersion = async (database: Database): Promise<number> => {
  const [rows = []] = await database.execute([{ sql: 'SELECT max(version) AS version FROM schema_versions', parameters: [] }]);
  const [row] = rows as { version: number | null }[];
  return row?.version ?? 0;
};

const bringUpToDate = async (database: Database, steps: readonly Migration[]): Promise<void> => {
  await database.execute([{ sql: versionsTable, parameters: [] }]);
  const version = await schemaVersion(database);
  const latest = Math.max(0, ...steps.map((step) => step.version));
  if (version > latest) {
    throw new StoreError(
      'store-newer',
      `The database holds tables of version ${version}, this program knows version ${latest}: start the newer program, or name another DATABASE_URL.`,
    );
  }
  for (const step of steps.filter((candidate) => candidate.version > version)) {
    await database.execute(stepsOf(step).map((sql) => ({ sql, parameters: [] })));
  }
};
