import type { FactReading } from '../dialogue/read-facts.ts';
import { remember, rememberedFacts } from '../dialogue/memory.ts';
import { ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';
import type { Conversation } from '../schema/conversation.ts';
import { readQuantities } from '../text/quantities.ts';
import { aboutSource, asksAboutSource, withoutSourceWords } from './about-source.ts';
import { answerFromDocuments, lookUp } from './answer-from-documents.ts';
import { answerRule } from './answer-rule.ts';
import { compareAcross, compareWithin } from './compare.ts';
import { comparePeople } from './people.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine, TurnInput } from './engine.ts';
import { readQuestion, type QuestionReading } from './read-question.ts';
import { ruleMeant } from './rule-meant.ts';
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

const CLAIMED = 0.4;

/** Answers one question: by a rule when it is a person's own case, else out of the documents, else not at all. */
export function answerQuestion(engine: Engine, conversation: Conversation, input: TurnInput): QuestionAnswer {
  const reading = readQuestion(engine, conversation, input);
  const aboutLast = asksAboutSource(reading.text) ? answerAboutLast(engine, conversation, reading) : undefined;
  if (aboutLast !== undefined) return aboutLast;
  const sourceAsked = asksAboutSource(reading.text);
  const found = lookUp(engine, conversation, sourceAsked ? { ...reading, text: withoutSourceWords(reading.text) } : reading);
  // A claim repeated to ask where it stands is a question that the documents answer, however it is put.
  const claimed = sourceAsked && found.sure >= ANSWER_THRESHOLD * CLAIMED;
  const across = compareAcross(engine, reading, rememberedFacts(conversation));
  if (across !== undefined)
    return settled(remember(conversation, toldOfAll(reading.readings, across.computed)), reading, { ...across, rule: across.computed[0]?.rule.name ?? '', asked: [] });
  const rule = claimed ? undefined : ruleMeant(engine, conversation, reading, found);
  const answer = rule === undefined ? undefined : byRule(engine, conversation, reading, rule);
  return withSource(engine, reading, answer ?? answerFromDocuments(engine, conversation, reading, claimed ? { ...found, sure: 1 } : found));
}

function byRule(engine: Engine, conversation: Conversation, reading: QuestionReading, name: string): QuestionAnswer | undefined {
  const rule = engine.rules.get(name);
  if (rule === undefined) return undefined;
  const { text, asOf, lean } = reading;
  const readings = reading.readFor(name);
  const compared = comparePeople(engine, rule, reading) ?? compareWithin(engine, rule, reading, rememberedFacts(conversation));
  if (compared !== undefined) return settled(conversation, reading, { statements: compared.statements, computed: compared.computed, rule: name, asked: [] });
  const supposing = lean.whatIf && conversation.topic !== null && !lean.correction;
  const pendingFacts = conversation.pending?.facts ?? [];
  const told = remember(conversation, supposing ? [] : readings);
  const known = lean.unsure ? { ...told, unsure: [...new Set([...told.unsure, ...pendingFacts.filter((key) => told.facts[key] === undefined)])] } : told;
  const facts = supposing ? suppose(rememberedFacts(known), { text, readings, rule, vocabulary: engine.vocabulary, asOf }) : { facts: rememberedFacts(known), asOf };
  const answer = answerRule(engine, { rule, facts: facts.facts, unsure: known.unsure, asOf: facts.asOf, ...(supposing ? { supposed: text } : {}) });
  const lost = lean.correction && readings.length === 0 && readQuantities(text, asOf).length > 0;
  return settled(known, reading, { statements: lost ? [WHICH_ONE, ...answer.statements] : answer.statements, computed: [answer.computed], rule: name, asked: answer.asked });
}

/** A correction that could be of several figures: said, not passed over. */
const WHICH_ONE: Statement = { role: 'question', text: '没听出您要改的是哪一项,请连名称一起再说一遍。下面还是按您原来说的算:', references: [] };

/** What was told of every case compared; the places set side by side are nobody's own. */
function toldOfAll(readings: readonly FactReading[], computed: readonly Computed[]): readonly FactReading[] {
  return readings.filter(({ key }) => computed.every(({ facts }) => String(facts[key]) === String(computed[0]?.facts[key])));
}

const MOST_NOTES = 12;

type Settled = Readonly<{ statements: readonly Statement[]; computed: readonly Computed[]; rule: string; asked: readonly string[] }>;

function settled(conversation: Conversation, { text, places, lean }: QuestionReading, { statements: composed, computed, rule, asked }: Settled): QuestionAnswer {
  const before = conversation.topic?.rule === rule ? (conversation.topic?.notes ?? []) : [];
  // The weight of a source and what is left unsaid are told once on a topic, not at every turn.
  const statements = composed.filter(({ role, text: said }) => role !== 'note' || !before.includes(said));
  const notes = [...before, ...statements.filter(({ role }) => role === 'note').map(({ text: said }) => said)].slice(-MOST_NOTES);
  const quotes = statements.flatMap(({ references }) => references).slice(0, 6);
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
