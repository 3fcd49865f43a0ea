import type { Corpus } from '../corpus/corpus.ts';
import { normalise } from '../text/normalise.ts';
import { words } from '../text/segment.ts';
import { createSoundIndex, hanPairs, type SoundIndex } from '../text/sound.ts';

/** What setting typing errors right reads of a corpus: words that a typo may have meant, with their weights, and the pairs of characters that are none. */
export type SpokenWords = Readonly<{ words: readonly (readonly [text: string, weight: number])[]; pairs: Iterable<string> }>;

const LEXICON_WEIGHT = 5;

/** Words of the documents, as often as they stand there, and those of the lexicon; pairs of the documents and of the question bank. */
export function spokenWordsOf({ documents, questions, lexicon }: Corpus): SpokenWords {
  const texts = documents.map(({ text }) => normalise(text));
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { words: group } of lexicon.groups) for (const word of group) counts.set(word, (counts.get(word) ?? 0) + LEXICON_WEIGHT);
  return { words: [...counts], pairs: hanPairs([...texts, ...questions.map(({ question }) => normalise(question))]) };
}

export function soundIndexOf({ words: spoken, pairs }: SpokenWords): SoundIndex {
  return createSoundIndex(
    spoken.map(([text, weight]) => ({ text, weight })),
    [],
    pairs,
  );
}
