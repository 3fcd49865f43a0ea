import type { FactValue } from '../../rules/fact.ts';
import type { Vocabulary } from '../../rules/rule.ts';
import type { Quantity } from '../../text/quantity.ts';

/** A fact as read in one message: the value and the user's own words. */
export type FactReading = Readonly<{ key: string; value: FactValue; said: string; rough: boolean; strength: number }>;

export type ReadOptions = Readonly<{
  vocabulary: Vocabulary;
  /** what text/quantities.ts found in the same text */
  quantities: readonly Quantity[];
  /** facts of the rule at hand: they win over others where both could be meant */
  live?: readonly string[];
  /** ISO date taken as today: 「2021年11月入职」 is a length up to it */
  asOf: string;
  /** facts that are known from before: a correction without a word of its own changes the one that it can be */
  known?: readonly string[];
  /** facts that were just asked for: a bare figure or a bare 有/没有 answers them */
  asked?: readonly string[];
  /** facts told last, when the message takes something back: a bare figure takes the place of one of these rather than answering what was asked */
  corrected?: readonly string[];
}>;

/** The text with a stretch of it made blank, same length. */
export function blankOut(text: string, index: number, length: number): string {
  return text.slice(0, index) + ' '.repeat(length) + text.slice(index + length);
}

/** Every match of a pattern that is written without the flag g. */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(new RegExp(pattern.source, 'gu'))];
}
