import { parse } from 'yaml';
import * as z from 'zod';
import { CorpusError, reason } from './errors.ts';

const lexiconSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      words: z.array(z.string().trim().min(1)).min(2).describe('ways of saying the same; the usual one of the documents first'),
      weight: z.number().gt(0).max(1).default(1).describe('1: interchangeable; less: related, or only in some senses'),
    }),
  ),
});

export type SynonymGroup = Readonly<z.infer<typeof lexiconSchema>['groups'][number]>;

/** Synonyms of the profession; `byWord` gives the groups of a word, `longest` the length of the longest word in UTF-16 units. */
export type Lexicon = Readonly<{ groups: readonly SynonymGroup[]; byWord: ReadonlyMap<string, readonly SynonymGroup[]>; longest: number }>;

/** What else a word of the question may be called. */
export type Expansion = Readonly<{ from: string; word: string; weight: number }>;

/** Reads `corpus/lexicon.yaml`; throws a CorpusError (`corpus-lexicon`) that names the group in which something is wrong. */
export const parseLexicon = (yaml: string, file: string): Lexicon => {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    throw new CorpusError('corpus-lexicon', file, `not YAML: ${reason(error)}`, { cause: error });
  }
  const result = lexiconSchema.safeParse(value);
  if (!result.success) {
    throw new CorpusError('corpus-lexicon', file, result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' | '));
  }
  return lexiconOf(result.data.groups);
};

export const lexiconOf = (groups: readonly SynonymGroup[]): Lexicon => {
  const byWord = new Map<string, SynonymGroup[]>();
  for (const group of groups) for (const word of new Set(group.words)) byWord.set(folded(word), [...(byWord.get(folded(word)) ?? []), group]);
  return { groups, byWord, longest: Math.max(0, ...[...byWord.keys()].map((word) => word.length)) };
};

/**
 * The other names of what a text speaks of, heaviest first. The text is read from the left by the longest word that fits,
 * so that 助理社工师 is not taken for 社工师. Words that the text already holds are left out.
 */
export const expand = (lexicon: Lexicon, text: string): Expansion[] => {
  const said = folded(text);
  const found = new Map<string, Expansion>();
  for (const from of lexiconWordsIn(lexicon, said)) {
    for (const group of lexicon.byWord.get(from) ?? []) {
      for (const word of group.words) {
        if (said.includes(folded(word)) || (found.get(word)?.weight ?? 0) >= group.weight) continue;
        found.set(word, { from, word, weight: group.weight });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight);
};

/** The words of the lexicon in a text, by the longest match, each once. */
const lexiconWordsIn = (lexicon: Lexicon, said: string): Set<string> => {
  const words = new Set<string>();
  for (let at = 0; at < said.length;) {
    let length = Math.min(lexicon.longest, said.length - at);
    while (length > 0 && !lexicon.byWord.has(said.slice(at, at + length))) length -= 1;
    if (length > 0) words.add(said.slice(at, at + length));
    at += Math.max(1, length);
  }
  return words;
};

const folded = (text: string): string => text.toLowerCase();
