import type { Assistant } from '../../../answer/assistant-port.ts';
import type { Store } from '../../../store/store.ts';
import { EARLIER_READY, PENDING } from '../messages/fixed-replies.ts';
import { freeReply, takenBy } from './earlier-replies.ts';
import type { Question, ReplyJobs } from './reply-jobs.ts';
import { offeredAfter, sleep, type Timing } from './timing.ts';

export type PassiveParts = Readonly<{ jobs: ReplyJobs; store: Store; assistant: Assistant; clock: () => Date; timing: Timing; /** when this process began, milliseconds since 1970 */ started: number }>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Answers one delivery of a message in its own response. The platform sends a message again after five seconds without an answer, three times in all; every
 * delivery attaches to the same job, and the first that can answer does. One that comes again after that is given the same reply: it comes only because the
 * first did not arrive. The last delivery says 「还在查」, and from then on every delivery does; the reply is kept for 「继续」. Undefined: nothing to say in
 * this response.
 */
export async function answerPassively({ jobs, store, assistant, clock, timing, started }: PassiveParts, question: Question, { writtenAt, signal }: Readonly<{ /** milliseconds since 1970 */ writtenAt: number; signal?: AbortSignal }>): Promise<string | undefined> {
  const { key, user } = question;
  const begun = clock().getTime();
  let { job, created } = await jobs.open(question);
  const delivery = created ? 1 : 1 + (await store.increment(`deliveries|${key}`, 1, begun + MINUTE, { user }));
  const last = delivery >= timing.deliveries || begun - writtenAt >= timing.lastAfter || begun - started < timing.missedBefore;
  // Made once for all deliveries: a repeated or replayed one must not take the reply away from a person who was told to ask for it.
  const decide = async (wish: 'pending' | 'reply'): Promise<string> => {
    if (await store.claimValue(`decided|${key}`, wish, clock().getTime() + DAY, { user })) return wish;
    return (await store.getValue(`decided|${key}`)) ?? wish;
  };
  let decided = false;
  for (;;) {
    const waited = await jobs.waitFor(question, { until: begun + timing.answerWithin, signal });
    if (waited.state === 'gone') {
      ({ job, created } = await jobs.open(question));
      continue;
    }
    if (waited.state === 'waiting') {
      if (last && ((await decide('pending')) === 'pending' || decided)) return PENDING;
      // Another delivery has the reply: it is done now.
      decided = last;
      if (decided) continue;
      await sleep(begun + timing.droppedAfter - clock().getTime(), signal);
      return undefined;
    }
    // Dropped while it was waiting: the next delivery carries the reply, or 「继续」 does.
    if (signal?.aborted === true) return undefined;
    if ((await decide('reply')) === 'pending') return PENDING;
    const first = await store.deliverJob(key);
    // 「继续」 was faster, and its own response carries the reply.
    if (!first && (await takenBy(store, key)) !== undefined) return undefined;
    const [part = '', ...rest] = waited.parts;
    // Of a reply meant to be sent, all parts but the first wait for 「继续」 now.
    if (first && jobs.sends > 1 && rest.length > 0) await assistant.keepRest(user, rest);
    const now = clock().getTime();
    const earlier = await freeReply(store, job, { now, older: now - offeredAfter(timing) });
    return earlier === undefined ? part : `${part}\n${EARLIER_READY}`;
  }
}
