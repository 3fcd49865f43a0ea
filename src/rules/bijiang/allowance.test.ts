import { describe, expect, it } from 'vitest';
import { monthlyAllowance } from './allowance-monthly.ts';
import { periodAllowance } from './allowance-period.ts';
import { yearlyAllowance } from './allowance-yearly.ts';

const TODAY = '2026-11-21';
const all = ({ verdict, sums, notes }: ReturnType<typeof monthlyAllowance.evaluate>) => [verdict, ...sums, ...notes].map((finding) => finding?.text).join('|');

describe('the allowances', () => {
  it.each([
    ['无', false, 0],
    ['无', true, 200],
    ['初级', false, 300],
    ['初级', true, 500],
    ['中级', false, 500],
    ['中级', true, 700],
    ['高级', false, 800],
    ['高级', true, 1000],
  ])('%s, key project %s: %s a month', (certificateLevel, keyProject, amount) => {
    const result = monthlyAllowance.evaluate({ certificateLevel, keyProject }, TODAY);
    expect(result).toMatchObject({ outcome: 'value', value: [amount, amount] });
    expect(result.verdict?.text.startsWith(`每月${amount}元`)).toBe(true);
  });

  it('says what is known of a month: the certificate alone, the project alone, nothing', () => {
    expect(monthlyAllowance.facts).not.toContain('titleLevel');
    expect(monthlyAllowance.evaluate({ certificateLevel: '中级' }, TODAY).verdict?.text).toMatch(/500元.*200元,共700元/u);
    expect(monthlyAllowance.evaluate({ keyProject: true }, TODAY).verdict?.text).toMatch(/500元、700元、1000元/u);
    expect(monthlyAllowance.evaluate({}, TODAY).verdict?.text).toMatch(/300元.*500元.*800元/u);
  });

  it.each([
    ['初级', '无', false, 3600],
    ['初级', '初级', true, 6000],
    ['中级', '中级', false, 7000],
    ['中级', '中级', true, 9400],
    ['高级', '高级', true, 13000],
    ['高级', '正高级', false, 10600],
    ['中级', '无', true, 8400],
  ])('%s, title %s, key project %s: %s a year', (certificateLevel, titleLevel, keyProject, amount) => {
    const result = yearlyAllowance.evaluate({ certificateLevel, titleLevel, keyProject }, TODAY);
    expect(result).toMatchObject({ outcome: 'value', value: [amount, amount] });
    expect(all(result)).toContain(`${amount}元`);
    expect(result.notes[0]?.text).toContain('不是只看证书');
  });

  it('asks for the title of a year and says both ends meanwhile', () => {
    const open = yearlyAllowance.evaluate({ certificateLevel: '中级', keyProject: true }, TODAY);
    expect(open).toMatchObject({ outcome: 'unknown', value: null });
    expect(open.verdict?.text).toMatch(/至少8400元.*1000元.*9400元/u);
  });

  it.each([
    [{ certificateLevel: '初级', keyProject: false, subsidyPeriodMonths: 6 }, 1800],
    [{ certificateLevel: '初级', keyProject: false, subsidyPeriodMonths: 11 }, 3300],
    [{ certificateLevel: '中级', keyProject: true, titleLevel: '中级', subsidyPeriodMonths: 12 }, 9400],
    [{ certificateLevel: '中级', keyProject: true, titleLevel: '中级', subsidyPeriodMonths: 18 }, 13600],
    [{ certificateLevel: '中级', keyProject: true, titleLevel: '中级', subsidyPeriodMonths: 24 }, 18800],
    [{ certificateLevel: '高级', keyProject: false, titleLevel: '无', subsidyPeriodMonths: 18 }, 14400],
  ])('%o: %s', (facts, amount) => {
    const result = periodAllowance.evaluate(facts, TODAY);
    expect(result).toMatchObject({ outcome: 'value', value: [amount, amount] });
    expect(result.verdict?.text).toContain(`一共${amount}元`);
  });

  it('says that a part of a year is left open for the title', () => {
    const notes = (subsidyPeriodMonths: number, titleLevel = '中级') =>
      all(periodAllowance.evaluate({ certificateLevel: '中级', keyProject: false, titleLevel, subsidyPeriodMonths }, TODAY));
    expect(notes(18)).toContain('不满一年的部分文章没有说明');
    expect(notes(6)).toContain('不满一年的部分文章没有说明');
    expect(notes(24)).not.toContain('不满一年');
    expect(notes(18, '无')).not.toContain('不满一年');
  });

  it('gives a range for a vague time', () => {
    expect(periodAllowance.evaluate({ certificateLevel: '初级', keyProject: false, subsidyPeriodMonths: [6, 8] }, TODAY)).toMatchObject({ outcome: 'value', value: [1800, 2400] });
    expect(periodAllowance.evaluate({ certificateLevel: '初级', subsidyPeriodMonths: [6, 13], keyProject: false }, TODAY).outcome).toBe('unknown');
  });

  it('asks nothing as a condition: the parts are sums', () => {
    const facts = { certificateLevel: '中级', keyProject: true, titleLevel: '中级', subsidyPeriodMonths: 18 };
    for (const rule of [monthlyAllowance, yearlyAllowance, periodAllowance]) {
      expect(rule.evaluate({}, TODAY).conditions).toEqual([]);
      expect(rule.evaluate(facts, TODAY).notes.length).toBeLessThanOrEqual(2);
      expect(rule.evaluate(facts, TODAY).notes.at(-1)?.text).toContain('非官方');
    }
    expect(yearlyAllowance.evaluate(facts, TODAY).sums[0]?.text).toBe('6000 + 2400 + 1000 = 9400元');
    expect(periodAllowance.evaluate({ ...facts, keyProject: false, titleLevel: '无' }, TODAY).sums).toEqual([]);
  });

  it('tells somebody without a certificate first that the monthly allowance is for holders', () => {
    expect(monthlyAllowance.evaluate({ certificateLevel: '无' }, TODAY).verdict?.text).toMatch(/^不能:岗位补贴只给持证社工.*200元/u);
    expect(monthlyAllowance.evaluate({ certificateLevel: '无', keyProject: true }, TODAY).verdict?.text).toMatch(/^每月200元/u);
  });
});
