import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SettingsError } from '../config/errors.ts';
import { loadSettings } from '../config/load.node.ts';
import { CorpusError, reason } from '../corpus/errors.ts';
import { RetrievalError } from '../retrieval/errors.ts';
import { openIndex } from '../retrieval/lancedb.node.ts';
import { openCorpusIndex } from './open-corpus-index.ts';
import { SNAPSHOT_FILE, writeSnapshotFile } from './write-snapshot.ts';

const USAGE = `npm run snapshot [-- --out FILE]   brings the index up to date and writes it as one file for the Worker (${SNAPSHOT_FILE})`;

if (import.meta.main) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    const { settings } = loadSettings({ folder: root });
    const index = { uri: settings.indexUri ?? join(settings.dataDir, 'index') };
    const corpus = await openCorpusIndex({ corpus: join(root, 'corpus'), index, progress: say });
    const held = await openIndex(index);
    held.close();
    await writeSnapshotFile({ corpus, meta: held.meta, index, file: values.out ?? join(root, SNAPSHOT_FILE), progress: say });
  } catch (error) {
    if (error instanceof CorpusError || error instanceof RetrievalError || error instanceof SettingsError) say(error.message);
    else if (error instanceof TypeError && 'code' in error) say(`${reason(error)}\n${USAGE}`);
    else throw error;
    process.exitCode = 1;
  }
}
