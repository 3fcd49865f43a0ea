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
  /** the job of a message, the same for all its deliveries; answering a new one begins with it, where nothing of the person's comes first */
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

/** `again`: look once more before going; `first`: jobs to be answered before those that are looked for */
type Work = { again: boolean; first: Job[]; done: Promise<void> };

const MOST_ATTEMPTS = 5;

/** One job a message, in the store that all processes share; those of one person are answered one at a time, in the order in which they came. */
export function createReplyJobs(parts: ReplyJobsParts): ReplyJobs {
  const { store, channel, clock, timing, logger } = parts;
  const atWork = new Map<string, Work>();
  /** jobs whose lease this process holds: their reply is told here, nobody needs to look for it */
  const taken = new Set<string>();
  const waiting = new Map<string, Set<(parts: readonly string[]) => void>>();

  /** `first`: a job that was taken up already. */
  function answerAll(user: string, first?: Job): Promise<void> {
    if (first !== undefined) taken.add(first.key);
    const begun = atWork.get(user);
    if (begun !== undefined) {
      // It may have looked for the last time just before this question came.
      if (first === undefined) begun.again = true;
      else begun.first.push(first);
      return begun.done;
    }
    const work: Work = { again: false, first: first === undefined ? [] : [first], done: Promise.resolve() };
    atWork.set(user, work);
    work.done = drain(user, work);
    return work.done;
  }

  async function drain(user: string, work: Work): Promise<void> {
    try {
      do {
        work.again = false;
        for (;;) {
          const job = work.first.shift() ?? (await store.nextJobFor(user, { leaseMs: timing.lease }));
          if (job === undefined) break;
          taken.add(job.key);
          const { more } = await take(job).finally(() => taken.delete(job.key));
          if (!more) break;
        }
      } while (work.again || work.first.length > 0);
    } finally {
      // In the same moment as the last look at `work`.
      atWork.delete(user);
      for (const { key } of work.first) taken.delete(key);
    }
  }

  /** `more`: another job of the person may wait. */
  async function take(job: Job): Promise<{ more: boolean }> {
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
        return { more: true };
      }
      said = [APOLOGY];
    } finally {
      clearInterval(beat);
    }
    const { written: kept, more } = await store.finishJob(job.key, { lease, parts: said });
    if (!kept && (await store.findJob(job.key)) !== undefined) return { more: true }; // taken over, and answered there
    for (const tell of waiting.get(job.key) ?? []) tell(said);
    parts.onDone?.(job, said, { kept });
    return { more };
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
        const mine = taken.has(key);
        const job = mine ? undefined : await store.findJob(key);
        if (job?.state === 'done' || job?.state === 'delivered') return { state: 'done', parts: job.parts };
        if (!mine && job === undefined && !atWork.has(user)) return { state: 'gone' };
        const left = until - clock().getTime();
        if (left <= 0 || signal?.aborted === true) return { state: 'waiting' };
        // Whoever is at it may have been killed.
        if (!mine) start(user);
        const heard = await Promise.race([told, sleep(Math.min(pause, left), signal)]);
        if (heard !== undefined) return { state: 'done', parts: heard };
      }
    } finally {
      listeners.delete(resolve);
      if (listeners.size === 0) waiting.delete(key);
    }
  }

  function start(user: string, first?: Job): void {
    void answerAll(user, first).catch((error: unknown) => logger.error('answering failed', describeError(error)));
  }

  return {
    sends: parts.sends,
    async open({ address = null, ...question }) {
      const opened = await store.openJob({ ...question, channel, at: clock().getTime(), address, leaseMs: timing.lease });
      if (opened.created && opened.job.state === 'running') start(question.user, opened.job);
      return opened;
    },
    answerAll: (user) => answerAll(user),
    waitFor,
    working: (user) => atWork.get(user)?.done.catch(() => undefined),
    async sweep() {
      await Promise.all((await store.usersWaiting('answer', { channel })).map((user) => answerAll(user)));
    },
    async idle() {
      while (atWork.size > 0) await Promise.allSettled([...atWork.values()].map(({ done }) => done));
    },
  };
}

/** Asks the assistant. The job's key names the message: whoever asks again is given the same reply. */
async function ask({ assistant, channel, render, sends, timing }: ReplyJobsParts, { key, user, text, attempts }: Job): Promise<readonly string[]> {
  const limit = AbortSignal.timeout(timing.answerLimit);
  const reply = await Promise.race([assistant.answer({ user, channel, text, message: key, fresh: attempts === 1, signal: limit }), aborted(limit)]);
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
