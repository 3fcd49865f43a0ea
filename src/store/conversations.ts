import * as z from 'zod';
import { citationSchema } from '../schema/citation.ts';
import { conversationSchema } from '../schema/conversation.ts';
import type { Client } from './client.ts';
import type { ConversationStore, Feedback, KeptTurn } from './store.ts';
import type { Tables } from './tables.ts';

export const createConversations = (client: Client): ConversationStore => {
  const { build } = client;
  return {
    async loadConversation(user) {
      const row = await client.first(build.selectFrom('conversations').select(['state', 'revision']).where('person', '=', user));
      return row && { conversation: conversationSchema.parse(JSON.parse(row.state)), revision: row.revision };
    },

    async saveConversation({ user, revision, conversation, at }) {
      const written = build
        .updateTable('conversations')
        .set({ revision: revision + 1, state: JSON.stringify(conversation), updated_at: at })
        .where('person', '=', user)
        .where('revision', '=', revision)
        .returning('revision');
      return (await client.first(written)) !== undefined;
    },

    async saveTurn({ user, revision, conversation, turn }) {
      const message = turn.message ?? null;
      const unanswered = build.selectFrom('turns').select('id').where('person', '=', user).where('message', '=', message);
      const state = JSON.stringify(conversation);
      // A first revision is the time, so that the revision of a conversation that was forgotten and begun again never matches an old one.
      const first = Math.max(1, turn.at);
      const written =
        revision === 0
          ? build
              .insertInto('conversations')
              .columns(['person', 'revision', 'last_turn', 'state', 'updated_at'])
              .expression((eb) =>
                build
                  .selectNoFrom([
                    eb.cast<string>(eb.val(user), 'text').as('person'),
                    eb.cast<number>(eb.val(first), 'bigint').as('revision'),
                    eb.cast<string>(eb.val(turn.id), 'text').as('last_turn'),
                    eb.cast<string>(eb.val(state), 'text').as('state'),
                    eb.cast<number>(eb.val(turn.at), 'bigint').as('updated_at'),
                  ])
                  .where(eb.not(eb.exists(unanswered))),
              )
              .onConflict((conflict) => conflict.doNothing())
          : build
              .updateTable('conversations')
              .set({ revision: revision + 1, last_turn: turn.id, state, updated_at: turn.at })
              .where('person', '=', user)
              .where('revision', '=', revision)
              .where((eb) => eb.not(eb.exists(unanswered)));
      const recorded = build
        .insertInto('turns')
        .columns(['id', 'person', 'message', 'channel', 'question', 'reply', 'citations', 'outcome', 'refused', 'as_of', 'at'])
        .expression((eb) =>
          eb
            .selectFrom('conversations')
            .select([
              eb.cast<string>(eb.val(turn.id), 'text').as('id'),
              'person',
              eb.cast<string | null>(eb.val(message), 'text').as('message'),
              eb.cast<string>(eb.val(turn.channel), 'text').as('channel'),
              eb.cast<string>(eb.val(turn.question), 'text').as('question'),
              eb.cast<string>(eb.val(turn.reply), 'text').as('reply'),
              eb.cast<string>(eb.val(JSON.stringify(turn.citations)), 'text').as('citations'),
              eb.cast<string>(eb.val(JSON.stringify(turn.outcome ?? null)), 'text').as('outcome'),
              eb.cast<number>(eb.val(turn.refused ? 1 : 0), 'integer').as('refused'),
              eb.cast<string>(eb.val(turn.asOf), 'text').as('as_of'),
              eb.cast<number>(eb.val(turn.at), 'bigint').as('at'),
            ])
            // only where the statement before this one has just written the conversation
            .where('person', '=', user)
            .where('last_turn', '=', turn.id),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('id');
      const [, rows = []] = await client.batch([written, recorded]);
      return rows.length > 0;
    },

    async findTurn(user, message) {
      const row = await client.first(turnsWithFeedback(client).where('turns.person', '=', user).where('turns.message', '=', message));
      return row && keptTurn(row);
    },

    async forget(user, { keepJob = '' } = {}) {
      await client.batch([
        build.deleteFrom('conversations').where('person', '=', user),
        build.deleteFrom('turns').where('person', '=', user),
        build.deleteFrom('feedback').where('person', '=', user),
        // In the order of `deliverClaimed`: two that hold one and wait for the other would stop each other.
        build.deleteFrom('shared_values').where('person', '=', user),
        build.deleteFrom('jobs').where('person', '=', user).where('key', '!=', keepJob),
      ]);
    },
  };
};

export const turnsWithFeedback = ({ build }: Client) =>
  build
    .selectFrom('turns')
    .leftJoin('feedback', 'feedback.turn', 'turns.id')
    .selectAll('turns')
    .select(['feedback.useful', 'feedback.reasons', 'feedback.channel as feedback_channel', 'feedback.at as feedback_at']);

type TurnRow = Tables['turns'] & { useful: number | null; reasons: string | null; feedback_channel: string | null; feedback_at: number | null };

export const keptTurn = (row: TurnRow): KeptTurn => ({
  id: row.id,
  user: row.person,
  message: row.message,
  channel: row.channel,
  question: row.question,
  reply: row.reply,
  citations: z.array(citationSchema).parse(JSON.parse(row.citations)),
  outcome: JSON.parse(row.outcome),
  refused: row.refused === 1,
  asOf: row.as_of,
  at: row.at,
  feedback: feedbackOf(row),
});

const feedbackOf = ({ useful, reasons, feedback_channel: channel, feedback_at: at }: TurnRow): Feedback | null =>
  useful === null || reasons === null || channel === null || at === null ? null : { useful: useful === 1, reasons: z.array(z.string()).parse(JSON.parse(reasons)), channel, at };
