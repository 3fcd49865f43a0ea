import type { Statement } from '../../schema/answer.ts';
import { HAN_DIGITS } from '../../text/numerals.ts';
import { ORDINARY_WORDS } from '../verify/ordinary-words.ts';

/** What a model may not write itself: a figure with its comparator and unit, a date, a verdict, a title, words quoted. */
export type Slot = Readonly<{ mark: string; text: string }>;

/** A statement as a model sees it: `text` with marks {3a}, {3b} in place of its slots; {3} stands for its sources. */
export type Masked = Readonly<{ n: number; text: string; slots: readonly Slot[]; source: string }>;

const NUMERAL = `[\\d${HAN_DIGITS}]`;
const RUN = `${NUMERAL}(?:[\\d${HAN_DIGITS}.,:/]|[-–—~+×=−至到](?=${NUMERAL}))*[多余几]?`;
const BEFORE =
  '(?:(?:不得|不|要|应|须|需|仅|只|共|还|再|额外|可|各|每人?|每|第|最|至|累计|合计|连续)?(?:少于|低于|超过|超出|高于|多于|满|足|达到|达|差|早|迟|晚|少|多|低|高|要求|加|获|有|剩|过|近|约|为|前|后|均|[=≥≤><]))?(?:每人?|第|前|后|满|约|近|共)?';
const UNIT =
  '(?:个工作日|工作日|个月|个自然日|小时|分钟|课时|学时|万人次|人次|万元|个百分点|年版|年度|平方米|元|块|分|年|月|日|天|号|周|级|岁|人|家|个|项|次|寸|KB|MB|kb|%|％|‰|倍|条|款|章|类|种|批|期|届|名|户|处|所|份|张|页|步|档|成|折|万|亿|余|多)';
const AFTER = '(?:及以上|及以下|以上|以下|以内|以后|以前|之内|之后|之前|左右|内|前|后|起|止)?';
const LEVEL = '(?:正高级|副高级|助理级|初级|中级|高级|一级|二级|三级)(?:及以上|及以下|以上|以下)';
/** A title, a document's number, words quoted, an address; a line's end, since a model gives its sentences a line each. */
const NAME = '\\n|https?://[\\w./#?=&%-]+|www\\.[\\w./-]+|《[^》]+》|[\\p{Script=Han}]{2,8}〔\\d{4}〕\\d+号|“[^”]{2,}”|「[^」]{2,}」';
const FIGURE = `${BEFORE}${RUN}(?:${UNIT}${AFTER}${RUN})*(?:${UNIT}(?:/${UNIT})?)?(?:\\([\\d${HAN_DIGITS}年个月]+\\))?${AFTER}`;
const SLOTS = new RegExp(`${NAME}|${LEVEL}|(?<ordinary>${ORDINARY_WORDS})|${FIGURE}`, 'gu');

/** How long a verdict's head may be. */
const HEAD = 40;

/** Masks a statement as number `n` of those that are shown to a model. */
export function maskStatement({ role, text, fixed = [] }: Statement, n: number): Masked {
  const slots: Slot[] = [];
  const put = (found: string): string => {
    const mark = `{${n}${letters(slots.length)}}`;
    slots.push({ mark, text: found });
    return mark;
  };
  const head = role === 'verdict' ? verdictHead(text) : '';
  const pieces = splitFixed(text.slice(head.length), fixed);
  const start = head === '' ? '' : put(head);
  const rest = pieces.map(({ piece, isFixed }) =>
    isFixed ? put(piece) : piece.replace(SLOTS, (found, ...more) => ((more.at(-1) as { ordinary?: string }).ordinary === undefined ? put(found) : found)),
  );
  return { n, text: start + rest.join(''), slots, source: text };
}

/** The model's text with the slots' own words in place of their marks. */
export function fillSlots(text: string, slots: readonly Slot[]): string {
  return slots.reduce((filled, { mark, text: own }) => filled.replaceAll(mark, own), text);
}

/** The verdict itself stands before the colon, or is the first clause. */
function verdictHead(text: string): string {
  const colon = text.search(/(?<!\d)[:：]|[:：](?!\d)/u);
  if (colon > 0 && colon <= HEAD) return text.slice(0, colon);
  const stop = text.search(/[,，。;；]/u);
  return stop > 0 && stop <= HEAD ? text.slice(0, stop) : '';
}

type Piece = Readonly<{ piece: string; isFixed: boolean }>;

function splitFixed(text: string, fixed: readonly string[]): readonly Piece[] {
  const found = fixed.filter((one) => one !== '' && text.includes(one)).toSorted((a, b) => b.length - a.length)[0];
  if (found === undefined) return [{ piece: text, isFixed: false }];
  const at = text.indexOf(found);
  return [...splitFixed(text.slice(0, at), fixed), { piece: found, isFixed: true }, ...splitFixed(text.slice(at + found.length), fixed)];
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** a … z, aa, ab … */
function letters(index: number): string {
  const last = ALPHABET.charAt(index % ALPHABET.length);
  return index < ALPHABET.length ? last : letters(Math.floor(index / ALPHABET.length) - 1) + last;
}
