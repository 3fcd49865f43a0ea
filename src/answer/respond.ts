import { readAct, type Act } from '../dialogue/acts.ts';
import { readLean } from '../dialogue/follow-up.ts';
import { splitQuestions, withoutTold } from '../dialogue/split-questions.ts';
import { normalise } from '../text/normalise.ts';
import type { Statement } from '../schema/answer.ts';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import type { Engine, TurnInput } from './engine.ts';
import { answerQuestion, type QuestionAnswer } from './answer-question.ts';
import { namesSeveral } from './people.ts';
import { talk, TEACHING } from './talk.ts';
import { composeSteps } from './steps.ts';
import { composeMemory } from './show-memory.ts';
import type { Computed } from './compose-computation.ts';

/** What a turn comes to: what is said, what was computed, and the conversation after it. */
export type Response = Readonly<{
  statements: readonly Statement[];
  computed: readonly Computed[];
  refused: boolean;
  /** what could not be answered, for the operator */
  unanswered: readonly Readonly<{ question: string; gap: string; nearest: string | null }>[];
  suggestions: readonly string[];
  conversation: Conversation;
  act: Act['act'] | 'question';
  /** the verdict when the act is feedback */
  useful?: boolean;
  /** the channel's words were explained in an earlier turn */
  taughtBefore: boolean;
}>;

/** Answers one message. Pure: the conversation, the day and the engine come in, the next conversation goes out. */
export function respond(engine: Engine, conversation: Conversation, { text, asOf }: TurnInput): Response {
  const said = engine.correct(normalise(text));
  const begun: Conversation = { ...conversation, turn: conversation.turn + 1 };
  const act = readAct(said);
  const acted = act === undefined ? undefined : respondToAct(act, begun, engine);
  if (acted !== undefined) return acted;
  if (begun.pending === null && CLUELESS.test(said)) return plainTalk(begun, '没关系。想查什么直接问我就行,知道多少说多少,缺的我再问您。');
  return respondToQuestions(engine, begun, said, asOf);
}

/** 「不知道」 when nothing was asked: no document answers it. */
const CLUELESS = /^[我也还真都 ]*(不知道|不清楚|不晓得|不确定|记不(得|清|住)了?|不记得了?|忘了|说不(准|好|清)|搞不清楚?)[了啊呀呢哦吧。.! ]*$/u;

function plainTalk(conversation: Conversation, text: string): Response {
  return {
    statements: [{ role: 'talk', text, references: [] }],
    computed: [],
    refused: false,
    unanswered: [],
    suggestions: [],
    conversation,
    act: 'question',
    taughtBefore: conversation.taught,
  };
}

function respondToQuestions(engine: Engine, begun: Conversation, said: string, asOf: string): Response {
  let conversation = begun;
  const answers: QuestionAnswer[] = [];
  const questions = questionsOf(said, begun);
  for (const question of questions.length > 1 ? questions.map((part, at) => partOf(engine, questions, part, at)) : [{ text: questions[0]! }]) {
    const answer = answerQuestion(engine, conversation, { ...question, asOf });
    conversation = answer.conversation;
    answers.push(answer);
  }
  const answered = answers.filter(({ refused }) => !refused);
  // Of several questions those that can be answered are; only when none can is the turn a refusal.
  const statements = answers.flatMap((answer) => answer.statements);
  return {
    statements: statements.filter((statement, i) => statements.findIndex((other) => other.text === statement.text) === i),
    computed: answers.flatMap(({ computed }) => computed),
    refused: answered.length === 0,
    unanswered: answers.flatMap(({ unanswered }) => unanswered),
    suggestions: [...new Set(answers.flatMap(({ suggestions }) => suggestions))].slice(0, 3),
    conversation: { ...conversation, steps: stepsOf(answers) ?? conversation.steps },
    act: 'question',
    taughtBefore: begun.taught,
  };
}

/** One of several questions: by itself where it names what it is about, with what was told ahead of it and with the first one as its background. */
function partOf({ routes }: Engine, questions: readonly string[], part: string, at: number): Pick<TurnInput, 'text' | 'background'> {
  const bare = withoutTold(part);
  const alone = !namesSeveral(part) && routes.some(({ subject }) => subject.test(bare));
  const background = [...(at === 0 ? [] : [questions[0]!]), ...(alone && bare !== part ? [part] : [])].join(' ');
  return { text: alone ? bare : part, ...(background === '' ? {} : { background }) };
}

/** A reply to what was asked, or a correction, is one message however many marks it holds. */
function questionsOf(said: string, { pending }: Conversation): readonly string[] {
  const lean = readLean(said);
  return pending !== null || lean.correction ? [said] : splitQuestions(said);
}

function stepsOf(answers: readonly QuestionAnswer[]): Conversation['steps'] | undefined {
  const steps = answers.find((answer) => answer.steps.length > 0)?.steps;
  return steps === undefined ? undefined : { items: steps.map(({ document, quote }) => ({ document, quote })), at: 0 };
}

function respondToAct(act: Act, conversation: Conversation, engine: Engine): Response | undefined {
  const plain = (statements: readonly Statement[], next: Conversation = conversation): Response => ({
    statements,
    computed: [],
    refused: act.act === 'inside' || act.act === 'outside',
    unanswered: [],
    suggestions: [],
    conversation: next,
    act: act.act,
    taughtBefore: true,
    ...(act.act === 'feedback' ? { useful: act.useful } : {}),
  });
  const say = (text: string) => plain([{ role: 'talk', text, references: [] }]);
  switch (act.act) {
    case 'continue': {
      const [part, ...rest] = conversation.rest;
      return part === undefined ? say('没有更多内容了。想了解别的,直接问我。') : plain([{ role: 'talk', text: part, references: [] }], { ...conversation, rest });
    }
    case 'original': {
      const citation = conversation.citations[act.n - 1];
      if (citation === undefined)
        return say(conversation.citations.length === 0 ? '还没有可以看的原文,先问一个问题吧。' : `上一条回答只有${conversation.citations.length}处出处。`);
      return plain([{ role: 'passage', text: citation.quote, references: [{ document: citation.document, quote: citation.quote }] }]);
    }
    case 'next-step':
    case 'step': {
      const shown = composeSteps(act, conversation, engine.corpus);
      return shown === undefined ? undefined : plain(shown.statements, shown.conversation);
    }
    case 'memory':
      return plain(composeMemory(conversation, engine.vocabulary));
    case 'forget':
      return plain([{ role: 'talk', text: '好的,您之前说的情况和聊天记录都已经删除。', references: [] }], newConversation);
    case 'feedback':
      return say(act.useful ? '谢谢,记下了。' : '谢谢告诉我,已经记下,会改进。您也可以换个说法再问一次。');
    case 'menu': {
      return plain([{ role: 'talk', text: `${talk('menu') ?? ''}\n${TEACHING}`, references: [] }], { ...conversation, taught: true });
    }
    default: {
      const text = talk(act.act);
      return text === undefined ? undefined : say(text);
    }
  }
}
