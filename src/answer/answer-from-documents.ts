import { askedOf, confidence, confidenceFeatures } from '../retrieval/confidence.ts';
import { CONFIDENCE_WEIGHTS, ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import type { Candidate, Evidence } from '../retrieval/evidence.ts';
import { aboutPlaces } from '../retrieval/region.ts';
import { remember } from '../dialogue/memory.ts';
import { areApart } from '../dialogue/route.ts';
import { matterOf } from '../dialogue/matters.ts';
import type { FactReading } from '../dialogue/read-facts.ts';
import { isOwnCase } from '../dialogue/own-case.ts';
import { readPlaces } from '../text/places.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { QuestionAnswer } from './answer-question.ts';
import { composePassages, pickCandidates } from './compose-passage.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';
import { refuse } from './refuse.ts';

/** words with which something is asked; half sentences of a few nouns are questions too, and so is what went wrong */
const ASKS =
  /多[少大久长高远快早晚宽]|几|怎么|什么|哪|谁|吗|嘛|呢|么$|不$|没$|行不|能|可以|是不是|有没有|要|会|为什么|够|算|得|\?|何|咋|啥|讲讲|说说|看看|查|条件|流程|材料|标准|时间|政策|规定|忘(?:了|记)|丢(?:了|失)|停(?:了|用)|不(?:了|上|到|出来)$|失败|报错|打不开|没反应/u;
/** of oneself: 我(是), not 我们 and not 「帮我看看」 */
const OWN = /(?<![帮给跟替])(?:我(?!们|妈|爸)|俺|本人)/u;
const SURE_WITHOUT_QUESTION = 0.7;

export type Judged = Readonly<{ evidence: Evidence; sure: number; /** a place was named that nothing found speaks of */ elsewhere: boolean }>;
/** `alone`: what the message finds by itself, whatever it leans on. */
export type Found = Judged & Readonly<{ leaning: boolean; alone: Judged }>;

/** Answers in the documents' own words where they are surely about what was asked; refuses otherwise. */
export function answerFromDocuments(engine: Engine, conversation: Conversation, reading: QuestionReading, found: Found): QuestionAnswer {
  const { topic } = conversation;
  // Words of another place's rule do not leave the place that the conversation is about.
  const stays = reading.subject !== undefined && topic?.rule != null && reading.places.length === 0 && areApart(engine.routes, reading.subject, topic.rule);
  const subject = stays ? undefined : reading.subject;
  const nextTopic = (
    candidate: Candidate | undefined,
    quotes: Conversation['topic'] extends infer T ? (T extends { quotes: infer Q } ? Q : never) : never,
  ): Conversation['topic'] => ({
    question: found.leaning && topic !== null ? `${topic.question} ${reading.text}`.slice(-60) : reading.text,
    rule: subject ?? (found.leaning || subject !== reading.subject ? (topic?.rule ?? null) : null),
    document: candidate?.target.document ?? null,
    quotes,
    notes: [],
    places: reading.places.length > 0 ? reading.places.map(({ name }) => name) : found.leaning ? (topic?.places ?? []) : [],
  });
  // Something told without a question is answered only where the documents are surely about it.
  if (found.sure < (ASKS.test(reading.text) ? ANSWER_THRESHOLD : SURE_WITHOUT_QUESTION)) {
    if (!ASKS.test(reading.text) && isOwnCase(reading.text) && reading.readings.length > 0) return noteDown(engine, conversation, reading);
    const refusal = refuse(reading.text, { gap: found.evidence.gaps[0], nearest: found.evidence.candidates[0], corpus: engine.corpus });
    return {
      statements: refusal.statements,
      computed: [],
      refused: true,
      steps: [],
      suggestions: refusal.suggestions,
      unanswered: [{ question: reading.text, gap: refusal.gap, nearest: refusal.nearest }],
      conversation: { ...conversation, pending: null, topic: topic === null ? nextTopic(undefined, []) : { ...topic, question: found.leaning ? topic.question : reading.text } },
    };
  }
  // 「我是中级」 beside a question is kept, so that it is not asked for again.
  const known = remember(conversation, OWN.test(reading.text) ? reading.readings : toldOf(engine, reading));
  const picked = pickCandidates(found.evidence, engine.corpus);
  const answer = composePassages(picked, engine.corpus, reading.asOf);
  return {
    statements: answer.statements,
    computed: [],
    refused: false,
    unanswered: [],
    suggestions: [],
    steps: answer.steps,
    conversation: {
      ...known,
      pending: null,
      topic: nextTopic(
        picked[0],
        answer.references.map(({ document, quote }) => ({ document, quote })),
      ),
    },
  };
}

/** Figures and days of the rule whose subject is named: 「在成都干过三年社工 北京认吗」 tells three years, whoever answers. */
function toldOf(engine: Engine, { subject, readFor }: QuestionReading): readonly FactReading[] {
  const facts = subject === undefined ? [] : (engine.rules.get(subject)?.facts ?? []);
  return subject === undefined ? [] : readFor(subject).filter(({ key, value }) => facts.includes(key) && (typeof value !== 'string' || /^\d{4}-/u.test(value)));
}

/** 「我是中级社工师」 asks nothing: it is kept for what comes next, so that it is not asked for again. */
function noteDown({ vocabulary }: Engine, conversation: Conversation, { readings }: QuestionReading): QuestionAnswer {
  const told = readings.map(({ key, said }) => `${vocabulary[key]?.label ?? key}「${said}」`).join('、');
  return {
    statements: [{ role: 'talk', text: `记下了:${told}。想问什么,接着说就行。`, references: [] }],
    computed: [],
    refused: false,
    unanswered: [],
    suggestions: [],
    steps: [],
    conversation: remember(conversation, readings),
  };
}

/** Looks the question up as it stands, and where it leans on what was said before, with that; the surer reading counts. */
export function lookUp(engine: Engine, conversation: Conversation, reading: QuestionReading): Found {
  const alone = judge(engine, reading, reading.text);
  const { topic } = conversation;
  // Words of a subject of its own leave nothing to lean on.
  const ownSubject = reading.subject !== undefined && reading.subject !== topic?.rule;
  if (topic === null || !(reading.lean.followUp || reading.text.length <= SHORT) || ownSubject) return { ...alone, leaning: false, alone };
  const number = topic.rule === null ? undefined : engine.rules.get(topic.rule)?.number;
  const [together] = [
    judge(engine, reading, `${topic.question} ${reading.text}`, topic.document),
    ...(number === undefined ? [] : [lookUpMatter(engine, reading, number, topic.document).judged]),
  ].toSorted((a, b) => b.sure - a.sure) as [Judged, ...Judged[]];
  // What the question says by itself weighs more than what it may lean on, unless it says next to nothing.
  const bare = reading.text.length <= BARE && reading.places.length === 0;
  const leans =
    (bare && together.sure >= ANSWER_THRESHOLD) ||
    alone.sure < ANSWER_THRESHOLD ||
    alone.sure < together.sure - 0.1 ||
    (together.sure >= ANSWER_THRESHOLD && !standsAlone({ alone }));
  return { ...(leans ? together : alone), leaning: leans, alone };
}

/** how sure, and how like a question that people ask, a message must be that is no part of the conversation */
const OWN_ANSWER = 0.6;
const OWN_WORDS = 0.38;

/** Whether a message is a question by itself that the documents answer, whatever was spoken of before. */
export function standsAlone({ alone: { evidence, sure } }: Pick<Found, 'alone'>): boolean {
  return sure >= OWN_ANSWER && Math.max(0, ...evidence.candidates.slice(0, 3).map(({ features }) => features.question)) >= OWN_WORDS;
}

/** The question together with the matter that the conversation is about. */
export function lookUpMatter(engine: Engine, reading: QuestionReading, number: number, document: string | null = null): { text: string; judged: Judged } {
  const text = `${matterOf(number)} ${reading.text}`;
  return { text, judged: judge(engine, reading, text, document) };
}

const BARE = 8;
const SHORT = 18;

/** a follow-up mostly stays with the document of the answer before */
const SAME_DOCUMENT = 1.2;

function judge(engine: Engine, reading: QuestionReading, text: string, about?: string | null): Judged {
  const found = engine.evidence.search(text);
  const leaning = about !== undefined;
  const near =
    about === undefined || about === null
      ? found.candidates
      : found.candidates
          .map((candidate) => (candidate.target.document === about ? { ...candidate, score: candidate.score * SAME_DOCUMENT } : candidate))
          .toSorted((a, b) => b.score - a.score);
  const { evidence, elsewhere } = aboutPlaces(engine.corpus, { ...found, candidates: near }, reading.places.length > 0 || !leaning ? reading.places : readPlaces(text));
  const sure = confidence(confidenceFeatures(evidence, askedOf(engine.corpus, evidence, { question: reading.text, elsewhere })), CONFIDENCE_WEIGHTS);
  return { evidence, sure, elsewhere };
}
