import { addMonths, monthsBetween } from '../text/calendar.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Quantity as Found } from '../text/quantity.ts';
import type { FactReading } from '../dialogue/read-facts.ts';
import type { Facts, FactValue, QuantityCue } from '../rules/fact.ts';
import { add, isFigure, span, type Quantity, type Range } from '../rules/range.ts';
import type { Rule, Vocabulary } from '../rules/rule.ts';

export type Supposing = Readonly<{ text: string; readings: readonly FactReading[]; rule: Rule; vocabulary: Vocabulary; asOf: string }>;

const MORE = /(再|多|又|还)(要|得|能|过|等|熬|干|做|交|缴|攒|学|跟|考|工作|住|凑|补|上|拿|参加|参与|有)*(了|过|个|满|上|够)*$/u;

/**
 * The facts changed for one answer: 「要是高级呢」 puts a value in the place of another, 「再跟一个项目」 adds to it,
 * 「再干两年」 and 「到明年6月」 let time pass for everything that grows with it (and for what runs out).
 */
export function suppose(facts: Facts, { text, readings, rule, vocabulary, asOf }: Supposing): { facts: Facts; asOf: string } {
  const changed: Record<string, FactValue> = { ...facts };
  let day = asOf;
  const bound = new Set<string>();
  const later = dayMeant(text, { readings, asOf });
  for (const { key, value, said } of readings) {
    const at = text.indexOf(said);
    const more = typeof value !== 'string' && typeof value !== 'boolean' && MORE.test(text.slice(0, Math.max(0, at)));
    const fact = vocabulary[key];
    // A length of time that is to pass lets everything grow, whatever word stands beside it.
    if (more && fact?.overTime !== undefined) continue;
    bound.add(said);
    changed[key] = more && fact?.kind === 'quantity' ? sum(facts[key] as Quantity, value as Quantity) : value;
  }
  for (const quantity of readQuantities(text, asOf)) {
    const one = counted(quantity);
    if (one !== undefined && !bound.has(quantity.text) && MORE.test(text.slice(0, quantity.index))) changed[one] = sum(facts[one] as Quantity, quantity.range as Range);
    if (quantity.kind !== 'months' || bound.has(quantity.text) || !MORE.test(text.slice(0, quantity.index))) continue;
    pass(quantity.range);
    day = addMonths(asOf, Math.round(quantity.range[0]));
  }
  if (later !== undefined && day === asOf) {
    pass([monthsBetween(asOf, later), monthsBetween(asOf, later)]);
    day = later;
  }
  return { facts: changed, asOf: day };

  /** The one known figure of the rule that 「再做一个」 can add to. */
  function counted({ kind }: Found): string | undefined {
    const takes = rule.facts.filter((key) => {
      const fact = vocabulary[key];
      return isFigure(facts[key]) && fact?.overTime === undefined && fact !== undefined && (fact.cue as QuantityCue).kinds.includes(kind);
    });
    return kind !== 'months' && takes.length === 1 ? takes[0] : undefined;
  }

  function pass([low, high]: readonly [number, number]): void {
    for (const key of rule.facts) {
      const overTime = vocabulary[key]?.overTime;
      const known = changed[key];
      // A length told by its first or last day moves with the day that is taken as today.
      if (overTime === undefined || !isFigure(known)) continue;
      changed[key] = overTime === 'grows' ? sum(known, [low, high]) : sum(known, [-high, -low]);
    }
  }
}

/** 「到明年6月那会儿」: a day to come that is no fact of its own; of a stretch the first day. */
function dayMeant(text: string, { readings, asOf }: Pick<Supposing, 'readings' | 'asOf'>): string | undefined {
  for (const quantity of readQuantities(text, asOf)) {
    if (quantity.kind !== 'date' || quantity.range[0] <= asOf || readings.some(({ said }) => said === quantity.text)) continue;
    if (UNTIL.test(text.slice(0, quantity.index)) || THEN.test(text.slice(quantity.end))) return quantity.range[0];
  }
  return undefined;
}

const UNTIL = /(?:等?到|拖到|熬到|干到|做到|等|截至|截止到?)(?:了)?$/u;
const THEN = /^(?:窗口|申报|申请|报名)?(?:期)?(?:的)?(?:那会儿|那时候?|的时候|时候|再|呢|之?后|份)/u;

function sum(known: Quantity, more: Quantity): FactValue {
  const total = add(span(known, 0, 0), span(more));
  return total[0] === total[1] ? Math.max(0, total[0]) : [Math.max(0, total[0]), Math.max(0, total[1])];
}
