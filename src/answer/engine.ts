import type { Corpus } from '../corpus/corpus.ts';
import type { Route } from '../dialogue/route.ts';
import type { EvidenceIndex } from '../retrieval/evidence.ts';
import type { Rule, Vocabulary } from '../rules/rule.ts';

/** What answering needs, all of it in memory and pure: the corpus, its evidence, the rules, and typing errors mended by sound. */
export type Engine = Readonly<{
  corpus: Corpus;
  evidence: EvidenceIndex;
  rules: ReadonlyMap<string, Rule>;
  routes: readonly Route[];
  vocabulary: Vocabulary;
  /** a normalised message with words that only sound right set right */
  correct: (text: string) => string;
}>;

/** One turn of a person. */
export type TurnInput = Readonly<{
  text: string;
  /** what was said before this question in the same message: facts of another rule are told by it too */
  background?: string;
  /** ISO date taken as today */ asOf: string;
}>;
