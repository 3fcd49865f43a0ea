import type { Corpus } from '../corpus/corpus.ts';
import type { Candidate, Evidence, Target } from '../retrieval/evidence.ts';
import type { Document } from '../schema/document.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';
import { passed } from './time-notes.ts';
import { showDate } from './show.ts';

type Span = Readonly<{ start: number; end: number }>;

const LONGEST_SENTENCE = 130;
const LONGEST_QUOTE = 300;
/** how near another piece must come to the best one to be said with it: anywhere, and in the same passage */
const NEAR = 0.8;
const NEAR_IN_PASSAGE = 0.62;
/** another passage is added to a long answer only when it comes as near as this */
const VERY_NEAR = 0.92;
const ENOUGH = 90;
const MOST = 3;
/** a passage this short is said whole: what stands beside the answer belongs to it */
const SHORT_PASSAGE = 210;
/** sentences of one paragraph that follow the answer are said with it up to this length in all */
const WITH_NEXT = 190;

/** The pieces that answer: the best one, and those that come so near that leaving them out would cut the answer in half. */
export function pickCandidates({ candidates }: Evidence, corpus: Corpus): readonly Candidate[] {
  const [best] = candidates;
  if (best === undefined) return [];
  const picked = [best];
  const length = uniqueSpans([best], corpus).reduce((sum, { shown }) => sum + shown.end - shown.start, 0);
  for (const candidate of candidates.slice(1)) {
    const share = candidate.score / best.score;
    const same = candidate.target.document === best.target.document && candidate.target.passage === best.target.passage;
    if (!same && share < VERY_NEAR && length > ENOUGH) continue;
    if (share < (same ? NEAR_IN_PASSAGE : NEAR) || candidate.target.document !== best.target.document) continue;
    if (picked.some(({ target }) => overlaps(target, candidate.target))) continue;
    picked.push(candidate);
    if (picked.length === MOST) break;
  }
  return picked;
}

export type PassageAnswer = Readonly<{ statements: readonly Statement[]; references: readonly Reference[]; steps: readonly Reference[] }>;

/** The words of the documents as statements; a whole procedure gives its steps as well. */
export function composePassages(picked: readonly Candidate[], corpus: Corpus, asOf: string): PassageAnswer {
  const statements: Statement[] = [];
  const steps: Reference[] = [];
  const spans = uniqueSpans(picked, corpus);
  for (const { document, shown, quoted } of spans) {
    const references = [{ document: document.meta.id, quote: slice(document, quoted) }];
    statements.push({ role: 'passage', text: tidy(slice(document, shown)), references });
    const over = passed(slice(document, shown), asOf);
    if (over !== undefined) {
      statements.push({ role: 'note', text: `注意:这里写的是${over.said}的安排,按今天(${showDate(asOf)})已经过了;之后的安排资料里没有写。`, references: [] });
    }
  }
  for (const { target } of picked.filter(({ target: { whole } }) => whole)) steps.push(...stepsOf(target, corpus));
  return { statements, references: statements.flatMap(({ references }) => references), steps };
}

type Shown = Readonly<{ document: Document; shown: Span; quoted: Span }>;

function uniqueSpans(picked: readonly Candidate[], corpus: Corpus): readonly Shown[] {
  const spans: Shown[] = [];
  for (const { target } of picked) {
    const document = corpus.documents.find(({ meta }) => meta.id === target.document);
    if (document === undefined) continue;
    const pieces = [target.whole ? wholePassage(target, corpus) : (shortPassage(target, corpus) ?? withNext(target, corpus)), ...target.also];
    for (const piece of pieces) {
      const quoted = withinUnit(piece, target, corpus);
      const shown =
        target.whole || piece.end - piece.start > LONGEST_SENTENCE ? piece : quoted.end - quoted.start <= LONGEST_SENTENCE ? quoted : wholeClauses(document, piece, quoted);
      if (spans.some((span) => span.document === document && span.shown.start <= shown.start && shown.end <= span.shown.end)) continue;
      spans.push({ document, shown, quoted: quoted.end - quoted.start > LONGEST_QUOTE && !target.whole ? shown : quoted });
    }
  }
  return spans;
}

function wholePassage(target: Target, corpus: Corpus): Span {
  const passage = corpus.passages[target.passage];
  const first = passage?.units.find(({ end }) => end > target.start);
  return passage === undefined || first === undefined ? target : { start: first.start, end: passage.end };
}

/** The passage without its heading when it is short enough to be read in one breath. */
function shortPassage(target: Target, corpus: Corpus): Span | undefined {
  const passage = corpus.passages[target.passage];
  if (passage === undefined) return undefined;
  const [first, ...rest] = passage.units;
  const heading = passage.headings.at(-1);
  const start =
    first !== undefined && rest.length > 0 && heading !== undefined && passage.text.slice(first.start - passage.start, first.end - passage.start).trim() === heading
      ? (rest[0]?.start ?? passage.start)
      : (first?.start ?? passage.start);
  return passage.end - start <= SHORT_PASSAGE && start <= target.start ? { start, end: passage.end } : undefined;
}

/** The answering sentence and those that follow in its paragraph while all is short: 「如果…,则说明…。需点击…」 belongs together. */
function withNext(target: Target, corpus: Corpus): Span {
  const document = corpus.documents.find(({ meta }) => meta.id === target.document);
  const units = corpus.passages[target.passage]?.units ?? [];
  const at = units.findIndex(({ start, end }) => start <= target.start && target.start < end);
  const own = units[at];
  if (document === undefined || own === undefined || target.end > own.end || /^[\d(（①-⑨一二三四五六七八九十]/u.test(document.text.slice(own.end).trimStart()))
    return { start: target.start, end: target.end };
  let { end } = own;
  for (const next of units.slice(at + 1)) {
    if (document.text.slice(end, next.start).includes('\n') || next.end - own.start > WITH_NEXT) break;
    ({ end } = next);
  }
  return end === own.end ? { start: target.start, end: target.end } : { start: own.start, end };
}

/** The sentence or item that holds the piece: what is cited can be read by itself. */
function withinUnit(piece: Span, target: Target, corpus: Corpus): Span {
  const units = corpus.passages.filter(({ document }) => document === target.document).flatMap(({ units: own }) => own);
  const first = units.find(({ start, end }) => start <= piece.start && piece.start < end);
  const last = units.findLast(({ start, end }) => start < piece.end && piece.end <= end);
  return first === undefined || last === undefined || last.end < first.end ? piece : { start: first.start, end: last.end };
}

const CLAUSE_END = /[,，;；。:：]/u;

/** A piece of a long sentence, widened to the marks around it. */
function wholeClauses({ text }: Document, { start, end }: Span, unit: Span): Span {
  let from = start;
  while (from > unit.start && !CLAUSE_END.test(text.charAt(from - 1)) && text.charAt(from - 1) !== '\n') from -= 1;
  let to = end;
  while (to < unit.end && !CLAUSE_END.test(text.charAt(to - 1))) to += 1;
  return { start: from, end: to };
}

function stepsOf(target: Target, corpus: Corpus): readonly Reference[] {
  const document = corpus.documents.find(({ meta }) => meta.id === target.document);
  const passage = corpus.passages[target.passage];
  if (document === undefined || passage === undefined) return [];
  return numbered(
    document,
    passage.units.filter(({ end }) => end > target.start),
  ).map((unit) => ({ document: target.document, quote: slice(document, unit) }));
}

/** 1. 1、 （一） ①, each with the sign that follows it */
const NUMBER = /^(?:\d+([.、)）])|[(（][\d一二三四五六七八九十]+([)）])|([①-⑨]))/u;

/** The steps of a procedure: where its items are numbered, each with all that stands below it, so that the third step is the one marked 3; else each unit. */
function numbered({ text }: Document, units: readonly Span[]): readonly Span[] {
  const signOf = ({ start }: Span) => {
    const match = NUMBER.exec(text.slice(start, start + 8));
    return match === null ? undefined : (match[1] ?? match[2] ?? '①');
  };
  const sign = units.map(signOf).find((found) => found !== undefined);
  const starts = units.flatMap((unit, i) => (sign !== undefined && signOf(unit) === sign ? [i] : []));
  if (starts.length < 2) return units;
  return starts.map((at, i) => ({ start: units[at]?.start ?? 0, end: units[(starts[i + 1] ?? units.length) - 1]?.end ?? 0 }));
}

function slice({ text }: Document, { start, end }: Span): string {
  return text.slice(start, end).trim();
}

/** A clause cut out of a sentence ends as a sentence does. */
function tidy(text: string): string {
  return text.replace(/[,，;；、:：]$/u, '。');
}

function overlaps(a: Target, b: Target): boolean {
  return a.document === b.document && a.start < b.end && b.start < a.end;
}
