import { tokens, words } from '../text/segment.ts';
import { readPlaces } from '../text/places.ts';
import { shownKinds } from './answer-kind.ts';
import { createBm25, type Bm25 } from './bm25.ts';
import { feedbackOf, type Feedback } from './forward.ts';
import { layoutOf, type Layout, type RankedPassage } from './location.ts';
import { codesOf, foldText, isHan } from './query-form.ts';

/** Passages made ready for ranking: several views of the same texts, all in memory. */
export type Collection = Readonly<{
  passages: readonly RankedPassage[];
  folded: readonly string[];
  codes: readonly Uint16Array[];
  titleCodes: readonly Uint16Array[];
  foldedTitles: readonly string[];
  kinds: Uint16Array;
  /** names of the places in title and text */
  places: readonly ReadonlySet<string>[];
  layout: Layout;
  /** characters and pairs of title and text */
  all: Bm25;
  singles: Bm25;
  pairs: Bm25;
  words: Bm25;
  titles: Bm25;
  documents: Bm25;
  feedback: Feedback;
}>;

export const collectionOf = (passages: readonly RankedPassage[]): Collection => {
  const folded = passages.map(({ text }) => foldText(text));
  const foldedTitles = passages.map(({ title }) => foldText(title));
  const layout = layoutOf(passages);
  const titleTokens = foldedTitles.map((title) => tokens(title));
  const textTokens = folded.map((text) => tokens(text));
  const allTokens = textTokens.map((found, index) => [...titleTokens[index]!, ...found]);
  const isPair = (token: string): boolean => token.length === 2 && isHan(token.charCodeAt(0));
  const all = createBm25(allTokens);
  const words_ = folded.map((text, index) => words(`${foldedTitles[index]!} ${text}`).filter((word) => word.length > 1));
  const documents = layout.groups.map((members) => members.flatMap((index, at) => (at === 0 ? allTokens[index]! : textTokens[index]!)));
  const wordIndex = createBm25(words_);
  return {
    passages,
    folded,
    codes: folded.map(codesOf),
    titleCodes: foldedTitles.map(codesOf),
    foldedTitles,
    kinds: Uint16Array.from(folded, shownKinds),
    places: folded.map((text, index) => new Set(readPlaces(`${foldedTitles[index]!} ${text}`).map(({ name }) => name))),
    layout,
    all,
    singles: createBm25(allTokens.map((found) => found.filter((token) => !isPair(token)))),
    pairs: createBm25(textTokens.map((found) => found.filter(isPair))),
    words: wordIndex,
    titles: createBm25(titleTokens),
    documents: createBm25(documents),
    feedback: feedbackOf(wordIndex.postings, wordIndex.idf),
  };
};
