import type { Corpus } from '../corpus/corpus.ts';
import { expand } from '../corpus/lexicon.ts';
import { normalise } from '../text/normalise.ts';
import { stripQuestionWords, tokens } from '../text/segment.ts';
import type { SparseVector } from './sparse.ts';

const UNIGRAM = 0.3;
const CONCEPT = 0.8;
const NUMBER = 0.5;

/** Weighted terms of a text: characters, pairs, Latin and digit runs, and the concepts of the lexicon that it names. */
export function termsOf(text: string, { lexicon }: Pick<Corpus, 'lexicon'>): SparseVector {
  const said = normalise(text);
  const kept = stripQuestionWords(said);
  const terms = new Map<string, number>();
  for (const token of tokens(kept === '' ? said : kept)) {
    const weight = /^\p{Script=Han}$/u.test(token) ? UNIGRAM : /^[\d.]+$/u.test(token) ? NUMBER : 1;
    terms.set(token, Math.max(terms.get(token) ?? 0, weight));
  }
  for (const { word, weight } of expand(lexicon, said)) {
    for (const token of tokens(word)) if (token.length > 1 && !terms.has(token)) terms.set(token, weight * CONCEPT * 0.4);
  }
  return terms;
}

/**
 * Pairs with the question words and function words that `termsOf` leaves out: 「多少」, 「几年」, 「要不要」 say what is asked for.
 * Too common to make two texts alike, they count where many questions about one thing are taken together.
 */
export function spokenPairsOf(text: string, terms: SparseVector): readonly string[] {
  return [...new Set(tokens(normalise(text)))].filter((token) => token.length === 2 && !terms.has(token) && /^\p{Script=Han}{2}$/u.test(token));
}

/** What the inverted list holds of a text: its terms, and its spoken pairs without weight, so that they change no similarity. */
export function entryTermsOf(text: string, corpus: Pick<Corpus, 'lexicon'>): SparseVector {
  const terms = termsOf(text, corpus);
  return new Map([...terms, ...spokenPairsOf(text, terms).map((pair) => [pair, 0] as const)]);
}
