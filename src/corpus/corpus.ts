import { ruleQuestionSchema, type Document, type Passage, type RuleQuestion } from '../schema/document.ts';
import { CorpusError } from './errors.ts';
import { lexiconOf, parseLexicon, type Lexicon } from './lexicon.ts';
import { parseDocument } from './parse-document.ts';
import { passagesOf } from './passages.ts';
import { parseQuestions, type DocumentQuestion } from './questions.ts';

/** A file's path as errors should name it, and its text. */
export type CorpusFile = Readonly<{ path: string; text: string }>;
export type CorpusFiles = Readonly<{
  documents: readonly CorpusFile[];
  questions: readonly CorpusFile[];
  lexicon?: CorpusFile | undefined;
  ruleQuestions?: CorpusFile | undefined;
}>;

/** All that is known: documents sorted by id, their passages in reading order, the question bank, the lexicon, and the ways people ask for computations. */
export type Corpus = Readonly<{
  documents: readonly Document[];
  passages: readonly Passage[];
  questions: readonly DocumentQuestion[];
  lexicon: Lexicon;
  /** ways people ask for a computation */
  ruleQuestions: readonly RuleQuestion[];
}>;

/** Builds the corpus out of its files' texts; throws a CorpusError at the first file that cannot be used. */
export const corpusOf = (files: CorpusFiles): Corpus => {
  const documents = files.documents.map(documentOf).sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
  const byId = new Map(documents.map((document) => [document.meta.id, document]));
  const questions = [...files.questions]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, text }) => {
      const document = byId.get(baseName(path));
      if (document === undefined) throw new CorpusError('corpus-questions', path, `there is no document ${baseName(path)}; known are ${[...byId.keys()].join(', ')}`);
      return parseQuestions(text, document, path);
    });
  const lexicon = files.lexicon === undefined ? lexiconOf([]) : parseLexicon(files.lexicon.text, files.lexicon.path);
  return {
    documents,
    passages: documents.flatMap(passagesOf),
    questions,
    lexicon,
    ruleQuestions: files.ruleQuestions === undefined ? [] : parseRuleQuestions(files.ruleQuestions),
  };
};

/** The file must be named after its document, which is also why no two can share an id. */
const documentOf = ({ path, text }: CorpusFile): Document => {
  const document = parseDocument(text, { file: path });
  const { id } = document.meta;
  if (id !== baseName(path)) throw new CorpusError('corpus-front-matter', path, `field id: found ${id}; expected the file's name, ${baseName(path)}`);
  return document;
};

const parseRuleQuestions = ({ path, text }: CorpusFile): RuleQuestion[] =>
  text.split(/\r?\n/u).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = ruleQuestionSchema.safeParse(parseJson(line));
    if (!parsed.success) throw new CorpusError('corpus-questions', path, `line ${index + 1}: expected {"question", "rule"}, the rule's name or null`);
    return [parsed.data];
  });

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The last part of a path without its extension. */
export const baseName = (path: string): string => (path.split(/[\\/]/u).at(-1) ?? path).replace(/\.[^.]+$/u, '');
