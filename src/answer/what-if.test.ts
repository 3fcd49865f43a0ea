import { describe, expect, it } from 'vitest';
import { readFacts } from '../dialogue/read-facts.ts';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import type { Facts } from '../rules/fact.ts';
import { normalise } from '../text/normalise.ts';
import { readQuantities } from '../text/quantities.ts';
import { suppose } from './what-if.ts';

const asOf = '2026-11-21';

function supposed(message: string, facts: Facts, name = 'beijing-hukou-eligibility') {
  const text = normalise(message);
  const rule = catalogue.find((one) => one.name === name)!;
  const readings = readFacts(text, { vocabulary, quantities: readQuantities(text, asOf), asOf, live: rule.facts, known: Object.keys(facts) });
  return suppose(facts, { text, readings, rule, vocabulary, asOf });
}

describe('a supposition', () => {
  it('puts a value in the place of another', () => {
    expect(supposed('要是考到高级呢', { certificateLevel: '初级', socialInsuranceMonths: 50 })).toEqual({ facts: { certificateLevel: '高级', socialInsuranceMonths: 50 }, asOf });
  });

  it('leaves what was told as it was', () => {
    const told = { certificateLevel: '初级', serviceMonths: 30 };
    supposed('要是考到中级再干两年呢', told, 'beijing-points-bonus');
    expect(told).toEqual({ certificateLevel: '初级', serviceMonths: 30 });
  });

  it('adds to a count', () => {
    expect(supposed('再跟一个重点项目呢', { keyProjectCount: 2, frontlineMonths: 24 }, 'bijiang-promotion').facts['keyProjectCount']).toBe(3);
    expect(supposed('再做一个呢', { keyProjectCount: 1, frontlineMonths: 30 }, 'bijiang-promotion').facts['keyProjectCount']).toBe(2);
    expect(supposed('再学30小时呢', { trainingHours: 60 }, 'registration-continuing-education').facts['trainingHours']).toBe(90);
  });

  it('lets time pass: what grows grows, what runs out runs out, what is paid back stays, and the day moves on', () => {
    const later = supposed('再干两年呢', { socialInsuranceMonths: 50, backPaidMonths: 3, contractRemainingMonths: 30, residencePermitMonths: [12, 23] });
    expect(later.facts).toEqual({ socialInsuranceMonths: 74, backPaidMonths: 3, contractRemainingMonths: 6, residencePermitMonths: [36, 47] });
    expect(later.asOf).toBe('2028-11-21');
  });

  it('what has run out is nought, never less', () => {
    expect(supposed('再干两年呢', { contractRemainingMonths: 14 }).facts['contractRemainingMonths']).toBe(0);
    expect(supposed('再干两年呢', { contractRemainingMonths: [14, 30] }).facts['contractRemainingMonths']).toEqual([0, 6]);
  });

  it('what was never told does not grow out of nothing', () => expect(supposed('再交10个月呢', { certificateLevel: '中级' }).facts).toEqual({ certificateLevel: '中级' }));

  it('a length that is not to pass is only put in', () =>
    expect(supposed('要是社保交了60个月呢', { socialInsuranceMonths: 50, residencePermitMonths: 10 })).toMatchObject({
      facts: { socialInsuranceMonths: 60, residencePermitMonths: 10 },
      asOf,
    }));

  it('a length told by its first day grows with the day alone', () => {
    const later = supposed('再干两年呢', { serviceMonths: '2023-03-05', socialInsuranceMonths: 30 }, 'beijing-public-housing');
    expect(later).toEqual({ facts: { serviceMonths: '2023-03-05', socialInsuranceMonths: 54 }, asOf: '2028-11-21' });
  });

  it('a day to come is one on which time has passed', () => {
    const later = supposed('到明年6月窗口那会儿够不', { frontlineMonths: 17, keyProjectCount: 2 }, 'bijiang-promotion');
    expect(later).toEqual({ facts: { frontlineMonths: 23, keyProjectCount: 2 }, asOf: '2027-06-01' });
  });
});
