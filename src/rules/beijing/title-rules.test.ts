import { describe, expect, it } from 'vitest';
import type { Facts } from '../fact.ts';
import { beijingTitleCalendar } from './title-calendar.ts';
import { beijingTitleEligibility } from './title-eligibility.ts';
import { beijingTitleException } from './title-exception.ts';
import { beijingTitleKeyProject } from './title-key-project.ts';

const AS_OF = '2026-11-21';

describe('职称参评', () => {
  const complete: Facts = { certificateLevel: '初级', residencePermitMonths: 24, fullTimeInBeijing: true, applyingElsewhere: false };
  const evaluate = (facts: Facts) => beijingTitleEligibility.evaluate({ ...complete, ...facts }, AS_OF);

  it('is never a full yes: the years of service are not given', () => {
    for (const certificateLevel of ['初级', '中级', '高级']) {
      const result = evaluate({ certificateLevel, residencePermitMonths: 240 });
      expect(result.outcome).toBe('unknown');
      expect(result.conditions.filter(({ status }) => status === 'unknown').map(({ label }) => label)).toEqual(['在京社工岗位连续从业']);
      expect(result.verdict?.text).toContain('从业年限没有说明是几年');
      expect(result.next.map(({ text }) => text).join('')).toContain('近2年社工服务案例');
    }
  });

  it.each([
    ['no certificate', { certificateLevel: '无' }],
    ['23 months of permit', { residencePermitMonths: 23 }],
    ['not full time', { fullTimeInBeijing: false }],
    ['applying elsewhere', { applyingElsewhere: true }],
  ] as const)('is no with %s', (_, facts) => {
    expect(evaluate(facts).outcome).toBe('no');
    expect(evaluate(facts).next).toEqual([]);
  });

  it('says how much of the permit is lacking, and when', () => {
    const text = beijingTitleEligibility.evaluate({ residencePermitMonths: 18 }, AS_OF).verdict?.text;
    expect(text).toContain('还差6个月,最早2027年5月21日');
    expect(text).toMatch(/北京居住证还差6个月/u);
  });

  it('is settled by a vague permit below two years, open with one around them', () => {
    expect(evaluate({ residencePermitMonths: [13, 23] }).outcome).toBe('no');
    const open = evaluate({ residencePermitMonths: [20, 26] });
    expect(open.conditions.filter(({ status }) => status === 'unknown')).toHaveLength(2);
  });
});

describe('破格参评', () => {
  it.each([
    ['初级', '社工师(您现在是初级)'],
    ['中级', '高级社工师'],
    ['高级', '正高级社工师'],
    ['正高级', '最高的一级'],
    [null, '上一级职称,不受从业年限限制'],
  ])('from %s', (titleLevel, words) => {
    const result = beijingTitleException.evaluate({ nationalAward: true, titleLevel }, AS_OF);
    expect(result.outcome).toBe('yes');
    expect(result.verdict?.text).toContain(words);
  });

  it('needs the national award', () => {
    expect(beijingTitleException.evaluate({ nationalAward: false }, AS_OF)).toMatchObject({ outcome: 'no' });
    expect(beijingTitleException.evaluate({ titleLevel: '中级' }, AS_OF)).toMatchObject({ outcome: 'unknown' });
  });
});

describe('重点项目权重', () => {
  it.each([
    [true, 'yes', 15],
    [false, 'no', null],
    [null, 'unknown', null],
  ] as const)('%s: %s', (keyMunicipalProject, outcome, value) => {
    const result = beijingTitleKeyProject.evaluate({ keyMunicipalProject }, AS_OF);
    expect(result).toMatchObject({ outcome, value });
    expect(result.verdict?.text).toContain('15%');
    expect(result.notes.map(({ text }) => text).join('')).toContain('没有说明这15%怎么算进评审分');
  });
});

describe('申报日程', () => {
  const text = (asOf: string) => beijingTitleCalendar.evaluate({}, asOf).verdict?.text ?? '';

  it.each([
    ['2026-02-28', /3月启动\(到月初还有1天\).*5月中下旬出结果\(到月初还有62天\)/u],
    ['2026-03-01', /3月启动\(就在本月\)/u],
    ['2026-03-31', /3月启动\(就在本月\)/u],
    ['2026-04-01', /^2026年申报预计3月启动\(已过\),5月中下旬出结果\(到月初还有30天\)/u],
    ['2026-05-31', /5月中下旬出结果\(就在本月\)/u],
    ['2026-06-01', /^2026年的已经过了/u],
    ['2026-11-21', /^2026年的已经过了.*公示5个工作日.*以后年份文章没有说/u],
    ['2027-03-01', /^2026年的已经过了/u],
  ])('on %s', (asOf, pattern) => {
    expect(text(asOf)).toMatch(pattern);
  });

  it('gives the whole month, since no day is named', () => {
    expect(beijingTitleCalendar.evaluate({}, AS_OF)).toMatchObject({ outcome: 'value', value: ['2026-03-01', '2026-03-31'], next: [] });
    expect(beijingTitleCalendar.evaluate({}, '2026-03-15').next).toHaveLength(2);
  });
});
