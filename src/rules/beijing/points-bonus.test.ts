import { describe, expect, it } from 'vitest';
import { beijingPointsBonus } from './points-bonus.ts';
import { beijingPointsNoStacking } from './points-no-stacking.ts';

const AS_OF = '2026-11-21';
const points = (certificateLevel: string | null, serviceMonths: number | readonly [number, number] | null, asOf = AS_OF) =>
  beijingPointsBonus.evaluate({ certificateLevel, serviceMonths }, asOf);

describe('北京积分加分', () => {
  it.each([
    ['中级', 0, [6, 8]],
    ['中级', 59, [6, 8]],
    ['中级', 60, [8, 10]],
    ['中级', 61, [8, 10]],
    ['高级', 59, [6, 8]],
    ['高级', 60, [8, 10]],
    ['初级', 0, 0],
    ['初级', 120, 0],
    ['无', 120, 0],
  ] as const)('%s, %i months: %j', (level, months, value) => {
    expect(points(level, months)).toMatchObject({ outcome: 'value', value });
  });

  it.each([
    [
      [61, 69],
      [8, 10],
    ],
    [
      [60, Infinity],
      [8, 10],
    ],
    [
      [48, 59],
      [6, 8],
    ],
    [
      [0, 59],
      [6, 8],
    ],
  ] as const)('is settled by the vague %j', (months, value) => {
    expect(points('中级', months)).toMatchObject({ outcome: 'value', value });
  });

  it('is not settled by a span over the threshold, and says both figures', () => {
    const result = points('中级', [54, 66]);
    expect(result).toMatchObject({ outcome: 'unknown', value: null });
    expect(result.verdict?.text).toContain('6–8分');
    expect(result.verdict?.text).toContain('8–10分');
  });

  it('is settled by 初级 alone, not by 中级 alone or by the years alone', () => {
    expect(points('初级', null).outcome).toBe('value');
    expect(points('中级', null).verdict?.text).toContain('连续从业满5年再加2分');
    expect(points('中级', null).outcome).toBe('unknown');
    expect(points(null, 60).verdict?.text).toContain('初级没有加分');
    expect(points(null, 60).outcome).toBe('unknown');
  });

  it('says when the years are full, to the last day of a shorter month', () => {
    expect(points('中级', 57).verdict?.text).toContain('还差3个月,最早2027年2月21日');
    expect(points('中级', 59, '2028-01-31').conditions[1]).toMatchObject({ lacking: '1个月', earliest: '2028-02-29' });
    expect(points('中级', 59, '2027-01-31').conditions[1]?.earliest).toBe('2027-02-28');
    expect(points('中级', [48, 59]).verdict?.text).toContain('最迟2027年11月21日');
  });

  it('shows the sum and names what the sources leave open', () => {
    const { sums, notes } = points('中级', 60);
    expect(sums.map(({ text }) => text)).toEqual(['6–8 + 2 = 8–10分']);
    expect(points('中级', 59).sums).toEqual([]);
    const said = notes.map(({ text }) => text).join('\n');
    expect(said).toContain('没有说明哪一级加6分、哪一级加8分');
    expect(said).toContain('不重复叠加');
    expect(notes.some(({ sources }) => sources.some(({ document }) => document === 'beijing-2017-415'))).toBe(true);
  });
});

describe('加分不叠加', () => {
  const stacked = (certificateLevel: string | null, titleLevel: string | null) => beijingPointsNoStacking.evaluate({ certificateLevel, titleLevel }, AS_OF);

  it.each([
    ['中级', '高级', '按职称报'],
    ['高级', '中级', '按社工证报'],
    ['中级', '中级', '报其中一项'],
    ['中级', '无', '按社工证报'],
    ['高级', '正高级', '按职称报'],
  ])('%s社工证 and %s职称', (certificate, title, which) => {
    const result = stacked(certificate, title);
    expect(result.outcome).toBe('no');
    expect(result.verdict?.text).toContain('不能叠加');
    expect(result.verdict?.text).toContain(which);
  });

  it('is no whatever is held', () => {
    expect(stacked(null, null).outcome).toBe('no');
    expect(stacked(null, '高级').verdict?.text).toMatch(/最高等级的资质申报。$/u);
  });
});
