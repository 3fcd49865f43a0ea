import type { Corpus } from '../corpus/corpus.ts';
import { prepareEvidence, type EvidenceData } from './evidence-data.ts';
import { spokenWordsOf, type SpokenWords } from './spoken-words.ts';

/** All that is computed from a corpus before the first question can be answered. */
export type Prepared = Readonly<{ evidence: EvidenceData; spoken: SpokenWords }>;

export const prepare = (corpus: Corpus): Prepared => ({ evidence: prepareEvidence(corpus), spoken: spokenWordsOf(corpus) });
