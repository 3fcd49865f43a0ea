import { describe, expect, it } from 'vitest';
import type { Facts } from '../fact.ts';
import type { Rule } from '../rule.ts';
import { tianjinCertificateToTitle } from './certificate-to-title.ts';
import { tianjinDigitalEngineer } from './digital-engineer.ts';
import { tianjinOverseas } from './overseas.ts';
import { seriesNames } from './series.ts';
import { tianjinSkillApplication } from './skill-application.ts';
import { tianjinSkillToTitle } from './skill-to-title.ts';
import { tianjinTitleToSkill } from './title-to-skill.ts';

const AS_OF = '2026-11-21';

describe('施行日期', () => {
  const rules: readonly (readonly [Rule, Facts])[] = [
    [tianjinCertificateToTitle, { certificateLevel: '中级' }],
    [tianjinSkillToTitle, { titleSeries: '艺术', skillLevel: '技师', skillWorkMonths: 36 }],
    [tianjinTitleToSkill, { titleSeries: '艺术', heldTitle: '正高级', heldTitleMonths: 12, skillWorkAfterTitleMonths: 0 }],
    [tianjinSkillApplication, { titleSeries: '艺术', targetSkill: '技师', heldTitle: '中级', heldTitleMonths: 12 }],
    [tianjinDigitalEngineer, { digitalCertificate: '中级专业技术等级证书' }],
    [tianjinOverseas, { overseasQualification: true }],
  ];

  it.each(rules)('$name holds from 1 January 2024', (rule, facts) => {
    expect(rule.evaluate(facts, '2023-12-31').outcome).toBe('unknown');
    expect(rule.evaluate(facts, '2023-12-31').verdict?.text).toContain('2024年1月1日才施行(还有1天)');
    const result = rule.evaluate(facts, '2024-01-01');
    expect(result.outcome).not.toBe('unknown');
    expect(result.notes.map(({ text }) => text).join('')).toMatch(/津人社办发〔2019〕96号同时废止.*经博客转载/u);
  });
});

describe('证书对应职称', () => {
  it.each([
    ['初级', '初级职称'],
    ['中级', '中级职称'],
    ['高级', '高级职称'],
    ['无', '无'],
  ])('%s: %s', (certificateLevel, value) => {
    expect(tianjinCertificateToTitle.evaluate({ certificateLevel }, AS_OF)).toMatchObject({ outcome: 'value', value });
  });

  it('says that the employer appoints directly, and whose words the mapping is', () => {
    const { verdict, next, notes } = tianjinCertificateToTitle.evaluate({ certificateLevel: '初级' }, AS_OF);
    expect(verdict?.text).toContain('不用再换发');
    expect(next.map(({ text }) => text).join('')).toContain('无需换发本市职称证书');
    expect(notes.map(({ text }) => text).join('')).toContain('博客对通知的概括');
  });
});

describe('技能等级到职称', () => {
  const evaluate = (titleSeries: string | null, skillLevel: string | null, skillWorkMonths: number | readonly [number, number] | null) =>
    tianjinSkillToTitle.evaluate({ titleSeries, skillLevel, skillWorkMonths }, AS_OF);

  it.each([
    ['高级工', 24, '初级职称', '由单位自主聘任'],
    ['技师', 36, '中级职称', '申报评审'],
    ['高级技师', 48, '副高级职称', '申报评审'],
    ['特级技师', 60, '正高级职称', '申报评审'],
  ] as const)('%s after %i months: %s', (skill, months, value, how) => {
    const just = evaluate('工程技术', skill, months);
    expect(just).toMatchObject({ outcome: 'yes', value });
    expect(just.verdict?.text).toContain(how);
    const short = evaluate('工程技术', skill, months - 1);
    expect(short.outcome).toBe('no');
    expect(short.verdict?.text).toContain('还差1个月,最早2026年12月21日');
    expect(evaluate('工程技术', skill, [months - 1, months]).outcome).toBe('unknown');
  });

  it.each([...seriesNames])('is open to the series %s', (name) => {
    expect(evaluate(name, '技师', 36).outcome).toBe('yes');
  });

  it.each(['社会工作', '其他'])('is closed to %s, whatever else is known', (name) => {
    const result = evaluate(name, null, null);
    expect(result.outcome).toBe('no');
    expect(result.verdict?.text).toMatch(/8个系列.*不在里面/u);
    expect(result.notes.some(({ text }) => text.includes('社会工作不在这些系列里'))).toBe(name === '社会工作');
  });

  it('is settled without the level only beyond all thresholds', () => {
    expect(evaluate('艺术', null, 23).outcome).toBe('no');
    expect(evaluate('艺术', null, 24).outcome).toBe('unknown');
    expect(evaluate('艺术', null, 59).outcome).toBe('unknown');
    expect(evaluate('艺术', null, 60)).toMatchObject({ outcome: 'yes', value: null });
  });
});

describe('职称到技能等级', () => {
  const apply = (heldTitle: string, targetSkill: string, heldTitleMonths: number | null, skillWorkAfterTitleMonths: number | null, titleSeries: string | null = '工程技术') =>
    tianjinSkillApplication.evaluate({ titleSeries, heldTitle, targetSkill, heldTitleMonths, skillWorkAfterTitleMonths }, AS_OF);

  it.each([
    ['助理级', '高级工', 12],
    ['中级', '技师', 12],
    ['副高级', '高级技师', 12],
    ['正高级', '特级技师', 12],
  ] as const)('%s held for a year opens %s', (title, skill, months) => {
    expect(apply(title, skill, months, null).outcome).toBe('yes');
    expect(apply(title, skill, months - 1, null).outcome).toBe('no');
    expect(apply(title, skill, months - 1, null).verdict?.text).toContain('还差1个月');
    expect(apply(title, skill, months, null, null).outcome).toBe('unknown');
    expect(apply(title, skill, months, null, '社会工作').outcome).toBe('no');
  });

  it.each([
    ['助理级', '技师', 48],
    ['中级', '高级技师', 48],
    ['副高级', '特级技师', 60],
  ] as const)('%s and skilled work open %s after %i months', (title, skill, months) => {
    expect(apply(title, skill, null, months).outcome).toBe('yes');
    expect(apply(title, skill, 240, months - 1).outcome).toBe('no');
    expect(apply(title, skill, 240, null).outcome).toBe('unknown');
  });

  it('is no for a title below those named, and unsaid for one above', () => {
    expect(apply('助理级', '高级技师', 240, 240).outcome).toBe('no');
    expect(apply('助理级', '高级技师', 240, 240).verdict?.text).toContain('助理级职称不在其列');
    const above = apply('正高级', '技师', 240, 240);
    expect(above.value).toBe('通知没有说明');
    expect(above.verdict?.text).toContain('可申报特级技师');
  });

  const open = (heldTitle: string | null, heldTitleMonths: number | null, skillWorkAfterTitleMonths: number | null, titleSeries: string | null = '艺术') =>
    tianjinTitleToSkill.evaluate({ titleSeries, heldTitle, heldTitleMonths, skillWorkAfterTitleMonths }, AS_OF);

  it.each([
    ['助理级', 12, null, '高级工'],
    ['助理级', 60, 48, '技师'],
    ['助理级', 60, 47, '高级工'],
    ['中级', 12, null, '技师'],
    ['中级', 48, 48, '高级技师'],
    ['副高级', 59, null, '高级技师'],
    ['副高级', 60, 60, '特级技师'],
    ['正高级', 12, null, '特级技师'],
  ] as const)('%s, %j months, %j of skilled work: %s at most', (title, held, work, value) => {
    expect(open(title, held, work)).toMatchObject({ outcome: 'value', value });
  });

  it('is no before the first year, and outside the eight series', () => {
    expect(open('助理级', 11, null).outcome).toBe('no');
    expect(open('助理级', 11, null).verdict?.text).toContain('还差1个月');
    expect(open('中级', 240, 240, '社会工作').outcome).toBe('no');
  });

  it('says the part that stands already', () => {
    const result = open('助理级', 60, null);
    expect(result.outcome).toBe('unknown');
    expect(result.verdict?.text).toMatch(/^可以申报高级工.*满4年,可申报技师/u);
    expect(open(null, null, null).verdict?.text).toContain('取得副高级职称后从事相应技能工作满5年,可申报特级技师');
  });
});

describe('数字技术工程师', () => {
  it.each([
    ['初级培训合格证书', '技术员', '直接认定为技术员'],
    ['初级专业技术等级证书', '助理工程师', '直接认定为助理工程师'],
    ['中级专业技术等级证书', '工程师', '直接认定为工程师'],
    ['高级专业技术等级证书', '高级工程师', '直接申报高级工程师评审'],
  ])('%s: %s', (digitalCertificate, value, words) => {
    const result = tianjinDigitalEngineer.evaluate({ digitalCertificate }, AS_OF);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.verdict?.text).toContain(words);
  });

  it('lists all four while the certificate is unknown', () => {
    const result = tianjinDigitalEngineer.evaluate({}, AS_OF);
    expect(result.outcome).toBe('unknown');
    for (const title of ['技术员', '助理工程师', '高级工程师评审']) expect(result.verdict?.text).toContain(title);
  });
});

describe('境外职业资格', () => {
  it.each([
    [true, 'yes', '副高级职称'],
    [false, 'no', null],
    [null, 'unknown', null],
  ] as const)('on the list: %s', (overseasQualification, outcome, value) => {
    const result = tianjinOverseas.evaluate({ overseasQualification }, AS_OF);
    expect(result).toMatchObject({ outcome, value });
    expect(result.verdict?.text).toContain('副高级职称');
  });
});
