import { speaksOf } from '../dialogue/choose-rule.ts';
import { isOwnCase } from '../dialogue/own-case.ts';
import { ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { Facts } from '../rules/fact.ts';
import type { Found } from './answer-from-documents.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';

/** a gap of the bank that says what was asked, and how far it must lead what can be answered */
const SAID_SO = 0.3;
const GAP_AHEAD = 0.06;
/** how far one kind of question must lead another */
const AHEAD = 0.04;
/** a message so like a question for a rule that the rule is meant; each fact told for it counts as much as TOLD */
const SAME_RULE = 0.42;
const TOLD = 0.1;
const MOST_TOLD = 2;
const SAME_QUESTION = 0.5;
/** how near scores of routes must be for the words of the bank to decide, and how much these weigh */
const EQUAL = 0.75;
const LIKE = 2;
const SURE = 0.6;
const BARE = 10;
const ASKS_RESULT = /最(晚|早|迟|快|多|少|高|低)|什么时候|哪(天|年|月)|几(号|月|年|天|个|分|元|块)|多少|多久|算下来|结果/u;

/**
 * The rule that answers, or none where the documents answer better (or a refusal is due). The words of a rule's route decide first, then
 * how people ask for it; a message without anything of one's own that says nearly what a question of the bank says is a look-up.
 */
export function ruleMeant(engine: Engine, conversation: Conversation, reading: QuestionReading, found: Found): string | undefined {
  const { choice } = reading;
  const rule = amongEquals(reading, found);
  if (rule === undefined) {
    const before = ruleBefore(engine, conversation, reading, found);
    return reading.lean.followUp && before !== undefined ? before : (ruleLikeThis(engine, reading, found) ?? before);
  }
  if (choice === undefined || found.leaning) return rule;
  const { best, gap, likeRule, likeLookUp } = likenesses(found, rule);
  if (settles(engine, rule, reading)) return rule;
  const own = engine.rules.get(rule)?.facts ?? [];
  const facts = reading.readFor(rule).filter(({ key }) => own.includes(key));
  const personal = facts.some(({ value }) => typeof value !== 'string' || /^\d{4}-/u.test(value));
  const remembered = choice.asks && own.some((key) => conversation.facts[key] !== undefined);
  const told = personal || remembered || (facts.length > 0 && isOwnCase(reading.text));
  if (!personal && gap > Math.max(best, likeRule, SAID_SO) + (told ? 3 : 1) * GAP_AHEAD) return undefined;
  if (told || isOwnCase(reading.text)) return rule;
  return likeLookUp > likeRule + AHEAD && found.sure >= ANSWER_THRESHOLD ? undefined : rule;
}

/** Of rules whose routes fit as well, the one that people ask for in words like these. */
function amongEquals({ rule, choice, choices }: QuestionReading, { evidence }: Found): string | undefined {
  if (choice === undefined || rule !== choice.rule) return rule;
  const like = (name: string) => evidence.rules.find((hit) => hit.rule === name)?.similarity ?? 0;
  const equals = choices.filter(({ score }) => score >= choice.score - EQUAL);
  return equals.toSorted((a, b) => b.score + LIKE * like(b.rule) - (a.score + LIKE * like(a.rule)))[0]?.rule ?? rule;
}

function likenesses({ evidence }: Found, rule: string | null) {
  const best = Math.max(0, ...evidence.candidates.map(({ features }) => features.question));
  const likeNone = evidence.rules.find((hit) => hit.rule === null)?.similarity ?? 0;
  return { best, gap: evidence.gaps[0]?.similarity ?? 0, likeRule: evidence.rules.find((hit) => hit.rule === rule)?.similarity ?? 0, likeLookUp: Math.max(best, likeNone) };
}

/** What the message tells is enough for the rule to answer. */
function settles(engine: Engine, name: string, reading: QuestionReading): boolean {
  const told: Facts = Object.fromEntries(reading.readFor(name).map(({ key, value }) => [key, value]));
  const rule = engine.rules.get(name);
  return rule !== undefined && rule.facts.some((key) => told[key] !== undefined) && rule.evaluate(told, reading.asOf).outcome !== 'unknown';
}

/** No words of a rule stand in the message, but people ask for one in just these. */
function ruleLikeThis(engine: Engine, { places, readFor }: QuestionReading, found: Found): string | undefined {
  if (found.leaning) return undefined;
  const takesPlaces = (name: string) => engine.routes.filter((route) => route.rule === name).every((route) => speaksOf(route, places));
  const like = found.evidence.rules.find((hit) => hit.rule !== null && takesPlaces(hit.rule));
  if (like === undefined || like.rule === null) return undefined;
  const { gap, likeLookUp } = likenesses(found, like.rule);
  const told = readFor(like.rule).filter(({ key }) => engine.rules.get(like.rule ?? '')?.facts.includes(key)).length;
  const near = like.similarity + Math.min(told, MOST_TOLD) * TOLD;
  return near >= SAME_RULE && near > likeLookUp + AHEAD && like.similarity > gap ? like.rule : undefined;
}

/** Facts told without another question are told to the rule before; a bare 「最晚呢」 asks for another side of it. */
function ruleBefore(engine: Engine, conversation: Conversation, { lean, readFor, readings, places, text, subject }: QuestionReading, found: Found): string | undefined {
  const before = conversation.topic?.rule ?? undefined;
  if (before === undefined || !engine.routes.filter((route) => route.rule === before).every((route) => speaksOf(route, places))) return undefined;
  const facts = engine.rules.get(before)?.facts ?? [];
  const answeredAlone = !found.leaning && found.sure >= SURE;
  if (!answeredAlone && readFor(before).some(({ key, strength }) => facts.includes(key) && strength > 0.7)) return before;
  const aspect = /^那?(.{1,6}?)呢\??$/u.exec(text.trim())?.[1];
  const named = aspect !== undefined && (conversation.topic?.quotes ?? []).some(({ quote }) => quote.includes(aspect));
  if (subject !== undefined && subject !== before) return undefined;
  if (!lean.followUp || readings.length > 0 || places.length > 0 || text.length > BARE || !(named || ASKS_RESULT.test(text))) return undefined;
  const { best, gap } = likenesses(found, before);
  return answeredAlone || gap > Math.max(best, SAME_QUESTION) ? undefined : before;
}
