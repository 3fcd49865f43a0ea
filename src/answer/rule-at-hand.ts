import type { RuleChoice, RuleChoices } from '../dialogue/choose-rule.ts';
import { rememberedFacts } from '../dialogue/memory.ts';
import { missingAttributes } from '../retrieval/asked.ts';
import { matterOf, sameMatter } from '../dialogue/matters.ts';
import { areApart } from '../dialogue/route.ts';
import { wordsOf } from '../rules/rule.ts';
import type { Conversation } from '../schema/conversation.ts';
import { lookUpMatter, standsAlone, type Found } from './answer-from-documents.ts';
import { choose, isOpenTo, lacksNothing } from './choose.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';

/* What a message means to the rule that answered before: decision 0014. */

/** another rule is meant instead of the one that waits for a reply */
const SURELY = 0.7;
const SURE = 0.8;
/** another rule is meant though the message leans on the conversation and names no subject */
const CERTAINLY = 0.97;
/** another side of the matter at hand is meant, and not the rule that answered */
const SIDE = 0.08;
const SIDE_OF_RESULT = 0.3;
const CLEARLY = 4;
/** a reading that is no mere guess */
const TOLD = 0.7;
/** a fact whose own words stand beside it */
const NAMED = 1;
/** facts of a rule are known, so that it is meant rather than the requirement */
export const KNOWN = 0.05;
/** a few words */
export const BARE = 10;
const SHORT = 18;
/** something is asked */
export const ASKS = /多少|几|怎么|什么|哪|谁|吗|嘛|呢|么$|不$|没$|行不|能不|是不是|有没有|为什么|够不|多久|\?/u;
const ASKS_RESULT =
  /最后|到期|截止|现在(?:是不是|能|可以|就)|已经(?:可以|能)|我俩|我们俩|俩人|两个?人|谁(?:更|排|先|高|低|多|少|能|行|够)|哪个|哪一(?:天|年|月)|还差|够|来得及|还行|最(晚|早|迟|快|多|少|高|低)|什么时候|哪(天|年|月)|几(号|月|年|天|个|分|元|块)|多少|多久|算下来|结果/u;

const ASKS_DAY = /什么时候|哪(?:一?天|年|月)|几[号月]/u;

/** Words that name no subject and fit a rule of another matter by chance: 「还剩几天」, 「那现在是不是已经可以弄了」. */
export function strays(engine: Engine, { current, lean, text, places, readings }: QuestionReading, { rule, subject, chance, told }: RuleChoice): boolean {
  const number = (name: string | undefined): number => engine.rules.get(name ?? '')?.number ?? 0;
  if (current === undefined || places.length > 0 || sameMatter(number(current), number(rule))) return false;
  // 「职称也评上了呢」 tells a fact of the place at hand, though its words are the subject of another place's rule.
  const facts = (name: string): readonly string[] => engine.rules.get(name)?.facts ?? [];
  const bare = text.length <= BARE && readings.length === 0;
  if (subject && !bare && (lean.followUp || lean.whatIf || lean.correction) && areApart(engine.routes, rule, current)) return chance < CERTAINLY;
  if (subject)
    return (
      areApart(engine.routes, rule, current) && (readings.some(({ key }) => facts(current).includes(key) && !facts(rule).includes(key)) || names(engine, text, facts(current)))
    );
  const leans = lean.followUp || lean.whatIf || lean.correction || text.length <= SHORT;
  // What is told is a fact of that rule and of nothing at hand: 「那我要是评上市级的优秀呢」.
  const its = told.some(({ key, strength }) => strength >= NAMED && !facts(current).includes(key)) && !readings.some(({ key }) => facts(current).includes(key));
  return chance < (leans && !its ? CERTAINLY : SURELY);
}

/** A message that goes on with more of the same: 「职称也评上了呢」 names what one of the facts is called. */
function names({ vocabulary }: Engine, text: string, facts: readonly string[]): boolean {
  const word = ALSO.exec(text)?.groups?.['word'];
  return word !== undefined && facts.some((key) => vocabulary[key]?.label.includes(word) === true);
}

const ALSO = /(?<word>[\p{Script=Han}]{2})(?:也|都|又|还)[^,，。]{0,8}[了呢]?$/u;

/** The rule at hand, when the message replies to it, corrects what was told, supposes something else or tells it more. */
export function goesOn(
  engine: Engine,
  { pending }: Conversation,
  reading: QuestionReading,
  { fresh, found }: Readonly<{ fresh: RuleChoice | undefined; found: Found }>,
): string | undefined {
  const { current, lean, readings, quantities } = reading;
  if (current === undefined) return undefined;
  const facts = engine.rules.get(current)?.facts ?? [];
  const told = readings.filter(({ key }) => facts.includes(key));
  const replies = pending !== null && (lean.unsure || readings.some(({ key }) => pending.facts.includes(key)));
  // Without its subject's name another rule must take more of what is told, or be all but certain.
  const strongly =
    fresh !== undefined &&
    fresh.chance >= SURELY &&
    !lean.correction &&
    (told.length === 0 || fresh.told.length > told.length || (fresh.told.length === told.length && fresh.chance > SURE));
  const leaves = fresh !== undefined && fresh.rule !== current && (fresh.subject ? fresh.told.length >= told.length : strongly);
  // A reply may name any place, and so may what is told: 「在保定也报着」, 「那把保定的撤了呢」.
  const ofFacts = reading.places.every(({ name }) => told.some(({ said }) => said.includes(name)));
  if (!replies && !ofFacts && !isOpenTo(engine, current, reading)) return undefined;
  if (replies) return leaves && fresh.asks && fresh.chance >= SURELY && fresh.subject ? undefined : current;
  if (leaves) return undefined;
  const sibling = siblingTold(engine, current, reading);
  if (sibling !== undefined && (lean.followUp || lean.whatIf || pending !== null || !standsAlone(found))) return sibling;
  // Facts of the rule, told without a question that the documents would answer, are told to it.
  const plainly = told.some(({ strength }) => strength > TOLD) && (!ASKS.test(reading.text) || !standsAlone(found));
  if (told.length > 0 && (lean.followUp || lean.correction || lean.whatIf || pending !== null || plainly)) return current;
  const figures = quantities.some(({ kind }) => kind !== 'date');
  return fresh === undefined && (lean.correction || (lean.whatIf && figures)) ? current : undefined;
}

/** Another rule of the same number that takes all that the message tells of the rule at hand and something more: 「那干满十二个月拢共」. */
function siblingTold(engine: Engine, current: string, { readFor }: QuestionReading): string | undefined {
  const number = engine.rules.get(current)?.number;
  const toldTo = (name: string): readonly string[] => {
    const facts = engine.rules.get(name)?.facts ?? [];
    const told = readFor(name).filter(({ key, strength }) => facts.includes(key) && strength >= NAMED);
    // One word read for two facts tells one thing.
    return [...new Map(told.map(({ key, said }) => [said, key])).values()];
  };
  const own = toldTo(current);
  const others = [...engine.rules.values()].filter(({ name, number: its }) => name !== current && its === number).map(({ name }) => ({ name, told: toldTo(name) }));
  const more = others.filter(({ told }) => told.length > own.length && own.every((key) => told.includes(key))).toSorted((a, b) => b.told.length - a.told.length);
  return more[0]?.name;
}

/** 「碧江呢」 after what Ningbo pays: what is paid there. */
export function paysElsewhere({ routes }: Engine, { current, text, places, lean }: QuestionReading): string | undefined {
  const [place, ...more] = places;
  const bare = place !== undefined && more.length === 0 && lean.followUp && text.length <= BARE;
  const here = routes.find((route) => route.rule === current && route.pays !== undefined);
  if (!bare || here === undefined || here.places?.includes(place.name) === true) return undefined;
  const there = routes.filter((route) => route.pays !== undefined && route.places?.includes(place.name) === true);
  return (there.find(({ pays }) => pays === here.pays) ?? there.find(({ pays }) => pays !== 'yearly'))?.rule;
}

/** A rule that is named in a few words (「那落户呢」), of whose facts the conversation knows some already. */
export function knownCase(engine: Engine, { facts }: Conversation, reading: QuestionReading, { rules }: RuleChoices): string | undefined {
  const { lean, text } = reading;
  if (!(lean.followUp || text.length <= SHORT)) return undefined;
  const isKnown = (name: string): boolean => engine.rules.get(name)?.facts.some((key) => facts[key] !== undefined) === true;
  return rules.find((choice) => choice.subject && choice.chance >= KNOWN && isKnown(choice.rule) && !strays(engine, reading, choice))?.rule;
}

/** Another side of the matter at hand, whose name the message leaves out: 「一整年呢」 after the allowance of a month, 「要带什么」 after a deadline. */
export function otherSide(engine: Engine, conversation: Conversation, reading: QuestionReading, fresh: RuleChoice | undefined): string | undefined {
  const { current, lean, text } = reading;
  const rule = current === undefined ? undefined : engine.rules.get(current);
  if (rule === undefined || !(lean.followUp || text.length <= SHORT) || (fresh !== undefined && fresh.subject)) return undefined;
  const { text: together, judged } = lookUpMatter(engine, reading, rule.number);
  const choices = choose(engine, conversation, reading, together, judged);
  const [side] = choices.rules.filter(
    ({ rule: name }) => sameMatter(rule.number, engine.rules.get(name)?.number ?? 0) && missingAttributes(text, saidBy(engine, conversation, reading, name)) === 0,
  );
  if (side === undefined || side.rule === current || !(side.asks || lean.followUp)) return undefined;
  // What goes on with a matter means a side of it sooner than the same words would by themselves.
  const own = choices.rules.find(({ rule: name }) => name === current)?.chance ?? 0;
  const likely = side.chance >= (ASKS_RESULT.test(text) ? SIDE : SIDE_OF_RESULT) && side.chance > own * CLEARLY;
  return side.chance > choices.none || likely ? side.rule : undefined;
}

/** All that a rule would say on what is known: its quotes may hold what it never says. */
function saidBy({ rules }: Engine, conversation: Conversation, { asOf }: QuestionReading, name: string): string {
  const computation = rules.get(name)?.evaluate(rememberedFacts(conversation), asOf);
  if (computation === undefined) return '';
  const { verdict, conditions, sums, notes, next } = computation;
  return [verdict?.text, ...conditions.map(({ label, need }) => `${label} ${need}`), ...[...sums, ...notes, ...next].map((found) => found.text)].join(' ');
}

/** Facts told without another question are told to the rule before; a bare 「最晚呢」 or 「那最早什么时候够」 asks for another side of its answer. */
export function ruleBefore(engine: Engine, conversation: Conversation, reading: QuestionReading, found: Found): string | undefined {
  const { lean, readFor, places, text, subject } = reading;
  const before = conversation.topic?.rule ?? undefined;
  if (before === undefined || !isOpenTo(engine, before, reading)) return undefined;
  const facts = engine.rules.get(before)?.facts ?? [];
  const answeredAlone = standsAlone(found);
  if (!answeredAlone && readFor(before).some(({ key, strength }) => facts.includes(key) && strength > TOLD)) return before;
  const number = (name: string) => engine.rules.get(name)?.number ?? 0;
  if (subject !== undefined && !sameMatter(number(subject), number(before))) return undefined;
  const aspect = /^那?(.{1,6}?)呢\??$/u.exec(text.trim())?.[1];
  const named = aspect !== undefined && (conversation.topic?.quotes ?? []).some(({ quote }) => quote.includes(aspect));
  const computed = facts.some((key) => conversation.facts[key] !== undefined || conversation.others.some((person) => person.facts[key] !== undefined));
  // A day is asked for of a rule that knows of days.
  if (!named && ASKS_DAY.test(text) && !facts.some((key) => engine.vocabulary[key]?.kind === 'date' || engine.vocabulary[key]?.overTime !== undefined)) return undefined;
  // 「考试报名费多少」 asks for nothing that the rule holds, though it asks how much.
  if (!lacksNothing(engine, before, { text }) || asksOfElse(engine, before, text)) return undefined;
  const asksOn = named || (ASKS_RESULT.test(text) && (computed || text.length <= BARE));
  if (!(lean.followUp || text.length <= SHORT) || places.length > 0 || !asksOn) return undefined;
  return answeredAlone ? undefined : before;
}

/** what may stand before 多少 and names nothing */
const NO_THING =
  /^(?:那个?|这个?|自己|俩|仨|两个?人|今天|算起|离|从|到|审|交|批|干|做|办|最早|最晚|加一块|我|他|她|你|您|就|还|再|又|都|一共|总共|合计|拢共|到底|究竟|大概|大约|现在|今年|明年|去年|以后|之后|后来|最后|截止|到期|还差|还剩|加起来|算下来|一个月|一年|每月|每年|全年|领|拿|补|发|给|得|能|可以|要|是|有|的|了|会|该|各|分别|两边|两地|差|满|够)+/u;
const AMOUNT = /(?<thing>\p{Script=Han}{2,6}?)(?:是|要|有|得|能)?(?:多少|几(?!乎))/u;

/** 「工资多少」, 「房价多少」: how much of something of whose name the rule holds no two characters. */
function asksOfElse({ rules, vocabulary }: Engine, name: string, text: string): boolean {
  const thing = (AMOUNT.exec(text)?.groups?.['thing'] ?? '').replace(NO_THING, '');
  if (thing.length < 2) return false;
  const rule = rules.get(name)!;
  const words = [wordsOf(rule), matterOf(rule.number), ...rule.facts.map((key) => `${vocabulary[key]?.label ?? ''} ${vocabulary[key]?.ask ?? ''}`)].join(' ');
  return !Array.from({ length: thing.length - 1 }, (_, at) => thing.slice(at, at + 2)).some((pair) => words.includes(pair));
}
