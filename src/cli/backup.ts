import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SettingsError } from '../config/errors.ts';
import { loadSettings } from '../config/load.node.ts';
import { reason } from '../corpus/errors.ts';
import { backUp, restore } from '../store/backup.ts';
import { StoreError } from '../store/errors.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/open.node.ts';

const USAGE = `npm run backup -- FILE             everything that is kept, as it is at this moment; the server may go on
npm run backup -- --restore FILE   into an empty store, of any kind`;

type BackupJob = Readonly<{ database: string; file: string; restoring: boolean; say: (line: string) => void }>;

/** Writes or reads a backup. Throws a StoreError, and what the file system throws. */
export async function runBackup({ database: address, file, restoring, say }: BackupJob): Promise<void> {
  const database = await openDatabase(address);
  try {
    await migrate(database);
    if (restoring) {
      const rows = await restore(database, (await readFile(file, 'utf8')).split('\n'));
      say(`${rows} rows restored from ${file}`);
      return;
    }
    const lines = await backUp(database);
    // It holds what people asked: nobody else may read it.
    await writeFile(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    say(`${lines.length - 2} rows written to ${file}`);
  } finally {
    await database.close();
  }
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const { values, positionals } = parseArgs({ options: { restore: { type: 'string' } }, allowPositionals: true });
    const file = values.restore ?? positionals[0];
    if (file === undefined || positionals.length > (values.restore === undefined ? 1 : 0)) throw new TypeError('name one file');
    const { settings } = loadSettings({ folder: root });
    await runBackup({ database: settings.databaseUrl ?? join(settings.dataDir, 'youju.db'), file: resolve(file), restoring: values.restore !== undefined, say });
  } catch (error) {
    if (error instanceof TypeError) say(`${reason(error)}\n${USAGE}`);
    else if (error instanceof StoreError || error instanceof SettingsError || (error instanceof Error && 'code' in error)) say(reason(error));
    else throw error;
    process.exitCode = 1;
  }
}
