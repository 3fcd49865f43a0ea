import { describe, expect, it } from 'vitest';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import { smallCorpus } from './small-corpus.fixture.ts';
import { composeSteps } from './steps.ts';

const items = ['填表', '交表', '取卡'].map((quote) => ({ document: 'notice', quote }));
const shown = (at: number): Conversation => ({ ...newConversation, steps: { items, at } });
const next = (at: number) => composeSteps({ act: 'next-step' }, shown(at), smallCorpus);
const nth = (n: number) => composeSteps({ act: 'step', n }, shown(1), smallCorpus);

describe('one step of a procedure', () => {
  it('begins with the first and goes on', () => {
    expect(next(0)?.statements).toEqual([{ role: 'step', text: '第1步(共3步):填表', references: [items[0]] }]);
    expect(next(2)?.statements[0]?.text).toBe('第3步(共3步):取卡');
    expect(next(2)?.conversation.steps?.at).toBe(3);
  });

  it('goes on from the one that was named', () => {
    const named = nth(2)!;
    expect(named.statements[0]?.text).toBe('第2步(共3步):交表');
    expect(composeSteps({ act: 'next-step' }, named.conversation, smallCorpus)?.statements[0]?.text).toContain('取卡');
  });

  it('ends: nothing is made up after the last, and the place is kept', () => {
    expect(next(3)?.statements).toEqual([{ role: 'talk', text: '一共3步,已经是最后一步了。', references: [] }]);
    expect(next(3)?.conversation.steps?.at).toBe(3);
    expect(nth(4)?.statements[0]?.text).toContain('一共3步');
    expect(nth(4)?.conversation.steps?.at).toBe(1);
    expect(nth(0)?.statements[0]?.text).toBe('没有第0步。');
  });

  it('is no answer where no procedure was shown', () => expect(composeSteps({ act: 'next-step' }, newConversation, smallCorpus)).toBeUndefined());
});
