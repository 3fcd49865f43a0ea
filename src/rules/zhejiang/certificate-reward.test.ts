import { describe, expect, it } from 'vitest';
import { zhejiangCertificateReward } from './certificate-reward.ts';

const evaluate = (rewardPlace: string | null, certificateLevel: string | null) => zhejiangCertificateReward.evaluate({ rewardPlace, certificateLevel }, '2026-11-21');

describe('浙江奖励', () => {
  it.each([
    ['宁波', '初级', 1500],
    ['宁波', '中级', 3000],
    ['宁波', '高级', 5000],
    ['台州', '初级', 1000],
    ['台州', '中级', 2000],
    ['宁波', '无', 0],
  ] as const)('%s %s: %i', (place, level, value) => {
    const result = evaluate(place, level);
    expect(result).toMatchObject({ outcome: 'value', value });
    expect(result.verdict?.text).toContain(`${value}元`);
  });

  it('does not make up what the report leaves out', () => {
    const senior = evaluate('台州', '高级');
    expect(senior.value).toBe('报道没有说明');
    expect(senior.verdict?.text).toMatch(/没有说明台州高级.*初级1000元、中级2000元/u);
    const elsewhere = evaluate('其他', '初级');
    expect(elsewhere.value).toBe('报道没有说明');
    expect(elsewhere.verdict?.text).toMatch(/只写了宁波.*台州/u);
  });

  it('shows both places while the place is unknown', () => {
    const result = evaluate(null, '中级');
    expect(result.outcome).toBe('unknown');
    expect(result.verdict?.text).toBe('中级社工证:宁波3000元,台州2000元。');
    expect(evaluate(null, '高级').verdict?.text).toBe('高级社工证:宁波5000元,台州报道没有说明。');
    expect(evaluate('宁波', null).verdict?.text).toContain('初级1500元、中级3000元、高级5000元');
  });

  it('says that it is news, and that 台州 pays the newly passed', () => {
    const notes = (place: string) =>
      evaluate(place, '初级')
        .notes.map(({ text }) => text)
        .join('');
    expect(notes('宁波')).toContain('2023年');
    expect(notes('宁波')).not.toContain('新考取');
    expect(notes('台州')).toContain('新考取');
  });
});
