import { isNumberedItem, readNumbering } from '../numbering.ts';

const SENTENCE_END = /[。！？!?；;：:…][”’」』）)]*$/u;
const HAN = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’…—';
const BLANK_BESIDE_HAN = new RegExp(`(?<=[${HAN}])[ \\t]+|[ \\t]+(?=[${HAN}])`, 'gu');
// Lines of this many columns fill a page of A4; a break inside a longer one is a page's end in a text that is not wrapped.
const LONG_LINE = 60;

/**
 * Joins hard line breaks. A text whose lines mostly fill one width and mostly end inside a sentence was wrapped by a layout: its lines are joined
 * to paragraphs. In another text only a long line that ends inside a sentence is joined with the next: a page break. Gives blocks, each with its lines.
 */
export const joinLines = (lines: readonly string[]): string[][] => {
  const filled = lines.filter((line) => line !== '');
  const width = quantile(filled.map(columns), 0.9);
  const wrapped = isWrapped(filled, width);
  const blanksPart = blankShare(lines) < 0.6;
  const ends = (line: string): boolean => SENTENCE_END.test(line);
  const goesOn = (line: string, next: string): boolean => {
    if (startsBlock(next) || isHeadingLine(line)) return false;
    if (wrapped && (isHeadline(line, width) || isHeadline(next, width) || isSubhead(line, width) || (ends(line) && isSubhead(next, width)))) return false;
    if (wrapped) return columns(line) >= width * (ends(line) ? 0.85 : 0.5);
    return columns(line) >= LONG_LINE && !ends(line);
  };
  return assemble(lines, { goesOn, blanksPart: wrapped ? blanksPart : true, acrossBlanks: !wrapped || !blanksPart });
};

type Rules = Readonly<{ goesOn: (line: string, next: string) => boolean; blanksPart: boolean; acrossBlanks: boolean }>;

const assemble = (lines: readonly string[], { goesOn, blanksPart, acrossBlanks }: Rules): string[][] => {
  const blocks: string[][] = [];
  let previous: string | undefined;
  let blank = true;
  for (const line of lines) {
    if (line === '') {
      blank = true;
      continue;
    }
    const block = blocks.at(-1);
    if (previous !== undefined && block !== undefined && (!blank || acrossBlanks) && goesOn(previous, line)) {
      block[block.length - 1] = glue(block.at(-1) ?? '', line);
    } else if (block !== undefined && !blank && blanksPart) block.push(tidy(line));
    else blocks.push([tidy(line)]);
    previous = line;
    blank = false;
  }
  return blocks;
};

/** Whether a line begins something of its own: a numbered heading or item. */
const startsBlock = (line: string): boolean => readNumbering(line) !== undefined || isNumberedItem(line) || /^\p{Extended_Pictographic}/u.test(line);

/** A short numbered line without a sentence's end is a heading: nothing is joined to it. */
const isHeadingLine = (line: string): boolean => /^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节条])/u.test(line) && !/[。；，,;]/u.test(line) && columns(line) <= 20;

/** In a wrapped text a line far wider than the column is a headline over it, and a short one without any mark a subhead in it. */
const isHeadline = (line: string, width: number): boolean => columns(line) > width * 1.4;
const isSubhead = (line: string, width: number): boolean => columns(line) < width * 0.7 && !/\p{P}/u.test(line);

const isWrapped = (lines: readonly string[], width: number): boolean => {
  if (lines.length < 5 || width > LONG_LINE) return false;
  const share = (count: number): number => count / lines.length;
  return share(lines.filter((line) => !SENTENCE_END.test(line)).length) > 0.55 && share(lines.filter((line) => columns(line) >= width * 0.8).length) > 0.45;
};

/** How many of the breaks between lines are blank lines. */
const blankShare = (lines: readonly string[]): number => {
  const text = lines.join('\n').trim();
  const breaks = text.match(/\n+/gu) ?? [];
  return breaks.length === 0 ? 0 : breaks.filter((run) => run.length > 1).length / breaks.length;
};

/** Two halves of a broken line; a blank only where both sides are Latin. */
const glue = (left: string, right: string): string => tidy(/[A-Za-z0-9,.;:]$/u.test(left) && /^[A-Za-z]/u.test(right) ? `${left} ${right}` : `${left}${right}`);

/** Blanks beside Chinese come from the layout. One between two Chinese words may part a heading's halves, so short lines keep theirs. */
const tidy = (line: string): string => (columns(line) <= 30 && !SENTENCE_END.test(line) ? line : line.replace(BLANK_BESIDE_HAN, '')).trim();

/** Width in full-width characters: a Latin letter or digit takes half of one. */
const columns = (line: string): number => [...line].reduce((sum, character) => sum + (character <= 'ÿ' ? 0.5 : 1), 0);

const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
