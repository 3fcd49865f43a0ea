import { describe, expect, it } from 'vitest';
import type { Facts } from '../fact.ts';
import { beijingHukouEligibility } from './hukou-eligibility.ts';

const AS_OF = '2026-11-21';
const enough: Facts = { certificateLevel: '中级', socialInsuranceMonths: 60, backPaidMonths: 0, localAgencyContract: true, contractRemainingMonths: 12, residencePermitMonths: 36 };
const evaluate = (facts: Facts, asOf = AS_OF) => beijingHukouEligibility.evaluate({ ...enough, ...facts }, asOf);
const named = (facts: Facts, label: string, asOf = AS_OF) => evaluate(facts, asOf).conditions.find((condition) => condition.label.startsWith(label));

describe('北京落户资格', () => {
  it('is yes when each condition is just met, with the papers and steps', () => {
    const result = evaluate({});
    expect(result.outcome).toBe('yes');
    expect(result.verdict?.text).toMatch(/^可以/u);
    for (const figure of ['60个月', '12个月', '36个月']) expect(result.conditions.some(({ need }) => need.startsWith(figure))).toBe(true);
    expect(result.next.map(({ text }) => text).join('')).toMatch(/满3年的北京居住证.*近5年社保明细.*资格预申报.*公示7个工作日/u);
  });

  it.each([
    ['no certificate', { certificateLevel: '无' }],
    ['初级', { certificateLevel: '初级' }],
    ['59 months', { socialInsuranceMonths: 59 }],
    ['60 months of which one paid back', { backPaidMonths: 1 }],
    ['no contract', { localAgencyContract: false }],
    ['11 months of contract', { contractRemainingMonths: 11 }],
    ['35 months of permit', { residencePermitMonths: 35 }],
  ] as const)('is no with %s', (_, facts) => {
    const result = evaluate(facts);
    expect(result.outcome).toBe('no');
    expect(result.verdict?.text).toMatch(/^还不行/u);
    expect(result.next).toEqual([]);
  });

  it.each([
    [60, 0, 'yes'],
    [63, 3, 'yes'],
    [62, 3, 'no'],
    [70, 10, 'yes'],
    [70, 11, 'no'],
  ] as const)('takes %i months paid, %i of them back, as %s', (socialInsuranceMonths, backPaidMonths, outcome) => {
    expect(evaluate({ socialInsuranceMonths, backPaidMonths }).outcome).toBe(outcome);
  });

  it('shows the sum of effective months and what is lacking', () => {
    const result = evaluate({ socialInsuranceMonths: 62, backPaidMonths: 3 });
    expect(result.sums.map(({ text }) => text)).toEqual(['62个月 − 补缴3个月 = 有效59个月']);
    expect(named({ socialInsuranceMonths: 62, backPaidMonths: 3 }, '在京连续缴社保')).toMatchObject({ have: '59个月', lacking: '1个月', earliest: '2026-12-21' });
    expect(evaluate({}).sums).toEqual([]);
  });

  it('is settled by too few months even when nobody asked about paying back', () => {
    const result = evaluate({ socialInsuranceMonths: 54, backPaidMonths: null, contractRemainingMonths: null, residencePermitMonths: null, localAgencyContract: null });
    expect(result.outcome).toBe('no');
    expect(result.verdict?.text).toContain('还差6个月(按没有补缴算),最早2027年5月21日');
    expect(result.verdict?.text).toContain('另外还要看');
  });

  it('is open while the months paid back could matter', () => {
    expect(evaluate({ socialInsuranceMonths: 62, backPaidMonths: null }).outcome).toBe('unknown');
    expect(evaluate({ socialInsuranceMonths: 62, backPaidMonths: null }).verdict?.text).toMatch(/^还不能下结论/u);
  });

  it.each([
    [[61, 69], 'yes'],
    [[60, Infinity], 'yes'],
    [[48, 59], 'no'],
    [[54, 66], 'unknown'],
  ] as const)('takes the vague %j months as %s', (socialInsuranceMonths, outcome) => {
    expect(evaluate({ socialInsuranceMonths }).outcome).toBe(outcome);
  });

  it('counts calendar months to the last day of a shorter one', () => {
    expect(named({ socialInsuranceMonths: 59 }, '在京连续缴社保', '2028-01-31')?.earliest).toBe('2028-02-29');
    expect(named({ residencePermitMonths: 35 }, '北京居住证', '2026-12-31')?.earliest).toBe('2027-01-31');
    expect(named({ contractRemainingMonths: 6 }, '合同剩余期限')?.earliest).toBeUndefined();
  });

  it('lists what is asked while nothing is known', () => {
    expect(beijingHukouEligibility.evaluate({}, AS_OF)).toMatchObject({ outcome: 'unknown', sums: [] });
    expect(beijingHukouEligibility.evaluate({}, AS_OF).verdict?.text).toMatch(/^要看这几条:.*60个月.*12个月.*36个月/u);
  });

  it('says what is unsaid and what the official text does not hold', () => {
    const { notes } = evaluate({});
    expect(notes.map(({ text }) => text).join('\n')).toMatch(/没有说明社保中断后是否重新计算[\s\S]*京民社工发〔2017〕415号/u);
  });
});
