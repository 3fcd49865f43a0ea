import * as z from 'zod';
import { contentHash } from '../corpus/content-hash.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { lexiconOf, type SynonymGroup } from '../corpus/lexicon.ts';
import type { DocumentQuestion } from '../corpus/questions.ts';
import type { Document, Passage, RuleQuestion } from '../schema/document.ts';
import { tokens } from '../text/segment.ts';
import { RetrievalError } from './errors.ts';

export const ROW_KINDS = ['document', 'passage', 'question', 'lexicon', 'rule-questions'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** A row of the index. The rows of a document belong together: they change and go in one step. `payload` is JSON: what the other columns do not say. */
export type IndexRow = Readonly<{
  id: string;
  kind: RowKind;
  /** id of the document; empty for the lexicon, which belongs to none */
  document: string;
  /** of all rows of that document together: the same hash, nothing to do */
  documentHash: string;
  /** anchor of a passage, else empty */
  anchor: string;
  /** order within the document and kind */
  position: number;
  text: string;
  payload: string;
}>;

/** What the index was made with; the rows can be compared and searched only with the same. */
export const indexMetaSchema = z.strictObject({
  format: z.number().int(),
  embedder: z.string().min(1),
  dimension: z.number().int().positive(),
  tokenizer: z.string().min(1),
});
export type IndexMeta = Readonly<z.infer<typeof indexMetaSchema>>;

/** Raised when the meaning of rows changes; an index of another format is made anew. */
export const INDEX_FORMAT = 2;

/** Tells versions of the tokenizer apart by what it does with a sentence that has every kind of run. */
export const tokenizerVersion = (): string => contentHash(tokens('社工证（中级）2026年 MSW考试v2.5：满60个月，ＡＢ、𠮷。').join('|'));

export const metaOf = (embedder: Readonly<{ id: string; dimension: number }>): IndexMeta => ({
  format: INDEX_FORMAT,
  embedder: embedder.id,
  dimension: embedder.dimension,
  tokenizer: tokenizerVersion(),
});

/** All rows of a corpus, in the order of its documents. */
export const rowsOf = (corpus: Corpus): IndexRow[] => {
  const questions = Map.groupBy(corpus.questions, (question) => question.document);
  const passages = Map.groupBy(corpus.passages, (passage) => passage.document);
  const rows = corpus.documents.flatMap((document) => {
    const { id } = document.meta;
    return hashed([documentRow(document), ...(passages.get(id) ?? []).map(passageRow), ...questionRows(questions.get(id) ?? [])]);
  });
  return [...rows, ...hashed([lexiconRow(corpus.lexicon.groups), ruleQuestionsRow(corpus.ruleQuestions)])];
};

/** The corpus that `rowsOf` was given, equal in every part; the order of the rows does not matter. Throws a RetrievalError (`rows-broken`). */
export const corpusOfRows = (rows: readonly IndexRow[]): Corpus => {
  const ordered = rows.toSorted((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.position - b.position));
  const ofKind = (kind: RowKind): IndexRow[] => ordered.filter((row) => row.kind === kind);
  return {
    documents: ofKind('document').map((row) => payloadOf(row) as Document),
    passages: ofKind('passage').map((row) => ({ ...(payloadOf(row) as Passage), document: row.document, anchor: row.anchor, text: row.text })),
    questions: ofKind('question').map((row) => ({ ...(payloadOf(row) as DocumentQuestion), document: row.document, question: row.text })),
    ruleQuestions: ofKind('rule-questions').flatMap((row) => payloadOf(row) as RuleQuestion[]),
    lexicon: lexiconOf(ofKind('lexicon').flatMap((row) => payloadOf(row) as SynonymGroup[])),
  };
};

/** Whether an index holds exactly these rows, made with these means. */
export const isUpToDate = (index: Readonly<{ rows: readonly IndexRow[]; meta: IndexMeta }>, corpus: Corpus, meta: IndexMeta): boolean => {
  const [held, wanted] = [hashesOf(index.rows), hashesOf(rowsOf(corpus))];
  return sameMeta(index.meta, meta) && held.size === wanted.size && [...wanted].every(([document, hash]) => held.get(document) === hash);
};

export const sameMeta = (a: IndexMeta, b: IndexMeta): boolean => a.format === b.format && a.embedder === b.embedder && a.dimension === b.dimension && a.tokenizer === b.tokenizer;

/** Hash by document. */
export const hashesOf = (rows: readonly Pick<IndexRow, 'document' | 'documentHash'>[]): Map<string, string> => new Map(rows.map((row) => [row.document, row.documentHash]));

/** What an embedder reads of a row; rows without meaning of their own have no vector. */
export const embeddedText = (row: IndexRow, titles: ReadonlyMap<string, string>): string | undefined => {
  if (row.kind === 'question') return row.text;
  if (row.kind !== 'passage') return undefined;
  const { headings } = payloadOf(row) as Pick<Passage, 'headings'>;
  return [titles.get(row.document) ?? '', ...headings, row.text].filter((part) => part !== '').join('\n');
};

/** Titles by document. */
export const titlesOf = (rows: readonly IndexRow[]): Map<string, string> =>
  new Map(rows.filter((row) => row.kind === 'document').map((row) => [row.document, (payloadOf(row) as Document).meta.title]));

type BareRow = Omit<IndexRow, 'documentHash'>;

const documentRow = (document: Document): BareRow => bare('document', document.meta.id, 0, { text: document.meta.title, payload: document });

const passageRow = ({ document, anchor, text, ...rest }: Passage, position: number): BareRow => bare('passage', document, position, { anchor, text, payload: rest });

/** A question's id stands on its words, so that its vector is found again when lines before it come or go. */
const questionRows = (questions: readonly DocumentQuestion[]): BareRow[] => {
  const times = new Map<string, number>();
  return questions.map(({ document, question, ...rest }, position) => {
    const time = (times.get(question) ?? 0) + 1;
    times.set(question, time);
    return { ...bare('question', document, position, { text: question, payload: rest }), id: `question:${document}:${contentHash(question)}:${time}` };
  });
};

const ruleQuestionsRow = (questions: readonly RuleQuestion[]): BareRow => bare('rule-questions', '', 1, { text: '', payload: questions });

const lexiconRow = (groups: readonly SynonymGroup[]): BareRow => bare('lexicon', '', 0, { text: '', payload: groups });

const bare = (kind: RowKind, document: string, position: number, { anchor = '', text, payload }: { anchor?: string; text: string; payload: unknown }): BareRow => ({
  id: `${kind}:${document}:${anchor}`,
  kind,
  document,
  anchor,
  position,
  text,
  payload: JSON.stringify(payload),
});

const hashed = (rows: readonly BareRow[]): IndexRow[] => {
  const documentHash = contentHash(rows.map(({ id, text, payload }) => `${id}\n${text}\n${payload}`).join('\n'));
  return rows.map((row) => ({ ...row, documentHash }));
};

/** The payloads are our own, written by `rowsOf` under the format that the index's meta names; only damage is looked for. */
const payloadOf = (row: IndexRow): unknown => {
  try {
    return JSON.parse(row.payload);
  } catch (error) {
    throw new RetrievalError('rows-broken', `row ${row.id} of the index is damaged; run npm run ingest`, { cause: error });
  }
};
