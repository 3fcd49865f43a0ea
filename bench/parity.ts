import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCases } from '../eval/case.ts';
import { publicSets } from '../eval/retrieval-public-sets.ts';
import { writeSnapshotFile } from '../src/cli/write-snapshot.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { createLexicalEmbedder } from '../src/model/lexical-embedder.ts';
import { readSnapshot } from '../src/retrieval/engine-snapshot.ts';
import { createEvidenceIndex, type Evidence } from '../src/retrieval/evidence.ts';
import { corpusOfRows, metaOf } from '../src/retrieval/index-rows.ts';
import { ingest } from '../src/retrieval/ingest.ts';
import { openIndex, openIndexWriter } from '../src/retrieval/lancedb.node.ts';
import { corpusOfTexts } from './growing-corpus.ts';

/**
 * Whether Node, reading LanceDB, and the Worker, reading the snapshot, find the same: every question of the evaluation's cases over the corpus, and every
 * question of the public sets over their passages, each set a corpus of its own.
 */
export async function benchParity(): Promise<readonly string[]> {
  const names = (await readdir('eval/cases')).filter((name) => name.endsWith('.jsonl'));
  const cases = (await Promise.all(names.map(async (name) => parseCases(await readFile(join('eval/cases', name), 'utf8'), name)))).flat();
  const asked = cases.flatMap(({ turns }) => turns.map(({ user }) => user));
  const lines = [await compared('eval/cases', await loadCorpus('corpus'), asked)];
  const { sets, missing } = await publicSets();
  for (const { name, set } of sets) {
    const corpus = corpusOfTexts(set.passages.map(({ title, text }) => `${title}\n${text}`));
    lines.push(
      await compared(
        name,
        corpus,
        set.queries.map(({ text }) => text),
      ),
    );
  }
  return missing.length === 0 ? lines : [...lines, `parity: left out, not there: ${missing.join(', ')}`];
}

async function compared(name: string, corpus: Corpus, questions: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-parity-'));
  try {
    const [index, file, embedder] = [{ uri: join(folder, 'index') }, join(folder, 'index.bin'), createLexicalEmbedder()];
    const writer = await openIndexWriter(index);
    await ingest({ corpus, writer, embedder, now: () => new Date() });
    writer.close();
    await writeSnapshotFile({ corpus, meta: metaOf(embedder), index, file, progress: () => {} });
    const opened = await openIndex(index);
    const snapshot = await readSnapshot(new Uint8Array(await readFile(file)));
    const [node, worker] = [createEvidenceIndex(corpusOfRows(opened.rows)), createEvidenceIndex(snapshot.corpus, snapshot.prepared.evidence)];
    opened.close();
    let [places, scores] = [0, 0];
    for (const question of questions) {
      const [here, there] = [node.search(question, { limit: 5 }), worker.search(question, { limit: 5 })];
      if (firstFive(here) === firstFive(there)) places++;
      if (JSON.stringify(here) === JSON.stringify(there)) scores++;
    }
    return `parity: ${name}: ${places} of ${questions.length} questions have the same first five (${((100 * places) / questions.length).toFixed(2)} %), ${scores} with the same scores, features, gaps and rules to the last digit; ${corpus.passages.length} passages`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Documents may come back in another order, so that places are told by the document. */
const firstFive = ({ candidates }: Evidence): string => JSON.stringify(candidates.map(({ target: { document, start, end } }) => [document, start, end]));
