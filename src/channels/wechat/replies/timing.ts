/** Milliseconds. The platform's clock: it drops a delivery after five seconds and sends it three times in all. */
export type Timing = Readonly<{
  /** until when a reply may go into the response of a delivery */
  answerWithin: number;
  /** when the platform has surely dropped a delivery that got no answer */
  droppedAfter: number;
  /** deliveries of one message */
  deliveries: number;
  /** a delivery that comes this long after the message was written is the last, though others may not have reached us */
  lastAfter: number;
  /** for so long after its start a process counts every delivery as the last: the ones before may have come while nobody was there */
  missedBefore: number;
  /** how long a job belongs to a process that does not renew it: short, so that another takes it over within the deliveries */
  lease: number;
  /** longest pause between two looks into the store for another process' reply */
  poll: number;
  /** when answering is given up */
  answerLimit: number;
}>;

export const TIMING: Timing = { answerWithin: 4500, droppedAfter: 6000, deliveries: 3, lastAfter: 9000, missedBefore: 15_000, lease: 3000, poll: 250, answerLimit: 120_000 };

/** After all deliveries of a message: a reply that is ready by then and was not given out is offered. */
export const offeredAfter = ({ droppedAfter, deliveries }: Timing): number => droppedAfter * deliveries;

export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.max(0, milliseconds));
    signal?.addEventListener('abort', done, { once: true });
  });
}
