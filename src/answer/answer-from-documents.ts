import { askedOf, confidence, confidenceFeatures } from '../retrieval/confidence.ts';
import { CONFIDENCE_WEIGHTS, ANSWER_THRESHOLD } from '../retrieval/confidence-weights.ts';
import type { Candidate, Evidence } from '../retrieval/evidence.ts';
import { gapsAbout, placesOf } from '../retrieval/region.ts';
import { remember } from '../dialogue/memory.ts';
import { isOwnCase } from '../dialogue/own-case.ts';
import { readPlaces } from '../text/places.ts';
import type { Conversation } from '../schema/conversation.ts';
import type { QuestionAnswer } from './answer-question.ts';
import { composePassages, pickCandidates } from './compose-passage.ts';
import type { Engine } from './engine.ts';
import type { QuestionReading } from './read-question.ts';
import { refuse } from './refuse.ts';

/** words with which something is asked; half sentences of a few nouns are questions too */
const ASKS = /多少|几|怎么|什么|哪|谁|吗|嘛|呢|么$|不$|没$|行不|能|可以|是不是|有没有|要|会|为什么|够|算|得|\?|多久|何|咋|啥|讲讲|说说|看看|查|条件|流程|材料|标准|时间|政策|规定/u;
const SURE_WITHOUT_QUESTION = 0.7;

export type Found = Readonly<{ evidence: Evidence; sure: number; leaning: boolean; /** a place was named that nothing found speaks of */ elsewhere: boolean }>;

/** Answers in the documents' own words where they are surely about what was asked; refuses otherwise. */
export function answerFromDocuments(engine: Engine, conversation: Conversation, reading: QuestionReading, found: Found): QuestionAnswer {
  const { topic } = conversation;
  const nextTopic = (
    candidate: Candidate | undefined,
    quotes: Conversation['topic'] extends infer T ? (T extends { quotes: infer Q } ? Q : never) : never,
  ): Conversation['topic'] => ({
    question: found.leaning && topic !== null ? `${topic.question} ${reading.text}`.slice(-60) : reading.text,
    rule: reading.subject ?? (found.leaning ? (topic?.rule ?? null) : null),
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
      ...conversation,
      pending: null,
      topic: nextTopic(
        picked[0],
        answer.references.map(({ document, quote }) => ({ document, quote })),
      ),
    },
  };
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
  const alone = judge(engine, reading, reading.text, false);
  const { topic } = conversation;
  // Words of a subject of its own leave nothing to lean on.
  const ownSubject = reading.subject !== undefined && reading.subject !== topic?.rule;
  if (topic === null || !reading.lean.followUp || ownSubject) return alone;
  const together = judge(engine, reading, `${topic.question} ${reading.text}`, true, topic.document);
  // What the question says by itself weighs more than what it may lean on, unless it says next to nothing.
  const bare = reading.text.length <= BARE && reading.places.length === 0;
  if (bare && together.sure >= ANSWER_THRESHOLD) return together;
  return alone.sure >= ANSWER_THRESHOLD && alone.sure >= together.sure - 0.1 ? alone : together;
}

const BARE = 8;

/** a follow-up mostly stays with the document of the answer before */
const SAME_DOCUMENT = 1.2;

function judge(engine: Engine, reading: QuestionReading, text: string, leaning: boolean, about: string | null = null): Found {
  const evidence = engine.evidence.search(text);
  const named = reading.places.length > 0 || !leaning ? reading.places : readPlaces(text);
  const near =
    leaning && about !== null
      ? evidence.candidates
          .map((candidate) => (candidate.target.document === about ? { ...candidate, score: candidate.score * SAME_DOCUMENT } : candidate))
          .toSorted((a, b) => b.score - a.score)
      : evidence.candidates;
  const fitting = near.filter(({ target }) => placesOf(engine.corpus, target).speaksOf(named));
  const elsewhere = named.length > 0 && fitting.length === 0;
  const kept = { ...evidence, ...(fitting.length > 0 ? { candidates: fitting } : {}), gaps: gapsAbout(evidence.gaps, named) };
  const sure = confidence(confidenceFeatures(kept, askedOf(engine.corpus, kept, { question: reading.text, elsewhere })), CONFIDENCE_WEIGHTS);
  return { evidence: kept, sure, leaning, elsewhere };
}
