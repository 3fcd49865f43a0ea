import { TIMING, type Timing } from '../replies/timing.ts';

/** WeChat's five seconds as two and a half: short enough to be affordable, long enough for a busy machine. */
export const LOAD_DROP = 2500;
export const LOAD_TIMING: Timing = { ...TIMING, answerWithin: 1900, droppedAfter: 3000, lastAfter: 4000, missedBefore: 7500, lease: 1500, poll: 120 };
