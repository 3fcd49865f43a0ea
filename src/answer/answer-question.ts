import { chooseRules, speaksOf, type RuleChoice } from '../dialogue/choose-rule.ts';
import { readLean, type Lean } from '../dialogue/follow-up.ts';
import { remember, rememberedFacts } from '../dialogue/memory.ts';
import { readFacts, type FactReading } from '../dialogue/read-facts.ts';
import { readPlaces, type Place } from '../text/places.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Quantity } from '../text/quantity.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';
import type { Conversation } from '../schema/conversation.ts';
import { ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import { aboutSource, asksAboutSource, withoutSourceWords } from './about-source.ts';
import { answerFromDocuments, lookUp, type Found } from './answer-from-documents.ts';
import { answerRule } from './answer-rule.ts';
import { compareWithin } from './compare.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine, TurnInput } from './engine.ts';
import { suppose } from './what-if.ts';

export type QuestionAnswer = Readonly<{
  statements: readonly Statement[];
  computed: readonly Computed[];
  refused: boolean;
  unanswered: readonly Readonly<{ question: string; gap: string; nearest: string | null }>[];
  suggestions: readonly string[];
  steps: readonly Reference[];
  conversation: Conversation;
}>;

/** A question as it was read against the conversation. */
export type QuestionReading = Readonly<{
  text: string;
  asOf: string;
  lean: Lean;
  places: readonly Place[];
  readings: readonly FactReading[];
  /** a rule whose subject the message has, though it may ask for the requirement only: what is told next is told to it */
  subject: string | undefined;
  /** the rule that is meant, where one is */
  rule: string | undefined;
  choice: RuleChoice | undefined;
}>;

/** A day corrected without its year (「是12月20号」) is of the year that was said before. */
function inSameYear(reading: FactReading, { facts }: Conversation, quantities: readonly Quantity[]): FactReading {
  const before = facts[reading.key]?.value;
  const quantity = quantities.find(({ text }) => text === reading.said);
  if (typeof before !== 'string' || typeof reading.value !== 'string' || quantity?.kind !== 'date' || quantity.yearGiven || !/^\d{4}-/u.test(before)) return reading;
  return { ...reading, value: `${before.slice(0, 4)}${reading.value.slice(4)}` };
}

/** Answers one question: by a rule when it is a person's own case, else out of the documents, else not at all. */
export function answerQuestion(engine: Engine, conversation: Conversation, input: TurnInput): QuestionAnswer {
  const reading = readQuestion(engine, conversation, input);
  const aboutLast = asksAboutSource(reading.text) ? answerAboutLast(engine, conversation, reading) : undefined;
  if (aboutLast !== undefined) return aboutLast;
  const sourceAsked = asksAboutSource(reading.text);
  const found = lookUp(engine, conversation, sourceAsked ? { ...reading, text: withoutSourceWords(reading.text) } : reading);
  const lookup: RuleLookUp = {
    factsOf: (name) => engine.rules.get(name)?.facts ?? [],
    takesPlaces: (name, places) => engine.routes.filter((route) => route.rule === name).every((route) => speaksOf(route, places)),
  };
  const rule = sourceAsked && found.sure >= ANSWER_THRESHOLD ? undefined : ruleMeant(lookup, conversation, reading, found);
  const answer = rule === undefined ? undefined : byRule(engine, conversation, reading, rule);
  return withSource(engine, reading, answer ?? answerFromDocuments(engine, conversation, reading, found));
}

/** a question of the bank says nearly the same; and the documents surely answer it */
const SAME_QUESTION = 0.5;
/** below this a gap of the bank is only of the same topic */
const SAID_SO = 0.3;
/** how far one kind of question must lead another */
const AHEAD = 0.04;
/** a message so like a question for a rule that the rule is meant; each fact told for it counts as much as TOLD */
const SAME_RULE = 0.42;
const TOLD = 0.1;
const MOST_TOLD = 2;
const SURE = 0.6;
const BARE = 10;
/** somebody asks for themselves, or whether something may be done */
const OWN_CASE = /我(?!们这|国)|咱|俺|本人|(能|够|行|可以|符合|来得及|满足|达标|轮得到|有资格|合格)[^,，。]{0,8}(不|吗|么|没|嘛|呢|\?)|帮.{0,3}(看|算|查)/u;
const ASKS_RESULT = /最(晚|早|迟|快|多|少|高|低)|什么时候|哪(天|年|月)|几(号|月|年|天|个|分|元|块)|多少|多久|算下来|结果/u;

type RuleLookUp = Readonly<{ factsOf: (rule: string) => readonly string[]; takesPlaces: (rule: string, places: readonly Place[]) => boolean }>;

/**
 * The rule that answers, or none where the documents answer better: a message without anything of one's own that says nearly what a
 * question of the bank says is a look-up. A bare 「最晚呢」 after a computation asks for another side of it.
 */
function ruleMeant({ factsOf, takesPlaces }: RuleLookUp, conversation: Conversation, { rule, choice, lean, text, readings, places }: QuestionReading, found: Found): string | undefined {
  const best = found.evidence.candidates[0]?.features.question ?? 0;
  const gap = found.evidence.gaps[0]?.similarity ?? 0;
  const { rules } = found.evidence;
  const likeRule = (name: string) => rules.find((hit) => hit.rule === name)?.similarity ?? 0;
  const likeLookUp = Math.max(best, rules.find((hit) => hit.rule === null)?.similarity ?? 0);
  if (rule !== undefined) {
    if (choice === undefined || choice.personal > 0 || found.leaning) return rule;
    // Without anything of one's own the words decide: a known gap, a look-up, or the rule.
    if (gap > Math.max(best, likeRule(rule), SAID_SO)) return undefined;
    if (OWN_CASE.test(text)) return rule;
    return likeLookUp > likeRule(rule) + AHEAD && found.sure >= ANSWER_THRESHOLD ? undefined : rule;
  }
  // No words of a rule stand in the message, but people ask for one in just these.
  const [like] = rules.filter((hit) => hit.rule !== null && takesPlaces(hit.rule, places));
  if (like !== undefined && like.rule !== null && !found.leaning) {
    const told = readings.filter(({ key }) => factsOf(like.rule ?? '').includes(key)).length;
    const near = like.similarity + Math.min(told, MOST_TOLD) * TOLD;
    if (near >= SAME_RULE && near > likeLookUp + AHEAD && like.similarity > gap) return like.rule;
  }
  const before = conversation.topic?.rule ?? undefined;
  // Facts that the rule before can take, told without another question, are told to it.
  if (before !== undefined && readings.some(({ key }) => factsOf(before).includes(key)) && (found.leaning || found.sure < SURE)) return before;
  if (before === undefined || !lean.followUp || readings.length > 0 || places.length > 0 || text.length > BARE || !ASKS_RESULT.test(text)) return undefined;
  const answeredAlone = !found.leaning && found.sure >= SURE;
  return answeredAlone || gap > Math.max(best, SAME_QUESTION) ? undefined : before;
}

/** Reads facts, places and the rule meant; the facts of the rule at hand win where a word could mean several. */
export function readQuestion(engine: Engine, conversation: Conversation, { text, asOf }: TurnInput): QuestionReading {
  const { vocabulary, routes } = engine;
  const lean = readLean(text);
  const places = readPlaces(text);
  const quantities = readQuantities(text, asOf);
  const factsOf = (rule: string) => engine.rules.get(rule)?.facts ?? [];
  const asked = conversation.pending?.facts ?? [];
  const current = conversation.pending?.rule ?? conversation.topic?.rule ?? undefined;
  const known = Object.keys(conversation.facts);
  const read = (live: readonly string[]) => readFacts(text, { vocabulary, quantities, asOf, known, live, asked }).map((reading) => inSameYear(reading, conversation, quantities));
  const readings = read(current === undefined ? [] : factsOf(current));
  const topicPlaces = conversation.topic?.places ?? [];
  const choose = (said: string) => chooseRules(said, { routes, factsOf, readings, places, topicPlaces });
  const [fresh] = choose(text);
  const told = current === undefined ? [] : readings.filter(({ key }) => factsOf(current).includes(key));
  const replies = conversation.pending !== null && (lean.unsure || readings.some(({ key }) => asked.includes(key)));
  const goesOn = current !== undefined && (replies || (told.length > 0 && (lean.followUp || lean.correction || lean.whatIf || conversation.pending !== null)));
  const carried = fresh === undefined && !goesOn && lean.followUp && conversation.topic !== null && readings.length > 0 ? choose(`${conversation.topic.question} ${text}`)[0] : undefined;
  const leaves = fresh !== undefined && fresh.rule !== current && fresh.subject && !replies && fresh.facts >= told.length;
  const choice = goesOn && !leaves ? undefined : (fresh ?? carried);
  const rule = choice?.rule ?? (goesOn ? current : undefined);
  const subject = rule ?? routes.find((route) => route.not?.test(text) !== true && route.subject.test(text) && speaksOf(route, places))?.rule;
  return { text, asOf, lean, places, subject, readings: rule === undefined || rule === current ? readings : read(factsOf(rule)), rule, choice };
}

function byRule(engine: Engine, conversation: Conversation, reading: QuestionReading, name: string): QuestionAnswer | undefined {
  const rule = engine.rules.get(name);
  if (rule === undefined) return undefined;
  const { text, asOf, lean, readings } = reading;
  const compared = compareWithin(engine, rule, reading, rememberedFacts(conversation));
  if (compared !== undefined) return settled(conversation, reading, { statements: compared.statements, computed: compared.computed, rule: name, asked: [] });
  const supposing = lean.whatIf && conversation.topic !== null && !lean.correction;
  const pendingFacts = conversation.pending?.facts ?? [];
  const told = remember(conversation, supposing ? [] : readings);
  const known = lean.unsure ? { ...told, unsure: [...new Set([...told.unsure, ...pendingFacts.filter((key) => told.facts[key] === undefined)])] } : told;
  const facts = supposing ? suppose(rememberedFacts(known), { text, readings, rule, vocabulary: engine.vocabulary, asOf }) : { facts: rememberedFacts(known), asOf };
  const answer = answerRule(engine, { rule, facts: facts.facts, unsure: known.unsure, asOf: facts.asOf, ...(supposing ? { supposed: text } : {}) });
  return settled(known, reading, { statements: answer.statements, computed: [answer.computed], rule: name, asked: answer.asked });
}

type Settled = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[]; rule: string; asked: readonly string[] }>;

function settled(conversation: Conversation, { text, places, lean }: QuestionReading, { statements, computed, rule, asked }: Settled): QuestionAnswer {
  const quotes = statements.flatMap(({ references }) => references).slice(0, 6);
  const carriesOn = conversation.topic?.rule === rule && lean.followUp;
  return {
    statements, computed, refused: false, unanswered: [], suggestions: [], steps: [],
    conversation: {
      ...conversation,
      pending: asked.length === 0 ? null : { rule, facts: [...asked] },
      topic: {
        question: carriesOn ? (conversation.topic?.question ?? text) : text,
        rule,
        document: quotes[0]?.document ?? null,
        quotes: quotes.map(({ document, quote }) => ({ document, quote })),
        places: places.length > 0 ? places.map(({ name }) => name) : (carriesOn ? (conversation.topic?.places ?? []) : []),
      },
    },
  };
}

/** 「这是官方的吗」 about the answer before: nothing else is said in the message. */
function answerAboutLast(engine: Engine, conversation: Conversation, { text, readings, places }: QuestionReading): QuestionAnswer | undefined {
  const { topic } = conversation;
  const BARE = 16;
  if (topic === null || topic.quotes.length === 0 || text.length > BARE || readings.length > 0 || places.length > 0) return undefined;
  return { statements: aboutSource(topic.question, topic.quotes, engine), computed: [], refused: false, unanswered: [], suggestions: [], steps: [], conversation };
}

function withSource(engine: Engine, { text }: QuestionReading, answer: QuestionAnswer): QuestionAnswer {
  if (answer.refused || !asksAboutSource(text)) return answer;
  const references = answer.statements.flatMap((statement) => statement.references);
  return { ...answer, statements: [...answer.statements, ...aboutSource(text, references, engine)] };
}
