import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { corpusOf, type Corpus, type CorpusFile } from './corpus.ts';
import { CorpusError, reason } from './errors.ts';

/** Reads the corpus folder: `documents/*.md`, and where they are there `questions/*.jsonl`, `lexicon.yaml` and `rule-questions.jsonl`. Throws a CorpusError. */
export const loadCorpus = async (folder: string): Promise<Corpus> => {
  const [documents, questions, lexicon, ruleQuestions] = await Promise.all([
    readFolder(join(folder, 'documents'), '.md'),
    readFolder(join(folder, 'questions'), '.jsonl', { optional: true }),
    readText(join(folder, 'lexicon.yaml'), { optional: true }),
    readText(join(folder, 'rule-questions.jsonl'), { optional: true }),
  ]);
  return corpusOf({ documents, questions, lexicon, ruleQuestions });
};

type Choice = Readonly<{ optional?: boolean }>;

const readFolder = async (folder: string, extension: string, { optional = false }: Choice = {}): Promise<CorpusFile[]> => {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (optional && isMissing(error)) return [];
    throw new CorpusError('corpus-unreadable', folder, `cannot be read: ${reason(error)}`, { cause: error });
  }
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith(extension))
      .map((name) => name.slice(0, -extension.length))
      // By the document's name alone, as the rows of an index are: with the ending, `a-b.md` would come before `a.md`.
      .sort()
      .map((name) => readText(join(folder, name + extension))),
  );
  return files.filter((file) => file !== undefined);
};

const readText = async (path: string, { optional = false }: Choice = {}): Promise<CorpusFile | undefined> => {
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    if (optional && isMissing(error)) return undefined;
    throw new CorpusError('corpus-unreadable', path, `cannot be read: ${reason(error)}`, { cause: error });
  }
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
