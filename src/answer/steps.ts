import type { Corpus } from '../corpus/corpus.ts';
import type { Act } from '../dialogue/acts.ts';
import type { Statement } from '../schema/answer.ts';
import type { Conversation } from '../schema/conversation.ts';

type StepAct = Extract<Act, { act: 'next-step' | 'step' }>;

/** One step of the procedure shown last: the next one, or the one that was named; undefined when no procedure was shown. */
export function composeSteps(act: StepAct, conversation: Conversation, _corpus: Corpus): { statements: readonly Statement[]; conversation: Conversation } | undefined {
  const { steps } = conversation;
  if (steps === null) return undefined;
  const at = act.act === 'step' ? act.n : steps.at + 1;
  const step = steps.items[at - 1];
  if (step === undefined) {
    const text = at > steps.items.length ? `一共${steps.items.length}步,已经是最后一步了。` : `没有第${at}步。`;
    return { statements: [{ role: 'talk', text, references: [] }], conversation };
  }
  return {
    statements: [{ role: 'step', text: `第${at}步(共${steps.items.length}步):${step.quote}`, references: [step] }],
    conversation: { ...conversation, steps: { ...steps, at } },
  };
}
