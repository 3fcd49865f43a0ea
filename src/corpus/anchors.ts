import { contentHash } from './content-hash.ts';
import { readNumbering, type Numbering } from './numbering.ts';

/**
 * The part of an anchor that names a place under these headings: their numbers (四、（四） gives s4.4, 1.2 gives s1.2). A heading without a number counts
 * only where none below it has one or where numbers start anew under it, and is then named by a hash of its words, so that nothing moves when another section is edited.
 */
export const anchorStem = (path: readonly string[]): string => {
  if (path.length === 0) return 's0';
  const parts = numbered(path);
  const whole = parts.findLastIndex((part) => part.numbering?.whole);
  const kept = whole >= 0 ? parts.slice(whole) : parts;
  const firstNumber = kept.findIndex((part) => part.numbering !== undefined);
  const keys = kept.map(({ heading, numbering }, index) => {
    if (numbering !== undefined) return numbering.key;
    return firstNumber < 0 || index < firstNumber ? `x${contentHash(heading).slice(-4)}` : undefined;
  });
  return `s${keys.filter((key) => key !== undefined).join('.')}`;
};

/**
 * How a place is shown to people: 四(四), 1.2; where headings without a number stand above, so that the number alone is not unique, with its words: ①报名核心条件.
 * Without any number the nearest heading; nothing under the title itself.
 */
export const sectionLabel = (path: readonly string[]): string => {
  const parts = numbered(path);
  const whole = parts.findLast((part) => part.numbering?.whole);
  if (whole?.numbering !== undefined) return whole.numbering.display;
  const numbers = parts.flatMap(({ numbering }) => (numbering === undefined ? [] : [numbering]));
  const last = numbers.at(-1);
  if (last === undefined) return clipped(path.at(-1) ?? '');
  const display = numbers.map((numbering) => numbering.display).join('');
  return parts[0]?.numbering === undefined ? `${display}${/[一-鿿]$/u.test(display) ? '、' : ''}${clipped(last.words)}` : display;
};

const numbered = (path: readonly string[]): { heading: string; numbering: Numbering | undefined }[] => path.map((heading) => ({ heading, numbering: readNumbering(heading) }));

/** A heading up to its first mark, cut to what fits a footnote. */
const clipped = (words: string): string => {
  const head = [...(words.split(/[:：,，;；。(（]/u)[0]?.trim() ?? '')];
  return head.length <= 16 ? head.join('') : `${head.slice(0, 15).join('')}…`;
};
