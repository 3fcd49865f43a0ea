import { chooseRules, type RuleChoices } from '../dialogue/choose-rule.ts';
import { speaksOf } from '../dialogue/route.ts';
import type { SignsOptions } from '../dialogue/rule-features.ts';
import { missingAttributes } from '../retrieval/asked.ts';
import type { Facts } from '../rules/fact.ts';
import { wordsOf } from '../rules/rule.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { Judged } from './answer-from-documents.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';

/** The rules that a text may mean by itself, by what the message tells and what was found for it. */
export function choose(engine: Engine, conversation: Conversation, reading: QuestionReading, text: string, judged: Judged): RuleChoices {
  return chooseRules(text, signsOptions(engine, conversation, reading, judged));
}

/** What a message is weighed with when its rule is chosen; scripts/fit-rules.ts learns from the same. */
export function signsOptions(
  engine: Engine,
  { topic }: Pick<Conversation, 'topic'>,
  { places, readFor, asOf }: Pick<QuestionReading, 'places' | 'readFor' | 'asOf'>,
  { evidence, sure }: Pick<Judged, 'evidence' | 'sure'>,
): SignsOptions {
  const factsOf = (name: string): readonly string[] => engine.rules.get(name)?.facts ?? [];
  return {
    routes: engine.routes,
    factsOf,
    readFor,
    settles: (name) => settles(engine, name, { readFor, asOf }),
    wordsOf: (name) => wordsOf(engine.rules.get(name)!),
    places,
    topicPlaces: topic?.places ?? [],
    likes: evidence.rules,
    documents: {
      best: Math.max(0, ...evidence.candidates.map(({ features }) => features.question)),
      sure,
      gap: evidence.gaps[0]?.similarity ?? 0,
      gapQuestion: evidence.gaps[0]?.question,
    },
  };
}

/** What the message tells is enough for the rule to answer. */
export function settles(engine: Engine, name: string, { readFor, asOf }: Pick<QuestionReading, 'readFor' | 'asOf'>): boolean {
  const told: Facts = Object.fromEntries(readFor(name).map(({ key, value }) => [key, value]));
  return engine.rules.get(name)?.evaluate(told, asOf).outcome !== 'unknown';
}

/** No place is named that the rule does not speak of. */
export function isOpenTo(engine: Engine, name: string, { places }: QuestionReading): boolean {
  return engine.routes.filter((route) => route.rule === name).every((route) => speaksOf(route, places));
}

/** The rule's words hold the kind of thing that is asked for. */
export function lacksNothing(engine: Engine, rule: string, { text }: Pick<QuestionReading, 'text'>): boolean {
  return missingAttributes(text, wordsOf(engine.rules.get(rule)!)) === 0;
}
