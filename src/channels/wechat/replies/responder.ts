import type { Assistant, Reply } from '../../../answer/assistant-port.ts';
import { readAct } from '../../../dialogue/acts.ts';
import type { Job, Store } from '../../../store/store.ts';
import { normalise } from '../../../text/normalise.ts';
import type { Delivery, Handle } from '../callback/callback-routes.ts';
import { describeError, type ChannelLog } from '../callback/channel-log.ts';
import { wordsOfClick } from '../messages/click.ts';
import { wordlessReply } from '../messages/fixed-replies.ts';
import type { Inbound } from '../messages/inbound.ts';
import { answerActively } from './active-answer.ts';
import { withDeliveryLock } from './delivery-lock.ts';
import { takeEarlier } from './earlier-replies.ts';
import { answerPassively } from './passive-answer.ts';
import { createReplyJobs } from './reply-jobs.ts';
import { createSendReplies, type Sender } from './send-replies.ts';
import type { Timing } from './timing.ts';

export type Running = Readonly<{
  /** Takes up what a killed process left behind; a Worker calls it on a schedule. */
  sweep(): Promise<void>;
  /** Sweeps every now and then until it is stopped; stopping waits for what is being answered. */
  start(): () => Promise<void>;
}>;

export type ResponderParts = Readonly<{
  assistant: Assistant;
  store: Store;
  channel: string;
  hashUser: (raw: string) => Promise<string> | string;
  clock: () => Date;
  logger: ChannelLog;
  timing: Timing;
  /** sends messages by itself; without it every reply goes into a response */
  sender: Sender | undefined;
  /** whether a reply may go into a response while sending is refused; true unless told */
  responds?: boolean;
  quota: number;
  render: (reply: Reply) => readonly string[];
  /** see ChannelParts */
  started?: number | undefined;
  /** what an event is greeted with */
  welcome: (event: string, user: string) => Promise<string | undefined> | string | undefined;
}>;

const SWEEP = 2000;
const SEND_SWEEP = 60_000;
/** Replies that nobody fetched, and the records of what was sent. */
const KEPT = 2 * 24 * 3600 * 1000;
const EXPIRE = 3600 * 1000;

/** What an account does with messages and events, whatever its platform: the same for a 公众号 and an app of 企业微信. */
export function createResponder(parts: ResponderParts): Running & Readonly<{ handle: Handle }> {
  const { assistant, store, channel, clock, logger, timing, sender, quota, hashUser, responds = true } = parts;
  const started = parts.started ?? clock().getTime();
  const awaited = new Set<string>();
  const underway = new Set<Promise<void>>();
  const track = (task: Promise<void>): void => {
    const held = task.catch((error: unknown) => logger.error('sending failed', describeError(error))).finally(() => underway.delete(held));
    underway.add(held);
  };

  const sends = sender === undefined ? undefined : createSendReplies({ store, sender, channel, clock, logger, quota, lease: timing.lease });
  const jobs = createReplyJobs({
    ...parts,
    sends: sender === undefined ? 1 : quota,
    before: earlierReply,
    onDone: ({ key, user, address }) => {
      // Nobody waits for it here: it was taken over from a killed process.
      if (sends !== undefined && address !== null && !awaited.has(key)) track(sends.sendAll(user));
    },
  });

  /** 「继续」 first means a reply that came too late; only then the rest of a long one. */
  async function earlierReply(job: Job): Promise<readonly string[] | undefined> {
    if (readAct(normalise(job.text))?.act !== 'continue') return undefined;
    const now = clock().getTime();
    const found =
      sends === undefined
        ? await takeEarlier(store, job, { now })
        : await withDeliveryLock(store, job.user, { clock, lease: timing.lease }, () => takeEarlier(store, job, { now, locked: true }));
    if (found !== undefined && found.length > jobs.sends) await assistant.keepRest(job.user, found.slice(jobs.sends));
    return found;
  }

  async function answer({ from, identity, createTime }: Inbound, text: string, { signal, background }: Delivery): Promise<string | undefined> {
    const question = { key: await hashUser(`${channel}-message:${identity}`), user: await userOf(from), text };
    if (sender === undefined || sends === undefined || (responds && (await sends.refusedWith()) !== undefined)) {
      const said = await answerPassively({ jobs, store, assistant, clock, timing, started }, question, { writtenAt: Number(createTime) * 1000, signal });
      // A Worker ends with the response what the request began, unless it is told of it.
      const working = jobs.working(question.user);
      if (working !== undefined) background(working);
      return said;
    }
    const addressed = { ...question, address: from };
    const { created } = await jobs.open(addressed);
    awaited.add(question.key);
    const task = answerActively({ jobs, sends, sender, store, clock, timing }, addressed, { created }).finally(() => awaited.delete(question.key));
    track(task);
    background(task);
    return undefined;
  }

  async function onEvent(inbound: Inbound, event: string, key: string, delivery: Delivery): Promise<string | undefined> {
    if (event === 'click') return answer(inbound, wordsOfClick(key) ?? '菜单', delivery);
    const user = await userOf(inbound.from);
    if (event !== 'unsubscribe') return parts.welcome(event, user);
    await assistant.forget(user);
    // An answer that is under way would bring the person back.
    const working = jobs.working(user);
    if (working !== undefined) delivery.background(working.then(() => assistant.forget(user)));
    return undefined;
  }

  const userOf = (from: string): Promise<string> | string => hashUser(`${channel}:${from}`);

  return {
    async handle(inbound, delivery) {
      const { content } = inbound;
      if (content.type === 'event') return onEvent(inbound, content.event, content.key, delivery);
      return content.type === 'text' ? answer(inbound, content.text, delivery) : wordlessReply(content.kind);
    },
    async sweep() {
      await jobs.sweep();
      await sends?.sweep();
    },
    start() {
      const quietly = (work: () => Promise<unknown> | undefined) => () =>
        void work()?.catch((error: unknown) => logger.error('looking for replies left behind failed', describeError(error)));
      const timers = [
        setInterval(
          quietly(() => jobs.sweep()),
          SWEEP,
        ),
        setInterval(
          quietly(() => sends?.sweep()),
          SEND_SWEEP,
        ),
        setInterval(
          quietly(() => store.expire({ before: clock().getTime() - KEPT })),
          EXPIRE,
        ),
      ];
      quietly(() => jobs.sweep().then(() => sends?.sweep()))();
      return async () => {
        for (const timer of timers) clearInterval(timer);
        await jobs.idle();
        while (underway.size > 0) await Promise.all(underway);
      };
    },
  };
}
