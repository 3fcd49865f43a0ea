import { describe, expect, it } from 'vitest';
import { beijingPublicHousing } from './public-housing.ts';

const AS_OF = '2026-11-21';
type Months = number | readonly [number, number] | null;
const housing = (serviceMonths: Months, socialInsuranceMonths: Months) => beijingPublicHousing.evaluate({ serviceMonths, socialInsuranceMonths }, AS_OF);

describe('公租房优先配租', () => {
  it.each([
    [24, 36, 'yes'],
    [23, 36, 'no'],
    [24, 35, 'no'],
    [23, null, 'no'],
    [null, 35, 'no'],
    [24, null, 'unknown'],
    [null, null, 'unknown'],
    [[25, 35], [37, 47], 'yes'],
    [[20, 30], 36, 'unknown'],
    [24, [28, 35], 'no'],
  ] as const)('service %j, insurance %j: %s', (service, insurance, outcome) => {
    expect(housing(service, insurance).outcome).toBe(outcome);
  });

  it('names the gap, the day and what is asked besides', () => {
    expect(housing(23, 36).verdict?.text).toMatch(/^还不行.*从业还差1个月,最早2026年12月21日/u);
    expect(housing(null, 35).verdict?.text).toContain('另外还要看:在京社工岗位连续从业(24个月,即2年)');
    expect(
      housing(24, 36)
        .notes.map(({ text }) => text)
        .join(''),
    ).toContain('补缴的社保算不算,文章没有说明');
  });
});
