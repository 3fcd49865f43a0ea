import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../text/calendar.ts';
import { probes } from './ask.ts';
import { catalogue, vocabulary } from './catalogue.ts';
import type { Facts, FactValue } from './fact.ts';
import type { Computation, Finding, Rule } from './rule.ts';

/**
 * What every rule says on two dozen cases, word by word: the replies that stand for all, put together in turn, so that each threshold is met from
 * both sides. A change of a rule's words or figures shows as a change of these files, to be read before it is accepted (`vitest -u`).
 */
const AS_OF = '2026-11-21';
const CASES = 24;
const DAYS: readonly string[] = [AS_OF, addDays(AS_OF, -1), addMonths(AS_OF, -12), addDays(addMonths(AS_OF, -12), -1), addMonths(AS_OF, -35), addDays(AS_OF, 40)];

function repliesTo(rule: Rule, key: string): readonly unknown[] {
  const own = vocabulary[key]?.kind === 'date' ? DAYS : probes(rule, key, {}, vocabulary);
  return [null, ...(own.length > 0 ? own : vocabulary[key]?.kind === 'quantity' ? [1, 12] : [true, false])];
}

/** Cases in turn: every reply of every fact comes up, each beside ever other replies of the others. */
function casesOf(rule: Rule): readonly Facts[] {
  return Array.from({ length: CASES }, (_, at) =>
    Object.fromEntries(
      rule.facts.map((key, place) => {
        const replies = repliesTo(rule, key);
        // The first cases know everything, the later ones leave something open.
        const open = at < CASES / 2 ? replies.slice(1) : replies;
        return [key, open[(at * (place + 1) + Math.floor(at / open.length) + place) % open.length] as FactValue];
      }),
    ),
  );
}

/** Every finding is written where it is said first; later it is named by its number. */
function writer(): (facts: Facts, computation: Computation) => string {
  const written: string[] = [];
  const once = ({ text, sources }: Finding): string => {
    const line = `${text} ⟨${sources.map(({ quote }) => quote.slice(0, 12)).join('|')}⟩`;
    const at = written.indexOf(line);
    return at < 0 ? `#${written.push(line)} ${line}` : `#${at + 1}`;
  };
  const lines = (name: string, found: readonly Finding[]): readonly string[] => found.map((one) => `  ${name} ${once(one)}`);
  return (facts, { outcome, value, verdict, conditions, sums, notes, next }) => {
    const known = Object.entries(facts).filter(([, own]) => own !== null);
    return [
      `${known.map(([key, own]) => `${key}=${String(own)}`).join(' ') || 'nothing known'} → ${outcome} ${JSON.stringify(value)}`,
      ...lines('verdict', verdict === undefined ? [] : [verdict]),
      ...conditions.map(({ label, have, need, status, lacking, earliest }) => `  condition ${label}: ${have} (${need}) ${status} ${lacking ?? ''} ${earliest ?? ''}`.trimEnd()),
      ...lines('sum', sums),
      ...lines('note', notes),
      ...lines('next', next),
    ].join('\n');
  };
}

describe.each(catalogue.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('says what it said', async () => {
    const write = writer();
    const said = casesOf(rule).map((facts) => write(facts, rule.evaluate(facts, AS_OF)));
    expect(new Set(said).size).toBeGreaterThan(1);
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(`./said/${name}.txt`);
  });
});
