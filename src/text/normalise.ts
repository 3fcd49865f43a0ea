import * as OpenCC from 'opencc-js/t2cn';
import { DIALECT_WORDS } from './dialect.ts';

// Characters only: the word tables ("twp") would also rewrite ordinary mainland words, 行程 → 进程, 影像 → 图像.
const convert = OpenCC.Converter({ from: 'tw', to: 'cn' });

const DIALECT = new Map(DIALECT_WORDS.map(([pattern, standard]) => [plain(pattern), standard]));
const DIALECT_PATTERN = new RegExp(
  DIALECT_WORDS.map(([pattern]) => pattern)
    .sort((a, b) => plain(b).length - plain(a).length)
    .join('|'),
  'gu',
);
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u{115f}\u{1160}\u{3164}]|\p{Variation_Selector}/gu;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{20e3}/gu;
// WeChat writes its own emoji as [捂脸], [Smile] in plain text.
const WECHAT_EMOJI = /\[[\u{4e00}-\u{9fff}]{1,3}\]|\[[a-z]{2,12}\]/giu;

/**
 * A message in the form that every reader expects: NFKC, Simplified, lower-case, without invisible characters and emoji,
 * one blank for any white space, one mark for a run of the same mark, dialect and chat words in their standard form.
 * Numbers keep their form. Offsets are not kept: what is read afterwards points into the result.
 */
export function normalise(text: string): string {
  const standard = text
    .replace(/[\t\n\v\f\r\u{2028}\u{2029}]/gu, ' ')
    .replace(CONTROL, '')
    .normalize('NFKC')
    .replace(WECHAT_EMOJI, ' ')
    .replace(EMOJI, ' ');
  // 係 is "is" in Cantonese, but one half of 關係, 聯係, 係數 elsewhere; converted, it can no longer be told from 系.
  const cantonese = standard.replace(/(?<![關关聯联體体干])係(?![數数統统列])/gu, '是');
  return toSimplified(cantonese)
    .toLowerCase()
    .replace(DIALECT_PATTERN, (word) => DIALECT.get(word) ?? word)
    .replace(/([^\p{L}\p{N}\s])\1+/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** NFKC, all white space out, lower-case: two spellings of one quote compare equal. Punctuation stays as it is. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** 么 stays out of the conversion, which knows it as the Traditional form of 幺 and would write 肿幺, 咋幺. */
function toSimplified(text: string): string {
  return text
    .split('么')
    .map((piece) => convert(piece))
    .join('么');
}

function plain(pattern: string): string {
  return pattern.replace(/\(\?<?[!=][^)]*\)/gu, '');
}
