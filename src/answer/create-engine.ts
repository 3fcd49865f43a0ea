import type { Corpus } from '../corpus/corpus.ts';
import { createEvidenceIndex } from '../retrieval/evidence.ts';
import { prepare, type Prepared } from '../retrieval/prepare.ts';
import { soundIndexOf } from '../retrieval/spoken-words.ts';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { routes } from '../dialogue/routes/routes.ts';
import type { Engine } from './engine.ts';

/**
 * Everything that answering needs, in memory. From the corpus alone that takes about a second for ten thousand questions;
 * with what was prepared when the snapshot was written, some ten milliseconds.
 */
export function createEngine(corpus: Corpus, { evidence, spoken }: Prepared = prepare(corpus)): Engine {
  const sounds = soundIndexOf(spoken);
  return {
    corpus,
    evidence: createEvidenceIndex(corpus, evidence),
    rules: new Map(catalogue.map((rule) => [rule.name, rule])),
    routes,
    vocabulary,
    correct: (text) => sounds.correct(text).text,
  };
}
