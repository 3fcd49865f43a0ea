import type { Facts, FactValue } from '../rules/fact.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { FactReading } from './read-facts.ts';

/** What the conversation knows, as a rule takes it. An open end is stored as null, since JSON has no infinity. */
export function rememberedFacts(conversation: Conversation): Facts {
  return Object.fromEntries(
    Object.entries(conversation.facts).map(([key, { value }]) => [key, (Array.isArray(value) && value[1] === null ? [value[0], Infinity] : value) as FactValue]),
  );
}

/** The conversation with what was just said; a later word replaces an earlier one. */
export function remember(conversation: Conversation, readings: readonly FactReading[]): Conversation {
  if (readings.length === 0) return conversation;
  const facts = { ...conversation.facts };
  for (const { key, value, said } of readings) {
    facts[key] = { value: storable(value), said, turn: conversation.turn };
  }
  const told = readings.map(({ key }) => key);
  return { ...conversation, facts, unsure: conversation.unsure.filter((key) => !told.includes(key)) };
}

function storable(value: FactValue): Conversation['facts'][string]['value'] {
  if (Array.isArray(value)) return [value[0], value[1] === Infinity ? null : value[1]] as [number, number | null];
  return value as Conversation['facts'][string]['value'];
}
