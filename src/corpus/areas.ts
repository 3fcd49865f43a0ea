import type { Document, Section, Unit } from '../schema/document.ts';
import { isNumberedItem, runInHeading } from './numbering.ts';
import { linesOf } from './units.ts';

/** The text directly under one heading. `heading` is the heading's own line where it has one; `path` the headings above and including it, without the title. */
export type Area = Readonly<{ path: readonly string[]; heading: Unit | undefined; blocks: readonly Block[] }>;
export type Block = Readonly<{ kind: 'paragraph' | 'list' | 'procedure'; start: number; end: number }>;

// What stands at the end of an official text belongs to all of it, not to its last numbered part.
const CLOSING = /^(?:本(?:通知|意见|办法|规定|细则|方案|指引)自.*(?:施行|执行|实施)|附件[:：])/u;
const SIGNATURE = /(?:^|\n)\d{4}年\d{1,2}月\d{1,2}日$/u;

/** The areas of a document in reading order; areas without text of their own are left out. */
export const areasOf = (document: Document): Area[] => {
  const { text, sections } = document;
  const first = sections[0]?.start ?? text.length;
  const preface: Area = { path: [], heading: undefined, blocks: blocksOf(text, 0, first) };
  const own = sections.map((section, index): Area => {
    const heading = { start: section.start, end: section.start + section.heading.length };
    const end = sections[index + 1]?.start ?? text.length;
    return { path: pathTo(sections, index), heading, blocks: blocksOf(text, heading.end, end) };
  });
  return [preface, ...own].flatMap((area) => partsOf(text, area)).filter((area) => area.blocks.length > 0);
};

/** A paragraph with a run-in heading is an area of its own; so is the close of the document. */
const partsOf = (text: string, area: Area): Area[] => {
  const parts: Area[] = [];
  let rest: Block[] = [];
  let closed = false;
  const flush = (): void => {
    const path = closed ? [] : area.path;
    if (rest.length > 0) parts.push({ path, heading: parts.length === 0 && !closed ? area.heading : undefined, blocks: rest });
    rest = [];
  };
  for (const block of area.blocks) {
    const words = text.slice(block.start, block.end);
    const runIn = runInHeading(words);
    if (runIn !== undefined) {
      flush();
      parts.push({ path: [...area.path, runIn], heading: undefined, blocks: [block] });
    } else {
      if (!closed && (CLOSING.test(words) || SIGNATURE.test(words))) {
        flush();
        closed = true;
      }
      rest.push(block);
    }
  }
  flush();
  return parts;
};

const blocksOf = (text: string, start: number, end: number): Block[] => {
  const blocks: Block[] = [];
  let offset = start;
  for (const piece of text.slice(start, end).split('\n\n')) {
    const lines = linesOf(text, offset, offset + piece.length);
    const [first, last] = [lines[0], lines.at(-1)];
    if (first !== undefined && last !== undefined) blocks.push({ kind: kindOf(text, lines), start: first.start, end: last.end });
    offset += piece.length + 2;
  }
  return blocks;
};

const kindOf = (text: string, lines: readonly Unit[]): Block['kind'] => {
  if (lines.length === 1) return 'paragraph';
  return lines.filter((line) => isNumberedItem(text.slice(line.start, line.end))).length >= 2 ? 'procedure' : 'list';
};

const pathTo = (sections: readonly Section[], index: number): string[] => {
  const path: string[] = [];
  let level = Infinity;
  for (const section of sections.slice(0, index + 1).toReversed()) {
    if (section.level >= level) continue;
    level = section.level;
    if (level > 1) path.unshift(section.heading);
  }
  return path;
};
