import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { contentHash } from '../corpus/content-hash.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { fusionWeight } from '../model/lexical-embedder.ts';
import { writeSnapshot } from '../retrieval/engine-snapshot.ts';
import { hashesOf, rowsOf, type IndexMeta } from '../retrieval/index-rows.ts';
import { openIndexWriter, type IndexLocation } from '../retrieval/lancedb.node.ts';
import { prepare } from '../retrieval/prepare.ts';

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
