import type { Job, Store } from '../../../store/store.ts';
import { PlatformError, UnreachableError } from '../api/platform-errors.ts';
import { describeError, type ChannelLog } from '../callback/channel-log.ts';
import { EARLIER_READY } from '../messages/fixed-replies.ts';
import { withDeliveryLock } from './delivery-lock.ts';
import { freeReply } from './earlier-replies.ts';
import { claimPart, parkPart, partState, unparkPart } from './part-claims.ts';
import { sleep } from './timing.ts';

/** Throws PlatformError and UnreachableError. `id` names the part, for platforms that keep a repeated one from being shown twice. */
export type Sender = Readonly<{
  send(message: Readonly<{ address: string; text: string; id: string }>): Promise<void>;
  typing?: (address: string) => Promise<void>;
}>;

export type SendParts = Readonly<{
  store: Store;
  sender: Sender;
  channel: string;
  clock: () => Date;
  logger: ChannelLog;
  /** milliseconds after which a killed process is no longer waited for */
  lease: number;
  /** messages that the platform allows after one of the person's */
  quota: number;
}>;

export type SendReplies = Readonly<{
  /** Sends the finished replies of a person in order, each part once. `fresh`: the person has just written, so what was refused may be tried again. */
  sendAll(user: string, options?: Readonly<{ fresh?: boolean }>): Promise<void>;
  /** Why the channel may not send at present: the platform's code; its replies then go into responses. */
  refusedWith(): Promise<string | undefined>;
  /** Sends what a killed process left unsent. */
  sweep(): Promise<void>;
}>;

const TWO_DAYS = 2 * 24 * 3600 * 1000;
/** How long sending is not tried after the platform refused the account as a whole. */
const REFUSAL = 10 * 60_000;
/** No permission, quota of the day, address not allowed. */
const REFUSES_ALL = new Set([48001, 45009, 40164, 60020, 40013, 40125]);
const TRIES = 3;
const PAUSE = 300;

export function createSendReplies(parts: SendParts): SendReplies {
  const { store, channel, clock, lease } = parts;
  const refusal = `refused|${channel}`;
  return {
    refusedWith: () => store.getValue(refusal),
    async sweep() {
      for (const user of await store.usersWaiting('delivery', { channel })) await this.sendAll(user);
    },
    sendAll: (user, { fresh = false } = {}) =>
      withDeliveryLock(store, user, { clock, lease }, async () => {
        if (fresh) await store.deleteValue(`sent|${user}`);
        for (const job of await store.undeliveredFor(user)) {
          if (job.state !== 'done') return;
          if (job.address === null) continue;
          await sendJob(parts, job, { fresh });
        }
      }),
  };
}

/** Sends the parts that are left until one is refused or its fate is unknown. */
async function sendJob(parts: SendParts, job: Job, { fresh }: Readonly<{ fresh: boolean }>): Promise<void> {
  const { store, clock, logger, channel, quota } = parts;
  const address = job.address ?? '';
  for (let { sentParts } = job; sentParts < Math.min(job.parts.length, quota); sentParts++) {
    const part = { key: job.key, user: job.user, sentParts };
    if (fresh && (await partState(store, part)) === 'parked') await unparkPart(store, part);
    if (!(await claimPart(store, part, clock().getTime()))) return;
    const spent = await store.increment(`sent|${job.user}`, 1, clock().getTime() + TWO_DAYS, { user: job.user });
    try {
      if (spent > quota) throw new PlatformError(45047, 'the quota counted here');
      const text = await textOf(parts, job, sentParts);
      await persist(() => parts.sender.send({ address, text, id: `${job.key}.${sentParts}` }));
    } catch (error) {
      logger.error('a reply could not be sent', { channel, ...describeError(error) });
      if (error instanceof PlatformError || (error instanceof UnreachableError && !error.sent)) await parkPart(store, part, clock().getTime());
      if (error instanceof PlatformError && REFUSES_ALL.has(error.code)) await store.setValue(`refused|${channel}`, String(error.code), clock().getTime() + REFUSAL);
      return;
    }
    await store.deliverPart(job.key, sentParts);
  }
  // What is beyond the quota was kept for 「继续」.
  if (job.parts.length > quota || job.parts.length === 0) await store.deliverJob(job.key);
}

/** Below the last part stands that an earlier reply waits, where one does. */
async function textOf({ store, clock }: SendParts, job: Job, part: number): Promise<string> {
  const text = job.parts[part] ?? '';
  if (part < job.parts.length - 1) return text;
  const earlier = await freeReply(store, job, { now: clock().getTime(), locked: true });
  return earlier === undefined ? text : `${text}\n${EARLIER_READY}`;
}

/** Repeats what has surely not arrived. */
async function persist(send: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === TRIES || !(error instanceof UnreachableError) || error.sent) throw error;
      await sleep(PAUSE * attempt);
    }
  }
}
