import { fold } from '../../text/normalise.ts';
import { HAN_DIGITS } from '../../text/numerals.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';

const ORDINARY = new RegExp(ORDINARY_WORDS, 'gu');
/** Any sign that counts, in any script or dress: 6, ６, ⑥, Ⅵ, ½, 六, 陆, 俩, 半, %, and with what stands before and after it. */
const FIGURE = new RegExp(`(?:[\\p{Nd}\\p{No}\\p{Nl}${HAN_DIGITS}俩仨廿卅半双几倍％%‰]+[.,:]?|数(?=[十百千万倍]))+\\p{Script=Han}?`, 'gu');
/** Words that compare. */
const COMPARATOR = /以上|以下|以内|以外|超过|超出|不足|不满|未满|不到|至少|至多|最多|最少|最低|最高|大于|小于|高于|低于|多于|少于|早于|晚于|上限|下限|[<>≤≥＜＞]/gu;
/** Days and spans that are told without a numeral. */
const TIME = /今年|明年|后年|去年|前年|本月|下月|上月|年底|年初|年中|月底|月初|季度|今天|明天|昨天|后天|周末|下周|近期|即日|当天|次日|次年|当年/gu;

/** The figures, comparators and times of a text that stand in none of `sources`; nothing when all are held. Texts with marks are given without them. */
export function unheldFigures(text: string, sources: readonly string[]): readonly string[] {
  const held = sources.map(fold);
  const plain = text.replace(ORDINARY, ' ');
  return [FIGURE, COMPARATOR, TIME]
    .flatMap((pattern) => [...plain.matchAll(pattern)].map(([found]) => found))
    .filter((found) => !held.some((source) => source.includes(fold(found))));
}
