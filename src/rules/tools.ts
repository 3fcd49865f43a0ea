import type { DynamicStructuredTool } from '@langchain/core/tools';
import * as z from 'zod';
import { ask } from './ask.ts';
import type { Facts, FactValue } from './fact.ts';
import { factsSchema, type Computation, type Rule, type Vocabulary } from './rule.ts';

/** What a call of a rule came to; the answer is built from this, never from what a model says about it. */
export type RuleArtifact = Readonly<{ rule: Rule; facts: Facts; computation: Computation; missing: readonly string[] }>;

export type ToolContext = Readonly<{
  vocabulary: Vocabulary;
  /** ISO date taken as today: the application's, no parameter of the tool */
  asOf: string;
  /** what the application has read itself; a model cannot overrule it */
  facts?: Facts;
  /** whether a fact that only the model names counts; without it all do, for callers that are not a conversation */
  admits?: (key: string, value: FactValue) => boolean;
  unsure?: readonly string[];
}>;

/**
 * A rule as a @langchain/core tool: a strict zod schema with Chinese descriptions, a short Chinese text for the model, the computation as artifact.
 * The package is loaded at the first call: importing it costs over a second at the start.
 */
export async function toTool(rule: Rule, context: ToolContext): Promise<DynamicStructuredTool> {
  const { tool } = await import('@langchain/core/tools');
  const run = (given: Record<string, unknown>): [string, RuleArtifact] => {
    const artifact = runRule(rule, given, context);
    return [contentOf(artifact, context.vocabulary), artifact];
  };
  return tool(run, {
    name: rule.name,
    description: `${rule.title}。${rule.description}`,
    schema: factsSchema(rule, context.vocabulary),
    responseFormat: 'content_and_artifact',
  });
}

/** The parameters of a rule's tool as a JSON schema that strict endpoints take: every key required, null where it is not known, none added. */
export function toolParameters(rule: Rule, vocabulary: Vocabulary): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(factsSchema(rule, vocabulary), { io: 'output' });
  return { required: [], ...(withoutDefaults(schema) as Readonly<Record<string, unknown>>) };
}

/** Evaluates a rule on what the application knows, and on what a caller adds to it where that is admitted. */
export function runRule(rule: Rule, given: Readonly<Record<string, unknown>>, { vocabulary, asOf, facts = {}, admits = () => true, unsure = [] }: ToolContext): RuleArtifact {
  const known: Record<string, FactValue> = {};
  for (const key of rule.facts) {
    const own = facts[key];
    const proposed = given[key];
    if (own !== null && own !== undefined) known[key] = own;
    else if (isValue(proposed, key, vocabulary) && admits(key, proposed)) known[key] = proposed;
  }
  return { rule, facts: known, computation: rule.evaluate(known, asOf), missing: ask(rule, known, { asOf, vocabulary, unsure }) };
}

const OUTCOMES = { yes: '符合', no: '不符合', unknown: '还缺情况', value: '已算出' } as const;

function contentOf({ rule, computation, missing }: RuleArtifact, vocabulary: Vocabulary): string {
  const lines = [`${rule.title}:${OUTCOMES[computation.outcome]}。${computation.verdict?.text ?? ''}`];
  if (missing.length > 0) lines.push(`还要知道:${missing.map((key) => vocabulary[key]?.label ?? key).join('、')}`);
  return lines.join('\n');
}

function isValue(value: unknown, key: string, vocabulary: Vocabulary): value is NonNullable<FactValue> {
  return value !== null && value !== undefined && vocabulary[key]?.schema.safeParse(value).success === true;
}

function withoutDefaults(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutDefaults);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'default')
      .map(([key, value]) => [key, withoutDefaults(value)]),
  );
}
