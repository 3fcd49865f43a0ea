import { stripQuestionWords, tokens, words } from '../text/segment.ts';

/** What the ranker reads of a question. Weights are idf. Pairs are keyed by both characters: first × 65536 + second. */
export type QueryForm = Readonly<{
  /** folded characters, marks as 0 */
  codes: Uint16Array;
  /** tokens without question words (with them where nothing else is left), in order */
  kept: readonly string[];
  singles: readonly string[];
  pairTokens: readonly string[];
  words: readonly string[];
  /** pair → its place in `pairWeights` */
  pairs: ReadonlyMap<number, number>;
  pairWeights: Float64Array;
  pairTotal: number;
  /** character → its place in `singleWeights` */
  characters: ReadonlyMap<number, number>;
  singleWeights: Float64Array;
  singleTotal: number;
  /** by UTF-16 unit: 1 where the question has it, 2 more where one of its pairs begins with it. Most of a text is passed over by one look here. */
  marks: Uint8Array;
  /** numbers and Latin words */
  runs: readonly string[];
  text: string;
}>;

const LONGEST = 200;

export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Folded UTF-16 units, everything that is neither letter nor number as 0. */
export const codesOf = (folded: string): Uint16Array => {
  const codes = new Uint16Array(folded.length);
  for (let at = 0; at < folded.length; at += 1) codes[at] = isMark(folded.charCodeAt(at)) ? 0 : folded.charCodeAt(at);
  return codes;
};

/** Reads a question, cut at 200 characters; `idf` is the collection's. */
export const queryFormOf = (question: string, idf: (token: string) => number): QueryForm => {
  const text = foldText(question).slice(0, LONGEST);
  const stripped = stripQuestionWords(text);
  const base = tokens(stripped).length > 0 ? stripped : text;
  const kept = tokens(base);
  const singles = kept.filter((token) => token.length === 1 || !isHan(token.charCodeAt(0)));
  const pairTokens = kept.filter((token) => token.length === 2 && isHan(token.charCodeAt(0)));
  const pairs = placed(pairTokens.map((token) => keyOf(token.charCodeAt(0), token.charCodeAt(1))));
  const pairWeights = Float64Array.from(new Set(pairTokens), idf);
  const han = singles.filter((token) => token.length === 1 && isHan(token.charCodeAt(0)));
  const characters = placed(han.map((token) => token.charCodeAt(0)));
  const singleWeights = Float64Array.from(new Set(han), idf);
  const codes = codesOf(text);
  const marks = new Uint8Array(65_536);
  for (const code of codes) if (code !== 0) marks[code] = 1;
  for (const token of pairTokens) marks[token.charCodeAt(0)]! |= 2;
  return {
    codes,
    marks,
    kept,
    singles,
    pairTokens,
    words: words(base).filter((word) => word.length > 1),
    pairs,
    pairWeights,
    pairTotal: sum(pairWeights),
    characters,
    singleWeights,
    singleTotal: sum(singleWeights),
    runs: [...new Set(kept.filter((token) => !isHan(token.charCodeAt(0))))],
    text,
  };
};

export const keyOf = (first: number, second: number): number => first * 65_536 + second;

export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);

const isMark = (code: number): boolean =>
  !(isHan(code) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x2000) || (code >= 0x3040 && code < 0x3100) || code >= 0xd800);

const placed = (keys: readonly number[]): Map<number, number> => {
  const places = new Map<number, number>();
  for (const key of keys) if (!places.has(key)) places.set(key, places.size);
  return places;
};

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
