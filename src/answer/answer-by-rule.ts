import { supposedClauses } from '../dialogue/follow-up.ts';
import { onTop, remember, rememberedFacts } from '../dialogue/memory.ts';
import { personNamed, readPerson } from '../dialogue/person.ts';
import type { FactReading } from '../dialogue/read-facts.ts';
import type { Facts } from '../rules/fact.ts';
import type { Rule } from '../rules/rule.ts';
import type { Statement } from '../schema/answer.ts';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import type { QuestionAnswer } from './answer-question.ts';
import { answerRule, type RuleAnswer } from './answer-rule.ts';
import { compareWithin } from './compare.ts';
import type { Computed } from './compose-computation.ts';
import { differenceAsked } from './difference.ts';
import type { Engine } from './engine.ts';
import { compareKnown, comparePeople, comparesTwo, SELF, type Told } from './people.ts';
import type { QuestionReading } from './read-question.ts';
import { suppose } from './what-if.ts';

/** Answers by a rule: several people or values side by side, somebody else's case, what is only supposed, or the person's own case. */
export function answerByRule(engine: Engine, conversation: Conversation, reading: QuestionReading, name: string): QuestionAnswer | undefined {
  const rule = engine.rules.get(name);
  if (rule === undefined) return undefined;
  const difference = differenceAsked(engine, conversation, reading, rule);
  if (difference !== undefined) return settled(setAgainst(conversation, difference.cases, { rule: name, asOf: reading.asOf }), reading, { ...difference, rule: name, asked: [] });
  const people = comparePeople(engine, rule, reading);
  if (people !== undefined) return settled(rememberPeople(conversation, people.told), reading, { ...people, rule: name, asked: [] });
  const known = toldToCompare(conversation, reading, rule);
  const side = compareKnown(rule, known, reading);
  if (side !== undefined) return settled(known, reading, { ...side, rule: name, asked: [] });
  const within = compareWithin(engine, rule, reading, rememberedFacts(conversation));
  if (within !== undefined) return settled(conversation, reading, { ...within, rule: name, asked: [] });
  const other = somebodyElse(conversation, reading, rule);
  return other === undefined ? ownCase(engine, conversation, reading, rule) : otherCase(engine, conversation, reading, { rule, name: other });
}

/** The name of somebody else whose case the message is; the first case of a conversation is nobody else's, whoever it is about. */
function somebodyElse({ facts, others, spokenOf, pending }: Conversation, { text, lean }: QuestionReading, rule: Rule): string | undefined {
  const person = readPerson(
    text,
    others.map(({ name }) => name),
  );
  const told = rule.facts.some((key) => facts[key] !== undefined);
  if (person !== undefined) return person.self || (!told && others.length === 0) ? undefined : person.name;
  // Who says neither goes on about whom the last answer was.
  return spokenOf !== null && (pending !== null || lean.followUp || lean.whatIf || lean.correction) ? spokenOf : undefined;
}

type OtherCase = Readonly<{ rule: Rule; name: string }>;

/** Somebody else's case, from what is told of them alone: nothing of the person's own is taken or changed. */
function otherCase(engine: Engine, conversation: Conversation, reading: QuestionReading, { rule, name }: OtherCase): QuestionAnswer {
  const before: Conversation = { ...conversation, facts: conversation.others.find((one) => one.name === name)?.facts ?? {}, others: [], unsure: [] };
  const { answer, after } = evaluate(engine, before, reading, rule);
  const theirs: Statement = { role: 'note', text: `这是按${name}的情况算的,您自己的不变。`, references: [] };
  const next: Conversation = { ...withPerson(conversation, { name, facts: after.facts }), supposed: after.supposed, spokenOf: name };
  return settled(next, reading, { statements: [...answer.statements, theirs], computed: [answer.computed], rule: rule.name, asked: answer.asked });
}

/** What was set against what is so stays supposed: 「那一年多多少」 goes on with it. */
function setAgainst(conversation: Conversation, [base, other]: readonly [Facts, Facts], { rule, asOf }: Readonly<{ rule: string; asOf: string }>): Conversation {
  const known = { ...changesOf(rememberedFacts(conversation), base), ...conversation.facts };
  return { ...conversation, facts: known, supposed: { rule, facts: changesOf(base, other), asOf } };
}

type Person = Conversation['others'][number];
const MOST_PEOPLE = 8;

function withPerson(conversation: Conversation, person: Person): Conversation {
  return { ...conversation, others: [person, ...conversation.others.filter(({ name }) => name !== person.name)].slice(0, MOST_PEOPLE) };
}

/** What was told of several people side by side is kept, so that one figure can be set right or the same be asked again. */
export function rememberPeople(conversation: Conversation, told: readonly Told[]): Conversation {
  return told.toReversed().reduce((known, { name, readings }) => {
    if (name === SELF) return remember(known, readings);
    return withPerson(known, { name, facts: remember({ ...newConversation, turn: known.turn }, readings).facts });
  }, conversation);
}

/** 「隔壁老王笔试66面试86 我俩谁高」 tells of one person and compares two: what it tells is that person's. */
function toldToCompare(conversation: Conversation, { text, readFor }: QuestionReading, rule: Rule): Conversation {
  const readings = readFor(rule.name).filter(({ key }) => rule.facts.includes(key));
  const name = personNamed(
    text,
    conversation.others.map((one) => one.name),
  );
  if (name === undefined || readings.length === 0 || !comparesTwo(text)) return conversation;
  const before = conversation.others.find((one) => one.name === name)?.facts ?? {};
  return withPerson(conversation, { name, facts: remember({ ...newConversation, facts: before, turn: conversation.turn }, readings).facts });
}

function ownCase(engine: Engine, conversation: Conversation, reading: QuestionReading, rule: Rule): QuestionAnswer {
  const { text, lean, quantities } = reading;
  const { answer, after } = evaluate(engine, conversation, reading, rule);
  const lost = lean.correction && reading.readFor(rule.name).length === 0 && quantities.length > 0;
  const next: Conversation = { ...after, spokenOf: null };
  const statements = lost ? [WHICH_ONE, ...answer.statements] : answer.statements;
  return settled(next, reading, { statements: [...unsaid(answer.computed, text, conversation), ...statements], computed: [answer.computed], rule: rule.name, asked: answer.asked });
}

/** A correction that could be of several figures: said, not passed over. */
const WHICH_ONE: Statement = { role: 'question', text: '没听出您要改的是哪一项,请连名称一起再说一遍。下面还是按您原来说的算:', references: [] };

/** The rule on what is known, with what the message tells remembered and what it only supposes taken for this answer alone. */
function evaluate(engine: Engine, conversation: Conversation, reading: QuestionReading, rule: Rule): Readonly<{ answer: RuleAnswer; after: Conversation }> {
  const { vocabulary } = engine;
  const { text, asOf, lean, readFor } = reading;
  const all = readFor(rule.name);
  const { supposed, told: said } = divide(all, reading, conversation);
  const told = [...said, ...nothingElse(rule, conversation, { text, said: all })];
  const known = unsureOf(remember(conversation, lean.correction ? told : onTop(told, { conversation, text, vocabulary })), lean.unsure);
  const facts = rememberedFacts(known);
  if (supposed === undefined) {
    const answer = answerRule(engine, { rule, facts, unsure: known.unsure, asOf });
    return { answer, after: { ...known, supposed: null } };
  }
  // 「那再干两年呢」 after 「要是考到中级呢」 builds on it.
  const earlier = conversation.supposed?.rule === rule.name ? conversation.supposed : undefined;
  const base = earlier === undefined ? facts : { ...facts, ...rememberedFacts(earlier) };
  const changed = suppose(base, { text: supposed.text, readings: supposed.readings, rule, vocabulary, asOf: earlier?.asOf ?? asOf });
  const answer = answerRule(engine, { rule, facts: changed.facts, unsure: known.unsure, asOf: changed.asOf, supposed: text });
  return { answer, after: { ...known, supposed: { rule: rule.name, facts: changesOf(facts, changed.facts), asOf: changed.asOf } } };
}

/** 「别的没有」: of what is added up, and of what is mostly not there, nothing but what was told. */
function nothingElse(
  { sums = [], presumes = {} }: Rule,
  { facts }: Conversation,
  { text, said }: Readonly<{ text: string; said: readonly FactReading[] }>,
): readonly FactReading[] {
  const match = NOTHING_ELSE.exec(text);
  if (match === null || sums.length === 0) return [];
  const open = [...new Set([...sums, ...Object.keys(presumes)])].filter((key) => facts[key] === undefined && !said.some((reading) => reading.key === key));
  return open.map((key) => ({ key, value: presumes[key] ?? 0, said: match[0], rough: false, strength: 1 }));
}

const NOTHING_ELSE = /(?:别的|其他的?|其它的?|另外的?)(?:都|也|就|啥都|什么都)?没(?:有|了|上|学)?|就这(?:些|么多|几个|几次)|没别的/u;

/** What a message supposes and what it tells besides: 「要是明年考过中级呢 我连着干了三年多」 tells the three years. */
function divide(
  readings: readonly FactReading[],
  { text, lean, quantities }: QuestionReading,
  { topic }: Conversation,
): Readonly<{ supposed?: { text: string; readings: readonly FactReading[] }; told: readonly FactReading[] }> {
  if (!lean.whatIf || lean.correction || topic === null) return { told: readings };
  const clauses = supposedClauses(text);
  const supposed = readings.filter(({ said }) => said.split(' ').some((word) => clauses.includes(word)));
  const told = readings.filter((reading) => !supposed.includes(reading));
  const passing = quantities.some((quantity) => clauses.includes(quantity.text));
  return supposed.length === 0 && !passing ? { told } : { supposed: { text: clauses, readings: supposed }, told };
}

/** Notes that not-knowing settles: of what was asked, all that the message does not tell. */
function unsureOf(conversation: Conversation, unsure: boolean): Conversation {
  const asked = conversation.pending?.facts ?? [];
  return unsure ? { ...conversation, unsure: [...new Set([...conversation.unsure, ...asked.filter((key) => conversation.facts[key] === undefined)])] } : conversation;
}

function changesOf(before: Facts, after: Facts): Conversation['facts'] {
  const changed = Object.entries(after).filter(([key, value]) => value !== null && value !== undefined && value !== before[key]);
  const readings = changed.map(([key, value]): FactReading => ({ key, value, said: '', rough: false, strength: 1 }));
  return remember(newConversation, readings).facts;
}

const PAIR = /(?=([\p{Script=Han}]{2}))/gu;
const pairsOf = (text: string): ReadonlySet<string> => new Set([...text.matchAll(PAIR)].map(([, pair]) => pair!));
/** pairs of a note that the message must share for it to be asked about */
const COMMON = 2;

/** What the documents leave unsaid, told again when it is just what is asked: 「是一比一折吗」. */
function unsaid({ computation: { notes } }: Computed, text: string, { topic }: Conversation): readonly Statement[] {
  const asked = pairsOf(text);
  const again = notes.filter(
    (note) => UNSAID.test(note.text) && topic?.notes.includes(note.text) === true && [...pairsOf(note.text)].filter((pair) => asked.has(pair)).length >= COMMON,
  );
  return again.map((note): Statement => ({ role: 'verdict', text: note.text, references: note.sources.map(({ document, quote }) => ({ document, quote })) }));
}

const UNSAID = /没有说明|没有列|没有给出|没有写|没说/u;

const MOST_NOTES = 12;
const MOST_QUOTES = 6;

type Settled = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[]; rule: string; asked: readonly string[] }>;

/** The conversation after an answer by a rule: what it was about, what it asked, and which notes need not be said again. */
export function settled(conversation: Conversation, { text, places, lean }: QuestionReading, { statements: composed, computed, rule, asked }: Settled): QuestionAnswer {
  const before = conversation.topic?.rule === rule ? (conversation.topic?.notes ?? []) : [];
  // The weight of a source and what is left unsaid are told once on a topic, not at every turn.
  const statements = composed.filter(({ role, text: said }) => role !== 'note' || !before.includes(said));
  const notes = [...before, ...statements.filter(({ role }) => role === 'note').map(({ text: said }) => said)].slice(-MOST_NOTES);
  const quotes = statements.flatMap(({ references }) => references).slice(0, MOST_QUOTES);
  const carriesOn = conversation.topic?.rule === rule && lean.followUp;
  return {
    statements,
    computed,
    refused: false,
    unanswered: [],
    suggestions: [],
    steps: [],
    conversation: {
      ...conversation,
      pending: asked.length === 0 ? null : { rule, facts: [...asked] },
      topic: {
        question: carriesOn ? (conversation.topic?.question ?? text) : text,
        rule,
        document: quotes[0]?.document ?? null,
        quotes: quotes.map(({ document, quote }) => ({ document, quote })),
        notes,
        places: places.length > 0 ? places.map(({ name }) => name) : carriesOn ? (conversation.topic?.places ?? []) : [],
      },
    },
  };
}
