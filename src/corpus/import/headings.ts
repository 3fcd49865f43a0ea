import { readNumbering } from '../numbering.ts';

const EMOJI = /^(?:\p{Extended_Pictographic}\uFE0F?)+\s*/u;
const PUNCTUATION = /[。！？!?；;，,：:…”’」』〕]/u;
const NOT_A_HEADING = /^[\d\s./-]+$|^\d{4}年|号$/u;

/** Gives blocks of lines their Markdown heading signs, by the ways Chinese texts mark headings. A heading becomes a block of its own. */
export const withHeadings = (blocks: readonly (readonly string[])[]): string => {
  const all = blocks.flat();
  const out: string[] = [];
  let index = 0;
  for (const block of blocks) {
    let apart = true;
    for (const line of block) {
      const level = levelOf(line, { before: all[index - 1], after: all[index + 1] });
      if (apart || level !== undefined) out.push('');
      out.push(level === undefined ? line : `${'#'.repeat(level)} ${line.replace(EMOJI, '')}`);
      apart = level !== undefined;
      index += 1;
    }
  }
  return out.join('\n').trim();
};

type Neighbours = Readonly<{ before: string | undefined; after: string | undefined }>;

/** The level of a heading: 1 the title, 2 an emoji or 一、, 3 （一）, 1.1 or ①, 4 a short line without a mark; undefined for text. The last line is never one. */
const levelOf = (line: string, { before, after }: Neighbours): number | undefined => {
  if (after === undefined) return undefined;
  if (EMOJI.test(line)) return 2;
  const numbering = readNumbering(line);
  if (numbering !== undefined) return numberedLevel(line);
  const length = [...line].length;
  if (before === undefined && length >= 4 && length <= 60 && !/[。；;！!：:]$/u.test(line)) return 1;
  // Short lines one after another are a list of names, such as the bodies that signed.
  return isShort(line) && !isShort(after) && (before === undefined || !isShort(before) || numberedLevel(before) !== undefined) ? 4 : undefined;
};

const numberedLevel = (line: string): number | undefined => {
  const numbering = readNumbering(line);
  if (numbering === undefined || [...line].length > 50 || /[。；;]/u.test(numbering.words)) return undefined;
  if (numbering.display.startsWith('(')) return 3;
  if (/^[一二三四五六七八九十第]/u.test(numbering.display)) return 2;
  return numbering.whole || /^[①-⑳]/u.test(numbering.display) ? 3 : undefined;
};

const isShort = (line: string): boolean => {
  const length = [...line].length;
  return length >= 2 && length <= 16 && !PUNCTUATION.test(line) && !NOT_A_HEADING.test(line) && !EMOJI.test(line);
};
