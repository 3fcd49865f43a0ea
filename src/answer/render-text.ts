import type { Statement } from '../schema/answer.ts';
import type { Citation, Reference } from '../schema/citation.ts';
import { showKind } from './show.ts';

/** Numbers the references of an answer in the order in which they are first used; the same words of the same document share a number. */
export function numberReferences(statements: readonly Statement[], citationOf: (reference: Reference) => Omit<Citation, 'n'>): readonly Citation[] {
  const citations: Citation[] = [];
  for (const { references } of statements) {
    for (const reference of references) {
      if (numberOf(reference, citations) === undefined) citations.push({ n: citations.length + 1, ...citationOf(reference) });
    }
  }
  return citations;
}

export function numberOf({ document, quote }: Reference, citations: readonly Citation[]): number | undefined {
  return citations.find((citation) => citation.document === document && citation.quote === quote)?.n;
}

/** A statement's text with its marks: 「…60个月[1][2]」. */
export function withMarks({ text, references }: Statement, citations: readonly Citation[]): string {
  const marks = references.map((reference) => numberOf(reference, citations)).filter((n) => n !== undefined);
  return text + [...new Set(marks)].map((n) => `[${n}]`).join('');
}

/** One source as a line of a phone: 「[1]《…》(网络文章,2026-03-08)1.2」. */
export function sourceLine({ n, title, kind, published, section }: Citation): string {
  return `[${n}]《${title}》(${showKind(kind)},${published})${section}`;
}

export type Renderable = Readonly<{ statements: readonly Statement[]; citations: readonly Citation[] }>;

/** The whole reply as plain text: statements with marks, then the sources. */
export function renderText({ statements, citations }: Renderable): string {
  const body = statements.map((statement) => withMarks(statement, citations)).join('\n');
  if (citations.length === 0) return body;
  return `${body}\n\n来源:\n${citations.map(sourceLine).join('\n')}`;
}
