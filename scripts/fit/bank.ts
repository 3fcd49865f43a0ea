import { readFileSync } from 'node:fs';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { composePassages } from '../../src/answer/compose-passage.ts';
import type { Features, Target } from '../../src/retrieval/evidence.ts';
import { soundIndexOf, spokenWordsOf } from '../../src/retrieval/spoken-words.ts';
import { fold, normalise } from '../../src/text/normalise.ts';
import { parseCases } from '../../eval/case.ts';
import { publicSets } from '../../eval/retrieval-public-sets.ts';

// A question of the bank is put as if it and all that is more like it than the ceiling had never been written. How near the nearest
// question comes is different from person to person: so are the ceilings.
const CEILINGS = [0.25, 0.35, 0.5, 0.65, 0.8, 1] as const;
export const ceilingOf = (number: number): number => CEILINGS[number % CEILINGS.length] ?? 1;

// Composing looks at targets alone.
const NOTHING = {} as Features;

/** What an answer out of one target would quote, folded. */
export const quotedBy = (corpus: Corpus): ((target: Target) => string) => {
  const known = new Map<Target, string>();
  return (target) => {
    const quoted =
      known.get(target) ??
      fold(
        composePassages([{ target, score: 1, features: NOTHING, nearest: undefined }], corpus, '2026-01-01')
          .references.map(({ quote }) => quote)
          .join('\n'),
      );
    known.set(target, quoted);
    return quoted;
  };
};

export type AskedCase = Readonly<{ id: string; kind: string; text: string; cites: readonly string[]; refuses: boolean }>;

/** Cases of one question, as the assistant reads them: normalised, typing errors set right. */
export function askedCases(corpus: Corpus, kinds: readonly string[]): readonly AskedCase[] {
  const sounds = soundIndexOf(spokenWordsOf(corpus));
  const cases = ['development', 'own-questions', 'unseen-questions-a', 'unseen-questions-b'].flatMap((name) => parseCases(readFileSync(`eval/cases/${name}.jsonl`, 'utf8'), name));
  return cases.flatMap(({ id, kind, turns }) => {
    const [turn, ...more] = turns;
    if (turn === undefined || more.length > 0 || !kinds.includes(kind)) return [];
    return [{ id, kind, text: sounds.correct(normalise(turn.user)).text, cites: (turn.expect?.cite ?? []).map(fold), refuses: turn.expect?.refuses === true || kind === 'refuse' }];
  });
}

/** Questions of other fields out of the public sets, so many of each: no document here answers them. */
export async function foreignQuestions(each: number): Promise<readonly string[]> {
  const { sets, missing } = await publicSets();
  if (missing.length > 0) console.log(`without ${missing.join(', ')}: what lies outside the field is learned worse`);
  return sets.flatMap(({ set: { queries } }) => queries.filter((_, at) => at % Math.max(1, Math.floor(queries.length / each)) === 0).map(({ text }) => text));
}

/** A number that stays the same for a text, to deal it to a fold. */
export const hash = (text: string): number => [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0, 7);

export const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
