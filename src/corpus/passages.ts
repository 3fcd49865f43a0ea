import type { Document, Passage, Unit } from '../schema/document.ts';
import { anchorStem, sectionLabel } from './anchors.ts';
import { areasOf, type Area, type Block } from './areas.ts';
import { clausesOf, unitsOf } from './units.ts';

// Of 110, 180, 260, 360 and 520 characters, pieces of up to 260 were found best by questions; a numbered procedure is read as a whole.
const LONGEST = 260;
const SHORTEST = 70;
const LONGEST_PROCEDURE = 600;
const LONGEST_LEAD = 120;

/** A document's passages in reading order, none overlapping; every sentence of its text lies in one, headings above several passages in none. */
export const passagesOf = (document: Document): Passage[] => {
  const counts = new Map<string, number>();
  return areasOf(document).flatMap((area) => {
    const stem = anchorStem(area.path);
    return piecesOf(document, area).map((piece) => {
      const ordinal = (counts.get(stem) ?? 0) + 1;
      counts.set(stem, ordinal);
      return passage(document, area, piece, `${stem}-${ordinal}`);
    });
  });
};

const passage = (document: Document, area: Area, { start, end }: Unit, anchor: string): Passage => ({
  document: document.meta.id,
  anchor,
  headings: area.path,
  section: sectionLabel(area.path),
  text: document.text.slice(start, end),
  start,
  end,
  units: unitsOf(document.text, start, end).flatMap((unit) => shortEnough(document.text, unit)),
});

/** A heading joins its text when all of that is one piece: many a short heading carries a fact itself. */
const piecesOf = ({ text, omissions }: Document, area: Area): Unit[] => {
  const unbroken = (start: number, end: number): boolean => !omissions.some((offset) => start < offset && offset < end);
  const pieces = withShortOnesJoined(
    text,
    area.blocks.flatMap((block) => split(text, block)),
    unbroken,
  );
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined && area.heading !== undefined && unbroken(area.heading.start, only.end)
    ? [{ start: area.heading.start, end: only.end }]
    : pieces;
};

const split = (text: string, block: Block): Unit[] => {
  const length = block.end - block.start;
  if (length <= LONGEST || (block.kind === 'procedure' && length <= LONGEST_PROCEDURE)) return [{ start: block.start, end: block.end }];
  const pieces: { start: number; end: number }[] = [];
  for (const unit of unitsOf(text, block.start, block.end).flatMap((whole) => shortEnough(text, whole))) {
    const last = pieces.at(-1);
    if (last !== undefined && unit.end - last.start <= LONGEST) last.end = unit.end;
    else pieces.push({ ...unit });
  }
  return pieces;
};

const shortEnough = (text: string, unit: Unit): Unit[] => (unit.end - unit.start <= LONGEST ? [unit] : clausesOf(text, unit));

/** A short piece goes with the one before it; the first one, and one that leads on to what follows, with the one after it; never across an omission. */
const withShortOnesJoined = (text: string, pieces: readonly Unit[], unbroken: (start: number, end: number) => boolean): Unit[] => {
  const joined: { start: number; end: number }[] = [];
  let leadStart: number | undefined;
  for (const [index, piece] of pieces.entries()) {
    if (leadStart !== undefined && !unbroken(leadStart, piece.end)) {
      joined.push({ start: leadStart, end: pieces[index - 1]?.end ?? leadStart });
      leadStart = undefined;
    }
    const start = leadStart ?? piece.start;
    leadStart = undefined;
    const length = piece.end - start;
    const previous = joined.at(-1);
    const last = previous !== undefined && unbroken(previous.start, piece.end) ? previous : undefined;
    const isLast = index === pieces.length - 1;
    if (!isLast && length < LONGEST_LEAD && leadsOn(text, piece)) leadStart = start;
    else if (length >= SHORTEST || (last === undefined && isLast)) joined.push({ start, end: piece.end });
    else if (last !== undefined) last.end = piece.end;
    else leadStart = start;
  }
  return joined;
};

const leadsOn = (text: string, piece: Unit): boolean => /[:：？?]$/u.test(text.slice(piece.start, piece.end));
