import type { Unit } from '../schema/document.ts';

/** A line up to this long is one unit even where it holds two short sentences (「误区1:…可积分?仅中级及以上可享加分」). */
const SHORT_LINE = 60;

// A sentence ends with its mark and the quotes or brackets that close after it. A half-width full stop never ends one: 7.96万, 1.2.
const SENTENCE_END = /[。！？!?]+[”’」』）)]*/gu;
const CLAUSE_END = /[；;]+[”’」』）)]*/gu;

/** The sentences, items and bullet lines of text[start, end), in order; white space between them belongs to none. */
export const unitsOf = (text: string, start: number, end: number): Unit[] =>
  linesOf(text, start, end).flatMap((line) => (line.end - line.start <= SHORT_LINE ? [line] : splitAfter(text, line, SENTENCE_END)));

/** The clauses of a unit, parted at semicolons. */
export const clausesOf = (text: string, unit: Unit): Unit[] => splitAfter(text, unit, CLAUSE_END);

/** The lines of text[start, end) that are not empty, without the white space around them. */
export const linesOf = (text: string, start: number, end: number): Unit[] => {
  const lines: Unit[] = [];
  let offset = start;
  for (const line of text.slice(start, end).split('\n')) {
    lines.push({ start: offset, end: offset + line.length });
    offset += line.length + 1;
  }
  return lines.map((line) => trimmed(text, line)).filter((line) => line.end > line.start);
};

const splitAfter = (text: string, unit: Unit, mark: RegExp): Unit[] => {
  const pieces: Unit[] = [];
  let from = unit.start;
  for (const match of text.slice(unit.start, unit.end).matchAll(mark)) {
    const to = unit.start + match.index + match[0].length;
    pieces.push({ start: from, end: to });
    from = to;
  }
  if (from < unit.end) pieces.push({ start: from, end: unit.end });
  return pieces.map((piece) => trimmed(text, piece)).filter((piece) => piece.end > piece.start);
};

const trimmed = (text: string, { start, end }: Unit): Unit => {
  const piece = text.slice(start, end);
  return { start: start + piece.length - piece.trimStart().length, end: end - (piece.length - piece.trimEnd().length) };
};
