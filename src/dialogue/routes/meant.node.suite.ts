import { catalogue, vocabulary } from '../../rules/catalogue.ts';
import type { FactValue } from '../../rules/fact.ts';
import { normalise } from '../../text/normalise.ts';
import { readPlaces } from '../../text/places.ts';
import { readQuantities } from '../../text/quantities.ts';
import { chooseRules } from '../choose-rule.ts';
import { readFacts } from '../read-facts.ts';
import { routes } from './routes.ts';

const factsOf = (name: string) => catalogue.find((rule) => rule.name === name)?.facts ?? [];

/** The rule that a first message means among all routes (undefined: none), and the facts of that rule as read in it. */
export function meant(message: string, asOf = '2026-11-21'): Readonly<{ rule: string | undefined; facts: Readonly<Record<string, FactValue>> }> {
  const text = normalise(message);
  const quantities = readQuantities(text, asOf);
  const readFor = (rule: string) => readFacts(text, { asOf, vocabulary, quantities, live: factsOf(rule) });
  const [best] = chooseRules(text, { routes, factsOf, readFor, places: readPlaces(text), topicPlaces: [] });
  if (best === undefined) return { rule: undefined, facts: {} };
  const live = factsOf(best.rule);
  const read = readFor(best.rule).filter(({ key }) => live.includes(key));
  return { rule: best.rule, facts: Object.fromEntries(read.map(({ key, value }) => [key, value])) };
}
