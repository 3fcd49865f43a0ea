import type { Facts, FactValue } from '../rules/fact.ts';
import { add, isFigure, span } from '../rules/range.ts';
import type { Vocabulary } from '../rules/rule.ts';
import type { Conversation } from '../schema/conversation.ts';
import { IN_ALL } from './in-all.ts';
import type { FactReading } from './read-facts.ts';

/** What the conversation knows, as a rule takes it. An open end is stored as null, since JSON has no infinity. */
export function rememberedFacts({ facts }: Pick<Conversation, 'facts'>): Facts {
  return Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, (Array.isArray(value) && value[1] === null ? [value[0], Infinity] : value) as FactValue]));
}

/** The conversation with what was just said; a later word replaces an earlier one, and null leaves it open again. */
export function remember(conversation: Conversation, readings: readonly FactReading[]): Conversation {
  if (readings.length === 0) return conversation;
  const facts = { ...conversation.facts };
  for (const { key, value, said } of readings) {
    if (value === null) delete facts[key];
    else facts[key] = { value: storable(value), said, turn: conversation.turn };
  }
  const told = readings.map(({ key }) => key);
  return { ...conversation, facts, unsure: conversation.unsure.filter((key) => !told.includes(key)) };
}

/** 又, 还有, 另外: what follows comes on top of what was told before */
const ON_TOP = /(?:又|还有?|另外|外加|加上|再)[^,，。;；\s\d]{0,8}$/u;
const SUM = new RegExp(`${IN_ALL}|总的`, 'u');

/** Readings with what comes on top of an earlier figure added to it: 「又上了12个小时」 after 「62小时」 makes 74. */
export function onTop(
  readings: readonly FactReading[],
  { conversation, text, vocabulary }: { conversation: Conversation; text: string; vocabulary: Vocabulary },
): readonly FactReading[] {
  const facts = rememberedFacts(conversation);
  return readings.map((reading) => {
    const { key, value, said } = reading;
    const before = facts[key];
    // Another question of the same message tells it again.
    const again = conversation.facts[key]?.turn === conversation.turn;
    const added = !again && vocabulary[key]?.adds === true && isFigure(before) && isFigure(value) && ON_TOP.test(text.slice(0, text.indexOf(said))) && !SUM.test(text);
    if (!added) return reading;
    const [low, high] = add(span(before, 0, 0), span(value, 0, 0));
    return { ...reading, value: low === high ? low : ([low, high] as const) };
  });
}

function storable(value: FactValue): Conversation['facts'][string]['value'] {
  if (Array.isArray(value)) return [value[0], value[1] === Infinity ? null : value[1]] as [number, number | null];
  return value as Conversation['facts'][string]['value'];
}
