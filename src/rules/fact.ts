import type * as z from 'zod';
import type { Quantity } from './range.ts';

/**
 * What may be asked of a person. The vocabulary is shared by all rules, so that nothing said once is asked again.
 * `cue` is how it is read in a message: see dialogue/read-facts.ts.
 */
export type FactKind = 'quantity' | 'date' | 'choice' | 'boolean';

export type Fact<T> = Readonly<{
  kind: FactKind;
  /** Chinese name, 「社保缴纳月数」 */
  label: string;
  /** the question as one would ask it on a phone, with the form of the answer: 「社保连续交了多久(例如 48个月)?」 */
  ask: string;
  schema: z.ZodType<T>;
  cue: QuantityCue | ChoiceCue | BooleanCue;
  /** shown behind a figure: 个月, 小时, 分, KB */
  unit?: string;
  /** what passing time does to it: months of work grow, a contract's rest shrinks; left out where time does nothing */
  overTime?: 'grows' | 'shrinks';
  /** what is told later makes it another fact's: hours without a proof count once their proof was obtained */
  turns?: Readonly<{ into: string; words: RegExp }>;
  /** the value once another place is named where one was told to be in the same */
  elsewhere?: FactValue;
  /** words that say there is one by now, but not which: what was told before (none) holds no more */
  got?: RegExp;
  /** its values from the lowest to the highest: 「往上一级呢」 is the next of them */
  ladder?: readonly (string | number)[];
  /** lengths told in pieces are added up: 「成都2年 重庆1年半」 */
  adds?: boolean;
  /** its words are too common to be read in any message: only while its rule is at hand */
  onlyLive?: boolean;
}>;

/** Kinds of quantities that text/quantities.ts finds. */
export type QuantityCueKind = 'months' | 'days' | 'hours' | 'date' | 'time' | 'money' | 'score' | 'percent' | 'count' | 'size' | 'grade' | 'number';

export type QuantityCue = Readonly<{
  kinds: readonly QuantityCueKind[];
  /** words that stand near the quantity when this fact is meant (in its clause, mostly before it) */
  near: RegExp;
  /** further words that mean it while its rule is at hand; too common to mean it elsewhere */
  nearLive?: RegExp;
  /** words near it that give the quantity to another fact */
  not?: RegExp;
  /** words of the clause behind its own that give the quantity to this fact: 「还有16小时的班 没给开证明」 */
  next?: RegExp;
  /** of a length without a break the words that tell of one: what was told before them is no part of it */
  broken?: RegExp;
  /** what 「…没问题」 said of these words is taken for: the range that meets the conditions */
  assured?: readonly [low: number, high: number];
  /** a day that has been: one to come is no such day */
  past?: true;
  /** a day that is to come, or today */
  coming?: true;
  /** of several days the last one is meant: the latest registration */
  latest?: true;
  /** words that say nought: 「没补过」 */
  none?: RegExp;
}>;

/**
 * The first pattern that matches the message gives the value; order from the most special to the most general.
 * `live` words are too common to be read in any message: they count while the fact's rule is at hand and no option is named otherwise.
 */
export type ChoiceCue = Readonly<{ options: readonly (readonly [value: string, pattern: RegExp])[]; live?: readonly (readonly [value: string, pattern: RegExp])[] }>;

/** `no` is tried first and its match is taken out of the text before `yes` is tried. */
export type BooleanCue = Readonly<{ yes: RegExp; no: RegExp }>;

/** What a rule is given: exact values, ranges for quantities and dates, null or nothing where it is not known. */
export type FactValue = string | boolean | Quantity | readonly [from: string, to: string];
export type Facts = Readonly<Record<string, FactValue>>;

/** Whether a value is a number, a day, or a range of either: neither a choice nor yes or no. */
export function isFigureOrDay(value: FactValue): boolean {
  return typeof value === 'number' || Array.isArray(value) || (typeof value === 'string' && /^\d{4}-/u.test(value));
}

/** A length of time that grows by itself: months of work, of insurance paid, of a permit held. */
export const growing = <T>(fact: Fact<T>): Fact<T> => ({ ...fact, overTime: 'grows' });

/** A length of time that runs out: what is left of a contract. */
export const shrinking = <T>(fact: Fact<T>): Fact<T> => ({ ...fact, overTime: 'shrinks' });

/** Read only while its rule is at hand: its words stand in many other messages. */
export const live = <T>(fact: Fact<T>): Fact<T> => ({ ...fact, onlyLive: true });
