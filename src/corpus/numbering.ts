/** A heading's number: how it is shown, its value for anchors, and the heading's words without it. `whole` numbers (1.2) stand alone; others need those above. */
export type Numbering = Readonly<{ display: string; key: string; words: string; whole: boolean }>;

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const HAN = '零一二三四五六七八九';
const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';

const forms: readonly { pattern: RegExp; read: (number: string) => Omit<Numbering, 'words'> }[] = [
  { pattern: new RegExp(`^(${HAN_NUMBER})、\\s*`, 'u'), read: (n) => ({ display: n, key: String(hanValue(n)), whole: false }) },
  { pattern: new RegExp(`^[（(](${HAN_NUMBER})[）)]\\s*`, 'u'), read: (n) => ({ display: `(${n})`, key: String(hanValue(n)), whole: false }) },
  { pattern: new RegExp(`^第(${HAN_NUMBER})[章节条编部]\\s*`, 'u'), read: (n) => ({ display: `第${n}`, key: String(hanValue(n)), whole: false }) },
  { pattern: /^(\d{1,3}(?:\.\d{1,3})+)\s+/u, read: (n) => ({ display: n, key: n, whole: true }) },
  { pattern: new RegExp(`^([${CIRCLED}])\\s*`, 'u'), read: (n) => ({ display: n, key: String(CIRCLED.indexOf(n) + 1), whole: false }) },
  { pattern: /^(\d{1,3})[、.．]\s*(?!\d)/u, read: (n) => ({ display: n, key: n, whole: false }) },
];

/** The number at the head of a heading, or undefined: 一、 （一） 第一章 1.2 ① 1、 */
export const readNumbering = (heading: string): Numbering | undefined => {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(heading);
    if (match !== null) return { ...read(match[1] ?? ''), words: heading.slice(match[0].length) };
  }
  return undefined;
};

/** Whether a line is an item of a numbered list: 1. 1、 (1) ① */
export const isNumberedItem = (line: string): boolean => /^(?:\d{1,2}[、.．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])/u.test(line);

/**
 * The heading that an official text runs into its paragraph: 「（四）完善激励方式。积极探索…」 gives 「（四）完善激励方式」.
 * Nothing where the paragraph is that sentence alone.
 */
export const runInHeading = (paragraph: string): string | undefined => new RegExp(`^([（(]${HAN_NUMBER}[）)][^。；！？]{2,36})。.`, 'u').exec(paragraph)?.[1];

const hanValue = (number: string): number => {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number];
  const ten = number.includes('十') ? (tens === '' ? 1 : HAN.indexOf(tens ?? '')) : 0;
  return ten * 10 + Math.max(0, HAN.indexOf(ones || '零'));
};
