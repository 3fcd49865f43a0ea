import { describe, expect, it } from 'vitest';
import { passed } from './time-notes.ts';

describe('dates that are over', () => {
  it.each([
    ['2024年报名时间为3月10日-17日', '2024-03-18', '2024-03-17'],
    ['2026年申报预计3月启动', '2026-11-21', '2026-03-31'],
    ['印发后按《行动计划(2023年-2025年)》推进申报', '2026-01-01', '2025-12-31'],
    ['2026年名额配额提升15%', '2027-01-15', '2026-12-31'],
  ])('「%s」 on %s', (quote, asOf, until) => expect(passed(quote, asOf)?.until).toBe(until));

  it('the last day itself is not over', () => {
    expect(passed('2024年报名时间为3月10日-17日', '2024-03-17')).toBeUndefined();
    expect(passed('2026年名额配额提升15%', '2026-12-31')).toBeUndefined();
  });

  it('history is no appointment', () => {
    for (const quote of ['2021年12月17日起,社会工作者开始推行电子证书', '民政部于2021年3月正式启用全国社会工作信息系统', '从2008年起,我国开始举行考试', '2017年11月3日'])
      expect(passed(quote, '2026-11-21')).toBeUndefined();
  });
});
