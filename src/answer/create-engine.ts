import type { Corpus } from '../corpus/corpus.ts';
import { createEvidenceIndex } from '../retrieval/evidence.ts';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { routes } from '../dialogue/routes/routes.ts';
import { createSoundIndex } from '../text/sound.ts';
import { words } from '../text/segment.ts';
import { normalise } from '../text/normalise.ts';
import type { Engine } from './engine.ts';

/** Everything that answering needs, built from the corpus in memory; about a second for ten thousand questions. */
export function createEngine(corpus: Corpus): Engine {
  const texts = corpus.documents.map(({ text }) => normalise(text));
  const known = [...texts, ...corpus.questions.map(({ question }) => normalise(question))];
  const sounds = createSoundIndex(spokenWords(corpus, texts), known);
  return {
    corpus,
    evidence: createEvidenceIndex(corpus),
    rules: new Map(catalogue.map((rule) => [rule.name, rule])),
    routes,
    vocabulary,
    correct: (text) => sounds.correct(text).text,
  };
}

const LEXICON_WEIGHT = 5;

/** Words that a typo may have meant: those of the documents, as often as they stand there, and those of the lexicon. */
function spokenWords({ lexicon }: Corpus, texts: readonly string[]): readonly { text: string; weight: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { words: group } of lexicon.groups) for (const word of group) counts.set(word, (counts.get(word) ?? 0) + LEXICON_WEIGHT);
  return [...counts].map(([text, weight]) => ({ text, weight }));
}
