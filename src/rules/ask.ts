import type { Facts, FactValue } from './fact.ts';
import type { Rule, Vocabulary } from './rule.ts';

/** Not said yet, or said so vaguely that a more exact word could matter. */
export function isOpen(value: FactValue): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value[0] !== value[1]);
}

export type AskOptions = Readonly<{ asOf: string; vocabulary: Vocabulary; unsure?: readonly string[] }>;

/**
 * The fewest open facts that settle the rule whatever the replies are, in the author's order; nothing when it is settled.
 * Facts that the person does not know (`unsure`) are left out.
 */
export function ask(rule: Rule, facts: Facts, { asOf, vocabulary, unsure = [] }: AskOptions): readonly string[] {
  const settled = (given: Facts) => rule.evaluate(given, asOf).outcome !== 'unknown';
  if (settled(facts)) return [];
  const open = rule.facts.filter((key) => isOpen(facts[key]) && !unsure.includes(key));
  const replies = new Map(open.map((key) => [key, probes(rule, key, facts, vocabulary)]));
  const candidates = open.filter((key) => (replies.get(key) ?? []).length > 0);
  const settles = (keys: readonly string[], given: Facts): boolean => {
    if (settled(given)) return true;
    const [key, ...rest] = keys;
    return key !== undefined && (replies.get(key) ?? []).every((reply) => settles(rest, { ...given, [key]: reply as FactValue }));
  };
  // What no sufficient set can do without is found by looking for one case that the others leave open; mostly that is everything.
  const needed = candidates.filter(
    (key) =>
      !settles(
        candidates.filter((other) => other !== key),
        facts,
      ),
  );
  const optional = candidates.filter((key) => !needed.includes(key));
  for (let size = 0; size < optional.length; size++) {
    for (const chosen of subsets(optional, size)) {
      const keys = candidates.filter((key) => needed.includes(key) || chosen.includes(key));
      if (settles(keys, facts)) return keys;
    }
  }
  if (rule.leftOpen !== true) return candidates;
  // Where no reply settles it, what could not even change what is said is not asked.
  return candidates.filter((key) => new Set(replies.get(key)!.map((reply) => says({ ...facts, [key]: reply as FactValue }))).size > 1);

  function says(given: Facts): string {
    const { outcome, verdict, conditions } = rule.evaluate(given, asOf);
    return [outcome, verdict?.text, ...conditions.map(({ status }) => status)].join(' ');
  }
}

/** Replies that stand for all: the options, both booleans, and for quantities each threshold and one below it. */
export function probes(rule: Rule, key: string, facts: Facts, vocabulary: Vocabulary): readonly unknown[] {
  const fact = vocabulary[key];
  if (fact === undefined) return [];
  const known = facts[key];
  const own = rule.probes?.[key];
  if (own !== undefined) return within([...own, ...remainders(rule, key, facts)], known);
  if (fact.kind === 'boolean') return [true, false];
  if (fact.kind === 'choice' && 'options' in fact.cue) return [...new Set(fact.cue.options.map(([value]) => value))];
  if (fact.kind === 'date') return ['1990-01-01', '2200-01-01'];
  const thresholds = Object.values(rule.constants).flatMap(({ value }) => (typeof value === 'number' ? [value - 1, value] : []));
  return within([0, ...thresholds, 2 * Math.max(1, ...thresholds)], known).filter((value) => fact.schema.safeParse(value).success);
}

/** What a part of a sum must be for the sum to cross a threshold, given what the parts that are known add or take away. */
function remainders(rule: Rule, key: string, facts: Facts): readonly number[] {
  const { sums = [] } = rule;
  if (!sums.includes(key) || !sums.some((name) => facts[name] !== null && facts[name] !== undefined)) return [];
  const thresholds = Object.values(rule.constants).flatMap(({ value }) => (typeof value === 'number' ? [value - 1, value] : []));
  const ends = [
    0,
    ...sums.filter((other) => other !== key).flatMap((other) => [facts[other]].flat().filter((end) => typeof end === 'number' && Number.isFinite(end))),
  ] as readonly number[];
  return [...new Set(thresholds.flatMap((threshold) => ends.flatMap((added) => ends.map((taken) => threshold - added + taken))))].filter((value) => value >= 0);
}

/** Of a vague quantity only replies inside what was said can come: its ends among them. */
function within(values: readonly unknown[], known: FactValue): readonly unknown[] {
  if (!Array.isArray(known)) return [...new Set(values)];
  const [low, end] = known as readonly [number | string, number | string];
  const high = end === Infinity ? 2 * Math.max(1, ...[low, ...values].filter((value) => typeof value === 'number')) : end;
  return [...new Set([low, ...values.filter((value) => (value as number) >= (low as number) && (value as number) <= (high as number)), high])];
}

function* subsets(keys: readonly string[], size: number): Generator<readonly string[]> {
  if (size === 0) yield [];
  else for (const [i, key] of keys.entries()) for (const rest of subsets(keys.slice(i + 1), size - 1)) yield [key, ...rest];
}
