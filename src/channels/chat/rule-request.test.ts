import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../rules/fact.ts';
import type { Rule } from '../../rules/rule.ts';
import * as z from 'zod';
import { compute } from './compute.ts';
import { factSchema, readRuleRequest } from './rule-request.ts';
import { sampleEngine } from './samples.ts';

const engine = sampleEngine();
const day = fc.date({ min: new Date('1949-10-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const figure = fc.oneof(fc.nat(120), fc.nat(100_000), fc.double({ min: 0, max: 500, noNaN: true }));

function entry(fact: Fact<unknown>): fc.Arbitrary<unknown> {
  if (fact.kind === 'boolean') return fc.boolean();
  if (fact.kind === 'choice') return fc.constantFrom(...(z.toJSONSchema(fact.schema).enum ?? []));
  if (fact.kind === 'date')
    return fc.oneof(
      day,
      fc.tuple(day, day),
      fc.constant('17:00'),
      day.map((one) => `${one}T23:59`),
    );
  return fc.oneof(figure, fc.tuple(figure, fc.option(figure)));
}

const facts = (rule: Rule): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      rule.facts.map((key) => [key, fc.option(entry(engine.vocabulary[key]!)).filter((value) => factSchema(engine.vocabulary[key]!).nullable().safeParse(value).success)]),
    ),
  );

describe('a request to a rule', () => {
  it.each([...engine.rules.values()].map((rule) => [rule.name, rule] as const))('%s: whatever passes the check is computed', (_, rule) => {
    fc.assert(
      fc.property(facts(rule), day, (given, asOf) => {
        const request = readRuleRequest({ facts: given, asOf }, rule, engine.vocabulary);
        const reply = compute(engine, rule, { facts: request.facts, asOf });
        expect(reply.rules).toHaveLength(1);
        expect(() => JSON.stringify(reply)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
