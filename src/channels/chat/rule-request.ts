import * as z from 'zod';
import type { Fact, Facts, FactValue } from '../../rules/fact.ts';
import type { Rule, Vocabulary } from '../../rules/rule.ts';
import { ApiError } from '../api-error.ts';
import { checkDate, EARLIEST, LATEST } from './chat-request.ts';
import { unknownFields } from './unknown-fields.ts';

/**
 * The body of `POST /api/rules/{name}`: the rule's facts, each left out or null where it is not known. A quantity may be a range
 * `[61, 69]`, open above as `[60, null]`; a date may be a span of days.
 */
export function ruleRequestSchema(rule: Rule, vocabulary: Vocabulary): z.ZodObject<{ facts: z.ZodDefault<z.ZodObject>; asOf: z.ZodOptional<z.ZodISODate> }> {
  const facts = Object.fromEntries(
    rule.facts.flatMap((key) => {
      const fact = vocabulary[key];
      return fact === undefined ? [] : [[key, factSchema(fact).nullable().optional().describe(fact.label)]];
    }),
  );
  return z.strictObject({ facts: z.strictObject(facts).default({}), asOf: z.iso.date().optional() });
}

export function factSchema(fact: Fact<unknown>): z.ZodType {
  if (fact.kind === 'quantity') {
    const figure = (fact.schema as z.ZodType<number>).refine((value) => value <= MOST, 'far more than anybody has');
    return z.union([figure, z.tuple([figure, figure.nullable()]).refine(([low, high]) => high === null || low <= high, 'the first figure is the lower one')]);
  }
  if (fact.kind !== 'date') return fact.schema;
  const day = z.iso.date().refine(inRange);
  return z.union([(fact.schema as z.ZodType<string>).refine(inRange), z.tuple([day, day]).refine(([from, to]) => from <= to, 'the first day is the earlier one')]);
}

const MOST = 100_000;

/** A time alone (of today) has no day to be out of range. */
function inRange(moment: string): boolean {
  return !moment.includes('-') || (moment >= EARLIEST && moment.slice(0, LATEST.length) <= LATEST);
}

/** Checks the body. Throws an ApiError (`invalid-request`, `invalid-date`) that names the field and what it may be. */
export function readRuleRequest(body: unknown, rule: Rule, vocabulary: Vocabulary): { facts: Facts; asOf: string | undefined } {
  const result = ruleRequestSchema(rule, vocabulary).safeParse(body);
  if (!result.success) throw refuse(result.error.issues, rule, vocabulary);
  const { facts, asOf } = result.data;
  if (asOf !== undefined) checkDate(asOf);
  return { facts: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, openEnd(value as FactValue | readonly [number, null])])), asOf };
}

function openEnd(value: FactValue | readonly [number, null]): FactValue {
  return Array.isArray(value) && value[1] === null ? [value[0] as number, Infinity] : (value as FactValue);
}

function refuse(issues: readonly z.core.$ZodIssue[], rule: Rule, vocabulary: Vocabulary): ApiError {
  const [issue] = issues;
  const [place, key] = issue?.path ?? [];
  if (place === 'asOf') return new ApiError('invalid-date', 'asOf 要写成存在的日期,例如 2026-11-21。');
  if (place === 'facts' && typeof key === 'string') {
    const fact = vocabulary[key];
    return new ApiError('invalid-request', `facts.${key} 的值不对:${fact === undefined ? '没有这一项' : `${fact.label},${expected(fact)}`}。`);
  }
  if (issue?.code === 'unrecognized_keys') {
    const known = place === 'facts' ? rule.facts.map((name) => `${name}(${vocabulary[name]?.label ?? ''})`).join('、') : 'facts、asOf';
    return unknownFields(issue.keys, known);
  }
  return new ApiError('invalid-request', '请求体要是 JSON 对象,例如 {"facts":{},"asOf":"2026-11-21"}。');
}

function expected(fact: Fact<unknown>): string {
  const json = z.toJSONSchema(fact.schema);
  if (fact.kind === 'choice') return `可选 ${(json.enum ?? []).join('、')}`;
  if (fact.kind === 'boolean') return '要写 true 或 false';
  return fact.kind === 'date' ? '要写成日期,例如 2026-11-21' : `要写成数字${fact.unit === undefined ? '' : `,单位是${fact.unit}`}`;
}
