import { maskNumbers } from '../log/mask.ts';
import type { Client } from './client.ts';
import { keptTurn, turnsWithFeedback } from './conversations.ts';
import type { OperatorStore } from './store.ts';

/** What the operator reads: questions that went unanswered, turns, verdicts. */
export const createOperator = (client: Client): OperatorStore => {
  const { build } = client;
  return {
    async recordUnanswered({ question: asked, gap, nearest, at }) {
      const question = maskNumbers(asked).trim();
      await client.all(
        build
          .insertInto('unanswered')
          .values({ key: questionKey(question), question, gap, nearest, count: 1, first_at: at, last_at: at })
          .onConflict((conflict) =>
            conflict.column('key').doUpdateSet((eb) => ({
              count: eb('unanswered.count', '+', 1),
              gap: eb.ref('excluded.gap'),
              nearest: eb.ref('excluded.nearest'),
              last_at: eb.ref('excluded.last_at'),
            })),
          ),
      );
    },

    async listUnanswered({ limit = 100, offset = 0 } = {}) {
      const rows = await client.all(build.selectFrom('unanswered').selectAll().orderBy('count', 'desc').orderBy('last_at', 'desc').orderBy('key').limit(limit).offset(offset));
      return rows.map(({ first_at: firstAt, last_at: lastAt, ...row }) => ({ ...row, firstAt, lastAt }));
    },

    resolveUnanswered: async (key) => (await client.first(build.deleteFrom('unanswered').where('key', '=', key).returning('key'))) !== undefined,

    async recordFeedback(feedback) {
      const { useful, at, channel, reasons = [] } = feedback;
      const columns = build
        .selectFrom('turns')
        .select((eb) => [
          'id as turn',
          'person',
          eb.cast<number>(eb.val(useful ? 1 : 0), 'integer').as('useful'),
          eb.cast<string>(eb.val(JSON.stringify(reasons)), 'text').as('reasons'),
          eb.cast<string>(eb.val(channel), 'text').as('channel'),
          eb.cast<number>(eb.val(at), 'bigint').as('at'),
        ]);
      const turn =
        'turnId' in feedback
          ? columns.where('id', '=', feedback.turnId)
          : columns.where('id', '=', (eb) => eb.selectFrom('conversations').select('last_turn').where('conversations.person', '=', feedback.user));
      const row = await client.first(
        build
          .insertInto('feedback')
          .columns(['turn', 'person', 'useful', 'reasons', 'channel', 'at'])
          .expression(turn)
          .onConflict((conflict) =>
            conflict.column('turn').doUpdateSet((eb) => ({
              useful: eb.ref('excluded.useful'),
              reasons: eb.ref('excluded.reasons'),
              channel: eb.ref('excluded.channel'),
              at: eb.ref('excluded.at'),
            })),
          )
          .returning('turn'),
      );
      return row !== undefined;
    },

    async listTurns({ limit = 100, offset = 0, user, refused, useful } = {}) {
      let query = turnsWithFeedback(client).orderBy('turns.at', 'desc').orderBy('turns.id', 'desc').limit(limit).offset(offset);
      if (user !== undefined) query = query.where('turns.person', '=', user);
      if (refused !== undefined) query = query.where('turns.refused', '=', refused ? 1 : 0);
      if (useful !== undefined) query = query.where('feedback.useful', '=', useful ? 1 : 0);
      return (await client.all(query)).map(keptTurn);
    },
  };
};

/** The same question in another case, width, spacing or punctuation has the same key; one of signs alone is kept as it is. */
const questionKey = (question: string): string => {
  const folded = question.normalize('NFKC').toLowerCase();
  return folded.replace(/[\p{P}\p{Z}\p{C}\p{S}]+/gu, '') || folded;
};
