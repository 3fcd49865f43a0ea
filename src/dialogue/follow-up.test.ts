import { describe, expect, it } from 'vitest';
import { readLean } from './follow-up.ts';

describe('how a message leans on what was said before', () => {
  it.each([
    ['那高级呢', { followUp: true }],
    ['最晚什么时候', { followUp: true }],
    ['打错了 是48个月', { correction: true }],
    ['不对,是中级', { correction: true }],
    ['其实我有初级证', { correction: true }],
    ['要是考到高级呢', { whatIf: true }],
    ['再干两年够不够', { whatIf: true }],
    ['不知道', { unsure: true }],
    ['记不清了', { unsure: true }],
  ])('「%s」', (text, expected) => expect(readLean(text)).toMatchObject(expected));

  it('a whole question leans on nothing', () => {
    expect(readLean('社工师在北京落户社保要连续交满几个月')).toEqual({ followUp: false, correction: false, whatIf: false, unsure: false });
  });
});
