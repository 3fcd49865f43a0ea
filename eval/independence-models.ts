import type { Masked } from '../src/answer/phrase/placeholders.ts';
import type { ChatRequest, ModelReply } from '../src/model/chat-model.ts';
import { createScriptedChatModel } from '../src/model/scripted-chat-model.ts';
import type { ChatModel } from '../src/model/chat-model.ts';
import { CITATION_OPERATORS, OPERATORS } from './guard-mutants.ts';
import { HONEST } from './guard-rewordings.ts';

/** The sentences that a prompt shows, as a model sees them: without what the marks stand for. */
function shownIn({ messages }: ChatRequest): readonly Masked[] {
  const text = messages.at(-1)?.content ?? '';
  return [...text.matchAll(/^(\d+)\. (.*)\{\1\}$/gmu)].map(([, n = '', shown = '']) => ({
    n: Number(n),
    text: shown,
    source: '',
    // It can only guess at the figures: it takes what the person said, or makes them up.
    slots: [...shown.matchAll(/\{\d+[a-z]+\}/gu)].map(([mark], i) => ({ mark, text: GUESSES[i % GUESSES.length] ?? '' })),
  }));
}

const GUESSES = ['可以申请', '60个月', '2027年5月21日', '6–8分', '3年以上', '500元'];

const isReading = ({ schema }: ChatRequest): boolean => schema !== undefined;
const messageIn = ({ messages }: ChatRequest): string => /<message>([\s\S]*?)<\/message>/u.exec(messages.findLast(({ role }) => role === 'user')?.content ?? '')?.[1] ?? '';
const earlierIn = ({ messages }: ChatRequest): string => /<earlier>([\s\S]*?)<\/earlier>/u.exec(messages.at(-1)?.content ?? '')?.[1] ?? '';
const rulesIn = ({ messages }: ChatRequest): readonly string[] =>
  (messages[0]?.content ?? '')
    .split('规则清单:')[1]
    ?.split('情况清单')[0]
    ?.match(/^[a-z][a-z-]+(?= )/gmu) ?? [];
const factsIn = ({ messages }: ChatRequest): readonly Readonly<{ key: string; kind: string; options: readonly string[] }>[] =>
  [...((messages[0]?.content ?? '').split('情况清单:')[1] ?? '').matchAll(/^(\w+) (\w+)(?:\([^)]*\))?(?::(\S+))?/gmu)].map(([, key = '', kind = '', options = '']) => ({
    key,
    kind,
    options: options === '' ? [] : options.split('/'),
  }));

/** Rewords by the templates, and reads by carrying the earlier subject over. */
export function honestModel(): ChatModel {
  let turn = 0;
  return createScriptedChatModel((request): Partial<ModelReply> => {
    turn += 1;
    if (request.tools !== undefined) return { calls: [{ id: 'a', name: request.tools[0]?.name ?? '', arguments: '{}' }] };
    if (isReading(request)) return { text: JSON.stringify({ question: `${earlierIn(request)} ${messageIn(request)}`.trim(), rules: rulesIn(request).slice(0, 1), facts: [] }) };
    return {
      text: shownIn(request)
        .map((masked) => `${HONEST[(turn + masked.n) % HONEST.length]?.of(masked) ?? masked.text}{${masked.n}}`)
        .join('\n'),
    };
  });
}

export const LIES = [...OPERATORS, ...CITATION_OPERATORS].map(({ name }) => name);

/**
 * Lies in one way wherever it is asked to reword; asked to read, it invents facts with words of the message beside them, names every rule,
 * and asks another question; asked for a tool, it calls the last with facts of its own.
 */
export function hostileModel(lie: string): ChatModel {
  let turn = 0;
  return createScriptedChatModel((request): Partial<ModelReply> => {
    turn += 1;
    if (request.tools !== undefined)
      return { calls: [{ id: 'a', name: request.tools.at(-1)?.name ?? '', arguments: JSON.stringify({ socialInsuranceMonths: 999, certificateLevel: '高级' }) }] };
    if (isReading(request)) return { text: JSON.stringify(falseReading(request, turn)) };
    const shown = shownIn(request);
    const operator = OPERATORS.find(({ name }) => name === lie);
    if (operator !== undefined) {
      return { text: shown.map((masked) => `${lieOf(operator.of(masked, `根据现有资料,${masked.text}`), turn) ?? masked.text}{${masked.n}}`).join('\n') };
    }
    const [one, two] = shown;
    if (one === undefined || two === undefined) return { text: `${one?.text ?? ''}{${(one?.n ?? 0) + 1}}` };
    return { text: lieOf(CITATION_OPERATORS.find(({ name }) => name === lie)?.of(one.text, two.text, [one.n, two.n]) ?? [], turn) ?? '' };
  });
}

function lieOf(lies: readonly string[], turn: number): string | undefined {
  return lies[turn % Math.max(1, lies.length)];
}

const OTHER_QUESTIONS = ['北京落户要什么条件', '中级社工证加几分', '碧江补贴多少钱', '再登记什么时候办'];

function falseReading(request: ChatRequest, turn: number): unknown {
  const message = messageIn(request);
  const piece = (i: number): string => message.slice(i % Math.max(1, message.length - 2), (i % Math.max(1, message.length - 2)) + 3);
  const value = (kind: string, options: readonly string[]): unknown =>
    kind === 'boolean' ? true : kind === 'date' ? '2020-01-01' : kind === 'quantity' ? 72 : (options.at(-1) ?? '高级');
  const question = [OTHER_QUESTIONS[turn % OTHER_QUESTIONS.length], message.slice(0, Math.ceil(message.length / 2)), `${earlierIn(request)} ${message}`, `${message} 北京 中级`][
    turn % 4
  ];
  return { question, rules: rulesIn(request), facts: factsIn(request).map(({ key, kind, options }, i) => ({ key, value: value(kind, options), said: piece(turn + i * 2) })) };
}
