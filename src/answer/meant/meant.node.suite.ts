import { createEngine } from '../create-engine.ts';
import { lookUp } from '../answer-from-documents.ts';
import { readQuestion } from '../read-question.ts';
import { ruleMeant } from '../rule-meant.ts';
import { loadCorpus } from '../../corpus/load.node.ts';
import type { FactValue } from '../../rules/fact.ts';
import { newConversation } from '../../schema/conversation.ts';
import { normalise } from '../../text/normalise.ts';

const engine = createEngine(await loadCorpus('corpus'));

/** The rule that answers a first message (undefined: the documents, or nothing), and the facts of that rule as read in it. */
export function meant(message: string, asOf = '2026-11-21'): Readonly<{ rule: string | undefined; facts: Readonly<Record<string, FactValue>> }> {
  const reading = readQuestion(engine, newConversation, { text: engine.correct(normalise(message)), asOf });
  const rule = ruleMeant(engine, newConversation, reading, lookUp(engine, newConversation, reading));
  if (rule === undefined) return { rule: undefined, facts: {} };
  const own = engine.rules.get(rule)?.facts ?? [];
  return { rule, facts: Object.fromEntries(reading.readFor(rule).flatMap(({ key, value }) => (own.includes(key) ? [[key, value]] : []))) };
}
