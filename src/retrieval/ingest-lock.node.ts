import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RetrievalError } from './errors.ts';

/**
 * Keeps a second writer out of an index folder; gives the function that lets go. Throws a RetrievalError (`index-locked`) when another holds it.
 * The lock is SQLite's own on an empty database: the operating system drops it when the process dies, so no stale lock is ever left.
 */
export const lockIndex = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'ingest.lock'));
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new RetrievalError('index-locked', `another process is writing the index in ${folder}; wait for it to end`, { cause: error });
  }
  return () => database.close();
};
