import { describe, expect, it } from 'vitest';
import { meant } from './meant.node.suite.ts';

describe('Zhejiang: what a message means and says', () => {
  it.each([
    ['宁波考过中级社工证奖励多少', { rewardPlace: '宁波', certificateLevel: '中级' }],
    ['台州高级社工师奖多少钱', { rewardPlace: '台州', certificateLevel: '高级' }],
    ['杭州考到初级奖励多少钱', { rewardPlace: '其他', certificateLevel: '初级' }],
    ['玉环考了助理社工师有奖励吗', { rewardPlace: '台州', certificateLevel: '初级' }],
    ['我在慈溪拿了高级社工师证,一次性发多少', { rewardPlace: '宁波', certificateLevel: '高级' }],
  ])('%s', (message, facts) => {
    expect(meant(message)).toEqual({ rule: 'zhejiang-certificate-reward', facts });
  });

  it.each(['深圳考到中级奖励多少', '碧江中级每月补贴多少', '浙江报考人数有多少', '优秀社工有奖励吗'])('leaves to others: %s', (message) => {
    expect(meant(message).rule).not.toBe('zhejiang-certificate-reward');
  });
});
