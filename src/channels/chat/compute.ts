import { answerRule } from '../../answer/answer-rule.ts';
import type { Engine } from '../../answer/engine.ts';
import { ruleView } from '../../answer/compose-computation.ts';
import { numberOf, numberReferences } from '../../answer/render-text.ts';
import type { Reply } from '../../answer/assistant-port.ts';
import { describeReference } from '../../corpus/describe-reference.ts';
import type { Facts } from '../../rules/fact.ts';
import type { Rule } from '../../rules/rule.ts';

export type ComputeOptions = Readonly<{ facts: Facts; asOf: string; publicUrl?: string | undefined }>;

/** A rule's outcome on the facts given, as a reply; nothing is remembered. */
export function compute(engine: Engine, rule: Rule, { facts, asOf, publicUrl }: ComputeOptions): Reply {
  const { statements, computed } = answerRule(engine, { rule, facts, unsure: [], asOf });
  const citations = numberReferences(statements, (reference) => describeReference(engine.corpus, reference, publicUrl));
  return { statements, citations, rules: [ruleView(computed, (constant) => numberOf(constant, citations))], refused: false, suggestions: [], teach: false };
}
