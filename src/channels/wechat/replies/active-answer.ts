import type { Store } from '../../../store/store.ts';
import type { Question, ReplyJobs } from './reply-jobs.ts';
import type { Sender, SendReplies } from './send-replies.ts';
import type { Timing } from './timing.ts';

export type ActiveParts = Readonly<{ jobs: ReplyJobs; sends: SendReplies; sender: Sender; store: Store; clock: () => Date; timing: Timing }>;

/**
 * Answers a message that was taken with an acknowledgement: shows typing, sends what an earlier refusal held back, then the reply once it is ready.
 * Resolves when it is sent, refused, or being sent by another process.
 */
export async function answerActively(
  { jobs, sends, sender, store, clock, timing }: ActiveParts,
  question: Question & Readonly<{ address: string }>,
  { created }: Readonly<{ created: boolean }>,
): Promise<void> {
  const { key, user, address } = question;
  if (created) {
    // Only a sign of life: it may be refused while one is shown already.
    void sender.typing?.(address).catch(() => undefined);
    await sends.sendAll(user, { fresh: true });
  }
  for (;;) {
    const waited = await jobs.waitFor(question, { until: clock().getTime() + timing.answerLimit });
    if (waited.state === 'waiting') return;
    if (waited.state === 'gone') {
      await jobs.open(question);
      continue;
    }
    if ((await store.findJob(key)) !== undefined) return sends.sendAll(user);
    // The person asked to be forgotten, and nothing of it is kept but what is said now.
    for (const [i, text] of waited.parts.slice(0, jobs.sends).entries()) await sender.send({ address, text, id: `${key}.${i}` });
    return;
  }
}
