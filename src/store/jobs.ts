import * as z from 'zod';
import type { Client } from './client.ts';
import { StoreError } from './errors.ts';
import { jobStates, type Job, type JobStore } from './store.ts';
import type { Tables } from './tables.ts';

type Tools = Readonly<{ clock: () => number; newId: () => string }>;

/** How often `openJob` looks for a free place in a user's order while others take places at the same moment. */
const tries = 50;

export const createJobs = (client: Client, { clock, newId }: Tools): JobStore => {
  const { build } = client;
  const find = async (key: string) => {
    const row = await client.first(build.selectFrom('jobs').selectAll().where('key', '=', key));
    return row && jobOf(row);
  };
  const running = (key: string, lease: string) => build.updateTable('jobs').where('key', '=', key).where('lease', '=', lease).where('state', '=', 'running').returning('key');

  return {
    findJob: find,

    async openJob({ key, user, channel, text, at, address = null }) {
      const insert = build
        .insertInto('jobs')
        .values((eb) => ({
          key,
          person: user,
          sequence: eb
            .selectFrom('jobs')
            .where('person', '=', user)
            .select((own) => eb(own.fn.coalesce(own.fn.max('sequence'), own.lit(0)), '+', own.lit(1)).as('next')),
          channel,
          text,
          address,
          state: 'queued',
          lease: null,
          lease_until: 0,
          attempts: 0,
          parts: '[]',
          part_count: 0,
          sent_parts: 0,
          at,
        }))
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
          .where('key', '=', (eb) => eb.selectFrom('jobs').select('key').where('person', '=', user).where('state', 'in', ['queued', 'running']).orderBy('sequence').limit(1))
          .where((eb) => eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'running'), eb('lease_until', '<=', now)])]))
          .returningAll(),
      );
      return row && jobOf(row);
    },

    renewLease: async (key, lease, leaseMs) => (await client.first(running(key, lease).set({ lease_until: clock() + leaseMs }))) !== undefined,

    releaseJob: async (key, lease) => (await client.first(running(key, lease).set({ state: 'queued', lease: null, lease_until: 0 }))) !== undefined,

    finishJob: async (key, { lease, parts }) =>
      (await client.first(running(key, lease).set({ state: 'done', parts: JSON.stringify(parts), part_count: parts.length }))) !== undefined,

    async deliverJob(key) {
      const row = await client.first(
        build
          .updateTable('jobs')
          .set((eb) => ({ state: 'delivered', address: null, sent_parts: eb.ref('part_count') }))
          .where('key', '=', key)
          .where('state', '=', 'done')
          .returning('key'),
      );
      return row !== undefined;
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

    async undeliveredFor(user) {
      const rows = await client.all(build.selectFrom('jobs').selectAll().where('person', '=', user).where('state', '!=', 'delivered').orderBy('sequence'));
      return rows.map(jobOf);
    },

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
