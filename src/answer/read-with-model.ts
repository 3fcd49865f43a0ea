import * as z from 'zod';
import { remember, rememberedFacts } from '../dialogue/memory.ts';
import { readFacts, type FactReading } from '../dialogue/read-facts.ts';
import { speaksOf } from '../dialogue/route.ts';
import { maskNumbers } from '../log/mask.ts';
import type { Metrics } from '../log/metrics.ts';
import type { ChatMessage, ChatModel } from '../model/chat-model.ts';
import { asModelError } from '../model/model-error.ts';
import { completeStructured } from '../model/structured.ts';
import type { Rule } from '../rules/rule.ts';
import { runRule, toolParameters, toTool, type RuleArtifact, type ToolContext } from '../rules/tools.ts';
import type { Statement } from '../schema/answer.ts';
import type { Conversation } from '../schema/conversation.ts';
import { normalise } from '../text/normalise.ts';
import { readPlaces } from '../text/places.ts';
import { readQuantities } from '../text/quantities.ts';
import { composeComputation } from './compose-computation.ts';
import type { Engine, TurnInput } from './engine.ts';
import { quoted, renderPrompt } from './phrase/render-prompt.ts';
import { admitFact, proposedFactSchema, type AdmitContext } from './read-with-model-facts.ts';
import { isFaithfulRewrite } from './read-with-model-question.ts';
import { respond, type Response } from './respond.ts';

export type ReadOptions = Readonly<{ model: ChatModel; budgetMs: number; signal?: AbortSignal | undefined; metrics?: Metrics | undefined; clock?: () => number }>;

const readingSchema = z.object({ question: z.string(), rules: z.array(z.string()), facts: z.array(proposedFactSchema) });
type ModelReading = z.infer<typeof readingSchema>;
const { $schema: _, ...readingJson } = z.toJSONSchema(readingSchema);

/** Where code alone is unsure: it had to refuse without knowing of a gap, or could not make out the reply to what it asked. */
export function isUnsure(before: Conversation, { act, refused, unanswered, conversation, computed }: Response): boolean {
  if (act !== 'question') return false;
  if (refused) return unanswered.every(({ question, gap }) => question === gap);
  const { pending } = before;
  if (pending === null || conversation.pending?.rule !== pending.rule || computed.length !== 1) return false;
  const learned = Object.values(conversation.facts).some(({ turn }) => turn === conversation.turn);
  return !learned && conversation.unsure.length === before.unsure.length;
}

/**
 * A second reading, by a model, of a message that code alone was not sure of. What it proposes is checked by code; undefined when nothing of it
 * stands, the model fails, or its time is up: then the first response holds. Never throws.
 */
export async function readWithModel(engine: Engine, before: Conversation, input: TurnInput, options: ReadOptions): Promise<Response | undefined> {
  const { metrics, clock = () => performance.now() } = options;
  const until = clock() + options.budgetMs;
  const counted = (outcome: string): void => metrics?.count('youju_model_readings_total', 'Messages read a second time by the model, by what came of it.', { outcome });
  const context: Turn = { engine, before, ...input, message: normalise(input.text), options, left: () => Math.max(1, until - clock()) };
  try {
    const messages = promptOf(context);
    let reading = await call(context, messages);
    let { readings, faults } = admitAll(context, reading);
    if (faults.length > 0) {
      // Sent back once, and then dropped.
      const again: readonly ChatMessage[] = [
        ...messages,
        { role: 'assistant', content: JSON.stringify(reading) },
        ...renderPrompt('read-again', { faults: quoted(faults.join('\n')) }),
      ];
      reading = await call(context, again).catch(() => reading);
      ({ readings, faults } = admitAll(context, reading));
      if (faults.length > 0) counted('fact-dropped');
    }
    const byRule = await answerByRule(context, reading, readings);
    if (byRule !== undefined) {
      counted('rule');
      return byRule;
    }
    const byQuestion = answerByQuestion(context, reading);
    counted(byQuestion === undefined ? 'nothing' : 'question');
    return byQuestion;
  } catch (error) {
    counted(asModelError(error).code);
    return undefined;
  }
}

type Turn = Readonly<{ engine: Engine; before: Conversation; text: string; asOf: string; message: string; options: ReadOptions; left: () => number }>;

function call({ options: { model, signal }, left }: Turn, messages: readonly ChatMessage[]): Promise<ModelReading> {
  return completeStructured(model, { messages, maxTokens: 600 }, { schema: readingSchema, json: readingJson, name: 'reading', budgetMs: left(), signal, purpose: 'read' });
}

const EARLIER = 120;
const MESSAGE = 500;

function promptOf({ engine, before, message }: Turn): readonly ChatMessage[] {
  const { pending, topic } = before;
  const rules = candidates(engine, message, before);
  const keys = pending === null ? [...new Set(rules.flatMap(({ facts }) => facts))] : [...new Set([...pending.facts, ...(engine.rules.get(pending.rule)?.facts ?? [])])];
  const describe = (key: string): string => {
    const fact = engine.vocabulary[key];
    const options = fact?.kind === 'choice' && 'options' in fact.cue ? `:${[...new Set(fact.cue.options.map(([value]) => value))].join('/')}` : '';
    return `${key} ${fact?.kind ?? ''}${fact?.unit === undefined ? '' : `(${fact.unit})`}${options} ${fact?.label ?? ''}`;
  };
  return renderPrompt('read', {
    message: quoted(maskNumbers(message).slice(0, MESSAGE)),
    earlier: quoted(maskNumbers(topic?.question ?? '').slice(0, EARLIER)),
    asked: (pending?.facts ?? []).map((key) => engine.vocabulary[key]?.label ?? key).join('、'),
    rules: rules.map(({ name, title }) => `${name} ${title}`).join('\n'),
    facts: keys.map(describe).join('\n'),
  });
}

/** Rules whose subject and question the person's own words hold, about a place that the rule speaks of. A model chooses among these only. */
function candidates({ rules, routes }: Engine, message: string, { pending, topic }: Conversation): readonly Rule[] {
  if (pending !== null) return [rules.get(pending.rule)].filter((rule) => rule !== undefined);
  const places = readPlaces(message);
  const said = `${topic?.question ?? ''} ${message}`;
  const fitting = routes.filter((route) => route.not?.test(message) !== true && route.subject.test(said) && route.asks.test(message) && speaksOf(route, places));
  return [...new Set(fitting.map(({ rule }) => rule))].map((name) => rules.get(name)).filter((rule) => rule !== undefined);
}

function admitAll({ engine: { vocabulary, rules }, before, message, asOf }: Turn, { facts }: ModelReading): { readings: FactReading[]; faults: string[] } {
  const { pending } = before;
  const context: AdmitContext = { vocabulary, message, asOf, live: pending === null ? [] : (rules.get(pending.rule)?.facts ?? []), asked: pending?.facts ?? [] };
  const readings = new Map<string, FactReading>();
  const faults: string[] = [];
  for (const proposed of facts) {
    const admission = admitFact(proposed, context);
    if ('fault' in admission) faults.push(admission.fault);
    else if (!readings.has(proposed.key)) readings.set(proposed.key, admission.reading);
  }
  return { readings: [...readings.values()], faults };
}

/** The rule that was asked about, or one that the model names and the person's words bear out, computed on what is known and what was admitted. */
async function answerByRule(turn: Turn, reading: ModelReading, admitted: readonly FactReading[]): Promise<Response | undefined> {
  const { engine, before, message, asOf } = turn;
  const { vocabulary } = engine;
  const own = candidates(engine, message, before);
  const rules = before.pending === null ? own.filter(({ name }) => reading.rules.includes(name)) : own;
  const read = (rule: Rule): readonly FactReading[] =>
    readFacts(message, { vocabulary, quantities: readQuantities(message, asOf), asOf, live: rule.facts }).filter(({ key }) => rule.facts.includes(key));
  // A person's own case: a fact of the rule was told in this message.
  const meant = rules.filter(
    (rule) =>
      admitted.some(({ key }) => rule.facts.includes(key) && (before.pending === null || before.pending.facts.includes(key))) || (before.pending === null && read(rule).length > 0),
  );
  const [first] = meant;
  if (first === undefined) return undefined;
  const code = read(first);
  const news = [...admitted.filter(({ key }) => !code.some((one) => one.key === key)), ...code];
  const conversation = remember({ ...before, turn: before.turn + 1 }, news);
  const context: ToolContext = { vocabulary, asOf, facts: rememberedFacts(conversation), admits: () => false, unsure: conversation.unsure };
  const artifact = meant.length === 1 ? runRule(first, {}, context) : ((await chosenByTool(turn, meant, context)) ?? runRule(first, {}, context));
  return responseOf(turn, artifact, { conversation, told: admitted.filter(({ key }) => artifact.rule.facts.includes(key) && !code.some((one) => one.key === key)) });
}

/** Of several rules the one whose tool the model calls; the application fills in the day and the facts, and takes the artifact. */
async function chosenByTool({ message, options: { model, signal }, left }: Turn, rules: readonly Rule[], context: ToolContext): Promise<RuleArtifact | undefined> {
  const tools = rules.map((rule) => ({ name: rule.name, description: `${rule.title}。${rule.description}`, parameters: toolParameters(rule, context.vocabulary) }));
  const facts =
    Object.keys(context.facts ?? {})
      .map((key) => context.vocabulary[key]?.label ?? key)
      .join('、') || '无';
  try {
    const { calls } = await model.complete(
      { messages: renderPrompt('choose', { message: quoted(maskNumbers(message)), facts }), tools, maxTokens: 300 },
      { budgetMs: left(), signal, purpose: 'choose' },
    );
    const [asked] = calls;
    const rule = rules.find(({ name }) => name === asked?.name);
    if (asked === undefined || rule === undefined) return undefined;
    const tool = await toTool(rule, context);
    const args = JSON.parse(asked.arguments) as Record<string, unknown>;
    const { artifact } = (await tool.invoke({ type: 'tool_call', id: asked.id, name: rule.name, args })) as { artifact: RuleArtifact };
    return artifact;
  } catch {
    return undefined;
  }
}

const ASKED_AT_ONCE = 3;

function responseOf({ engine, before, message }: Turn, artifact: RuleArtifact, { conversation, told }: { conversation: Conversation; told: readonly FactReading[] }): Response {
  const understood = told.map(({ key, said }) => `「${said}」当作「${engine.vocabulary[key]?.label ?? key}」`);
  const note: Statement[] = understood.length === 0 ? [] : [{ role: 'note', text: `我把您说的${understood.join('、')}来算,理解错了请告诉我。`, references: [] }];
  const statements = [...note, ...composeComputation(artifact, engine.vocabulary)];
  const quotes = statements
    .flatMap(({ references }) => references)
    .slice(0, 6)
    .map(({ document, quote }) => ({ document, quote }));
  const asked = artifact.missing.slice(0, ASKED_AT_ONCE);
  return {
    statements,
    computed: [artifact],
    refused: false,
    unanswered: [],
    suggestions: [],
    act: 'question',
    taughtBefore: before.taught,
    conversation: {
      ...conversation,
      pending: asked.length === 0 ? null : { rule: artifact.rule.name, facts: [...asked] },
      topic: {
        question: before.pending === null ? message : (before.topic?.question ?? message),
        rule: artifact.rule.name,
        document: quotes[0]?.document ?? null,
        quotes,
        places: before.topic?.places ?? [],
        notes: before.topic?.notes ?? [],
      },
    },
  };
}

/** The message with its subject carried over from before, answered as any message is; only an answer is better than the refusal there was. */
function answerByQuestion({ engine, before, message, asOf }: Turn, { question }: ModelReading): Response | undefined {
  const earlier = normalise(before.topic?.question ?? '');
  const rewritten = normalise(question);
  if (before.pending !== null || !isFaithfulRewrite(rewritten, { message, earlier, asOf })) return undefined;
  const response = respond(engine, before, { text: rewritten, asOf });
  return response.refused || response.act !== 'question' ? undefined : response;
}
