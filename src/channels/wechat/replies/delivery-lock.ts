import type { SharedValues } from '../../../store/store.ts';
import { sleep } from './timing.ts';

export type LockOptions = Readonly<{ clock: () => Date; /** milliseconds after which a killed process' lock ends */ lease: number }>;

const PAUSE = 25;

/** Runs one delivery at a time for a person, over all processes, so that replies keep their order. The lock is renewed while it is needed. */
export async function withDeliveryLock<T>(store: SharedValues, user: string, { clock, lease }: LockOptions, run: () => Promise<T>): Promise<T> {
  const name = `delivering|${user}`;
  const own = crypto.randomUUID();
  const until = (): number => clock().getTime() + lease;
  while (!(await store.claimValue(name, own, until(), { user }))) await sleep(PAUSE);
  const isOwn = async (): Promise<boolean> => (await store.getValue(name)) === own;
  const renew = async (): Promise<void> => {
    if (await isOwn()) await store.setValue(name, own, until(), { user });
  };
  const beat = setInterval(() => void renew().catch(() => undefined), lease / 3);
  try {
    return await run();
  } finally {
    clearInterval(beat);
    if (await isOwn()) await store.deleteValue(name);
  }
}
