import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from '../config/errors.ts';
import { loadSettings } from '../config/load.node.ts';
import { CorpusError, reason } from '../corpus/errors.ts';
import { loadCorpus } from '../corpus/load.node.ts';
import type { Embedder } from '../model/embedder.ts';
import { ModelError } from '../model/model-error.ts';
import { openIngestEmbedder, type IngestEmbedder } from '../model/open-embedder.node.ts';
import { RetrievalError } from '../retrieval/errors.ts';
import { metaOf } from '../retrieval/index-rows.ts';
import { ingest, type IngestReport } from '../retrieval/ingest.ts';
import { lockIndex } from '../retrieval/ingest-lock.node.ts';
import { isRemote, openIndexWriter, type IndexLocation } from '../retrieval/lancedb.node.ts';
import { writeSnapshotFile } from './write-snapshot.ts';

export type IngestSettings = Readonly<{ corpus: string; index: IndexLocation; embedder: Embedder; now: () => Date; progress: (line: string) => void }>;

/** Brings the index up to date with a corpus folder. A local index is locked meanwhile; a remote one has one writer by agreement. Throws CorpusError and RetrievalError. */
export const ingestFolder = async ({ corpus, index, embedder, now, progress }: IngestSettings): Promise<IngestReport> => {
  const writer = await openIndexWriter(index);
  try {
    const unlock = isRemote(index.uri) ? () => {} : lockIndex(index.uri);
    try {
      return await ingest({ corpus: await loadCorpus(corpus), writer, embedder, now, progress });
    } finally {
      unlock();
    }
  } finally {
    writer.close();
  }
};

const USAGE = 'npm run ingest [-- --corpus FOLDER] [--index FOLDER_OR_URI] [--snapshot FILE]   brings the index up to date with the corpus, and writes it as one file';

type Defaults = Readonly<{ corpus: string; index: () => IndexLocation; embedder: () => Promise<IngestEmbedder>; progress: (line: string) => void }>;

/** Runs the command; gives the exit code: 0 done, 1 it failed and said why, 2 it was not understood. */
export const runIngest = async (argv: readonly string[], { corpus, index, embedder, progress }: Defaults): Promise<number> => {
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options: { corpus: { type: 'string' }, index: { type: 'string' }, snapshot: { type: 'string' } } }));
  } catch (error) {
    progress(`${reason(error)}\n${USAGE}`);
    return 2;
  }
  const started = performance.now();
  try {
    const location = values.index === undefined ? index() : { uri: values.index };
    const { embedder: opened, written } = await embedder();
    const folder = values.corpus ?? corpus;
    await ingestFolder({ corpus: folder, index: location, embedder: opened, now: () => new Date(), progress });
    await written();
    if (values.snapshot !== undefined) await writeSnapshotFile({ corpus: await loadCorpus(folder), meta: metaOf(opened), index: location, file: values.snapshot, progress });
    progress(`${location.uri} is ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusError || error instanceof RetrievalError || error instanceof SettingsError || error instanceof ModelError)) throw error;
    progress(`${error.message} [${error.code}]`);
    return 1;
  }
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..');
  const settings = () => loadSettings({ folder: root }).settings;
  process.exitCode = await runIngest(process.argv.slice(2), {
    corpus: join(root, 'corpus'),
    index: () => ({ uri: settings().indexUri ?? join(settings().dataDir, 'index') }),
    embedder: async () => openIngestEmbedder(settings()),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
}
