import { pinyin } from 'pinyin-pro';

/** Readings of a whole word in context, without tones, ü as v: 落户 → ["luo", "hu"]. */
export function syllablesOf(word: string): string[] {
  return pinyin(word, { type: 'array', toneType: 'none', v: true });
}

/** All readings of one character, most frequent first: 重 → ["zhong", "chong"]. */
export function readingsOf(character: string): string[] {
  return [...new Set(pinyin(character, { type: 'array', toneType: 'none', v: true, multiple: true }))];
}

/**
 * A syllable with what dialects and keyboards confuse made one: zh/z, ch/c, sh/s, n/l, hu/f, ang/an, eng/en, ing/in.
 * Two syllables sound alike when their folded forms are equal.
 */
export function foldSyllable(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=[aeiouv])/u, 'l')
    .replace(/^hu([in])$/u, 'fe$1')
    .replace(/^hu(?=[ao])/u, 'f')
    .replace(/^hu$/u, 'fu')
    .replace(/([aei])ng$/u, '$1n');
}

/** Typed pinyin without syllable borders, with the confusions that can be seen without them made one: zh/z, ch/c, sh/s, ang/an, eng/en, ing/in. */
export function foldLetters(letters: string): string {
  return letters.replace(/([zcs])h/gu, '$1').replace(/([aei])ng/gu, '$1n');
}
