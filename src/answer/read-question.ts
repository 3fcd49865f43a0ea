import { readLean, TAKES_BACK, type Lean } from '../dialogue/follow-up.ts';
import { readFacts, type FactReading } from '../dialogue/read-facts.ts';
import { readFromKnown } from '../dialogue/facts/from-known.ts';
import { rememberedFacts } from '../dialogue/memory.ts';
import { speaksOf } from '../dialogue/route.ts';
import type { Conversation } from '../schema/conversation.ts';
import { readPlaces, type Place } from '../text/places.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Quantity } from '../text/quantity.ts';
import type { Engine, TurnInput } from './engine.ts';

/** A question as it was read against the conversation. */
export type QuestionReading = Readonly<{
  text: string;
  asOf: string;
  lean: Lean;
  places: readonly Place[];
  quantities: readonly Quantity[];
  /** the rule that the conversation is about */
  current: string | undefined;
  /** the message read for that rule */
  readings: readonly FactReading[];
  /** the same message read for another rule: its facts win where a word could mean several */
  readFor: (rule: string) => readonly FactReading[];
  /** a rule whose subject the message names, though it may ask for something else about it: what is told next is told to it */
  subject: string | undefined;
}>;

/** Reads facts and places; the facts of the rule at hand win where a word could mean several. */
export function readQuestion(engine: Engine, whole: Conversation, { text, asOf, background }: TurnInput): QuestionReading {
  // What is taken back or leaned on is what was told of whom the last answer was about.
  const conversation: Conversation = { ...whole, facts: whole.others.find(({ name }) => name === whole.spokenOf)?.facts ?? whole.facts };
  const { vocabulary, routes } = engine;
  const places = readPlaces(text);
  const quantities = readQuantities(text, asOf);
  const factsOf = (rule: string | undefined) => (rule === undefined ? [] : (engine.rules.get(rule)?.facts ?? []));
  const foundOut = FOUND_OUT.test(text) ? conversation.unsure : [];
  const asked = foundOut.length > 0 ? foundOut : (conversation.pending?.facts ?? []);
  const current = conversation.pending?.rule ?? conversation.topic?.rule ?? undefined;
  // Nought is told in words (「没补过」); a figure that is corrected without its name is one that was told as a figure.
  const known = Object.keys(conversation.facts).filter((key) => conversation.facts[key]?.value !== 0);
  const corrected = TAKES_BACK.test(text)
    ? nearest(
        toldLast(conversation).filter((key) => known.includes(key)),
        quantities,
        conversation,
      )
    : [];
  const read = new Map<string | undefined, readonly FactReading[]>();
  const readFor = (rule: string | undefined): readonly FactReading[] => {
    const before = read.get(rule);
    if (before !== undefined) return before;
    const live = factsOf(rule);
    const plain = readFacts(text, { vocabulary, quantities, asOf, known, live, asked, corrected }).map((reading) => inSameYear(reading, conversation, quantities));
    const leaning = readFromKnown(text, { vocabulary, known: rememberedFacts(conversation), live });
    const own = [...plain, ...leaning.filter(({ key }) => !plain.some((reading) => reading.key === key))];
    const readings = [...own, ...toldBefore(rule).filter(({ key }) => !own.some((reading) => reading.key === key))];
    read.set(rule, readings);
    return readings;
  };
  // The rule that answered the question before has read its facts; another rule has not.
  function toldBefore(rule: string | undefined): readonly FactReading[] {
    if (background === undefined || rule === undefined || rule === current) return [];
    const live = factsOf(rule);
    return readFacts(background, { vocabulary, quantities: readQuantities(background, asOf), asOf, live }).filter(
      ({ key }) => live.includes(key) && conversation.facts[key]?.turn !== conversation.turn,
    );
  }
  const subject = routes.find((route) => route.not?.test(text) !== true && route.subject.test(text) && speaksOf(route, places))?.rule;
  return { text, asOf, lean: readLean(text), places, quantities, current, readings: readFor(current), readFor, subject };
}

/** what was not known before has been looked up: 「翻出来了 是2025年2月21号」 */
const FOUND_OUT = /^(?:哦|噢|嗯|啊|好了?|刚|才|我|[,， ])*(?:翻|查|问|找|看|想|打听|核实)(?:到|出来|过|起来|清楚|着)?了/u;

/** Of several figures told last the one that the new one is by far nearest to: it was misread or mistyped. */
function nearest(keys: readonly string[], quantities: readonly Quantity[], { facts }: Conversation): readonly string[] {
  const [quantity, ...more] = quantities;
  if (quantity === undefined || more.length > 0 || typeof quantity.range[0] !== 'number') return keys;
  const meant = quantity.range[0];
  const far = (key: string): number => {
    const value = facts[key]?.value;
    return typeof value === 'number' ? Math.abs(value - meant) : Infinity;
  };
  const [first, second] = keys.filter((key) => far(key) < Infinity).toSorted((a, b) => far(a) - far(b));
  return first !== undefined && second !== undefined && far(first) * BY_FAR < far(second) ? [first] : keys;
}

const BY_FAR = 2;

/** The facts of the last message that told any. */
function toldLast({ facts }: Conversation): readonly string[] {
  const last = Math.max(...Object.values(facts).map(({ turn }) => turn));
  return Object.keys(facts).filter((key) => facts[key]?.turn === last);
}

/** A day corrected without its year (「是12月20号」) is of the year that was said before. */
function inSameYear(reading: FactReading, { facts }: Conversation, quantities: readonly Quantity[]): FactReading {
  const known = facts[reading.key]?.value;
  const before = Array.isArray(known) ? known[0] : known;
  const quantity = quantities.find(({ text }) => text === reading.said);
  if (typeof before !== 'string' || typeof reading.value !== 'string' || quantity?.kind !== 'date' || quantity.yearGiven || !/^\d{4}-/u.test(before)) return reading;
  return { ...reading, value: `${before.slice(0, 4)}${reading.value.slice(4)}` };
}
