import { describe, expect, it } from 'vitest';
import { serviceContact } from './service-contact.ts';
import { serviceCounter } from './service-counter.ts';
import { serviceDeadlines } from './service-deadlines.ts';
import { serviceWaitedDays, serviceWaitedWorkingDays } from './service-waiting.ts';

const TODAY = '2026-11-21';

describe('the terms of a request of service', () => {
  it.each([
    ['2026-11-20', ['2026-11-25', '2026-12-01']],
    ['2026-11-21', ['2026-11-25', '2026-12-01']],
    ['2026-09-18', ['2026-09-22', '2026-09-29']],
    ['2026-09-30', ['2026-10-10', '2026-10-15']],
    ['2026-02-13', ['2026-02-25', '2026-03-02']],
  ])('submitted on %s: %s', (submittedOn, value) => {
    const result = serviceDeadlines.evaluate({ submittedOn }, TODAY);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.notes[0]?.text).toContain('提交当天不算');
  });

  it.each([
    ['2026-11-19', 'met', 'met', /^初审最晚2026年11月24日.*现在没超时/u],
    ['2026-11-16', 'unmet', 'met', /^复核还没超时;初审的时限已经过了,超出1个工作日/u],
    ['2026-11-11', 'unmet', 'met', /^复核还没超时.*2026年11月20日\(7个工作日\),就是今天/u],
    ['2026-11-10', 'unmet', 'unmet', /^已经超时了,复核超出1个工作日.*已过2天/u],
  ])('submitted on %s, seen on Friday the 20th or later', (submittedOn, first, second, text) => {
    const asOf = submittedOn === '2026-11-10' ? TODAY : '2026-11-20';
    const result = serviceDeadlines.evaluate({ submittedOn }, asOf);
    expect(result.conditions.map(({ status }) => status)).toEqual([first, second]);
    expect(result.verdict?.text).toMatch(text);
  });

  it.each([
    ['2026-11-19', /^没超时,2026年11月19日在复核时限内/u],
    ['2026-11-20', /^2026年11月20日才有结果,复核超时了,超出1个工作日/u],
  ])('a reply of %s to a request of 10 November', (repliedOn, text) => {
    expect(serviceDeadlines.evaluate({ submittedOn: '2026-11-10', repliedOn }, TODAY).verdict?.text).toMatch(text);
  });

  it('says when it counts in a year that it does not know', () => {
    const notes = (submittedOn: string) =>
      serviceDeadlines
        .evaluate({ submittedOn }, TODAY)
        .notes.map(({ text }) => text)
        .join();
    expect(notes('2030-12-29')).toContain('周一到周五');
    expect(notes('2026-11-20')).not.toContain('周一到周五');
  });

  it.each([
    [3, '没超时'],
    [4, '初审超时'],
    [7, '初审超时'],
    [8, '初审和复核都超时'],
    [0, '没超时'],
  ])('after %s working days: %s', (waitedWorkingDays, value) => {
    expect(serviceWaitedWorkingDays.evaluate({ waitedWorkingDays }, TODAY)).toMatchObject({ outcome: 'value', value });
  });

  it('says by how much, and what is left', () => {
    const text = (waitedWorkingDays: number) => serviceWaitedWorkingDays.evaluate({ waitedWorkingDays }, TODAY).verdict?.text;
    expect(text(8)).toMatch(/^超时了.*复核超出1个工作日/u);
    expect(text(5)).toMatch(/复核没超时.*还有2个工作日.*初审超时了.*超出2个工作日/u);
    expect(text(2)).toMatch(/^没超时.*初审还有1个工作日,复核还有5个工作日/u);
    expect(serviceWaitedWorkingDays.evaluate({ waitedWorkingDays: [6, 9] }, TODAY).outcome).toBe('unknown');
    expect(serviceWaitedWorkingDays.evaluate({ waitedWorkingDays: [8, Infinity] }, TODAY)).toMatchObject({ value: '初审和复核都超时' });
  });

  it('turns days of the calendar into working days', () => {
    const result = serviceWaitedDays.evaluate({ waitedDays: 10 }, TODAY);
    expect(result).toMatchObject({ value: '初审超时' });
    expect(result.verdict?.text).toContain('过了10天,合7个工作日');
    expect(serviceWaitedDays.evaluate({ waitedDays: 12 }, TODAY)).toMatchObject({ value: '初审和复核都超时' });
    expect(serviceWaitedDays.evaluate({ waitedDays: 3 }, '2026-10-08')).toMatchObject({ value: '没超时' });
    expect(serviceWaitedDays.evaluate({ waitedDays: [10, Infinity] }, TODAY).outcome).toBe('unknown');
  });

  it.each([
    ['民生兜底', '社区居委会或“碧江政务”线上平台', '家庭收入证明'],
    ['社区治理', '辖区街道社工站', '社工站'],
    ['特殊群体帮扶', '辖区街道社工站', '残障证'],
  ])('%s goes to %s', (serviceKind, value, text) => {
    const result = serviceCounter.evaluate({ serviceKind }, TODAY);
    expect(result.value).toBe(value);
    expect(result.verdict?.text).toContain(text);
  });

  it('says by when the social worker calls', () => {
    expect(serviceContact.evaluate({ approvedAt: '2026-11-20T17:00' }, TODAY)).toMatchObject({ value: '2026-11-21T17:00' });
    expect(serviceContact.evaluate({ approvedAt: '2026-11-18' }, TODAY).verdict?.text).toContain('已经过了');
    expect(serviceContact.evaluate({}, TODAY).verdict?.text).toContain('24小时内');
  });

  it('takes a day of reply that is no later than the request for the request said twice', () => {
    const alone = serviceDeadlines.evaluate({ submittedOn: '2026-11-12' }, TODAY);
    expect(serviceDeadlines.evaluate({ submittedOn: '2026-11-12', repliedOn: '2026-11-12' }, TODAY)).toEqual(alone);
  });

  it('counts days where a weekend alone lies behind the last day', () => {
    expect(serviceDeadlines.evaluate({ submittedOn: '2026-11-17' }, TODAY).conditions[0]).toMatchObject({ status: 'unmet', lacking: '超出1天' });
  });
});
