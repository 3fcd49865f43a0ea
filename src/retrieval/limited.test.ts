import { expect, it } from 'vitest';
import { limited } from './limited.ts';

it('runs no more than the limit at once, in order, also after a failure', async () => {
  const run = limited(2);
  let [now, most] = [0, 0];
  const started: number[] = [];
  const task = (index: number) => async () => {
    started.push(index);
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    await Promise.resolve();
    now -= 1;
    if (index === 1) throw new Error('failed');
    return index;
  };
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map((index) => run(task(index))));
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
