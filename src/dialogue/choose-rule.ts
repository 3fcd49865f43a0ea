import { scorerOf, type Network, type Scorer } from '../retrieval/network.ts';
import type { FactReading } from './read-facts.ts';
import { RULE_FEATURES, ruleSigns, type SignsOptions } from './rule-features.ts';
import weights from './weights/rules.json' with { type: 'json' };

export type RuleChoice = Readonly<{
  rule: string;
  /** how likely the message means this rule, 0 to 1; those of all rules and `none` add up to 1 */
  chance: number;
  /** the message names the rule's subject; it asks what the rule is asked */
  subject: boolean;
  asks: boolean;
  /** what the message tells of the rule's facts */
  told: readonly FactReading[];
}>;

export type RuleChoices = Readonly<{ /** best first */ rules: readonly RuleChoice[]; /** how likely it means no rule but the documents */ none: number }>;

const scorers = new WeakMap<Network, Scorer>();

/** The rules that a message may mean by itself, as scripts/fit-rules.ts learned it. */
export function chooseRules(text: string, options: SignsOptions, network: Network = weights): RuleChoices {
  let score = scorers.get(network);
  if (score === undefined) scorers.set(network, (score = scorerOf(network, RULE_FEATURES)));
  const signs = ruleSigns(text, options);
  const scores = signs.map(({ row }) => score(row, 0));
  const most = Math.max(...scores);
  const total = scores.reduce((sum, value) => sum + Math.exp(value - most), 0);
  const chances = scores.map((value) => Math.exp(value - most) / total);
  const rules = signs
    .flatMap(({ rule, told, subject, asks }, at) => (rule === null ? [] : [{ rule, chance: chances[at]!, subject, asks, told }]))
    .toSorted((a, b) => b.chance - a.chance);
  return { rules, none: chances.at(-1)! };
}
