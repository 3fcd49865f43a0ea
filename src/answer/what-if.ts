import { addMonths } from '../text/calendar.ts';
import { readQuantities } from '../text/quantities.ts';
import type { FactReading } from '../dialogue/read-facts.ts';
import type { Facts, FactValue } from '../rules/fact.ts';
import { add, span, type Quantity } from '../rules/range.ts';
import type { Rule, Vocabulary } from '../rules/rule.ts';

export type Supposing = Readonly<{ text: string; readings: readonly FactReading[]; rule: Rule; vocabulary: Vocabulary; asOf: string }>;

const MORE = /(再|多|又|还)(要|得|能|过|等|熬|干|做|交|缴|攒|学|跟|考|工作|住|凑|补|上|拿|参加|参与|有)*(了|过|个|满|上|够)*$/u;

/**
 * The facts changed for one answer: 「要是高级呢」 puts a value in the place of another, 「再跟一个项目」 adds to it,
 * 「再干两年」 lets time pass for everything that grows with it (and for what runs out).
 */
export function suppose(facts: Facts, { text, readings, rule, vocabulary, asOf }: Supposing): { facts: Facts; asOf: string } {
  const changed: Record<string, FactValue> = { ...facts };
  let day = asOf;
  const bound = new Set<string>();
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
    if (quantity.kind !== 'months' || bound.has(quantity.text) || !MORE.test(text.slice(0, quantity.index))) continue;
    const [low, high] = quantity.range;
    for (const key of rule.facts) {
      const overTime = vocabulary[key]?.overTime;
      if (overTime === undefined || facts[key] === undefined || facts[key] === null) continue;
      changed[key] = overTime === 'grows' ? sum(facts[key] as Quantity, [low, high]) : sum(facts[key] as Quantity, [-high, -low]);
    }
    day = addMonths(asOf, Math.round(low));
  }
  return { facts: changed, asOf: day };
}

function sum(known: Quantity, more: Quantity): FactValue {
  const total = add(span(known, 0, 0), span(more));
  return total[0] === total[1] ? Math.max(0, total[0]) : [Math.max(0, total[0]), Math.max(0, total[1])];
}
