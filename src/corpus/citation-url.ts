import type { Document, Passage, Unit } from '../schema/document.ts';
import { contentHash } from './content-hash.ts';
import { locateQuote, passageAt } from './locate.ts';

/**
 * The page of a quote: `/sources/{document}?quote={start}-{end}-{check}#{anchor}`, offsets in UTF-16 units of the document's text, end exclusive.
 * Offsets survive where words in an address would be cut or re-encoded by a chat application; `check` tells the quote's words,
 * so that a link in an old message never marks others after the document was edited. Relative without `publicUrl`.
 * Throws a RangeError for words that do not stand in the document.
 */
export function citationUrl(document: Document, passages: readonly Passage[], quote: string, publicUrl = ''): string {
  const { id } = document.meta;
  const at = locateQuote(document, quote);
  if (at === undefined) throw new RangeError(`「${quote}」 does not stand in ${id}`);
  const passage = passageAt(passages, id, at.start);
  const place = `${at.start}-${at.end}-${check(document.text.slice(at.start, at.end))}`;
  return `${publicUrl.replace(/\/+$/u, '')}/sources/${id}?quote=${place}${passage === undefined ? '' : `#${passage.anchor}`}`;
}

const PLACE = /^(\d{1,7})-(\d{1,7})(?:-([0-9a-f]{6}))?$/u;
const LONGEST_SOUGHT = 600;

/** The words that the `quote` of such an address means in the document as it is now, wherever an edit has moved them; undefined where they are gone. */
export function placeOfQuote({ text }: Pick<Document, 'text'>, place: string): Unit | undefined {
  const match = PLACE.exec(place);
  if (match === null) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2])];
  const wanted = match[3];
  const length = end - start;
  if (length <= 0) return undefined;
  if (end <= text.length && (wanted === undefined || check(text.slice(start, end)) === wanted)) return { start, end };
  if (wanted === undefined || length > LONGEST_SOUGHT) return undefined;
  for (let at = 0; at + length <= text.length; at += 1) if (check(text.slice(at, at + length)) === wanted) return { start: at, end: at + length };
  return undefined;
}

function check(words: string): string {
  return contentHash(words).slice(-6);
}
