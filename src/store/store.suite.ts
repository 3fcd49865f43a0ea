import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import { personSalt } from './person-salt.ts';
import type { StoreOptions } from './repository.ts';
import type { Store, TurnRecord } from './store.ts';

/** Two stores on one database, as two processes would have them; the same store twice where a database cannot be shared. */
export type Opened = Readonly<{ store: Store; other: Store; close(): Promise<void> }>;

const dawn = Date.parse('2026-11-21T08:00:00Z');
const minute = 60_000;

/** What every driver must do. `open` is called once; each test uses persons and keys of its own. */
export const storeSuite = (name: string, open: (options: StoreOptions) => Promise<Opened>): void => {
  describe(`store on ${name}`, () => {
    let opened: Opened;
    let store: Store;
    let other: Store;
    let now = dawn;
    let user = '';

    beforeAll(async () => {
      opened = await open({ clock: () => now });
      ({ store, other } = opened);
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      now = dawn;
      user = crypto.randomUUID();
    });

    const job = (key: string, more: Partial<{ user: string; at: number; address: string; channel: string }> = {}) => ({
      key: `${user}|${key}`,
      user,
      channel: 'test',
      text: key,
      at: now,
      ...more,
    });

    describe('conversations', () => {
      test('a person without one has none', async () => {
        expect(await store.loadConversation(user)).toBeUndefined();
        expect(await store.ready()).toBe(true);
      });

      test('come back as they were written, with their turn', async () => {
        const conversation = { ...spoken(1), rest: ['第二段'], facts: { certificateLevel: { value: 'intermediate', said: '中级', turn: 1 } } };
        const turn = turnOf({ question: '中级能落户不', message: 'm1', outcome: { statements: [{ text: '能' }] } });
        expect(await store.saveTurn({ user, revision: 0, conversation, turn })).toBe(true);
        const loaded = await other.loadConversation(user);
        expect(loaded?.conversation).toEqual(conversation);
        expect(loaded?.revision).toBeGreaterThan(0);
        expect(await other.findTurn(user, 'm1')).toEqual({ ...turn, user, feedback: null });
        expect(await other.findTurn(user, 'm2')).toBeUndefined();
      });

      test('a write on an old revision is refused and leaves no turn', async () => {
        expect(await store.saveTurn({ user, revision: 0, conversation: spoken(1), turn: turnOf({ question: '一' }) })).toBe(true);
        const { revision = 0 } = (await store.loadConversation(user)) ?? {};
        expect(await store.saveTurn({ user, revision, conversation: spoken(2), turn: turnOf({ question: '二' }) })).toBe(true);
        expect(await other.saveTurn({ user, revision, conversation: spoken(9), turn: turnOf({ question: '九' }) })).toBe(false);
        expect(await other.saveTurn({ user, revision: 0, conversation: spoken(9), turn: turnOf({ question: '九' }) })).toBe(false);
        expect((await store.loadConversation(user))?.conversation.turn).toBe(2);
        expect((await store.listTurns({ user })).map((turn) => turn.question).toSorted()).toEqual(['一', '二']);
      });

      test('of many writers on one revision one wins', async () => {
        for (const round of [1, 2, 3]) {
          const { revision = 0 } = (await store.loadConversation(user)) ?? {};
          const wins = await Promise.all(
            Array.from({ length: 8 }, (_, i) => (i % 2 ? other : store).saveTurn({ user, revision, conversation: spoken(round), turn: turnOf({ question: `${round}-${i}` }) })),
          );
          expect(wins.filter(Boolean)).toHaveLength(1);
        }
        expect(await store.listTurns({ user })).toHaveLength(3);
      });

      test('no update is lost when each loads again after a refusal', async () => {
        const add = async (from: Store) => {
          for (;;) {
            const { conversation = newConversation, revision = 0 } = (await from.loadConversation(user)) ?? {};
            if (await from.saveTurn({ user, revision, conversation: spoken(conversation.turn + 1), turn: turnOf({}) })) return;
          }
        };
        await Promise.all(Array.from({ length: 12 }, (_, i) => add(i % 2 ? other : store)));
        expect((await store.loadConversation(user))?.conversation.turn).toBe(12);
        expect(await store.listTurns({ user })).toHaveLength(12);
      });

      test('a message is answered once, whatever the revision', async () => {
        expect(await store.saveTurn({ user, revision: 0, conversation: spoken(1), turn: turnOf({ message: 'm' }) })).toBe(true);
        const { revision = 0 } = (await store.loadConversation(user)) ?? {};
        expect(await other.saveTurn({ user, revision, conversation: spoken(2), turn: turnOf({ message: 'm' }) })).toBe(false);
        expect((await store.loadConversation(user))?.conversation.turn).toBe(1);
        expect(await store.saveTurn({ user, revision, conversation: spoken(2), turn: turnOf({ message: 'n' }) })).toBe(true);
      });

      test('one that was forgotten is not brought back by a turn that was under way', async () => {
        await store.saveTurn({ user, revision: 0, conversation: spoken(1), turn: turnOf({}) });
        const { revision = 0 } = (await store.loadConversation(user)) ?? {};
        await other.forget(user);
        expect(await store.saveTurn({ user, revision, conversation: spoken(2), turn: turnOf({}) })).toBe(false);
        expect(await store.loadConversation(user)).toBeUndefined();
        now += minute;
        await other.saveTurn({ user, revision: 0, conversation: spoken(1), turn: turnOf({ at: now }) });
        expect(await store.saveTurn({ user, revision, conversation: spoken(2), turn: turnOf({}) })).toBe(false);
      });

      test('hold any text', async () => {
        const question = `𠮷野家 😀 '"; DROP TABLE turns; -- %_\\ \u2028`;
        expect(await store.saveTurn({ user, revision: 0, conversation: { ...spoken(1), unsure: ['a\0b'] }, turn: turnOf({ question: `${question}\0`, reply: '' }) })).toBe(true);
        expect((await store.listTurns({ user }))[0]?.question).toBe(question);
        expect((await store.loadConversation(user))?.conversation.unsure).toEqual(['a\0b']);
      });
    });

    describe('reply jobs', () => {
      test('a message has one, however often it is delivered', async () => {
        const opening = await Promise.all(Array.from({ length: 9 }, (_, i) => (i % 2 ? other : store).openJob(job('a', { address: 'openid' }))));
        expect(opening.filter((result) => result.created)).toHaveLength(1);
        expect(new Set(opening.map((result) => result.job.key)).size).toBe(1);
        expect(await store.findJob(`${user}|a`)).toEqual({
          ...job('a'),
          address: 'openid',
          state: 'queued',
          sequence: 1,
          lease: null,
          leaseUntil: 0,
          attempts: 0,
          parts: [],
          sentParts: 0,
        });
        expect(await store.findJob(`${user}|b`)).toBeUndefined();
      });

      test('messages at the same moment get different places in the order', async () => {
        const opening = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? other : store).openJob(job(`m${i}`))));
        expect(opening.every((result) => result.created)).toBe(true);
        expect(opening.map((result) => result.job.sequence).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
      });

      test('of one user run one at a time, in order of arrival, over processes', async () => {
        for (const key of ['a', 'b', 'c']) await store.openJob(job(key));
        const seen: string[] = [];
        let atWork = 0;
        const work = async (from: Store) => {
          for (let idle = 0; idle < 200 && seen.length < 3;) {
            const next = await from.nextJobFor(user, { leaseMs: minute });
            if (!next) {
              idle++;
              await new Promise((resolve) => setTimeout(resolve, 2));
              continue;
            }
            expect(++atWork).toBe(1);
            await new Promise((resolve) => setTimeout(resolve, 5));
            atWork--;
            seen.push(next.text);
            expect(await from.finishJob(next.key, { lease: next.lease ?? '', parts: [next.text] })).toMatchObject({ written: true });
          }
        };
        await Promise.all([work(store), work(other), work(store)]);
        expect(seen).toEqual(['a', 'b', 'c']);
        expect(await store.nextJobFor(user, { leaseMs: minute })).toBeUndefined();
      });

      test('a new one is taken up at once where nothing of its user comes before it', async () => {
        const first = await store.openJob({ ...job('a'), leaseMs: minute });
        expect(first).toMatchObject({ created: true, job: { state: 'running', attempts: 1, leaseUntil: now + minute } });
        expect(await other.openJob({ ...job('a'), leaseMs: minute })).toEqual({ created: false, job: first.job });
        expect(await other.openJob({ ...job('b'), leaseMs: minute })).toMatchObject({ created: true, job: { state: 'queued', lease: null, leaseUntil: 0, attempts: 0 } });
        expect(await other.nextJobFor(user, { leaseMs: minute })).toBeUndefined();
        expect(await store.finishJob(first.job.key, { lease: first.job.lease ?? '', parts: ['好'] })).toEqual({ written: true, more: true });
        const second = await other.nextJobFor(user, { leaseMs: minute });
        expect(second).toMatchObject({ text: 'b', attempts: 1 });
        expect(await other.finishJob(second?.key ?? '', { lease: second?.lease ?? '', parts: ['好'] })).toEqual({ written: true, more: false });
        expect(await other.openJob({ ...job('c'), leaseMs: minute })).toMatchObject({ job: { state: 'running', sequence: 3 } });
      });

      test('of many that come at the same moment one is taken up, the first in the order', async () => {
        const opened = await Promise.all(Array.from({ length: 8 }, (_, at) => (at % 2 ? other : store).openJob({ ...job(`m${at}`), leaseMs: minute })));
        const running = opened.filter((each) => each.job.state === 'running');
        expect(running.map((each) => each.job.sequence)).toEqual([1]);
        expect(await store.nextJobFor(user, { leaseMs: minute })).toBeUndefined();
      });

      test('a job in work holds up its user only', async () => {
        const someone = crypto.randomUUID();
        await store.openJob(job('a'));
        await store.openJob(job('b'));
        await store.openJob(job('c', { user: someone }));
        expect((await store.nextJobFor(user, { leaseMs: minute }))?.text).toBe('a');
        expect(await other.nextJobFor(user, { leaseMs: minute })).toBeUndefined();
        expect((await other.nextJobFor(someone, { leaseMs: minute }))?.text).toBe('c');
      });

      test('a job whose process was killed is taken over once its lease ran out, and the late one cannot write', async () => {
        await store.openJob(job('a'));
        await store.openJob(job('b'));
        const first = await store.nextJobFor(user, { leaseMs: minute });
        const lease = first?.lease ?? '';
        now += minute - 1;
        expect(await other.nextJobFor(user, { leaseMs: minute })).toBeUndefined();
        expect(await store.renewLease(`${user}|a`, lease, minute)).toBe(true);
        now += minute - 1;
        expect(await other.nextJobFor(user, { leaseMs: minute })).toBeUndefined();
        now += 1;
        const takers = await Promise.all([store, other, store, other].map((from) => from.nextJobFor(user, { leaseMs: minute })));
        const [second, ...more] = takers.filter((taken) => taken !== undefined);
        expect(more).toEqual([]);
        expect(second).toMatchObject({ text: 'a', attempts: 2, state: 'running' });
        expect(second?.lease).not.toBe(lease);
        expect(await store.renewLease(`${user}|a`, lease, minute)).toBe(false);
        expect(await store.releaseJob(`${user}|a`, lease)).toBe(false);
        expect(await store.finishJob(`${user}|a`, { lease, parts: ['late'] })).toMatchObject({ written: false });
        expect(await other.finishJob(`${user}|a`, { lease: second?.lease ?? '', parts: ['right'] })).toEqual({ written: true, more: true });
        expect((await store.findJob(`${user}|a`))?.parts).toEqual(['right']);
        expect((await store.nextJobFor(user, { leaseMs: minute }))?.text).toBe('b');
      });

      test('a job given back keeps its place', async () => {
        await store.openJob(job('a'));
        await store.openJob(job('b'));
        const first = await store.nextJobFor(user, { leaseMs: minute });
        expect(await store.releaseJob(`${user}|a`, first?.lease ?? '')).toBe(true);
        expect((await other.nextJobFor(user, { leaseMs: minute }))?.text).toBe('a');
      });

      test('a reply is delivered by one of those who wait for it', async () => {
        await finished('a', ['第一段', '第二段'], 'openid');
        expect((await store.undeliveredFor(user)).map((waiting) => [waiting.text, waiting.state])).toEqual([['a', 'done']]);
        const wins = await Promise.all([store, other, store, other].map((from) => from.deliverJob(`${user}|a`)));
        expect(wins.filter(Boolean)).toHaveLength(1);
        expect(await store.undeliveredFor(user)).toEqual([]);
        expect(await store.findJob(`${user}|a`)).toMatchObject({ state: 'delivered', parts: ['第一段', '第二段'], sentParts: 2, address: null });
      });

      test('a claim and the delivery are one: who claimed otherwise keeps the reply back, for all', async () => {
        const claim = (key: string, value: string) => ({ name: `decided|${user}|${key}`, value, expiresAt: now + minute, user });
        await finished('kept', ['一'], 'openid');
        await finished('given', ['二'], 'openid');
        expect(await store.claimValue(claim('kept', '').name, 'pending', now + minute, { user })).toBe(true);
        const kept = await other.deliverClaimed(`${user}|kept`, claim('kept', 'reply'));
        expect(kept).toMatchObject({ held: 'pending', delivered: false });
        expect(kept.undelivered.map(({ text }) => text)).toEqual(['kept', 'given']);
        const given = await Promise.all([store, other, store, other].map((from) => from.deliverClaimed(`${user}|given`, claim('given', 'reply'))));
        expect(given.map(({ held }) => held)).toEqual(['reply', 'reply', 'reply', 'reply']);
        expect(given.filter(({ delivered }) => delivered)).toHaveLength(1);
        expect(given.flatMap(({ undelivered }) => undelivered.map(({ text }) => text))).toEqual(['kept', 'kept', 'kept', 'kept']);
        expect(await store.claimValue(claim('given', '').name, 'pending', now + minute)).toBe(false);
      });

      test('a claim and a delivery that others make at the same moment exclude each other', async () => {
        for (let round = 0; round < 10; round++) {
          await finished(`r${round}`, ['一'], 'openid');
          const claim = { name: `decided|${user}|r${round}`, expiresAt: now + minute, user };
          const [pending, reply] = await Promise.all([
            store.claimValue(claim.name, 'pending', claim.expiresAt, { user }),
            other.deliverClaimed(`${user}|r${round}`, { ...claim, value: 'reply' }),
          ]);
          expect(reply).toMatchObject({ held: pending ? 'pending' : 'reply', delivered: !pending });
        }
      });

      test('a job that is not done cannot be delivered', async () => {
        await store.openJob(job('a'));
        expect(await store.deliverJob(`${user}|a`)).toBe(false);
        await store.nextJobFor(user, { leaseMs: minute });
        expect(await store.deliverJob(`${user}|a`)).toBe(false);
        expect(await store.deliverPart(`${user}|a`, 0)).toBe(false);
      });

      test('parts are sent once each, in order', async () => {
        await finished('a', ['一', '二', '三'], 'openid');
        const key = `${user}|a`;
        expect(await store.deliverPart(key, 1)).toBe(false);
        const firsts = await Promise.all([store.deliverPart(key, 0), other.deliverPart(key, 0)]);
        expect(firsts.toSorted()).toEqual([false, true]);
        expect(await other.deliverPart(key, 1)).toBe(true);
        expect(await store.findJob(key)).toMatchObject({ state: 'done', sentParts: 2, address: 'openid' });
        expect(await store.deliverPart(key, 2)).toBe(true);
        expect(await store.deliverPart(key, 3)).toBe(false);
        expect(await store.findJob(key)).toMatchObject({ state: 'delivered', sentParts: 3, address: null });
      });

      test('those left behind are found', async () => {
        const channel = crypto.randomUUID();
        const users = ['queued', 'running', 'stale', 'done'].map((state) => `${user}-${state}`);
        for (const [i, each] of users.entries()) await store.openJob(job(each, { user: each, channel, at: now + i }));
        const [queued = '', running = '', stale = '', done = ''] = users;
        await store.nextJobFor(stale, { leaseMs: 1 });
        await store.nextJobFor(running, { leaseMs: minute });
        const ready = await store.nextJobFor(done, { leaseMs: minute });
        await store.finishJob(`${user}|${done}`, { lease: ready?.lease ?? '', parts: ['好'] });
        now += 1;
        expect(await other.usersWaiting('answer', { channel })).toEqual([queued, stale]);
        expect(await other.usersWaiting('answer', { channel, limit: 1 })).toEqual([queued]);
        expect(await other.usersWaiting('delivery', { channel })).toEqual([done]);
        expect(await other.usersWaiting('answer')).toEqual(expect.arrayContaining([queued, stale]));
      });

      test('old ones are removed', async () => {
        await store.openJob(job('old', { at: 5 }));
        await store.openJob(job('new', { at: 10 }));
        expect((await store.expire({ before: 10 })).jobs).toBe(1);
        expect((await store.undeliveredFor(user)).map((each) => each.text)).toEqual(['new']);
        expect((await store.expire({ before: 11 })).jobs).toBe(1);
      });

      const finished = async (key: string, parts: readonly string[], address: string) => {
        await store.openJob(job(key, { address }));
        const taken = await store.nextJobFor(user, { leaseMs: minute });
        expect(await store.finishJob(`${user}|${key}`, { lease: taken?.lease ?? '', parts })).toEqual({ written: true, more: false });
      };
    });

    describe("the operator's lists", () => {
      test('an unanswered question is counted over its spellings, and names no person', async () => {
        const mark = user.slice(0, 8);
        await store.recordUnanswered({ question: `ＡＢ${mark} 上海，落户？`, gap: 'place', nearest: null, at: dawn });
        await other.recordUnanswered({ question: `ab${mark}上海落户`, gap: 'place', nearest: 'beijing-2017-415#1', at: dawn + 5 });
        await store.recordUnanswered({ question: `${mark} 我的身份证 11010519491231002X 电话13800138000`, gap: 'topic', nearest: null, at: dawn });
        const listed = (await store.listUnanswered({ limit: 1000 })).filter((each) => each.question.includes(mark));
        expect(listed).toMatchObject([
          { question: `ＡＢ${mark} 上海，落户？`, gap: 'place', nearest: 'beijing-2017-415#1', count: 2, firstAt: dawn, lastAt: dawn + 5 },
          { question: `${mark} 我的身份证 110105************ 电话138********`, gap: 'topic', nearest: null, count: 1, firstAt: dawn, lastAt: dawn },
        ]);
        const [first] = listed;
        expect(await store.resolveUnanswered(first?.key ?? '')).toBe(true);
        expect(await store.resolveUnanswered(first?.key ?? '')).toBe(false);
      });

      test('counts of the same question at the same moment add up', async () => {
        const question = `同时${user}`;
        await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? other : store).recordUnanswered({ question, gap: 'g', nearest: null, at: dawn })));
        expect((await store.listUnanswered({ limit: 1000 })).find((each) => each.question === question)?.count).toBe(10);
      });

      test('a verdict falls on the turn named, or the last one, and may be changed', async () => {
        expect(await store.recordFeedback({ user, useful: true, at: 1, channel: 'test' })).toBe(false);
        expect(await store.recordFeedback({ turnId: user, useful: true, at: 1, channel: 'test' })).toBe(false);
        const first = turnOf({ question: '一', at: dawn });
        const second = turnOf({ question: '二', at: dawn, refused: true });
        await store.saveTurn({ user, revision: 0, conversation: spoken(1), turn: first });
        await store.saveTurn({ user, revision: (await store.loadConversation(user))?.revision ?? 0, conversation: spoken(2), turn: second });
        expect(await other.recordFeedback({ user, useful: true, at: 7, channel: 'wecom' })).toBe(true);
        expect(await other.recordFeedback({ user, useful: false, at: 8, channel: 'wecom', reasons: ['不准确'] })).toBe(true);
        expect(await other.recordFeedback({ turnId: first.id, useful: true, at: 9, channel: 'page' })).toBe(true);
        const turns = new Map((await store.listTurns({ user })).map((turn) => [turn.question, turn.feedback]));
        expect(turns.get('二')).toEqual({ useful: false, reasons: ['不准确'], channel: 'wecom', at: 8 });
        expect(turns.get('一')).toEqual({ useful: true, reasons: [], channel: 'page', at: 9 });
        expect((await store.listTurns({ user, useful: false })).map((turn) => turn.question)).toEqual(['二']);
        expect((await store.listTurns({ user, refused: true })).map((turn) => turn.question)).toEqual(['二']);
        expect((await store.listTurns({ user, refused: false })).map((turn) => turn.question)).toEqual(['一']);
      });

      test('turns come newest first, page by page, until they are too old', async () => {
        for (const at of [1, 2, 3]) {
          const { revision = 0 } = (await store.loadConversation(user)) ?? {};
          await store.saveTurn({ user, revision, conversation: spoken(at), turn: turnOf({ question: String(at), at }) });
        }
        await store.recordFeedback({ user, useful: true, at: 3, channel: 'test' });
        expect((await store.listTurns({ user, limit: 2 })).map((turn) => turn.at)).toEqual([3, 2]);
        expect((await store.listTurns({ user, limit: 2, offset: 2 })).map((turn) => turn.at)).toEqual([1]);
        expect(await store.expire({ before: 0, turnsBefore: 3 })).toEqual({ jobs: 0, turns: 2 });
        expect((await store.listTurns({ user })).map((turn) => [turn.at, turn.feedback?.useful])).toEqual([[3, true]]);
        await store.expire({ before: 0, turnsBefore: 4 });
        expect(await store.listTurns({ user })).toEqual([]);
      });
    });

    test('a person who is forgotten leaves nothing; others keep theirs', async () => {
      const someone = crypto.randomUUID();
      for (const each of [user, someone]) {
        await store.saveTurn({ user: each, revision: 0, conversation: spoken(1), turn: turnOf({ message: 'm' }) });
        await store.recordFeedback({ user: each, useful: true, at: 1, channel: 'test' });
        await store.openJob(job(`${each}-1`, { user: each }));
        await store.openJob(job(`${each}-2`, { user: each }));
        await store.setValue(`quota:${each}`, '5', null, { user: each });
        await store.increment(`count:${each}`, 3, dawn + minute, { user: each });
      }
      await store.forget(user, { keepJob: `${user}|${user}-2` });
      expect(await store.loadConversation(user)).toBeUndefined();
      expect(await store.listTurns({ user })).toEqual([]);
      expect(await store.findTurn(user, 'm')).toBeUndefined();
      expect((await store.undeliveredFor(user)).map((each) => each.text)).toEqual([`${user}-2`]);
      expect(await store.getValue(`quota:${user}`)).toBeUndefined();
      expect(await store.increment(`count:${user}`, 1, dawn + minute)).toBe(1);
      await store.forget(user);
      expect(await store.undeliveredFor(user)).toEqual([]);

      expect((await store.listTurns({ user: someone }))[0]?.feedback?.useful).toBe(true);
      expect(await store.undeliveredFor(someone)).toHaveLength(2);
      expect(await store.getValue(`quota:${someone}`)).toBe('5');
      expect(await store.increment(`count:${someone}`, 1, dawn + minute)).toBe(4);
    });

    describe('shared values', () => {
      test('are there until they run out', async () => {
        const key = `token:${user}`;
        expect(await store.getValue(key)).toBeUndefined();
        await store.setValue(key, 'a', now + minute);
        await other.setValue(key, 'b', now + minute);
        expect(await store.getValue(key)).toBe('b');
        now += minute;
        expect(await store.getValue(key)).toBeUndefined();
        await store.setValue(key, 'c', null);
        now += 1e12;
        expect(await store.getValue(key)).toBe('c');
        await other.deleteValue(key);
        expect(await store.getValue(key)).toBeUndefined();
      });

      test('are claimed by one', async () => {
        const key = `lock:${user}`;
        const claim = async () => (await Promise.all([store, other, store, other].map((from, i) => from.claimValue(key, String(i), now + minute)))).filter(Boolean).length;
        expect(await claim()).toBe(1);
        expect(await claim()).toBe(0);
        now += minute;
        expect(await claim()).toBe(1);
        await store.deleteValue(key);
        expect(await claim()).toBe(1);
      });

      test('count without losing any, and begin anew when their time is over', async () => {
        const key = `count:${user}`;
        const sums = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? other : store).increment(key, 1, now + minute)));
        expect(sums.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
        expect(await store.increment(key, 5, now + 9 * minute)).toBe(25);
        now += minute;
        expect(await store.increment(key, 2, now + minute)).toBe(2);
        expect(await store.increment(key, -1, now + minute)).toBe(1);
      });

      test('hold one salt for all processes', async () => {
        const salts = await Promise.all([store, other, store, other].map((from) => personSalt(from, () => crypto.randomUUID())));
        expect(new Set(salts).size).toBe(1);
        now += 1e12;
        await store.expire({ before: 0 });
        expect(await other.getValue('person-salt')).toBe(salts[0]);
      });

      test('are removed once they have run out', async () => {
        const key = `gone:${user}`;
        await store.setValue(key, 'x', now);
        await store.setValue(`${key}:kept`, 'y', now + 1);
        await store.expire({ before: 0 });
        now -= 1;
        expect(await store.getValue(key)).toBeUndefined();
        expect(await store.getValue(`${key}:kept`)).toBe('y');
      });
    });
  });
};

const spoken = (turn: number): Conversation => ({ ...newConversation, turn });

const turnOf = (more: Partial<TurnRecord>) => ({
  id: crypto.randomUUID(),
  message: null,
  channel: 'test',
  question: '积分落户要几年',
  reply: '60个月[1]',
  citations: [
    {
      n: 1,
      document: 'beijing-web',
      title: '全攻略',
      publisher: '职考领航',
      published: '2026-03-08',
      kind: 'web' as const,
      section: '1.2',
      quote: '在京连续缴社保满60个月',
      url: '/sources/beijing-web#1.2',
    },
  ],
  refused: false,
  asOf: '2026-11-21',
  at: dawn,
  outcome: null,
  ...more,
});
