import type { Masked } from '../phrase/placeholders.ts';
import { fillSlots } from '../phrase/placeholders.ts';
import { unheldFigures } from './figures.ts';
import { claimOf } from './glue.ts';

/** Why a rewording is not taken; a label of `youju_phrased_total`. */
export type Fault = 'placeholder' | 'figure' | 'link' | 'language' | 'length' | 'polarity' | 'dropped' | 'added';

export type Evidence = Readonly<{ /** words of the documents that the statement cites */ quotes: readonly string[] }>;

const MARK = /\{\d+[a-z]+\}/gu;
const ANY_BRACE = /[{}｛｝]/u;
const LINK = /https?:|www\.|:\/\/|[a-z0-9-]+\.(?:com|cn|net|org|gov|edu|io|top|xyz)\b|@|微信号|公众号|二维码|\+?86-?\d/giu;
const POLAR = '不没未无非否勿莫别';
/** 「不,可以」 is not 「不可以」. */
const CUT_POLARITY = new RegExp(`[${POLAR}]\\s*[,，。;；:：、!！?？—…]`, 'gu');
const QUESTION = /[?？]|[吗么]$|难道|岂/gu;
/** bytes of UTF-8 that a rewording may add */
const ROOM = 150;

/** Checks a model's text for one statement, its marks still in place and the mark of its sources taken off. Nothing when it may stand for the statement. */
export function verifyRewording(masked: Masked, text: string, { quotes }: Evidence): Fault | undefined {
  const marks = text.match(MARK) ?? [];
  // In their order: figures that change places change what is said as much as other figures do.
  if (marks.length !== masked.slots.length || masked.slots.some(({ mark }, i) => marks[i] !== mark)) return 'placeholder';
  const words = text.replace(MARK, ' ');
  const source = masked.text.replace(MARK, ' ');
  if (ANY_BRACE.test(words)) return 'placeholder';
  if ((words.match(LINK) ?? []).some((found) => !source.includes(found))) return 'link';
  if (!isChinese(words, source)) return 'language';
  if (unheldFigures(words, [source, ...quotes]).length > 0) return 'figure';
  if (bytes(fillSlots(text, masked.slots)) > 2 * bytes(masked.source) + ROOM) return 'length';
  if (count(text, CUT_POLARITY) > count(masked.text, CUT_POLARITY) || count(words, QUESTION) > count(source, QUESTION)) return 'polarity';
  const [wanted, said] = [claimOf(masked.text), claimOf(text)];
  if (wanted === said) return undefined;
  if (count(said, DENIALS) !== count(wanted, DENIALS)) return 'polarity';
  return isSubsequence(wanted, said) ? 'added' : 'dropped';
}

const DENIALS = new RegExp(`[${POLAR}]`, 'gu');

/** Latin words only where the statement has them; half of the rest Chinese. */
function isChinese(text: string, source: string): boolean {
  const known = source.toLowerCase();
  if ((text.match(/[a-z]{2,}/giu) ?? []).some((word) => !known.includes(word.toLowerCase()))) return false;
  const letters = text.replace(/[\s\p{P}\p{S}\d]/gu, '');
  return letters.length === 0 || count(letters, /\p{Script=Han}/gu) * 2 >= letters.length;
}

function isSubsequence(wanted: string, said: string): boolean {
  let at = 0;
  for (const character of said) if (character === wanted.charAt(at)) at += 1;
  return at >= wanted.length;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
