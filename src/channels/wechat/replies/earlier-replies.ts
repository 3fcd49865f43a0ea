import type { Job, Store } from '../../../store/store.ts';
import { partState } from './part-claims.ts';

const DAY = 24 * 3600 * 1000;

/** `locked`: the person's delivery lock is held, so that nothing is being sent now; what says so was left by a killed process. */
type Options = Readonly<{ now: number; locked?: boolean }>;
const SURELY_OVER = 60_000;

/** A finished reply that the person has not seen and that nothing is on its way to show. */
async function isFree(store: Store, job: Job, { now, locked = false }: Options): Promise<boolean> {
  if (job.state !== 'done' || now - job.at > DAY) return false;
  if (job.address === null) return true;
  const state = await partState(store, job);
  return state === 'parked' || (state === 'sending' && (locked || now - job.at > SURELY_OVER));
}

/** The first reply that came too late for its own message and waits for 「继续」; `older`: only of messages that came before this time. */
export async function freeReply(
  store: Store,
  { user, sequence }: Pick<Job, 'user' | 'sequence'>,
  { older, undelivered, ...options }: Options & Readonly<{ older?: number; /** the user's, where they are known */ undelivered?: readonly Job[] }>,
): Promise<Job | undefined> {
  for (const job of undelivered ?? (await store.undeliveredFor(user))) {
    if (job.sequence >= sequence) break;
    if ((older === undefined || job.at < older) && (await isFree(store, job, options))) return job;
  }
  return undefined;
}

/** Which message took the reply of a job with 「继续」, if any did. */
export const takenBy = (store: Store, key: string): Promise<string | undefined> => store.getValue(`taken|${key}`);

/**
 * The parts of an earlier reply for the message 「继续」, undefined where there is none. Asked again for the same message, after its process was killed,
 * it gives the same ones; the reply goes to one message only.
 */
export async function takeEarlier(store: Store, job: Job, options: Options): Promise<readonly string[] | undefined> {
  const { key, user } = job;
  const { now } = options;
  const chosen = await store.getValue(`takes|${key}`);
  const earlier = chosen === undefined ? await freeReply(store, job, options) : await store.findJob(chosen);
  if (earlier === undefined) return undefined;
  const unseen = earlier.parts.slice(chosen === undefined ? earlier.sentParts : Number(await store.getValue(`takes-from|${key}`)));
  if (chosen === undefined) {
    await store.setValue(`takes-from|${key}`, String(earlier.sentParts), now + DAY, { user });
    await store.setValue(`takes|${key}`, earlier.key, now + DAY, { user });
  }
  const claimed = await store.claimValue(`taken|${earlier.key}`, key, now + DAY, { user });
  if (!claimed && (await takenBy(store, earlier.key)) !== key) return undefined;
  const given = await store.deliverJob(earlier.key);
  // The message's own last delivery was faster.
  if (claimed && !given) {
    await store.deleteValue(`taken|${earlier.key}`);
    return undefined;
  }
  return unseen;
}
