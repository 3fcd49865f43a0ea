import type { SharedValues } from '../../../store/store.ts';
import { sleep } from './timing.ts';

const HELD = 30_000;
const PAUSE = 25;

/**
 * Runs one delivery at a time for a person, over all processes, so that replies keep their order. A killed process' lock runs out after half a minute.
 * `hold` keeps it for another half minute.
 */
export async function withDeliveryLock<T>(
  store: SharedValues,
  user: string,
  { clock }: Readonly<{ clock: () => Date }>,
  run: (hold: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const name = `delivering|${user}`;
  while (!(await store.claimValue(name, 'held', clock().getTime() + HELD, { user }))) await sleep(PAUSE);
  try {
    return await run(() => store.setValue(name, 'held', clock().getTime() + HELD, { user }));
  } finally {
    await store.deleteValue(name);
  }
}
