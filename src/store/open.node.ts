import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { migrate } from './migrate.ts';
import { createStore, type StoreOptions } from './repository.ts';
import type { Store } from './store.ts';

/**
 * The store at an address, its tables brought up to date: nothing (`youju.db` in `dataDir`), `:memory:`, `file:PATH` or a path, `postgres://…`.
 * Throws a StoreError when the address is of no known kind or nothing answers there.
 */
export const openStore = async (databaseUrl: string | undefined, { dataDir, ...options }: StoreOptions & Readonly<{ dataDir: string }>): Promise<Store> => {
  const database = await openDatabase(databaseUrl?.trim() || resolve(dataDir, 'youju.db'));
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return createStore(database, options);
};

/** The database at an address as it is; see `openStore`. */
export const openDatabase = async (url: string): Promise<Database> => {
  if (/^postgres(?:ql)?:/u.test(url)) return (await import('./postgres.node.ts')).openPostgres(url);
  const path = sqlitePath(url);
  if (path !== ':memory:') {
    await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
      throw new StoreError('store-unreachable', `The folder ${dirname(path)} for the database cannot be made: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
  }
  return (await import('./sqlite.node.ts')).openSqlite(path);
};

const sqlitePath = (url: string): string => {
  if (url === ':memory:') return url;
  if (url.startsWith('file://')) return fileURLToPath(url);
  if (url.startsWith('file:')) return resolve(url.slice('file:'.length));
  // A drive letter (C:\…) is no scheme.
  const scheme = /^([a-z][a-z0-9+.-]+):/iu.exec(url)?.[1];
  if (scheme !== undefined) throw new StoreError('store-url', `DATABASE_URL is of the kind "${scheme}:"; it should be postgres://…, file:PATH or :memory:.`);
  return resolve(url);
};
