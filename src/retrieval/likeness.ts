import { askedKinds } from './answer-kind.ts';

/** A question word by word, question words and all: letters and digits in a row, its pairs of neighbours, and what it asks for as bits of `ANSWER_KINDS`. */
export type WordedText = Readonly<{ text: string; pairs: ReadonlySet<string>; kinds: number }>;

/** Takes a normalised text. */
export function wordedText(text: string): WordedText {
  const plain = text.replace(/[\s\p{P}]/gu, '').toLowerCase();
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < plain.length; at += 1) pairs.add(plain.slice(at, at + 2));
  return { text: plain, pairs, kinds: askedKinds(plain) };
}

/** How alike a question and another are word by word: shares of the pairs of each that the other has, the longest common run, and the kinds of thing asked for; each 0 to 1. */
export type Likeness = Readonly<{ ofQuestion: number; ofOther: number; common: number; kinds: number }>;

export function likenessOf(question: WordedText, other: WordedText): Likeness {
  let shared = 0;
  for (const pair of question.pairs) if (other.pairs.has(pair)) shared += 1;
  return {
    ofQuestion: shared / Math.max(1, question.pairs.size),
    ofOther: shared / Math.max(1, other.pairs.size),
    common: longestCommon(question.text, other.text) / Math.max(1, question.text.length),
    kinds: question.kinds === 0 ? 0.5 : bitCount(question.kinds & other.kinds) / bitCount(question.kinds | other.kinds),
  };
}

/** Length of the longest run that both texts hold. */
export function longestCommon(a: string, b: string): number {
  let longest = 0;
  let before = new Uint16Array(b.length + 1);
  let now = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const code = a.charCodeAt(i);
    for (let j = 0; j < b.length; j += 1) {
      const run = b.charCodeAt(j) === code ? before[j]! + 1 : 0;
      now[j + 1] = run;
      if (run > longest) longest = run;
    }
    [before, now] = [now, before];
  }
  return longest;
}

export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
