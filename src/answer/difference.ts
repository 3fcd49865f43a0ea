import { readAllChoices } from '../dialogue/facts/choices.ts';
import { rememberedFacts } from '../dialogue/memory.ts';
import { ask, isOpen, probes } from '../rules/ask.ts';
import type { Facts, FactValue } from '../rules/fact.ts';
import type { Rule, Vocabulary } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { Comparison } from './compare.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';
import { verdictLine } from './verdict-line.ts';
import { suppose } from './what-if.ts';

const ASKED = /差(?:了?多少|几|额|距)|多多少|少多少|(?:能|可以|要)?[多少](?:拿|领|给|加|得|发|补|出)(?:多少|几)|相差/u;
const A_YEAR = /(?:一|整|全|每)年|年下来/u;

/** `cases`: what is so, and what is set against it. */
export type Difference = Comparison & Readonly<{ cases: readonly [Facts, Facts] }>;

/**
 * By how much the rule's figure differs: between what is so and what was just supposed (「差多少」), what the message supposes
 * (「考到中级能多拿多少」), or what it names beside (「比台州中级多多少」). Undefined where there are no two cases, or no one figure between them.
 */
export function differenceAsked(engine: Engine, conversation: Conversation, reading: QuestionReading, asked: Rule): Difference | undefined {
  if (!ASKED.test(reading.text)) return undefined;
  const rule = ofTheYear(engine, reading.text, asked);
  const cases = casesOf(engine, conversation, reading, rule);
  const found = cases === undefined ? undefined : gapBetween(rule, cases, { asOf: reading.asOf, vocabulary: engine.vocabulary });
  if (cases === undefined || found === undefined || found.gap === 0) return undefined;
  const computed = cases.map((facts): Computed => ({ rule, facts, computation: rule.evaluate(facts, reading.asOf), missing: [] }));
  const lines = computed.flatMap(({ computation }) => verdictLine(undefined, computation));
  return { statements: [sayGap(found, unitOf(computed)), ...lines], computed, cases };
}

/** 「那每年多多少」 after the sum of a month is about the sum of a year. */
function ofTheYear({ routes, rules }: Engine, text: string, rule: Rule): Rule {
  const own = routes.find((route) => route.rule === rule.name && route.pays === 'monthly');
  const yearly =
    A_YEAR.test(text) && own !== undefined ? routes.find(({ pays, places }) => pays === 'yearly' && places?.some((place) => own.places?.includes(place)) === true) : undefined;
  return yearly === undefined ? rule : (rules.get(yearly.rule) ?? rule);
}

/** What is so, and what is set against it. */
function casesOf({ vocabulary, rules }: Engine, conversation: Conversation, { text, asOf, lean, readFor }: QuestionReading, rule: Rule): readonly [Facts, Facts] | undefined {
  const known = rememberedFacts(conversation);
  const readings = readFor(rule.name).filter(({ key }) => rule.facts.includes(key));
  const told = Object.fromEntries(readings.map(({ key, value }) => [key, value]));
  const { supposed } = conversation;
  if (supposed !== null && rules.get(supposed.rule)?.number === rule.number) {
    const other = rememberedFacts(supposed);
    return [
      { ...known, ...told },
      { ...known, ...other, ...told },
    ];
  }
  // 「我现在初级 考到中级能多拿多少」 names both.
  const [two] = rule.facts.flatMap((key) => {
    const values = vocabulary[key] === undefined ? [] : readAllChoices(text, vocabulary[key]);
    return values.length === 2 ? [{ key, values }] : [];
  });
  if (two !== undefined)
    return [
      { ...known, ...told, [two.key]: two.values[0] },
      { ...known, ...told, [two.key]: two.values[1] },
    ];
  if (readings.length === 0 || !Object.keys(told).some((key) => known[key] !== undefined)) return undefined;
  if (lean.whatIf) return [known, suppose(known, { text, readings, rule, vocabulary, asOf }).facts];
  return text.includes('比') ? [known, { ...known, ...told }] : undefined;
}

const MOST_CASES = 60;

export type Gap = Readonly<{ gap: number; /** the two figures, where nothing open changes them */ figures?: readonly [number, number] }>;

/** The difference of a rule's figure between two cases, where it is the same whatever the open facts are. */
export function gapBetween(rule: Rule, [one, other]: readonly [Facts, Facts], options: Readonly<{ asOf: string; vocabulary: Vocabulary }>): Gap | undefined {
  const { asOf } = options;
  const cases = openCases(rule, [one, other], options);
  if (cases === undefined) return undefined;
  const pairs = cases.map((facts) => [one, other].map((own) => figureOf(rule.evaluate({ ...facts, ...settledOf(own) }, asOf).value)) as [number | undefined, number | undefined]);
  const gaps = new Set(pairs.map(([a, b]) => (a === undefined || b === undefined ? undefined : Math.abs(a - b))));
  const [gap] = gaps;
  if (gaps.size !== 1 || gap === undefined) return undefined;
  return pairs.length === 1 ? { gap, figures: pairs[0] as [number, number] } : { gap };
}

/** Every figure that a rule may come to, whatever the open facts are; none where one of them is no figure. */
export function figuresOf(rule: Rule, facts: Facts, options: Readonly<{ asOf: string; vocabulary: Vocabulary }>): readonly number[] {
  const values = (openCases(rule, [facts], options) ?? []).map((open) => figureOf(rule.evaluate({ ...open, ...settledOf(facts) }, options.asOf).value));
  return values.some((value) => value === undefined) ? [] : [...new Set(values as readonly number[])];
}

/** All replies to the facts that are open in one of the cases; undefined where they are too many. */
function openCases(rule: Rule, all: readonly Facts[], { asOf, vocabulary }: Readonly<{ asOf: string; vocabulary: Vocabulary }>): readonly Facts[] | undefined {
  const open = [...new Set(all.flatMap((facts) => ask(rule, facts, { asOf, vocabulary })))];
  let cases: readonly Facts[] = [{}];
  for (const key of open) {
    cases = cases.flatMap((facts) => probes(rule, key, all[0]!, vocabulary).map((reply) => ({ ...facts, [key]: reply as FactValue })));
    if (cases.length > MOST_CASES) return undefined;
  }
  return cases;
}

const settledOf = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([, value]) => !isOpen(value)));

/** A rule's value where it is one figure. */
export const figureOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : Array.isArray(value) && typeof value[0] === 'number' && value[0] === value[1] ? value[0] : undefined;

/** Money and marks before lengths: 「6个月一共1800元」 is a sum. */
export function unitOf(computed: readonly Computed[]): string {
  const text = computed[0]?.computation.verdict?.text ?? '';
  return (/\d(元|分)/u.exec(text) ?? /\d(小时|个月|年|天)/u.exec(text))?.[1] ?? '';
}

function sayGap({ gap, figures }: Gap, unit: string): Statement {
  const sum = figures === undefined ? '' : `(${Math.max(...figures)}−${Math.min(...figures)})`;
  return { role: 'verdict', text: `相差${gap}${unit}${sum}。`, references: [] };
}
