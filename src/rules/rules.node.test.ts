import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { locateQuote } from '../corpus/locate.ts';
import { parseDocument } from '../corpus/parse-document.ts';
import type { Document } from '../schema/document.ts';
import { addDays, addMonths } from '../text/calendar.ts';
import { readNumber } from '../text/numerals.ts';
import { ask, isOpen, probes } from './ask.ts';
import * as listed from './catalogue.ts';
import { inForce, type Constant } from './constant.ts';
import type { Fact, Facts, FactValue } from './fact.ts';
import { factsSchema, type Computation, type Finding, type Rule, type Vocabulary } from './rule.ts';

/** Laws that every rule keeps, whatever it computes. Rules and facts are found in the folders, so that none is forgotten. */
const here = dirname(fileURLToPath(import.meta.url));
const AS_OF = '2026-11-21';

/**
 * Facts of which silence means something: a training is taken as certified while nobody says otherwise.
 * They may change a settled answer when they are said later; all others may not.
 */
const ASSUMED: Readonly<Record<string, readonly string[]>> = {
  'registration-continuing-education': ['uncertifiedPartHours'],
  // Who takes part in a key project and names no months takes part all the time.
  'bijiang-allowance-yearly': ['keyProjectMonths'],
  'bijiang-allowance-period': ['keyProjectMonths'],
};

const documents = new Map<string, Document>(
  readdirSync(join(here, '../../corpus/documents'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const document = parseDocument(readFileSync(join(here, '../../corpus/documents', file), 'utf8'), { file });
      return [document.meta.id, document] as const;
    }),
);

const REGIONS = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'facts')
  .map(({ name }) => name);
const ruleFiles = REGIONS.flatMap((region) =>
  readdirSync(join(here, region))
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => join(here, region, file)),
);
const modules = await Promise.all(ruleFiles.map(async (file) => ({ file, exports: Object.values((await import(file)) as Record<string, unknown>) })));
const located = modules.flatMap(({ file, exports }) => exports.filter(isRule).map((rule) => ({ file, rule })));
const rules = located.map(({ rule }) => rule);
const factModules = await Promise.all(
  readdirSync(join(here, 'facts'))
    .filter((file) => !file.includes('.test.'))
    .map((file) => import(join(here, 'facts', file)) as Promise<Record<string, unknown>>),
);
const factSets = factModules.flatMap((module) =>
  Object.entries(module)
    .filter(([name]) => name.endsWith('Facts'))
    .map(([, facts]) => facts as Vocabulary),
);
const vocabulary: Vocabulary = Object.assign({}, ...factSets) as Vocabulary;

afterEach(() => {
  vi.useRealTimers();
});

describe('the rules together', () => {
  it('are found, with names of their own', () => {
    expect(rules.length).toBeGreaterThan(20);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name, title, description } of rules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/u);
      expect(title).toMatch(/\p{Script=Han}/u);
      expect(description).toMatch(/\p{Script=Han}/u);
    }
  });

  it('are listed, each once, with all facts', () => {
    expect(listed.catalogue.map(({ name }) => name).toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
    expect(Object.keys(listed.vocabulary).toSorted()).toEqual(Object.keys(vocabulary).toSorted());
  });

  it('cover the catalogue of twenty', () => {
    expect([...new Set(rules.map(({ number }) => number))].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('take every fact from one place', () => {
    const keys = factSets.flatMap((facts) => Object.keys(facts));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    const used = new Set(rules.flatMap((rule) => rule.facts));
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it('read every option of a choice that the schema knows, and no other', () => {
    for (const [key, fact] of Object.entries(vocabulary)) {
      if (fact.kind !== 'choice' || !('options' in fact.cue)) continue;
      const read = new Set(fact.cue.options.map(([value]) => value));
      for (const value of read) expect(fact.schema.safeParse(value).success, `${key} ${value}`).toBe(true);
      const options = (fact.schema as unknown as { options: readonly string[] }).options;
      expect(
        options.filter((value) => !read.has(value)),
        key,
      ).toEqual([]);
    }
  });
});

describe.each(located)('$rule.name', ({ rule, file }) => {
  it('cites constants that stand in their documents', () => {
    const constants = Object.entries(rule.constants);
    expect(constants.length).toBeGreaterThan(0);
    for (const [key, constant] of constants) checkConstant(constant, key);
  });

  // 01 is the first of a month; the year of a cited document's publication is its date.
  it('holds no number of its own', () => {
    const years = Object.values(rule.constants).map(({ document }) => documents.get(document)?.meta.published.slice(0, 4));
    expect(nakedNumbers(readFileSync(file, 'utf8')).filter((number) => !years.includes(number))).toEqual([]);
  });

  it('knows its facts, and their schema refuses others', () => {
    const schema = factsSchema(rule, vocabulary);
    expect(schema.safeParse({}).success).toBe(true);
    expect(schema.safeParse({ nonsense: 1 }).success).toBe(false);
    expect(new Set(rule.facts).size).toBe(rule.facts.length);
    for (const key of Object.keys(rule.probes ?? {})) expect(rule.facts).toContain(key);
  });

  it('is settled by all its facts, and shows what it rests on', () => {
    fc.assert(
      fc.property(allFacts(rule), day, (facts, asOf) => {
        const result = rule.evaluate(facts, asOf);
        const valid = Object.values(rule.constants).every((constant) => inForce(constant, asOf));
        // Out of its time a rule may decline to decide; in its time it decides.
        if (rule.leftOpen !== true && valid) expect(result.outcome).not.toBe('unknown');
        expect(result.verdict?.text).toBeTruthy();
        checkConsistency(result);
        for (const finding of findings(result)) checkFinding(finding);
        for (const { label, have, need, lacking, sources } of result.conditions) {
          for (const text of [label, have, need, lacking ?? '-']) checkText(text);
          for (const source of sources) checkConstant(source, label);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('stays settled when more is known', () => {
    fc.assert(
      fc.property(someOfAll(rule), ({ full, part }) => {
        const before = rule.evaluate(part, AS_OF);
        const after = rule.evaluate(full, AS_OF);
        checkConsistency(before);
        for (const finding of findings(before)) checkFinding(finding);
        if (before.outcome === 'unknown') return;
        expect(after.outcome).toBe(before.outcome);
        if (before.value !== null) expect(holds(before.value, after.value), `${JSON.stringify(before.value)} ⊇ ${JSON.stringify(after.value)}`).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('asks for what settles it, for nothing that is known, and for nothing when settled', () => {
    fc.assert(
      fc.property(someOfAll(rule), ({ full, part }) => {
        const asked = ask(rule, part, { asOf: AS_OF, vocabulary });
        const unknown = rule.evaluate(part, AS_OF).outcome === 'unknown';
        if (rule.leftOpen === true && asked.length === 0) return;
        expect(asked.length > 0).toBe(unknown);
        for (const key of asked) expect(isOpen(part[key])).toBe(true);
        const answered = { ...part, ...Object.fromEntries(asked.map((key) => [key, full[key]])) };
        if (rule.leftOpen !== true) expect(rule.evaluate(answered, AS_OF).outcome).not.toBe('unknown');
      }),
      { numRuns: 200 },
    );
  });

  it('asks at little cost when nothing is known', () => {
    let evaluations = 0;
    const counting: Rule = { ...rule, evaluate: (facts, asOf) => ((evaluations += 1), rule.evaluate(facts, asOf)) };
    ask(counting, {}, { asOf: AS_OF, vocabulary });
    expect(evaluations).toBeLessThan(2500);
  });

  it('does not look at the clock', () => {
    const [facts] = fc.sample(allFacts(rule), { numRuns: 1, seed: 7 });
    const at = (time: number) => {
      vi.useFakeTimers({ now: time });
      return JSON.stringify(rule.evaluate(facts ?? {}, AS_OF));
    };
    expect(at(0)).toBe(at(Date.UTC(2096, 1, 29)));
  });
});

describe('the checks themselves', () => {
  it('find a number that no quote holds', () => {
    expect(nakedNumbers("const a = figure(72, '小时', '不得少于72小时');\nconst b = 73; // 99")).toEqual(['73']);
    expect(nakedNumbers("/* 5 */ const number = { number: 16 }; const months = x * 12 + 1; const t = '还差30天';")).toEqual(['30']);
  });

  it('find a value that its quote does not hold', () => {
    expect(standsIn(72, '不得少于72小时')).toBe(true);
    expect(standsIn(72, '不得少于172小时')).toBe(false);
    expect(standsIn(7, '不得少于72小时')).toBe(false);
    expect(standsIn(8, '八级')).toBe(true);
    expect(standsIn('中级', '初级')).toBe(false);
  });

  it('tell ranges that hold a value from those that do not', () => {
    expect(holds([6, 10], [8, 10])).toBe(true);
    expect(holds([6, 9], [8, 10])).toBe(false);
    expect(holds(['2026-01-01', '2026-01-31'], '2026-01-15')).toBe(true);
    expect(holds('2026-01-16', '2026-01-15')).toBe(false);
    expect(holds(['机构变更'], ['机构变更', '区域变更'])).toBe(false);
  });
});

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'evaluate' in value && 'facts' in value && 'constants' in value;
}

function checkConstant(constant: Constant, name: string): void {
  const document = documents.get(constant.document);
  expect(document, `${name}: document ${constant.document}`).toBeDefined();
  expect(locateQuote(document as Document, constant.quote), `${name}: ${constant.quote}`).toBeDefined();
  expect(standsIn(constant.value, constant.quote), `${name}: ${constant.value} in ${constant.quote}`).toBe(true);
}

/** A word stands in its quote; a figure stands there as a whole number, in Arabic or Chinese numerals. */
function standsIn(value: number | string, quote: string): boolean {
  if (typeof value === 'string') return quote.replace(/\s/gu, '').includes(value.replace(/\s/gu, ''));
  const arabic = quote.match(/\d+(?:\.\d+)?/gu) ?? [];
  const chinese = quote.match(/[〇零一二两三四五六七八九十百千万]+/gu) ?? [];
  return [...arabic.map(Number), ...chinese.map((text) => readNumber(text))].includes(value);
}

/** Numbers of a rule's source that are neither 0, 1, 12 nor the value, quote or dates of a constant. */
function nakedNumbers(source: string): readonly string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/(^|\s)\/\/.*$/gmu, '')
    .replace(/cited\('[^']+'\)/gu, '')
    .replace(/figure\(\s*[\d.]+\s*,/gu, 'figure(')
    .replace(/\bnumber: \d+/gu, '')
    .replace(/\b(from|to): '\d{4}-\d{2}-\d{2}'/gu, '')
    // The number of an official document is its name.
    .replace(/〔\d{4}〕\d+号/gu, '');
  const withoutQuotes = [...new Set(code.match(/'(?:[^'\\\n]|\\.)*'/gu) ?? [])]
    .filter((literal) => [...documents.values()].some((document) => locateQuote(document, literal.slice(1, -1)) !== undefined && /\p{Script=Han}/u.test(literal)))
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, literal) => text.replaceAll(literal, "''"), code);
  return (withoutQuotes.match(/\d+(?:\.\d+)?/gu) ?? []).filter((number) => !['0', '1', '01', '12'].includes(number));
}

function checkFinding({ text, sources }: Finding): void {
  checkText(text);
  for (const source of sources) checkConstant(source, text);
}

function checkText(text: string): void {
  expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object|[\uff10-\uff19]|\d\.\d{4}/u);
  expect(text.trim()).not.toBe('');
}

function findings({ verdict, sums, notes, next }: Computation): readonly Finding[] {
  return [...(verdict === undefined ? [] : [verdict]), ...sums, ...notes, ...next];
}

/** The outcome says what the conditions say. */
function checkConsistency({ outcome, conditions }: Computation): void {
  if (outcome === 'yes') expect(conditions.every(({ status }) => status === 'met')).toBe(true);
  if (outcome === 'no' && conditions.length > 0) expect(conditions.some(({ status }) => status === 'unmet')).toBe(true);
}

/** Whether the value of vaguer facts leaves room for the value of exact ones. */
function holds(wide: unknown, narrow: unknown): boolean {
  const [outer, inner] = [ends(wide), ends(narrow)];
  if (outer !== undefined && inner !== undefined) return outer[0] <= inner[0] && inner[1] <= outer[1];
  return JSON.stringify(wide) === JSON.stringify(narrow);
}

function ends(value: unknown): readonly [number, number] | readonly [string, string] | undefined {
  const pair = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [value, value];
  if (pair.every((end) => typeof end === 'number')) return pair as unknown as [number, number];
  return pair.every((end) => typeof end === 'string' && /^\d{4}-\d{2}-\d{2}/u.test(end)) ? (pair as unknown as [string, string]) : undefined;
}

const day: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: -3000, max: 3000 }).map((n) => addDays(AS_OF, n)),
  fc.constantFrom('2024-02-29', '2023-02-28', '2026-12-31', '2027-01-01', '2026-06-01', '2026-06-30', '2026-05-31', '2026-08-31', '2023-11-30'),
);

/** Any reply to a fact: its options, or figures about the rule's thresholds. */
function reply(rule: Rule, key: string): fc.Arbitrary<FactValue> {
  const fact = vocabulary[key] as Fact<unknown>;
  if (fact.kind === 'boolean') return fc.boolean();
  if (fact.kind === 'choice' && 'options' in fact.cue) return fc.constantFrom(...fact.cue.options.map(([value]) => value));
  if (fact.kind === 'date') return day;
  const thresholds = [...Object.values(rule.constants).map(({ value }) => value), ...(probes(rule, key, {}, vocabulary) as readonly number[])].filter(
    (value): value is number => typeof value === 'number',
  );
  const near = fc.tuple(fc.constantFrom(...thresholds, 0), fc.constantFrom(1, 12), fc.integer({ min: -2, max: 2 })).map(([value, unit, step]) => value * unit + step);
  return fc.oneof(near, fc.integer({ min: 0, max: 150 })).filter((value) => fact.schema.safeParse(value).success);
}

function allFacts(rule: Rule): fc.Arbitrary<Facts> {
  return fc.record(Object.fromEntries(rule.facts.map((key) => [key, reply(rule, key)]))).map((facts) => consistent(rule, facts));
}

/** months for which a registration holds */
const VALIDITY = 36;

/** Two facts that say the same thing in two ways cannot contradict each other in one person. */
function consistent(rule: Rule, facts: Facts): Facts {
  const has = (...keys: readonly string[]) => keys.every((key) => rule.facts.includes(key));
  return {
    ...facts,
    ...(has('certificateHeld', 'certificateLevel') ? { certificateHeld: facts['certificateLevel'] !== '无' } : {}),
    ...(has('lastRegisteredOn', 'registrationEndsOn') ? { registrationEndsOn: addMonths(facts['lastRegisteredOn'] as string, VALIDITY) } : {}),
    ...(has('roleMonths', 'role', 'frontlineMonths', 'leadMonths') ? { roleMonths: facts['role'] === '一线社工' ? facts['frontlineMonths'] : facts['leadMonths'] } : {}),
  };
}

/** All facts, and the same with some hidden and some blurred into ranges that hold them. */
function someOfAll(rule: Rule): fc.Arbitrary<{ full: Facts; part: Facts }> {
  return allFacts(rule).chain((full) =>
    fc
      .record(Object.fromEntries(rule.facts.map((key) => [key, ASSUMED[rule.name]?.includes(key) === true ? fc.constant(full[key]) : masked(full[key])])))
      .map((part) => ({ full, part })),
  );
}

function masked(value: FactValue): fc.Arbitrary<FactValue> {
  const hideOrLeave = fc.constantFrom<FactValue>(value, null, undefined);
  if (typeof value === 'number')
    return fc.oneof(
      hideOrLeave,
      fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]): FactValue => [Math.max(0, value - a), value + b]),
      fc.constant<FactValue>([value, Infinity]),
    );
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value))
    return fc.oneof(
      hideOrLeave,
      fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]): FactValue => [addDays(value, -a), addDays(value, b)]),
    );
  return hideOrLeave;
}
