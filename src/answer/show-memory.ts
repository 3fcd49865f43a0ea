import type { Vocabulary } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import type { Conversation } from '../schema/conversation.ts';

/** 「你记了我什么」: every fact in the person's own words, and how to correct or delete it. */
export function composeMemory({ facts }: Conversation, vocabulary: Vocabulary): readonly Statement[] {
  const lines = Object.entries(facts).map(([key, { said }]) => `· ${vocabulary[key]?.label ?? key}:您说的是「${said}」`);
  const text = lines.length === 0 ? '目前没有记您的任何情况。' : `我记下了您说过的这些,只用来回答您:\n${lines.join('\n')}\n说「不对,是……」可以改,说「忘掉我」全部删除。`;
  return [{ role: 'talk', text, references: [] }];
}
