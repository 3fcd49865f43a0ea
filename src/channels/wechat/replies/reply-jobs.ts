import type { Assistant, Reply } from '../../../answer/assistant-port.ts';
import type { Job, JobStore } from '../../../store/store.ts';
import { describeError, type ChannelLog } from '../callback/channel-log.ts';
import { APOLOGY } from '../messages/fixed-replies.ts';
import { sleep, type Timing } from './timing.ts';

export type Question = Readonly<{ key: string; user: string; text: string; /** where a late reply goes; kept until it is sent */ address?: string | null }>;

export type Waited =
  | Readonly<{ state: 'done'; parts: readonly string[] }>
  /** not within the time */
  | Readonly<{ state: 'waiting' }>
  /** the person asked to be forgotten meanwhile: open it again */
  | Readonly<{ state: 'gone' }>;

export type ReplyJobs = Readonly<{
  /** parts that the channel sends by itself; the others wait for 「继续」 */
  sends: number;
  /** the job of a message, the same for all its deliveries */
  open(question: Question): Promise<Readonly<{ job: Job; created: boolean }>>;
  /** Answers the open questions of a person in order, as far as no other process is at it. */
  answerAll(user: string): Promise<void>;
  /** Waits for a reply, whichever process makes it, and takes over from one that was killed. `until`: milliseconds since 1970. */
  waitFor(job: Readonly<{ key: string; user: string }>, options: Readonly<{ until: number; signal?: AbortSignal | undefined }>): Promise<Waited>;
  /** Resolves when this process no longer works for a person; undefined where it does not. */
  working(user: string): Promise<void> | undefined;
  /** Takes up what a process left behind. */
  sweep(): Promise<void>;
  /** Resolves when nothing is being answered in this process. */
  idle(): Promise<void>;
}>;

export type ReplyJobsParts = Readonly<{
  store: JobStore;
  assistant: Assistant;
  channel: string;
  render: (reply: Reply) => readonly string[];
  sends: number;
  clock: () => Date;
  timing: Timing;
  logger: ChannelLog;
  /** a reply that is not the assistant's: one that was ready earlier, a fixed one */
  before?: (job: Job) => Promise<readonly string[] | undefined>;
  /** after a reply was written; or not written, because the person asked to be forgotten: then `kept` is false */
  onDone?: (job: Job, parts: readonly string[], options: Readonly<{ kept: boolean }>) => void;
}>;

const MOST_ATTEMPTS = 5;

/** One job a message, in the store that all processes share; those of one person are answered one at a time, in the order in which they came. */
export function createReplyJobs(parts: ReplyJobsParts): ReplyJobs {
  const { store, channel, clock, timing, logger } = parts;
  const atWork = new Map<string, { again: boolean; done: Promise<void> }>();
  const waiting = new Map<string, Set<(parts: readonly string[]) => void>>();

  function answerAll(user: string): Promise<void> {
    const begun = atWork.get(user);
    if (begun !== undefined) {
      // It may have looked for the last time just before this question came.
      begun.again = true;
      return begun.done;
    }
    const work = { again: false, done: Promise.resolve() };
    work.done = drain(user, work).finally(() => atWork.delete(user));
    atWork.set(user, work);
    return work.done;
  }

  async function drain(user: string, work: { again: boolean }): Promise<void> {
    do {
      work.again = false;
      for (;;) {
        const job = await store.nextJobFor(user, { leaseMs: timing.lease });
        if (job === undefined) break;
        await take(job);
      }
    } while (work.again);
  }

  async function take(job: Job): Promise<void> {
    const lease = job.lease ?? '';
    const beat = setInterval(() => void store.renewLease(job.key, lease, timing.lease).catch(() => false), timing.lease / 3);
    let said: readonly string[];
    try {
      said = job.attempts > MOST_ATTEMPTS ? [APOLOGY] : ((await parts.before?.(job)) ?? (await ask(parts, job)));
    } catch (error) {
      logger.error('answering failed', { ...describeError(error), attempt: job.attempts });
      if (job.attempts < MOST_ATTEMPTS) {
        await sleep(2 ** job.attempts * 25);
        await store.releaseJob(job.key, lease);
        return;
      }
      said = [APOLOGY];
    } finally {
      clearInterval(beat);
    }
    const kept = await store.finishJob(job.key, { lease, parts: said });
    if (!kept && (await store.findJob(job.key)) !== undefined) return; // taken over, and answered there
    for (const tell of waiting.get(job.key) ?? []) tell(said);
    parts.onDone?.(job, said, { kept });
  }

  async function waitFor(
    { key, user }: Readonly<{ key: string; user: string }>,
    { until, signal }: Readonly<{ until: number; signal?: AbortSignal | undefined }>,
  ): Promise<Waited> {
    const { promise: told, resolve } = Promise.withResolvers<readonly string[]>();
    const listeners = waiting.get(key) ?? new Set();
    waiting.set(key, listeners.add(resolve));
    try {
      for (let pause = timing.poll / 8; ; pause = Math.min(pause * 2, timing.poll)) {
        const job = await store.findJob(key);
        if (job?.state === 'done' || job?.state === 'delivered') return { state: 'done', parts: job.parts };
        if (job === undefined && !atWork.has(user)) return { state: 'gone' };
        const left = until - clock().getTime();
        if (left <= 0 || signal?.aborted === true) return { state: 'waiting' };
        // Whoever is at it may have been killed.
        void answerAll(user).catch((error: unknown) => logger.error('answering failed', describeError(error)));
        const heard = await Promise.race([told, sleep(Math.min(pause, left), signal)]);
        if (heard !== undefined) return { state: 'done', parts: heard };
      }
    } finally {
      listeners.delete(resolve);
      if (listeners.size === 0) waiting.delete(key);
    }
  }

  return {
    sends: parts.sends,
    open: ({ address = null, ...question }) => store.openJob({ ...question, channel, at: clock().getTime(), address }),
    answerAll,
    waitFor,
    working: (user) => atWork.get(user)?.done.catch(() => undefined),
    async sweep() {
      await Promise.all((await store.usersWaiting('answer', { channel })).map(answerAll));
    },
    async idle() {
      while (atWork.size > 0) await Promise.allSettled([...atWork.values()].map(({ done }) => done));
    },
  };
}

/** Asks the assistant. The job's key names the message: whoever asks again is given the same reply. */
async function ask({ assistant, channel, render, sends, timing }: ReplyJobsParts, { key, user, text }: Job): Promise<readonly string[]> {
  const limit = AbortSignal.timeout(timing.answerLimit);
  const reply = await Promise.race([assistant.answer({ user, channel, text, message: key, signal: limit }), aborted(limit)]);
  const parts = render(reply);
  // Before the job is finished: the person's next message may be 「继续」.
  if (parts.length > sends) await assistant.keepRest(user, parts.slice(sends));
  return parts;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('answering took too long')), { once: true });
  });
}
