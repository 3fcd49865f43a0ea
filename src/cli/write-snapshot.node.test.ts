import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { corpusOfTexts, publicTexts } from '../../bench/growing-corpus.ts';
import { parseCases } from '../../eval/case.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { loadCorpus } from '../corpus/load.node.ts';
import { createLexicalEmbedder } from '../model/lexical-embedder.ts';
import { readSnapshot } from '../retrieval/engine-snapshot.ts';
import { createEvidenceIndex } from '../retrieval/evidence.ts';
import { metaOf } from '../retrieval/index-rows.ts';
import { soundIndexOf, spokenWordsOf } from '../retrieval/spoken-words.ts';
import { writeSnapshotFile } from './write-snapshot.ts';

/** A share of them; `npm run bench -- parity` has all, read back from LanceDB as well. */
const PUBLIC_PASSAGES = 1500;
const PUBLIC_QUESTIONS = 400;
const OWN_QUESTIONS = 400;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-snapshot-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Shares of the questions that rank, and are mended, as without the snapshot. */
const parity = async (corpus: Corpus, questions: readonly string[]) => {
  const file = join(folder, 'index.bin');
  const { bytes } = await writeSnapshotFile({ corpus, meta: metaOf(createLexicalEmbedder()), index: { uri: join(folder, 'unused') }, file, progress: () => {} });
  expect(await readdir(folder)).toEqual(['index.bin']);
  const read = await readSnapshot(new Uint8Array(await readFile(file)));
  expect(bytes).toBeLessThan(25 * 1024 * 1024);
  const [here, there] = [createEvidenceIndex(corpus), createEvidenceIndex(read.corpus, read.prepared.evidence)];
  const [mended, mendedThere] = [soundIndexOf(spokenWordsOf(corpus)), soundIndexOf(read.prepared.spoken)];
  const same = questions.filter((question) => {
    const text = mended.correct(question).text;
    return mendedThere.correct(question).text === text && JSON.stringify(here.search(text, { limit: 5 })) === JSON.stringify(there.search(text, { limit: 5 }));
  });
  return same.length / questions.length;
};

/** Evenly taken from the whole. */
const some = <Item>(items: readonly Item[], count: number): readonly Item[] => items.filter((_, at) => at % Math.ceil(items.length / count) === 0);

it('ranks the questions of our cases as the corpus does', { timeout: 120_000 }, async () => {
  const names = (await readdir('eval/cases')).filter((name) => name.endsWith('.jsonl'));
  const cases = (await Promise.all(names.map(async (name) => parseCases(await readFile(join('eval/cases', name), 'utf8'), name)))).flat();
  const questions = some(
    cases.flatMap(({ turns }) => turns.map(({ user }) => user)),
    OWN_QUESTIONS,
  );
  expect(questions.length).toBeGreaterThan(100);
  expect(await parity(await loadCorpus('corpus'), questions)).toBe(1);
});

const given = await publicTexts();
it.skipIf(given === undefined)('ranks the questions of the public sets over their passages alike', { timeout: 120_000 }, async () => {
  const { texts, questions } = given!;
  expect(await parity(corpusOfTexts(some(texts, PUBLIC_PASSAGES)), some(questions, PUBLIC_QUESTIONS))).toBe(1);
});
