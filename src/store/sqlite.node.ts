import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Rows, Statement } from './database.ts';
import { StoreError } from './errors.ts';

/**
 * WAL with NORMAL keeps all that was acknowledged when the process is killed; after a power cut the last moments may be missing, never torn.
 * SQLite waits for a lock inside the call and holds up everything else meanwhile: so it waits briefly, and we again without holding anything up.
 */
const pragmas = ['journal_mode = WAL', 'synchronous = NORMAL', 'busy_timeout = 100', 'foreign_keys = ON'];
const busyTries = 100;
const busyPauseMs = 40;
const keptStatements = 200;

/** A SQLite file, made where it is missing, or `:memory:`. Throws a StoreError `store-unreachable` when the file cannot be opened. */
export const openSqlite = (path: string): Database => {
  const db = connect(path);
  const prepared = new Map<string, StatementSync>();

  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= keptStatements) prepared.clear();
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };

  const run = ({ sql, parameters }: Statement): Rows => {
    const statement = prepare(sql);
    const values = parameters as SQLInputValue[]; // the tables hold text and whole numbers only
    if (statement.columns().length > 0) return statement.all(...values);
    statement.run(...values);
    return [];
  };

  const runTogether = (statements: readonly Statement[]): Rows[] => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const results = statements.map(run);
      db.exec('COMMIT');
      return results;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    dialect: 'sqlite',
    async execute(statements) {
      for (let attempt = 1; ; attempt++) {
        try {
          const [only] = statements;
          return statements.length === 1 && only ? [run(only)] : runTogether(statements);
        } catch (error) {
          if (!isBusy(error)) throw error;
          if (attempt === busyTries) throw new StoreError('store-contended', `Another process has held ${path} for too long.`, { cause: error });
        }
        await sleep(busyPauseMs);
      }
    },
    async close() {
      prepared.clear();
      if (db.isOpen) db.close();
    },
  };
};

const connect = (path: string): DatabaseSync => {
  try {
    const db = new DatabaseSync(path);
    // The first to open a new file changes its journal, for which it needs the file alone.
    db.exec('PRAGMA busy_timeout = 1000');
    for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`);
    return db;
  } catch (error) {
    throw new StoreError('store-unreachable', `The database file ${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** SQLITE_BUSY and SQLITE_LOCKED, in their extended forms too (https://www.sqlite.org/rescode.html). */
const isBusy = (error: unknown): boolean => {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  const primary = error.errcode & 0xff;
  return primary === 5 || primary === 6;
};
