import { bankedQuestionSchema, type BankedQuestion, type Document } from '../schema/document.ts';
import { CorpusError, reason } from './errors.ts';
import { locateQuote } from './locate.ts';

/** A line of the question bank with the document it belongs to. */
export type DocumentQuestion = BankedQuestion & Readonly<{ document: string }>;

/**
 * Reads `corpus/questions/<document>.jsonl`; empty lines are allowed. Every quote must stand in the document.
 * Throws a CorpusError (`corpus-questions`) that lists the lines at fault, at most ten.
 */
export const parseQuestions = (jsonl: string, document: Document, file: string): DocumentQuestion[] => {
  const questions: DocumentQuestion[] = [];
  const faults: string[] = [];
  for (const [index, line] of jsonl.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const read = parseLine(line);
    const fault = read.question === undefined ? read.fault : strayQuote(read.question, document);
    if (fault !== undefined) faults.push(`line ${index + 1}: ${fault}`);
    else if (read.question !== undefined) questions.push({ ...read.question, document: document.meta.id });
  }
  if (faults.length > 0) {
    const more = faults.length > 10 ? ` | and ${faults.length - 10} more` : '';
    throw new CorpusError('corpus-questions', file, faults.slice(0, 10).join(' | ') + more);
  }
  return questions;
};

const parseLine = (line: string): { question?: BankedQuestion; fault?: string } => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { fault: `not JSON (${reason(error)})` };
  }
  const result = bankedQuestionSchema.safeParse(value);
  return result.success ? { question: result.data } : { fault: 'expected {"question", "quote", "also"?, "whole"?} or {"question", "gap", "nearest"}' };
};

const strayQuote = (question: BankedQuestion, document: Document): string | undefined => {
  const quotes = 'quote' in question ? [question.quote, ...(question.also ?? [])] : question.nearest === null ? [] : [question.nearest];
  const stray = quotes.find((quote) => locateQuote(document, quote) === undefined);
  return stray === undefined ? undefined : `「${stray}」 does not stand in ${document.meta.id}`;
};
