import { describe, expect, it } from 'vitest';
import { beijingApprovalDays, beijingApprovalMonths } from './approval-time.ts';
import { beijingTalentChannel } from './talent-channel.ts';

const AS_OF = '2026-11-21';

describe('人才引进绿色通道', () => {
  it.each([
    ['国家级', 'yes', '30%'],
    ['市级以上', 'yes', '无需参与积分排队'],
    ['区级', 'no', '区级'],
    ['其他', 'no', '不在所列范围'],
    ['无', 'no', '没有获评'],
  ])('%s: %s', (awardLevel, outcome, words) => {
    const result = beijingTalentChannel.evaluate({ awardLevel }, AS_OF);
    expect(result.outcome).toBe(outcome);
    expect(result.verdict?.text).toContain(words);
    expect(result.next.length > 0).toBe(outcome === 'yes');
  });

  it('says the requirement while the award is unknown', () => {
    const result = beijingTalentChannel.evaluate({}, AS_OF);
    expect(result.outcome).toBe('unknown');
    expect(result.verdict?.text).toContain('市级以上');
  });

  it('calls the quota of the one year past once that year is over', () => {
    const said = (asOf: string) =>
      beijingTalentChannel
        .evaluate({ awardLevel: '区级' }, asOf)
        .notes.map(({ text }) => text)
        .join('');
    expect(said('2026-12-31')).toContain('2026年这一通道的名额配额提升15%');
    expect(said('2026-12-31')).not.toContain('已经过了');
    expect(said('2027-01-01')).toContain('2026年已经过了');
  });

  it('says that other honours are not spoken of', () => {
    const said = (awardLevel: string) =>
      beijingTalentChannel
        .evaluate({ awardLevel }, AS_OF)
        .notes.map(({ text }) => text)
        .join('');
    expect(said('其他')).toContain('没有说明其他荣誉称号');
    expect(said('区级')).not.toContain('没有说明其他荣誉称号');
  });
});

describe('缩短后的审批时间', () => {
  it.each([
    [100, 70],
    [60, 42],
    [45, 31.5],
    [0, 0],
    [
      [60, 90],
      [42, 63],
    ],
  ] as const)('%j days become %j', (usualApprovalDays, value) => {
    expect(beijingApprovalDays.evaluate({ usualApprovalDays }, AS_OF)).toMatchObject({ outcome: 'value', value });
  });

  it('shows the sum', () => {
    const result = beijingApprovalDays.evaluate({ usualApprovalDays: 60 }, AS_OF);
    expect(result.sums.map(({ text }) => text)).toEqual(['60 × (1 − 30%) = 42天']);
    expect(result.verdict?.text).toContain('缩短30%就是少18天');
  });

  it('keeps months apart from days', () => {
    expect(beijingApprovalMonths.evaluate({ usualApprovalMonths: 6 }, AS_OF)).toMatchObject({ outcome: 'value', value: 4.2 });
    expect(beijingApprovalMonths.evaluate({ usualApprovalDays: 60 }, AS_OF).outcome).toBe('unknown');
  });

  it('computes nothing from an open end', () => {
    expect(beijingApprovalDays.evaluate({ usualApprovalDays: [60, Infinity] }, AS_OF)).toMatchObject({ outcome: 'unknown', value: null });
    expect(beijingApprovalDays.evaluate({}, AS_OF).verdict?.text).toContain('30%');
  });
});
