import { describe, expect, it } from 'vitest';
import { beijingHukouNotice, beijingTitleNotice } from './notice-period.ts';

const AS_OF = '2026-11-21';

describe('公示期', () => {
  it.each([
    [beijingHukouNotice, '2026-11-20', '2026-12-01'],
    [beijingTitleNotice, '2026-11-20', '2026-11-27'],
    // The national holiday of 2026, with 10 October made up.
    [beijingHukouNotice, '2026-09-30', '2026-10-15'],
    [beijingTitleNotice, '2026-09-30', '2026-10-13'],
    // 20 September 2026, a Sunday, is a working day.
    [beijingTitleNotice, '2026-09-18', '2026-09-24'],
  ] as const)('$0.name from %s ends on %s', (rule, noticeStartedOn, last) => {
    expect(rule.evaluate({ noticeStartedOn }, AS_OF)).toMatchObject({ outcome: 'value', value: last });
  });

  it('gives a range for a range, and days left or past for a day', () => {
    expect(beijingTitleNotice.evaluate({ noticeStartedOn: ['2026-11-16', '2026-11-17'] }, AS_OF).value).toEqual(['2026-11-23', '2026-11-24']);
    expect(beijingTitleNotice.evaluate({ noticeStartedOn: '2026-11-20' }, AS_OF).verdict?.text).toContain('2026年11月27日(还有6天)');
    expect(beijingTitleNotice.evaluate({ noticeStartedOn: '2026-11-02' }, AS_OF).verdict?.text).toContain('(已过12天)');
  });

  it('says how it counts, and where the holidays are not known', () => {
    const notes = (noticeStartedOn: string) =>
      beijingHukouNotice
        .evaluate({ noticeStartedOn }, AS_OF)
        .notes.map(({ text }) => text)
        .join('');
    expect(notes('2026-11-20')).toContain('当天不计');
    expect(notes('2026-11-20')).not.toContain('节假日只知道');
    expect(notes('2031-03-03')).toContain('节假日只知道');
  });

  it('asks for the day', () => {
    expect(beijingHukouNotice.evaluate({}, AS_OF).outcome).toBe('unknown');
    expect(beijingHukouNotice.evaluate({}, AS_OF).verdict?.text).toContain('公示7个工作日');
  });
});
