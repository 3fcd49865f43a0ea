import { describe, expect, it } from 'vitest';
import { promotion } from './promotion.ts';

type Facts = Parameters<typeof promotion.evaluate>[0];
const evaluate = (facts: Facts, asOf = '2026-11-21') => promotion.evaluate(facts, asOf);
const front = (frontlineMonths: Facts[string], keyProjectCount: Facts[string]) => evaluate({ role: '一线社工', frontlineMonths, keyProjectCount });
const lead = (leadMonths: Facts[string], certificateLevel: Facts[string]) => evaluate({ role: '项目主管', leadMonths, certificateLevel });

describe('promotion', () => {
  it.each([
    [front(24, 2), 'yes'],
    [front(23, 2), 'no'],
    [front(24, 1), 'no'],
    [front([24, Infinity], [2, 5]), 'yes'],
    [front([20, 30], 2), 'unknown'],
    [front(null, 1), 'no'],
    [front(30, null), 'unknown'],
    [lead(36, '中级'), 'yes'],
    [lead(36, '高级'), 'yes'],
    [lead(36, '初级'), 'no'],
    [lead(36, '无'), 'no'],
    [lead(35, '中级'), 'no'],
    [lead(null, '中级'), 'unknown'],
    [evaluate({}), 'unknown'],
  ])('case %#: %s', (result, outcome) => {
    expect(result.outcome).toBe(outcome);
    expect(result.verdict?.text).toBeTruthy();
  });

  it('names the gap, the earliest day and the window after it', () => {
    const result = front(22, 3);
    expect(result.conditions[0]).toMatchObject({ need: '24个月(2年)', lacking: '2个月', earliest: '2027-01-21' });
    expect(result.verdict?.text).toMatch(/^还不能申请晋升项目主管:一线从业还差2个月.*最早2027年1月21日够.*2027年6月/u);
    expect(front(12, 2).verdict?.text).toContain('够了以后最近的申请窗口是2028年6月');
    expect(front(17, 2).verdict?.text).toContain('2027年6月(2027年6月21日起够条件)');
  });

  it.each([
    ['2026-11-21', '2027-06-01'],
    ['2026-05-31', '2026-06-01'],
    ['2026-06-01', '2026-06-01'],
    ['2026-06-30', '2026-06-30'],
    ['2026-07-01', '2027-06-01'],
    ['2026-12-31', '2027-06-01'],
  ])('on %s the next window is open from %s', (asOf, value) => {
    const result = evaluate({ role: '项目主管', leadMonths: 40, certificateLevel: '中级' }, asOf);
    expect(result.value).toBe(value);
    expect(result.verdict?.text).toContain(asOf.slice(5, 7) === '06' ? '现在正是6月申请窗口期' : '下一个申请窗口');
  });

  it('takes the time in the present role where the role own time was not said', () => {
    expect(evaluate({ role: '项目主管', roleMonths: 36, certificateLevel: '中级' }).outcome).toBe('yes');
    expect(evaluate({ role: '一线社工', roleMonths: 23, keyProjectCount: 2 }).outcome).toBe('no');
    expect(evaluate({ role: '项目主管', leadMonths: 35, roleMonths: 40, certificateLevel: '中级' }).outcome).toBe('no');
  });

  it('says of the window alone whether one may hand in today', () => {
    expect(evaluate({}, '2026-06-30').verdict?.text).toContain('来得及,最后一天就是今天');
    expect(evaluate({}, '2026-06-01').verdict?.text).toContain('来得及,最后一天2026年6月30日,还有29天');
    expect(evaluate({}, '2026-07-01').verdict?.text).toContain('下一个申请窗口是2027年6月,还有335天');
  });

  it('promises no day to somebody who never was a lead', () => {
    const result = lead(0, '中级');
    expect(result.outcome).toBe('no');
    expect(result.conditions[0]).toMatchObject({ have: '没当过主管', lacking: '36个月' });
    expect(result.conditions[0]?.earliest).toBeUndefined();
    expect(result.notes[0]?.text).toContain('要先晋升项目主管');
  });
});
