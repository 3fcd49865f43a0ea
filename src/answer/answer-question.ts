import type { FactReading } from '../dialogue/read-facts.ts';
import { remember } from '../dialogue/memory.ts';
import { ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';
import type { Conversation } from '../schema/conversation.ts';
import { aboutSource, asksAboutSource, withoutSourceWords } from './about-source.ts';
import { answerFromDocuments, lookUp } from './answer-from-documents.ts';
import { answerByRule, rememberPeople, settled } from './answer-by-rule.ts';
import { compareAcross } from './compare.ts';
import type { Computed } from './compose-computation.ts';
import type { Engine, TurnInput } from './engine.ts';
import { readQuestion, type QuestionReading } from './read-question.ts';
import { ruleMeant } from './rule-meant.ts';

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
  const across = compareAcross(engine, conversation, reading);
  if (across !== undefined) {
    const known = across.told === undefined ? remember(conversation, toldOfAll(reading.readings, across.computed)) : rememberPeople(conversation, across.told);
    const compared = { places: [...across.places], turn: conversation.turn };
    return settled({ ...known, compared }, reading, { ...across, rule: across.computed[0]?.rule.name ?? '', asked: [] });
  }
  const rule = claimed ? undefined : ruleMeant(engine, conversation, reading, found);
  const answer = rule === undefined ? undefined : answerByRule(engine, conversation, reading, rule);
  return withSource(engine, reading, answer ?? answerFromDocuments(engine, conversation, reading, claimed ? { ...found, sure: 1 } : found));
}

/** What was told of every case compared; the places set side by side are nobody's own. */
function toldOfAll(readings: readonly FactReading[], computed: readonly Computed[]): readonly FactReading[] {
  return readings.filter(({ key }) => computed.every(({ facts }) => String(facts[key]) === String(computed[0]?.facts[key])));
}

/** 「这是官方的吗」 about the answer before: nothing else is said in the message. */
function answerAboutLast(engine: Engine, conversation: Conversation, { text, readings, places, subject }: QuestionReading): QuestionAnswer | undefined {
  const { topic } = conversation;
  const BARE = 24;
  const another = subject !== undefined && subject !== topic?.rule && !ABOUT_THIS.test(text);
  if (topic === null || topic.quotes.length === 0 || text.length > BARE || readings.length > 0 || places.length > 0 || another) return undefined;
  return { statements: aboutSource(topic.question, topic.quotes, engine), computed: [], refused: false, unanswered: [], suggestions: [], steps: [], conversation };
}

/** 「你说的这个是哪年的文件」 */
const ABOUT_THIS = /(?:你|您)说的|(?:这|那)(?:个|些|条|数|分数|说法|规定)(?:数|话)?(?:是|出|从|有|打)/u;

function withSource(engine: Engine, { text }: QuestionReading, answer: QuestionAnswer): QuestionAnswer {
  if (answer.refused || !asksAboutSource(text)) return answer;
  const references = answer.statements.flatMap((statement) => statement.references);
  return { ...answer, statements: [...answer.statements, ...aboutSource(text, references, engine)] };
}
