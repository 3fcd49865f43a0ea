import type { Assistant } from '../../../answer/assistant-port.ts';
import type { Claim, Store } from '../../../store/store.ts';
import { EARLIER_READY, PENDING } from '../messages/fixed-replies.ts';
import { freeReply, takenBy } from './earlier-replies.ts';
import type { Question, ReplyJobs } from './reply-jobs.ts';
import { offeredAfter, sleep, type Timing } from './timing.ts';

export type PassiveParts = Readonly<{
  jobs: ReplyJobs;
  store: Store;
  assistant: Assistant;
  clock: () => Date;
  timing: Timing;
  /** when this process began, milliseconds since 1970 */ started: number;
}>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Answers one delivery of a message in its own response. The platform sends a message again after five seconds without an answer, three times in all; every
 * delivery attaches to the same job, and the first that can answer does. One that comes again after that is given the same reply: it comes only because the
 * first did not arrive. The last delivery says 「还在查」, and from then on every delivery does; the reply is kept for 「继续」. Undefined: nothing to say in
 * this response.
 */
export async function answerPassively(
  { jobs, store, assistant, clock, timing, started }: PassiveParts,
  question: Question,
  { writtenAt, signal }: Readonly<{ /** milliseconds since 1970 */ writtenAt: number; signal?: AbortSignal }>,
): Promise<string | undefined> {
  const { key, user } = question;
  const begun = clock().getTime();
  const { job, created } = await jobs.open(question);
  const delivery = created ? 1 : 1 + (await store.increment(`deliveries|${key}`, 1, begun + MINUTE, { user }));
  const last = delivery >= timing.deliveries || begun - writtenAt >= timing.lastAfter || begun - started < timing.missedBefore;
  let parts = await waitForReply(jobs, question, { until: begun + timing.answerWithin, signal });
  if (parts === undefined) {
    if (!last) {
      await sleep(begun + timing.droppedAfter - clock().getTime(), signal);
      return undefined;
    }
    if ((await decidePending(store, question, clock())) === 'pending') return PENDING;
    // In this moment another delivery got the reply.
    parts = (await store.findJob(key))?.parts ?? [];
  }
  // Dropped while it was waiting: the next delivery carries the reply, or 「继续」 does.
  if (signal?.aborted === true) return undefined;
  const { held, delivered: first, undelivered } = await store.deliverClaimed(key, decision(question, 'reply', clock()));
  if (held === 'pending') return PENDING;
  // 「继续」 was faster, and its own response carries the reply.
  if (!first && (await takenBy(store, key)) !== undefined) return undefined;
  const [part = '', ...rest] = parts;
  // Of a reply meant to be sent, all parts but the first wait for 「继续」 now.
  if (first && jobs.sends > 1 && rest.length > 0) await assistant.keepRest(user, rest);
  const now = clock().getTime();
  const earlier = await freeReply(store, job, { now, older: now - offeredAfter(timing), undelivered });
  return earlier === undefined ? part : `${part}\n${EARLIER_READY}`;
}

/** The parts of the reply; undefined when it is not there in time. A message whose person was forgotten meanwhile is taken anew. */
async function waitForReply(jobs: ReplyJobs, question: Question, options: Parameters<ReplyJobs['waitFor']>[1]): Promise<readonly string[] | undefined> {
  for (;;) {
    const waited = await jobs.waitFor(question, options);
    if (waited.state === 'done') return waited.parts;
    if (waited.state === 'waiting') return undefined;
    await jobs.open(question);
  }
}

/** Made once for all deliveries: a repeated or replayed one must not take the reply away from a person who was told to ask for it. */
function decision({ key, user }: Question, value: 'pending' | 'reply', now: Date): Claim {
  return { name: `decided|${key}`, value, expiresAt: now.getTime() + DAY, user };
}

async function decidePending(store: Store, question: Question, now: Date): Promise<string> {
  const { name, value, expiresAt, user } = decision(question, 'pending', now);
  if (await store.claimValue(name, value, expiresAt, { user })) return value;
  return (await store.getValue(name)) ?? value;
}
