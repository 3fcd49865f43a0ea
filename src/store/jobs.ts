import type { Expression } from 'kysely';
import * as z from 'zod';
import type { Client } from './client.ts';
import { StoreError } from './errors.ts';
import { claimOf } from './shared-values.ts';
import { jobStates, type Job, type JobStore } from './store.ts';
import type { Tables } from './tables.ts';

type Tools = Readonly<{ clock: () => number; newId: () => string }>;

/** How often `openJob` looks for a free place in a user's order while others take places at the same moment. */
const tries = 50;
const unfinishedStates = ['queued', 'running'];
/** In the order in which `openJob` names their values. */
const NEW_JOB = ['key', 'person', 'sequence', 'channel', 'text', 'address', 'state', 'lease', 'lease_until', 'attempts', 'parts', 'part_count', 'sent_parts', 'at'] as const;

export const createJobs = (client: Client, { clock, newId }: Tools): JobStore => {
  const { build } = client;
  const find = async (key: string) => {
    const row = await client.first(build.selectFrom('jobs').selectAll().where('key', '=', key));
    return row && jobOf(row);
  };
  const running = (key: string, lease: string) => build.updateTable('jobs').where('key', '=', key).where('lease', '=', lease).where('state', '=', 'running').returning('key');
  /**
   * A user's next place in the order, and how many jobs before it are unfinished. The place is unique: of two that see nothing unfinished, the second finds
   * the place taken, looks again, and sees the first.
   */
  const earlierJobs = (user: string) =>
    build
      .selectFrom('jobs')
      .where('person', '=', user)
      .select((eb) => [
        eb(eb.fn.coalesce(eb.fn.max('sequence'), eb.lit(0)), '+', eb.lit(1)).as('next'),
        eb.fn.count<number>(eb.case().when('state', 'in', unfinishedStates).then(eb.lit(1)).end()).as('unfinished'),
      ]);
  const delivered = (key: string) =>
    build
      .updateTable('jobs')
      .set((eb) => ({ state: 'delivered', address: null, sent_parts: eb.ref('part_count') }))
      .where('key', '=', key)
      .where('state', '=', 'done')
      .returning('key');
  const undelivered = (user: string) => build.selectFrom('jobs').selectAll().where('person', '=', user).where('state', '!=', 'delivered').orderBy('sequence');

  return {
    findJob: find,

    async openJob({ key, user, channel, text: question, at, address = null, leaseMs }) {
      const insert = build
        .insertInto('jobs')
        .columns([...NEW_JOB])
        .expression(
          build
            .selectFrom(earlierJobs(user).as('earlier'))
            .select((eb) => {
              const text = (value: string | null) => eb.cast<string>(eb.val(value), 'text');
              const number = (value: number) => eb.cast<number>(eb.val(value), 'bigint');
              const first = <T>(yes: Expression<T>, no: Expression<T>) => eb.case().when('earlier.unfinished', '=', 0).then(yes).else(no).end();
              return [
                text(key).as('key'),
                text(user).as('person'),
                'earlier.next as sequence',
                text(channel).as('channel'),
                text(question).as('text'),
                text(address).as('address'),
                ...(leaseMs === undefined
                  ? [text('queued').as('state'), text(null).as('lease'), eb.lit(0).as('lease_until'), eb.lit(0).as('attempts')]
                  : [
                      first(text('running'), text('queued')).as('state'),
                      first(text(newId()), text(null)).as('lease'),
                      first(number(clock() + leaseMs), number(0)).as('lease_until'),
                      first<number>(eb.lit(1), eb.lit(0)).as('attempts'),
                    ]),
                text('[]').as('parts'),
                eb.lit(0).as('part_count'),
                eb.lit(0).as('sent_parts'),
                number(at).as('at'),
              ];
            })
            // SQLite would read the ON that follows as one of a join.
            .where('earlier.next', '>', 0),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returningAll();
      for (let attempt = 0; attempt < tries; attempt++) {
        const created = await client.first(insert);
        if (created) return { job: jobOf(created), created: true };
        const job = await find(key);
        if (job) return { job, created: false };
        // Neither: another message of this user took the same place in the order.
      }
      throw new StoreError('store-contended', 'One user sends too many messages at the same time.');
    },

    async nextJobFor(user, { leaseMs }) {
      const now = clock();
      const row = await client.first(
        build
          .updateTable('jobs')
          .set((eb) => ({ state: 'running', lease: newId(), lease_until: now + leaseMs, attempts: eb('attempts', '+', 1) }))
          .where('key', '=', (eb) => eb.selectFrom('jobs').select('key').where('person', '=', user).where('state', 'in', unfinishedStates).orderBy('sequence').limit(1))
          .where((eb) => eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'running'), eb('lease_until', '<=', now)])]))
          .returningAll(),
      );
      return row && jobOf(row);
    },

    renewLease: async (key, lease, leaseMs) => (await client.first(running(key, lease).set({ lease_until: clock() + leaseMs }))) !== undefined,

    releaseJob: async (key, lease) => (await client.first(running(key, lease).set({ state: 'queued', lease: null, lease_until: 0 }))) !== undefined,

    async finishJob(key, { lease, parts }) {
      const row = await client.first(
        running(key, lease)
          .set({ state: 'done', parts: JSON.stringify(parts), part_count: parts.length })
          .returning((eb) => {
            const others = eb.selectFrom('jobs as other').select('other.key').whereRef('other.person', '=', 'jobs.person').where('other.key', '!=', key);
            return eb
              .case()
              .when(eb.exists(others.where('other.state', 'in', unfinishedStates)))
              .then(eb.lit(1))
              .else(eb.lit(0))
              .end()
              .as('more');
          }),
      );
      return { written: row !== undefined, more: row?.more !== 0 };
    },

    deliverJob: async (key) => (await client.first(delivered(key))) !== undefined,

    async deliverClaimed(key, claim) {
      const holds = build.selectFrom('shared_values').select('key').where('key', '=', claim.name).where('value', '=', claim.value);
      const [claims = [], deliveries = [], rows = []] = await client.batch([
        claimOf(client, claim, clock()),
        delivered(key).where((eb) => eb.exists(holds)),
        undelivered(claim.user),
      ]);
      const ours = claims.length > 0 || deliveries.length > 0;
      const held = ours ? claim.value : (await client.first(build.selectFrom('shared_values').select('value').where('key', '=', claim.name)))?.value;
      return { held: held ?? claim.value, delivered: deliveries.length > 0, undelivered: (rows as Tables['jobs'][]).map(jobOf) };
    },

    async deliverPart(key, part) {
      const row = await client.first(
        build
          .updateTable('jobs')
          .set((eb) => {
            const last = eb('part_count', '<=', part + 1);
            return {
              sent_parts: part + 1,
              state: eb.case().when(last).then('delivered').else('done').end(),
              address: eb.case().when(last).then(null).else(eb.ref('address')).end(),
            };
          })
          .where('key', '=', key)
          .where('state', '=', 'done')
          .where('sent_parts', '=', part)
          .where('part_count', '>', part)
          .returning('key'),
      );
      return row !== undefined;
    },

    undeliveredFor: async (user) => (await client.all(undelivered(user))).map(jobOf),

    async usersWaiting(waiting, { channel, limit = 1000 } = {}) {
      let query = build
        .selectFrom('jobs')
        .select('person')
        .where((eb) =>
          waiting === 'delivery' ? eb('state', '=', 'done') : eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'running'), eb('lease_until', '<=', clock())])]),
        )
        .groupBy('person')
        .orderBy(({ fn }) => fn.min('at'))
        .orderBy('person')
        .limit(limit);
      if (channel !== undefined) query = query.where('channel', '=', channel);
      return (await client.all(query)).map((row) => row.person);
    },

    async expire({ before, turnsBefore }) {
      const jobs = await client.all(build.deleteFrom('jobs').where('at', '<', before).returning('key'));
      await client.all(build.deleteFrom('shared_values').where('expires_at', '<=', clock()));
      if (turnsBefore === undefined) return { jobs: jobs.length, turns: 0 };
      const [turns = []] = await client.batch([
        build.deleteFrom('turns').where('at', '<', turnsBefore).returning('id'),
        build.deleteFrom('feedback').where('turn', 'not in', (eb) => eb.selectFrom('turns').select('id')),
      ]);
      return { jobs: jobs.length, turns: turns.length };
    },
  };
};

const stateSchema = z.enum(jobStates);
const partsSchema = z.array(z.string());

const jobOf = (row: Tables['jobs']): Job => ({
  key: row.key,
  user: row.person,
  channel: row.channel,
  text: row.text,
  address: row.address,
  state: stateSchema.parse(row.state),
  sequence: row.sequence,
  lease: row.lease,
  leaseUntil: row.lease_until,
  attempts: row.attempts,
  parts: partsSchema.parse(JSON.parse(row.parts)),
  sentParts: row.sent_parts,
  at: row.at,
});
