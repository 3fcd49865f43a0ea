import { isOpen, ask, probes } from '../rules/ask.ts';
import type { Facts, FactValue } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { Engine } from './engine.ts';
import { composeComputation, type Computed } from './compose-computation.ts';
import { showDates } from './show.ts';

export type RuleTurn = Readonly<{ rule: Rule; facts: Facts; unsure: readonly string[]; asOf: string; supposed?: string }>;

export type RuleAnswer = Readonly<{ statements: readonly Statement[]; computed: Computed; /** facts that were asked for in this reply */ asked: readonly string[] }>;

const ASKED_AT_ONCE = 3;

/** Evaluates a rule on what is known and says the outcome; what is still missing is asked for, and what the person does not know is branched over. */
export function answerRule({ vocabulary }: Engine, { rule, facts, unsure, asOf, supposed }: RuleTurn): RuleAnswer {
  const told = Object.fromEntries(rule.facts.map((key) => [key, facts[key]]));
  const { facts: own, presumed } = presume(rule, told, asOf);
  const computation = rule.evaluate(own, asOf);
  // What would be taken for granted is not asked for.
  const missing = ask(rule, own, { asOf, vocabulary, unsure }).filter((key) => rule.presumes?.[key] === undefined);
  const computed: Computed = { rule, facts: own, computation, missing, ...(supposed === undefined ? {} : { supposed }) };
  const branches = computation.outcome === 'unknown' && missing.length === 0 ? branchStatements(computed, { unsure, asOf, vocabulary }) : [];
  return { statements: [...composeComputation(computed, vocabulary), ...presumedStatement(presumed, vocabulary), ...branches], computed, asked: missing.slice(0, ASKED_AT_ONCE) };
}

/** Puts in what is taken for granted, where that alone settles what else would stay open. */
export function presume(rule: Rule, told: Facts, asOf: string): { facts: Facts; presumed: readonly string[] } {
  const { presumes = {} } = rule;
  const presumed = Object.keys(presumes).filter((key) => told[key] === undefined || told[key] === null);
  if (presumed.length === 0 || rule.evaluate(told, asOf).outcome !== 'unknown') return { facts: told, presumed: [] };
  const facts = { ...told, ...Object.fromEntries(presumed.map((key) => [key, presumes[key]])) };
  return rule.evaluate(facts, asOf).outcome === 'unknown' ? { facts: told, presumed: [] } : { facts, presumed };
}

function presumedStatement(presumed: readonly string[], vocabulary: Engine['vocabulary']): readonly Statement[] {
  if (presumed.length === 0) return [];
  return [{ role: 'note', text: `您没提的按没有算:${presumed.map((key) => vocabulary[key]?.label ?? key).join('、')};有的话告诉我再算。`, references: [] }];
}

const MOST_BRANCHES = 4;

/** 「不知道」: what would follow from each possible reply to the fact that is not known. */
function branchStatements(
  { rule, facts }: Computed,
  { unsure, asOf, vocabulary }: { unsure: readonly string[]; asOf: string; vocabulary: Engine['vocabulary'] },
): readonly Statement[] {
  const key = rule.facts.find((name) => unsure.includes(name) && isOpen(facts[name]));
  const fact = key === undefined ? undefined : vocabulary[key];
  if (key === undefined || fact === undefined) return [];
  const lines = new Map<string, { text: string; references: Statement['references'] }>();
  for (const reply of probes(rule, key, facts, vocabulary)) {
    const { verdict } = rule.evaluate({ ...facts, [key]: reply as FactValue }, asOf);
    if (verdict === undefined || lines.has(verdict.text)) continue;
    lines.set(verdict.text, {
      text: `如果${fact.label}是${showValue(reply, fact.unit)}:${showDates(verdict.text)}`,
      references: verdict.sources.map(({ document, quote }) => ({ document, quote })),
    });
  }
  return [...lines.values()].slice(0, MOST_BRANCHES).map((line) => ({ role: 'condition', ...line }));
}

function showValue(value: unknown, unit = ''): string {
  if (typeof value === 'boolean') return value ? '「是」' : '「否」';
  return `「${String(value)}${typeof value === 'number' ? unit : ''}」`;
}
