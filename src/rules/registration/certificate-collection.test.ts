import { describe, expect, it } from 'vitest';
import { agencyChange } from './agency-change.ts';
import { certificateAnnotation } from './annotation.ts';
import { paperCertificate } from './paper-certificate.ts';
import { photoFormat } from './photo-format.ts';
import { photoSize } from './photo-size.ts';

const TODAY = '2026-11-21';

describe('the paper certificate', () => {
  it.each([
    ['2026-08-20', ['2026-10-20', '2026-11-20'], '已经过了(已过1天)'],
    ['2026-08-21', ['2026-10-21', '2026-11-21'], '现在就在这段时间里'],
    ['2026-09-21', ['2026-11-21', '2026-12-21'], '现在就在这段时间里'],
    ['2026-09-22', ['2026-11-22', '2026-12-22'], '还有1天'],
    ['2025-12-31', ['2026-02-28', '2026-03-31'], '已经过了'],
    ['2023-12-30', ['2024-02-29', '2024-03-30'], '已经过了'],
  ])('results of %s: %s', (resultOn, value, text) => {
    const result = paperCertificate.evaluate({ resultOn }, TODAY);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.verdict?.text).toContain(text);
    expect(result.notes.map((note) => note.text).join()).toContain('同等法律效力');
  });

  it('widens for a month and waits for the day otherwise', () => {
    expect(paperCertificate.evaluate({ resultOn: ['2026-08-01', '2026-08-31'] }, TODAY).value).toEqual(['2026-10-01', '2026-11-30']);
    expect(paperCertificate.evaluate({}, TODAY).verdict?.text).toContain('2-3个月左右');
  });
});

describe('the annotation', () => {
  it.each([
    ['2026-11-20T17:00', '2026-11-21T17:00', '2026年11月21日17:00'],
    ['2026-12-31T08:30', '2027-01-01T08:30', '2027年1月1日08:30'],
    ['09:00', '2026-11-22T09:00', '2026年11月22日09:00'],
    ['2026-11-20', '2026-11-21', '2026年11月21日的同一时刻'],
  ])('applied for at %s', (annotationAppliedAt, value, text) => {
    const result = certificateAnnotation.evaluate({ annotationAppliedAt }, TODAY);
    expect(result.value).toBe(value);
    expect(result.verdict?.text).toContain(text);
    expect(result.verdict?.text).toContain('24小时内');
  });

  it('says what has passed, and the term alone without a time', () => {
    expect(certificateAnnotation.evaluate({ annotationAppliedAt: '2026-11-18T10:00' }, TODAY).verdict?.text).toContain('已经过了');
    expect(certificateAnnotation.evaluate({}, TODAY)).toMatchObject({ outcome: 'unknown' });
  });
});

describe('the photograph', () => {
  it.each([
    [499, 'yes', undefined],
    [500, 'yes', undefined],
    [501, 'no', '超出1KB'],
    [2048, 'no', '超出1548KB'],
    [[400, 480], 'yes', undefined],
    [[450, 550], 'unknown', undefined],
    [null, 'unknown', undefined],
  ] as const)('%s KB: %s', (photoKb, outcome, lacking) => {
    const result = photoSize.evaluate({ photoKb }, TODAY);
    expect(result.outcome).toBe(outcome);
    expect(result.conditions[0]?.lacking).toBe(lacking);
    expect(result.verdict?.text).toContain('500KB');
  });

  it.each([
    ['一寸', 'yes'],
    ['两寸', 'yes'],
    ['其他尺寸', 'no'],
    [null, 'unknown'],
  ] as const)('%s: %s', (format, outcome) => {
    const result = photoFormat.evaluate({ photoFormat: format }, TODAY);
    expect(result.outcome).toBe(outcome);
    expect(result.verdict?.text).toMatch(/一寸或两寸证件照.*500KB/u);
  });
});

describe('the change of agency', () => {
  it.each([
    [true, ['机构变更'], '只需申请机构变更'],
    [false, ['机构变更', '区域变更'], '要同时申请机构变更和区域变更'],
  ])('in the same region: %s', (sameRegion, value, text) => {
    const result = agencyChange.evaluate({ sameRegion }, TODAY);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.verdict?.text.startsWith(text)).toBe(true);
    expect(result.next[0]?.text).toContain('民政部门');
  });

  it('gives both ways while the region is not known', () => {
    expect(agencyChange.evaluate({}, TODAY)).toMatchObject({ outcome: 'unknown' });
    expect(agencyChange.evaluate({}, TODAY).verdict?.text).toContain('区域变更');
  });
});
