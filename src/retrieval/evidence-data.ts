import type { Corpus } from '../corpus/corpus.ts';
import { locateQuote } from '../corpus/locate.ts';
import type { Document, Passage } from '../schema/document.ts';
import { entryTermsOf } from './evidence-terms.ts';
import { sparsePostingsOf, type SparsePostings, type SparseVector } from './sparse.ts';

/** A piece of a document that can answer: a sentence, an item, or the quote of a banked question. Offsets are of the document's text. */
export type Target = Readonly<{ document: string; passage: number; start: number; end: number; whole: boolean; also: readonly Readonly<{ start: number; end: number }>[] }>;

/** What an entry of the inverted list is made of. */
export const [QUESTION, GAP, UNIT, PASSAGE, RULE] = [0, 1, 2, 3, 4] as const;

/** All that ranking needs beside the corpus itself: made once, kept by the snapshot. */
export type EvidenceData = Readonly<{
  targets: readonly Target[];
  /** by entry: what it is; the target that it speaks for, or −1; its place among the corpus' questions, passages or rule questions, 0 for a unit */
  kinds: Uint8Array;
  targetOf: Int32Array;
  sources: Uint32Array;
  postings: SparsePostings;
}>;

/** Reads the whole corpus: a second for ten thousand questions. */
export function prepareEvidence(corpus: Corpus): EvidenceData {
  const documents = new Map(corpus.documents.map((document) => [document.meta.id, document]));
  const passageAt = passageFinder(corpus.passages);
  const targets: Target[] = [];
  const byKey = new Map<string, number>();
  const entries: { kind: number; text: string; target: number; source: number }[] = [];

  const targetOf = (target: Target): number => {
    const key = `${target.document}:${target.start}:${target.end}:${target.whole}:${target.also.map(({ start }) => start).join()}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, targets.push(target) - 1);
    return targets.length - 1;
  };

  for (const [source, question] of corpus.questions.entries()) {
    const document = documents.get(question.document);
    if (document === undefined) continue;
    if ('gap' in question) {
      entries.push({ kind: GAP, text: question.question, target: -1, source });
      continue;
    }
    const at = locateQuote(document, question.quote);
    if (at === undefined) continue;
    const also = (question.also ?? []).map((quote) => locateQuote(document, quote)).filter((span) => span !== undefined);
    const target = targetOf({ document: question.document, passage: passageAt(question.document, at.start), ...at, whole: question.whole === true, also });
    entries.push({ kind: QUESTION, text: question.question, target, source });
  }
  for (const [passage, { document, units, headings }] of corpus.passages.entries()) {
    const text = documents.get(document)?.text ?? '';
    for (const unit of units) {
      if (!announces(text.slice(unit.start, unit.end).trim(), headings)) targetOf({ document, passage, start: unit.start, end: unit.end, whole: false, also: [] });
    }
  }
  for (const [index, target] of targets.entries()) entries.push({ kind: UNIT, text: unitText(target, documents, corpus.passages), target: index, source: 0 });
  for (const [source, passage] of corpus.passages.entries()) {
    const title = documents.get(passage.document)?.meta.title ?? '';
    entries.push({ kind: PASSAGE, text: `${title} ${passage.headings.join(' ')} ${passage.text}`, target: -1, source });
  }
  for (const [source, { question }] of corpus.ruleQuestions.entries()) entries.push({ kind: RULE, text: question, target: -1, source });

  return {
    targets,
    kinds: Uint8Array.from(entries, ({ kind }) => kind),
    targetOf: Int32Array.from(entries, ({ target }) => target),
    sources: Uint32Array.from(entries, ({ source }) => source),
    postings: sparsePostingsOf(termsOfEach(entries, corpus)),
  };
}

/** One after the other: together they would take many times the memory of the list that is made of them. */
function* termsOfEach(entries: readonly Readonly<{ text: string }>[], corpus: Corpus): Generator<SparseVector> {
  for (const { text } of entries) yield entryTermsOf(text, corpus);
}

const LEAD_IN = 30;

/** A heading, or a short line that leads to what follows: it names the matter, it does not answer. */
const announces = (unit: string, headings: readonly string[]): boolean => headings.includes(unit) || (unit.length <= LEAD_IN && /[:：]$/u.test(unit));

function unitText(target: Target, documents: ReadonlyMap<string, Document>, passages: readonly Passage[]): string {
  const document = documents.get(target.document);
  const headings = passages[target.passage]?.headings ?? [];
  return `${headings.slice(-1).join(' ')} ${document?.text.slice(target.start, target.end) ?? ''}`;
}

/** The place of the passage that holds an offset; of a heading above several, the first of them; −1 after the last. */
function passageFinder(passages: readonly Passage[]): (document: string, offset: number) => number {
  const byDocument = Map.groupBy(passages.entries(), ([, { document }]) => document);
  return (document, offset) => {
    let found: readonly [number, Passage] | undefined;
    for (const each of byDocument.get(document) ?? []) {
      if (offset < each[1].end && (found === undefined || each[1].start < found[1].start)) found = each;
    }
    return found?.[0] ?? -1;
  };
}
