import { describe, expect, it } from 'vitest';
import type { Facts } from '../rules/fact.ts';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { createEngine } from './create-engine.ts';
import { answerRule } from './answer-rule.ts';
import { smallCorpus } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);

function answer(name: string, facts: Facts, unsure: readonly string[] = []) {
  return answerRule(engine, { rule: engine.rules.get(name)!, facts, unsure, asOf: '2026-11-21' });
}
const texts = (name: string, facts: Facts, unsure: readonly string[] = []) => answer(name, facts, unsure).statements.map(({ text }) => text);

describe('a rule on what is known', () => {
  it('asks for at most three facts, for none that was told, in the order of the rule', () => {
    const { asked, computed, statements } = answer('beijing-hukou-eligibility', { certificateLevel: '中级' });
    expect(computed.missing).toHaveLength(5);
    expect(asked).toEqual(['socialInsuranceMonths', 'backPaidMonths', 'localAgencyContract']);
    expect(statements.at(-1)?.text).not.toContain(vocabulary['certificateLevel']!.ask);
  });

  it('asks for nothing more once it is settled', () => {
    expect(answer('beijing-hukou-eligibility', { certificateLevel: '中级', socialInsuranceMonths: 59 })).toMatchObject({
      asked: [],
      computed: { computation: { outcome: 'no' }, missing: [] },
    });
    expect(answer('beijing-hukou-eligibility', { certificateLevel: '初级' }).asked).toEqual([]);
  });

  it('a vague fact settles it only where its whole range agrees', () => {
    const told = { certificateLevel: '中级', backPaidMonths: 0, localAgencyContract: true, contractRemainingMonths: 12, residencePermitMonths: 36 };
    expect(answer('beijing-hukou-eligibility', { ...told, socialInsuranceMonths: [60, 69] }).computed.computation.outcome).toBe('yes');
    expect(answer('beijing-hukou-eligibility', { ...told, socialInsuranceMonths: [50, 59] }).computed.computation.outcome).toBe('no');
    const open = answer('beijing-hukou-eligibility', { ...told, socialInsuranceMonths: [59, 60] });
    expect(open.computed.computation.outcome).toBe('unknown');
    expect(open.asked).toEqual(['socialInsuranceMonths']);
  });

  it('never sees what belongs to other rules', () => {
    expect(Object.keys(answer('beijing-points-bonus', { certificateLevel: '中级', writtenScore: 80 }).computed.facts)).toEqual(['certificateLevel', 'serviceMonths']);
  });
});

describe('what is taken for granted', () => {
  const hours = (facts: Facts) => texts('registration-continuing-education', { certificateLevel: '中级', ...facts }).join('\n');

  it('is said, where it decides', () => {
    expect(hours({ trainingHours: 89 })).toMatch(/^还不够,还差1小时/u);
    expect(hours({ trainingHours: 89 })).toContain('您没提的按没有算');
  });

  it('is not said where it was told or decides nothing', () => {
    expect(hours({ trainingHours: 90 })).toMatch(/^够了/u);
    expect(hours({ trainingHours: 90 })).not.toContain('您没提的');
    expect(hours({ trainingHours: 89, degreeEarned: false, courseHours: 0 })).not.toContain('您没提的');
    expect(hours({})).not.toContain('您没提的');
  });
});

describe('what the person does not know', () => {
  const scores = { writtenScore: 80, interviewScore: 75 };

  it('is not asked for again, and both ways are shown', () => {
    const open = answer('bijiang-recruitment-score', scores, ['certificateHeld', 'certificateLevel']);
    expect(open.asked).toEqual([]);
    const branches = open.statements.filter(({ text }) => text.startsWith('如果'));
    expect(branches.length).toBeGreaterThan(1);
    expect(branches.some(({ text }) => text.includes('77分'))).toBe(true);
    expect(branches.some(({ text }) => text.includes('79分'))).toBe(true);
    expect(branches.every(({ references }) => references.length > 0)).toBe(true);
  });

  it('is at most four ways, no two alike', () => {
    for (const rule of catalogue) {
      const branches = texts(rule.name, {}, rule.facts).filter((text) => text.startsWith('如果'));
      expect(branches.length).toBeLessThanOrEqual(4);
      const outcomes = branches.map((text) => text.slice(text.indexOf(':')));
      expect(new Set(outcomes).size).toBe(outcomes.length);
    }
  });

  it('does not matter where the rest decides', () =>
    expect(texts('beijing-hukou-eligibility', { certificateLevel: '初级' }, ['backPaidMonths']).some((text) => text.startsWith('如果'))).toBe(false));
});
