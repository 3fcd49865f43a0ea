import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SettingsError } from '../config/errors.ts';
import { loadSettings } from '../config/load.node.ts';
import { contentHash } from '../corpus/content-hash.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { CorpusError, reason } from '../corpus/errors.ts';
import { createLexicalEmbedder, fusionWeight } from '../model/lexical-embedder.ts';
import { RetrievalError } from '../retrieval/errors.ts';
import { hashesOf, metaOf, rowsOf, type IndexMeta } from '../retrieval/index-rows.ts';
import { openIndexWriter, type IndexLocation } from '../retrieval/lancedb.node.ts';
import { prepare } from '../retrieval/prepare.ts';
import { writeSnapshot } from '../retrieval/engine-snapshot.ts';
import { openCorpusIndex } from './open-corpus-index.ts';

/** Where the Worker looks for it among its assets. */
export const SNAPSHOT_FILE = 'public/_data/index.bin';

export type SnapshotJob = Readonly<{ corpus: Corpus; meta: IndexMeta; index: IndexLocation; file: string; progress: (line: string) => void }>;

/** Writes the index as one file, in one step: a reader finds the old one or the new one. Throws a RetrievalError (`snapshot-too-large`). */
export async function writeSnapshotFile({ corpus, meta, index, file, progress }: SnapshotJob): Promise<{ bytes: number; version: string }> {
  const version = contentHash(JSON.stringify([meta, ...hashesOf(rowsOf(corpus))]));
  // Vectors of words hold what the postings hold.
  const vectors = fusionWeight(meta.embedder) === 0 ? undefined : await vectorsIn(index, corpus);
  const bytes = await writeSnapshot({ corpus, prepared: prepare(corpus), meta, version, vectors });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
  progress(`${file}: ${(bytes.length / 1024 / 1024).toFixed(2)} MB, version ${version}`);
  return { bytes: bytes.length, version };
}

async function vectorsIn(index: IndexLocation, { documents }: Corpus): Promise<Map<string, Float32Array>> {
  const writer = await openIndexWriter(index);
  try {
    const found = await writer.vectors(documents.map(({ meta }) => meta.id));
    return new Map([...found].map(([id, { vector }]) => [id, vector]));
  } finally {
    writer.close();
  }
}

const USAGE = `npm run snapshot [-- --out FILE]   brings the index up to date and writes it as one file for the Worker (${SNAPSHOT_FILE})`;

if (import.meta.main) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    const { settings } = loadSettings({ folder: root });
    const index = { uri: settings.indexUri ?? join(settings.dataDir, 'index') };
    const corpus = await openCorpusIndex({ corpus: join(root, 'corpus'), index, progress: say });
    await writeSnapshotFile({ corpus, meta: metaOf(createLexicalEmbedder()), index, file: values.out ?? join(root, SNAPSHOT_FILE), progress: say });
  } catch (error) {
    if (error instanceof CorpusError || error instanceof RetrievalError || error instanceof SettingsError) say(error.message);
    else if (error instanceof TypeError && 'code' in error) say(`${reason(error)}\n${USAGE}`);
    else throw error;
    process.exitCode = 1;
  }
}
