import { describeReference } from '../corpus/describe-reference.ts';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import type { Statement } from '../schema/answer.ts';
import type { Reference } from '../schema/citation.ts';
import type { Store } from '../store/store.ts';
import type { Assistant, Reply, Turn } from './assistant-port.ts';
import { ruleView } from './compose-computation.ts';
import type { Engine } from './engine.ts';
import { reworded, secondReading, type ModelParts } from './model-parts.ts';
import { numberOf, numberReferences, renderText } from './render-text.ts';
import { respond, type Response } from './respond.ts';

export type AssistantParts = Readonly<{
  engine: Engine;
  store: Store;
  clock: () => Date;
  /** ISO date of the clock in Asia/Shanghai */
  today: () => string;
  /** unique ids of turns */
  newId: () => string;
  publicUrl?: string | undefined;
  /** reads what code is not sure of, and rewords; everything works without it */
  model?: ModelParts | undefined;
}>;

const ATTEMPTS = 8;

/** The assistant over a store: loads the conversation, answers, and writes both in one step; another process' turn in between means answering anew. */
export function createAssistant(parts: AssistantParts): Assistant {
  return {
    answer: (turn) => answerTurn(parts, turn),
    forget: (user) => parts.store.forget(user),
    feedback: async (user, { useful, channel, reasons }) => {
      await parts.store.recordFeedback({ user, useful, channel, at: parts.clock().getTime(), ...(reasons === undefined ? {} : { reasons }) });
    },
    keepRest: (user, rest) => keepRest(parts, user, rest),
  };
}

async function answerTurn(parts: AssistantParts, turn: Turn): Promise<Reply> {
  const { store, engine, clock } = parts;
  const asOf = turn.asOf ?? parts.today();
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (turn.message !== undefined && (attempt > 0 || turn.fresh !== true)) {
      const before = await store.findTurn(turn.user, turn.message);
      if (before?.outcome !== undefined && before.outcome !== null) return before.outcome as Reply;
    }
    const loaded = await store.loadConversation(turn.user);
    const before = loaded === undefined ? newConversation : loaded.conversation;
    const read = respond(engine, before, { text: turn.text, asOf });
    // A model is asked once: what another process has changed meanwhile is read by code alone.
    const response = parts.model === undefined || attempt > 0 ? read : await secondReading(parts.model, engine, before, { text: turn.text, asOf }, read, turn.signal);
    const reply = replyOf(parts, response);
    if (response.act === 'forget') {
      await store.forget(turn.user, turn.message === undefined ? {} : { keepJob: turn.message });
      return reply;
    }
    if (response.act === 'feedback') {
      await store.recordFeedback({ user: turn.user, useful: response.useful === true, at: clock().getTime(), channel: turn.channel });
    }
    const saved = await store.saveTurn({
      user: turn.user,
      revision: loaded?.revision ?? 0,
      conversation: conversationAfter(response, reply),
      turn: {
        id: parts.newId(),
        message: turn.message ?? null,
        channel: turn.channel,
        question: turn.text,
        reply: renderText(reply),
        citations: reply.citations,
        refused: reply.refused,
        asOf,
        at: clock().getTime(),
        outcome: reply,
      },
    });
    if (!saved) continue;
    for (const missed of response.unanswered) await store.recordUnanswered({ ...missed, at: clock().getTime() });
    return finished(parts, turn, response, reply);
  }
  throw new Error('the conversation kept changing while it was answered; another process answers the same person');
}

/**
 * The reply reworded. The composed one is stored by then: no conversation waits for a model, and a message that is delivered again while the
 * model is slow is answered at once.
 */
async function finished({ model }: AssistantParts, { text, signal, onStatement }: Turn, { act, refused }: Response, reply: Reply): Promise<Reply> {
  const told = onStatement === undefined ? undefined : (statement: Statement): void => onStatement(statement, reply.citations);
  if (model === undefined || act !== 'question' || refused) {
    if (told !== undefined) for (const statement of reply.statements) told(statement);
    return reply;
  }
  return { ...reply, statements: await reworded(model, reply.statements, { question: text, signal, onStatement: told }) };
}

function replyOf({ engine, publicUrl }: AssistantParts, response: Response): Reply {
  const citationOf = (reference: Reference) => describeReference(engine.corpus, reference, publicUrl);
  const citations = numberReferences(response.statements, citationOf);
  return {
    statements: response.statements,
    citations,
    rules: response.computed.map((computed) => ruleView(computed, ({ document, quote }) => numberOf({ document, quote }, citations))),
    refused: response.refused,
    suggestions: response.suggestions,
    teach: response.act === 'question' && !response.taughtBefore,
  };
}

function conversationAfter({ conversation, act }: Response, { citations }: Reply): Conversation {
  if (act === 'original' || act === 'continue') return conversation;
  return { ...conversation, citations: citations.length > 0 ? [...citations] : conversation.citations, rest: [], taught: conversation.taught || act === 'question' };
}

/** Only the rest changes; a turn that came in between has its own rest, and then this one is out of date. */
async function keepRest({ store, clock }: AssistantParts, user: string, rest: readonly string[]): Promise<void> {
  const loaded = await store.loadConversation(user);
  if (loaded === undefined) return;
  await store.saveConversation({ user, revision: loaded.revision, conversation: { ...loaded.conversation, rest: [...rest] }, at: clock().getTime() });
}
