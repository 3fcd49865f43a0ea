import { describe, expect, it } from 'vitest';
import type { Facts } from '../rules/fact.ts';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { composeComputation, questionText, ruleView } from './compose-computation.ts';

const asOf = '2026-11-21';

function computed(name: string, facts: Facts, missing: readonly string[] = []) {
  const rule = catalogue.find((one) => one.name === name)!;
  return { rule, facts, computation: rule.evaluate(facts, asOf), missing };
}
const composed = (name: string, facts: Facts, missing: readonly string[] = []) => composeComputation(computed(name, facts, missing), vocabulary);
const lines = (name: string, facts: Facts) => composed(name, facts).map(({ text }) => text);

const complete = {
  certificateLevel: '中级',
  socialInsuranceMonths: 60,
  backPaidMonths: 0,
  localAgencyContract: true,
  contractRemainingMonths: 12,
  residencePermitMonths: 36,
} as const;

describe('a computation as statements', () => {
  it('says yes on the very boundary, with every condition ticked and what comes next', () => {
    const statements = composed('beijing-hukou-eligibility', complete);
    expect(statements[0]).toMatchObject({ role: 'verdict', text: expect.stringContaining('可以申请') });
    const conditions = statements.filter(({ role }) => role === 'condition');
    expect(conditions).toHaveLength(5);
    expect(conditions.every(({ text }) => text.startsWith('✓'))).toBe(true);
    expect(statements.some(({ role }) => role === 'step')).toBe(true);
  });

  it('says no one month below it, what is lacking and when it is closed', () => {
    const said = lines('beijing-hukou-eligibility', { ...complete, socialInsuranceMonths: 59 });
    expect(said[0]).toMatch(/^还不行/u);
    expect(said).toContain('✗ 在京连续缴社保(补缴不算):59个月(要求60个月),还差1个月,最早2026年12月21日满足');
  });

  it('shows both ends of a vague fact, and promises the late day', () => {
    const said = lines('beijing-hukou-eligibility', { ...complete, residencePermitMonths: [28, 35] });
    expect(said).toContain('✗ 北京居住证:28–35个月(要求36个月(3年)),还差1–8个月,最迟2027年7月21日满足');
    expect(said.join('')).not.toContain('最早2027年7月21日');
    expect(lines('beijing-hukou-eligibility', { ...complete, socialInsuranceMonths: [61, 69] }).join()).toContain('61–69个月(要求60个月)');
  });

  it('no step is shown while the outcome is open', () => {
    expect(composed('beijing-hukou-eligibility', { certificateLevel: '中级' }).some(({ role }) => role === 'step')).toBe(false);
  });

  it("says what is supposed before anything else, in the person's words", () => {
    const statements = composeComputation({ ...computed('beijing-points-bonus', { certificateLevel: '高级', serviceMonths: 60 }), supposed: '要是考到高级呢' }, vocabulary);
    expect(statements[0]?.text).toContain('「要是考到高级呢」');
    expect(statements[1]?.text).toContain('8–10分');
  });

  it('writes no ISO date', () => {
    const said = lines('registration-renewal-window', { lastRegisteredOn: '2023-12-01' }).join('\n');
    expect(said).toMatch(/2026年\d+月\d+日/u);
    expect(said).not.toMatch(/\d{4}-\d{2}-\d{2}/u);
  });

  it('cites each quote once in a statement', () => {
    for (const { references } of composed('beijing-hukou-eligibility', complete)) {
      expect(new Set(references.map(({ document, quote }) => document + quote)).size).toBe(references.length);
    }
  });
});

describe('the questions left', () => {
  it('are at most three, however many facts are missing', () => {
    const text = questionText(['certificateLevel', 'socialInsuranceMonths', 'backPaidMonths', 'localAgencyContract'], vocabulary);
    expect(text.match(/[①②③④]/gu)).toEqual(['①', '②', '③']);
    expect(text).not.toContain(vocabulary['localAgencyContract']!.ask);
    expect(text).toContain('不知道');
  });

  it('one question stands without a number', () => {
    expect(questionText(['socialInsuranceMonths'], vocabulary)).toBe(`请告诉我:${vocabulary['socialInsuranceMonths']!.ask}`);
  });

  it('come last', () => expect(composed('beijing-hukou-eligibility', {}, ['certificateLevel']).at(-1)?.role).toBe('question'));
});

describe('a computation for machines', () => {
  it('shows told facts alone, and numbers the citation of each condition', () => {
    const view = ruleView(
      computed('beijing-hukou-eligibility', { certificateLevel: '中级', socialInsuranceMonths: 48, keyProject: true, backPaidMonths: null }, ['backPaidMonths']),
      () => 7,
    );
    expect(view).toMatchObject({ rule: 'beijing-hukou-eligibility', outcome: 'no', facts: { certificateLevel: '中级', socialInsuranceMonths: 48 }, missing: ['backPaidMonths'] });
    expect(Object.keys(view.facts)).toEqual(['certificateLevel', 'socialInsuranceMonths']);
    expect(view.conditions[1]).toMatchObject({ status: 'unmet', earliest: '2027-11-21', citation: 7 });
    expect(view.conditions[0]).not.toHaveProperty('lacking');
  });
});
