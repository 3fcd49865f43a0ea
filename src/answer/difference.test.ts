import { describe, expect, it } from 'vitest';
import { newConversation } from '../schema/conversation.ts';
import { createEngine } from './create-engine.ts';
import { gapBetween } from './difference.ts';
import { respond } from './respond.ts';
import { smallCorpus } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);
const rule = (name: string) => engine.rules.get(name)!;
const gap = (name: string, one: object, other: object) => gapBetween(rule(name), [{ ...one }, { ...other }], { asOf: '2026-11-21', vocabulary: engine.vocabulary });
const last = (...turns: string[]): string => {
  let conversation = newConversation;
  let said = '';
  for (const text of turns) {
    const response = respond(engine, conversation, { text, asOf: '2026-11-21' });
    conversation = response.conversation;
    said = response.statements.map(({ text: own }) => own).join('\n');
  }
  return said;
};

describe('the difference between two cases of a rule', () => {
  it('shows both figures where nothing is open', () =>
    expect(gap('zhejiang-certificate-reward', { rewardPlace: '宁波', certificateLevel: '高级' }, { rewardPlace: '台州', certificateLevel: '中级' })).toEqual({
      gap: 3000,
      figures: [5000, 2000],
    }));

  it('is the same whatever the open facts are', () => expect(gap('bijiang-allowance-monthly', { certificateLevel: '初级' }, { certificateLevel: '高级' })).toEqual({ gap: 500 }));

  it('is nothing where a figure is missing, or open facts change it', () => {
    expect(gap('zhejiang-certificate-reward', { rewardPlace: '台州', certificateLevel: '高级' }, { rewardPlace: '宁波', certificateLevel: '高级' })).toBeUndefined();
    expect(gap('bijiang-allowance-monthly', { keyProject: true }, { certificateLevel: '高级' })).toBeUndefined();
  });
});

describe('asked in conversation', () => {
  it('after a supposition', () => expect(last('碧江 助理社工师 没项目 一个月补贴是多少', '要是考到中级证呢', '差多少')).toContain('相差200元(500−300)'));
  it('for a year after a month', () => expect(last('碧江社工师 一个月补贴多少', '要是考到高级呢', '那每年多多少')).toContain('相差3600元'));
  it('of two levels in one message', () => expect(last('我现在碧江初级 考到中级每个月补贴能多拿多少')).toContain('相差200元'));
  it('beside another place', () => expect(last('宁波的高级奖多少', '比台州中级多多少')).toContain('相差3000元(5000−2000)'));
  it('is not said where nothing is set against anything', () => expect(last('碧江社工师 一个月补贴多少', '差多少')).not.toContain('相差'));
});
