import * as z from 'zod';
import type { ConditionStatus, Outcome } from '../schema/computation.ts';
import type { Constant } from './constant.ts';
import type { Fact, Facts, FactValue } from './fact.ts';

/** A sentence of the answer with the constants that it rests on. */
export type Finding = Readonly<{ text: string; sources: readonly Constant[] }>;

/** A constant's own words as a line of the answer. */
export function verbatim(constant: Constant): Finding {
  return { text: constant.quote, sources: [constant] };
}

/** One condition: what the person has, what is asked, how much is lacking, and when time alone would close the gap. */
export type Condition = Readonly<{
  label: string;
  have: string;
  need: string;
  status: ConditionStatus;
  lacking?: string;
  /** ISO date */
  earliest?: string;
  sources: readonly Constant[];
}>;

/**
 * What a rule says of the facts.
 * `yes` all conditions are known and met; `no` one is unmet, whatever else is unknown; `value` a figure, range, date or name
 * is the answer; `unknown` facts are missing. Settled stays settled whatever the unknown facts are.
 */
export type Computation = Readonly<{
  outcome: Outcome;
  /** the figure, range [low, high], date or name for machines; null where there is none */
  value: unknown;
  /** the answer in one or two sentences, present when settled (and when a part of the answer stands already) */
  verdict?: Finding;
  conditions: readonly Condition[];
  /** sums and parts, each a line: 「82×40% + 75×60% = 77.8」 */
  sums: readonly Finding[];
  /** what the document leaves unsaid, weight of the source, readings that differ */
  notes: readonly Finding[];
  /** papers and steps that come next */
  next: readonly Finding[];
}>;

export type Rule = Readonly<{
  /** kebab-case, region first: beijing-hukou-eligibility */
  name: string;
  /** Chinese: 「北京落户资格」 */
  title: string;
  /** number in the catalogue of rules; several rules may share one */
  number: number;
  /** for a model and for the list of rules, in Chinese: what it decides, from which facts */
  description: string;
  /** keys of the shared vocabulary, in the order in which a person would naturally be asked */
  facts: readonly string[];
  constants: Readonly<Record<string, Constant>>;
  evaluate(facts: Facts, asOf: string): Computation;
  /**
   * What is taken for granted of somebody who told the rest and did not speak of it (no degree, no course hours), so that nobody is asked for
   * the unusual; the answer says so. Only the conversation presumes: `evaluate` itself never does.
   */
  presumes?: Readonly<Record<string, FactValue>>;
  /** the document leaves a condition unsaid: with all facts known and none unmet it still is no yes */
  leftOpen?: true;
  /** who is preferred among people for whom the rule gives the same, and the words that say so */
  tie?: Readonly<{ wins: (facts: Facts) => boolean | null; said: Finding }>;
  /** facts whose figures are added up or taken from one another before they meet a threshold */
  sums?: readonly string[];
  /** values that stand for all replies to a fact when the next question is chosen; quantities of a rule with more than four facts need them */
  probes?: Readonly<Record<string, readonly unknown[]>>;
}>;

const wordsByRule = new WeakMap<object, string>();

/** All that a rule says: its title and the quotes it rests on. Joined once, since every message asks it of many rules. */
export function wordsOf(rule: Pick<Rule, 'title' | 'constants'>): string {
  let words = wordsByRule.get(rule);
  if (words === undefined) wordsByRule.set(rule, (words = [rule.title, ...Object.values(rule.constants).map(({ quote }) => quote)].join(' ')));
  return words;
}

export type Vocabulary = Readonly<Record<string, Fact<unknown>>>;

/** The zod schema of a rule's facts: every key nullable, unknown keys refused, Chinese descriptions for a model. */
export function factsSchema(rule: Rule, vocabulary: Vocabulary): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      rule.facts.map((key) => {
        const fact = vocabulary[key];
        if (fact === undefined) throw new Error(`rule ${rule.name} names the fact ${key}, which is not in the vocabulary`);
        return [key, fact.schema.nullable().default(null).describe(fact.label)];
      }),
    ),
  );
}
