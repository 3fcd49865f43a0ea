import { describe, expect, it } from 'vitest';
import type { Facts } from '../fact.ts';
import { beijingOutsideExperience } from './outside-experience.ts';

const evaluate = (facts: Facts) => beijingOutsideExperience.evaluate(facts, '2026-11-21');

describe('外地经验折算', () => {
  it.each([
    [true, true, 'yes'],
    [true, false, 'no'],
    [false, true, 'no'],
    [false, null, 'no'],
    [true, null, 'unknown'],
    [null, null, 'unknown'],
  ] as const)('post proof %s, insurance proof %s: %s', (postProof, insuranceProof, outcome) => {
    const result = evaluate({ postProof, insuranceProof, outsideServiceMonths: 36 });
    expect(result.outcome).toBe(outcome);
    expect(result.value).toEqual(outcome === 'yes' ? [0, 36] : null);
    expect(result.verdict?.text).toContain('北京社工协会');
  });

  it('gives the years as an upper bound, with the sum', () => {
    const result = evaluate({ postProof: true, insuranceProof: true, outsideServiceMonths: 36, serviceMonths: 24 });
    expect(result.verdict?.text).toContain('最多按36个月(3年)算');
    expect(result.sums.map(({ text }) => text)).toEqual(['在京24个月 + 外地最多36个月 = 合计最多60个月']);
    expect(result.notes.map(({ text }) => text).join('')).toContain('没有说明折算的比例');
  });

  it('takes the far end of a vague span, and none of an open one', () => {
    expect(evaluate({ postProof: true, insuranceProof: true, outsideServiceMonths: [37, 47] }).value).toEqual([0, 47]);
    expect(evaluate({ postProof: true, insuranceProof: true, outsideServiceMonths: [36, Infinity] }).value).toBeNull();
    expect(evaluate({ postProof: true, insuranceProof: true }).outcome).toBe('yes');
  });

  it('names the proof that is lacking', () => {
    expect(evaluate({ postProof: false, insuranceProof: true }).verdict?.text).toMatch(/缺原单位的社工岗位证明;/u);
    expect(evaluate({ postProof: false, insuranceProof: false }).verdict?.text).toContain('社工岗位证明和原单位期间的社保缴纳记录');
  });
});
