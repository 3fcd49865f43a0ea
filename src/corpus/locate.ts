import type { Document, Passage, Unit } from '../schema/document.ts';

type Folded = Readonly<{ text: string; offsets: readonly number[] }>;

const folds = new WeakMap<Document, Folded>();

/**
 * Where a quote stands in the document's text (UTF-16 offsets, end exclusive), or undefined. White space is ignored on both sides,
 * since line breaks are not the author's; every other character must be the same, and nothing may have been left out between them.
 */
export const locateQuote = (document: Document, quote: string): { start: number; end: number } | undefined => {
  const wanted = withoutWhiteSpace(quote);
  if (wanted === '') return undefined;
  let folded = folds.get(document);
  if (folded === undefined) folds.set(document, (folded = fold(document)));
  const at = folded.text.indexOf(wanted);
  const start = folded.offsets[at];
  const last = folded.offsets[at + wanted.length - 1];
  return at < 0 || start === undefined || last === undefined ? undefined : { start, end: last + 1 };
};

/** The unit that holds the offset, or undefined where none does. */
export const unitAt = (passage: Passage, offset: number): Unit | undefined => passage.units.find((unit) => unit.start <= offset && offset < unit.end);

/** The passage that holds the offset; a heading above several passages, which lies in none, gives the first of them. Undefined after the last passage. */
export const passageAt = (passages: readonly Passage[], document: string, offset: number): Passage | undefined =>
  passages
    .filter((passage) => passage.document === document && offset < passage.end)
    .reduce<Passage | undefined>((first, passage) => (first === undefined || passage.start < first.start ? passage : first), undefined);

/** A text with every white space removed: what is compared when a quote is checked. */
export const withoutWhiteSpace = (text: string): string => text.replace(/\s+/gu, '');

/** No quote holds it, so none is found across an omission. */
const BREAK = '\0';

const fold = ({ text, omissions }: Document): Folded => {
  const broken = new Set(omissions);
  const offsets: number[] = [];
  let out = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (broken.has(index)) {
      out += BREAK;
      offsets.push(index);
    }
    if (/\s/u.test(unit)) continue;
    out += unit;
    offsets.push(index);
  }
  return { text: out, offsets };
};
