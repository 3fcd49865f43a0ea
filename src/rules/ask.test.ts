import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ask, isOpen, probes } from './ask.ts';
import { atLeast, isOneOf, outcomeOf } from './condition.ts';
import { cited } from './constant.ts';
import { add } from './range.ts';
import { rangeOf } from './given.ts';
import type { Rule, Vocabulary } from './rule.ts';

const { figure } = cited('nowhere');
const need = figure(60, '个月', '满60个月');
const months = { kind: 'quantity', label: '月', ask: '几个月?', schema: z.number().min(0), cue: { kinds: ['months'], near: /月/u } } as const;
const vocabulary: Vocabulary = {
  level: {
    kind: 'choice',
    label: '级别',
    ask: '哪一级?',
    schema: z.enum(['初级', '中级']),
    cue: {
      options: [
        ['初级', /初/u],
        ['中级', /中/u],
      ],
    },
  },
  months,
  more: months,
  day: { kind: 'date', label: '日', ask: '哪天?', schema: z.iso.date(), cue: { kinds: ['date'], near: /日/u } },
  held: { kind: 'boolean', label: '有', ask: '有没有?', schema: z.boolean(), cue: { yes: /有/u, no: /没有/u } },
};
const options = { asOf: '2026-11-21', vocabulary };

/** 中级, and months and more months that together make sixty. */
const rule: Rule = {
  name: 'test-rule',
  title: '试',
  number: 1,
  description: '试',
  facts: ['level', 'months', 'more'],
  constants: { need },
  evaluate(facts) {
    const conditions = [
      isOneOf({ label: '级别', have: facts['level'] as string | null, allowed: ['中级'], need: '中级', sources: [] }),
      atLeast({ label: '月', have: add(rangeOf(facts, 'months'), rangeOf(facts, 'more')), need: need.value, unit: '个月', sources: [need] }),
    ];
    return { outcome: outcomeOf(conditions), value: null, conditions, sums: [], notes: [], next: [] };
  },
};

describe('the next question', () => {
  it.each([
    [{}, ['level', 'months', 'more']],
    [{ level: '中级' }, ['months', 'more']],
    [{ level: '初级' }, []],
    [{ months: 60 }, ['level']],
    [{ level: '中级', months: 60 }, []],
    [{ level: '中级', months: 59 }, ['more']],
    [{ level: '中级', months: [61, 69] as const }, []],
    [{ level: '中级', months: [55, 65] as const, more: 0 }, ['months']],
    [{ level: '中级', months: 59, more: null }, ['more']],
  ])('of %o is %o', (facts, keys) => {
    expect(ask(rule, facts, options)).toEqual(keys);
  });

  it('leaves out what the person does not know', () => {
    expect(ask(rule, { level: '中级' }, { ...options, unsure: ['months'] })).toEqual(['more']);
    expect(ask(rule, { level: '中级', months: 1 }, { ...options, unsure: ['more'] })).toEqual([]);
  });

  it('takes a vague word for open and an exact one for known', () => {
    expect([null, undefined, [1, 2] as const].map(isOpen)).toEqual([true, true, true]);
    expect([0, false, '初级', [2, 2] as const].map(isOpen)).toEqual([false, false, false, false]);
  });

  it('tries the options, both answers, the thresholds and one below', () => {
    expect(probes(rule, 'level', {}, vocabulary)).toEqual(['初级', '中级']);
    expect(probes(rule, 'held', {}, vocabulary)).toEqual([true, false]);
    expect(probes(rule, 'months', {}, vocabulary)).toEqual([0, 59, 60, 120]);
    expect(probes(rule, 'months', { months: [55, 65] }, vocabulary)).toEqual([55, 59, 60, 65]);
    expect(probes({ ...rule, probes: { months: [7] } }, 'months', {}, vocabulary)).toEqual([7]);
    expect(probes(rule, 'day', {}, vocabulary)).toHaveLength(2);
    expect(probes(rule, 'nobody', {}, vocabulary)).toEqual([]);
  });
});
