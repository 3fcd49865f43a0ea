import { chooseRules, speaksOf, type RuleChoice } from '../dialogue/choose-rule.ts';
import { readLean, type Lean } from '../dialogue/follow-up.ts';
import { readFacts, type FactReading } from '../dialogue/read-facts.ts';
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
  readings: readonly FactReading[];
  /** the same message read for another rule: its facts win where a word could mean several */
  readFor: (rule: string) => readonly FactReading[];
  /** a rule whose subject the message has, though it may ask for the requirement only: what is told next is told to it */
  subject: string | undefined;
  /** the rule that its words mean, where they mean one */
  rule: string | undefined;
  choice: RuleChoice | undefined;
  /** every rule whose route the message fits, best first */
  choices: readonly RuleChoice[];
}>;

/** Reads facts, places and the rule meant; the facts of the rule at hand win where a word could mean several. */
export function readQuestion(engine: Engine, conversation: Conversation, { text, asOf }: TurnInput): QuestionReading {
  const { vocabulary, routes } = engine;
  const lean = readLean(text);
  const places = readPlaces(text);
  const quantities = readQuantities(text, asOf);
  const factsOf = (rule: string | undefined) => (rule === undefined ? [] : (engine.rules.get(rule)?.facts ?? []));
  const asked = conversation.pending?.facts ?? [];
  const current = conversation.pending?.rule ?? conversation.topic?.rule ?? undefined;
  // Nought is told in words (「没补过」); a figure that is corrected without its name is one that was told as a figure.
  const known = Object.keys(conversation.facts).filter((key) => conversation.facts[key]?.value !== 0);
  const corrected = TAKES_BACK.test(text) ? toldLast(conversation).filter((key) => known.includes(key)) : [];
  const read = new Map<string | undefined, readonly FactReading[]>();
  const readFor = (rule: string | undefined): readonly FactReading[] => {
    const before = read.get(rule);
    if (before !== undefined) return before;
    const readings = readFacts(text, { vocabulary, quantities, asOf, known, live: factsOf(rule), asked, corrected }).map((reading) =>
      inSameYear(reading, conversation, quantities),
    );
    read.set(rule, readings);
    return readings;
  };
  const readings = readFor(current);
  const topicPlaces = conversation.topic?.places ?? [];
  const choose = (said: string) => chooseRules(said, { routes, factsOf, readFor, places, topicPlaces });
  const choices = choose(text);
  const [fresh] = choices;
  const told = readings.filter(({ key }) => factsOf(current).includes(key));
  const replies = conversation.pending !== null && (lean.unsure || readings.some(({ key }) => asked.includes(key)));
  const leansOnIt = lean.followUp || lean.correction || lean.whatIf || conversation.pending !== null;
  const elsewhere = !routes.filter((route) => route.rule === current).every((route) => speaksOf(route, places));
  const goesOn =
    current !== undefined && !elsewhere && (replies || ((lean.correction || (lean.whatIf && quantities.length > 0)) && fresh === undefined) || (told.length > 0 && leansOnIt));
  const leaves = fresh !== undefined && fresh.rule !== current && fresh.subject && !replies && fresh.facts >= told.length;
  const carries = fresh === undefined && !goesOn && lean.followUp && conversation.topic !== null && readings.length > 0;
  const carried = carries ? choose(`${conversation.topic?.question ?? ''} ${text}`)[0] : undefined;
  const choice = goesOn && !leaves ? undefined : (fresh ?? carried);
  const rule = choice?.rule ?? (goesOn ? current : undefined);
  const subject = rule ?? routes.find((route) => route.not?.test(text) !== true && route.subject.test(text) && speaksOf(route, places))?.rule;
  return { text, asOf, lean, places, subject, readings: rule === undefined || rule === current ? readings : readFor(rule), readFor, rule, choice, choices };
}

const TAKES_BACK = /(打|说|写|记|搞|弄|看)错|不对[,，。 ]|更正|纠正/u;

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
