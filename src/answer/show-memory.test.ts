import { describe, expect, it } from 'vitest';
import { vocabulary } from '../rules/catalogue.ts';
import { newConversation } from '../schema/conversation.ts';
import { composeMemory } from './show-memory.ts';

describe('what is kept of a person', () => {
  it('is shown in their own words, a line each, with how to correct and delete it', () => {
    const facts = { socialInsuranceMonths: { value: [61, 69] as [number, number], said: '60多个月', turn: 1 }, certificateLevel: { value: '中级', said: '社工师', turn: 2 } };
    const [statement, ...more] = composeMemory({ ...newConversation, facts }, vocabulary);
    expect(more).toEqual([]);
    expect(statement?.text.split('\n')).toEqual([
      expect.any(String),
      '· 社保缴纳月数:您说的是「60多个月」',
      '· 社工证级别:您说的是「社工师」',
      expect.stringMatching(/不对.*忘掉我/u),
    ]);
    expect(statement?.references).toEqual([]);
  });

  it('is nothing at first', () => expect(composeMemory(newConversation, vocabulary).map(({ text }) => text)).toEqual(['目前没有记您的任何情况。']));
});
