import type { Job, SharedValues } from '../../../store/store.ts';

/**
 * What is known of a part that we send ourselves. It is claimed before it is sent: a process that is killed meanwhile leaves `sending`, and nobody can say
 * whether the person got it, so it is not sent again, but offered. `parked`: the platform said no for now.
 */
export type PartState = 'sending' | 'parked';

const DAYS = 2 * 24 * 3600 * 1000;
const nameOf = ({ key, sentParts }: Pick<Job, 'key' | 'sentParts'>): string => `part|${key}|${sentParts}`;

export async function partState(store: SharedValues, job: Pick<Job, 'key' | 'sentParts'>): Promise<PartState | undefined> {
  return (await store.getValue(nameOf(job))) as PartState | undefined;
}

/** True for one caller only. */
export const claimPart = (store: SharedValues, job: Pick<Job, 'key' | 'sentParts' | 'user'>, now: number): Promise<boolean> =>
  store.claimValue(nameOf(job), 'sending' satisfies PartState, now + DAYS, { user: job.user });

export const parkPart = (store: SharedValues, job: Pick<Job, 'key' | 'sentParts' | 'user'>, now: number): Promise<void> =>
  store.setValue(nameOf(job), 'parked' satisfies PartState, now + DAYS, { user: job.user });

/** Only while the person's delivery lock is held. */
export const unparkPart = (store: SharedValues, job: Pick<Job, 'key' | 'sentParts'>): Promise<void> => store.deleteValue(nameOf(job));
