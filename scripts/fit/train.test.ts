import { expect, it } from 'vitest';
import { scorerOf } from '../../src/retrieval/network.ts';
import { plattScaling } from './calibrate.ts';
import { seeded, train, type Lesson } from './train.ts';

it('learns which of two signs tells the right candidate, also where only both together do', () => {
  const random = seeded(1);
  const rows = 400;
  const values = Float32Array.from({ length: rows * 2 * 2 }, () => (random() < 0.5 ? -1 : 1));
  // Right is the candidate whose two signs agree, which no linear score can tell; equal pairs teach nothing.
  const agree = (row: number): boolean => values[row * 2] === values[row * 2 + 1];
  const lessons: Lesson[] = [];
  for (let pair = 0; pair < rows; pair += 1) {
    const [one, other] = [pair * 2, pair * 2 + 1];
    if (agree(one) !== agree(other)) lessons.push({ rows: Uint32Array.of(one, other), shares: agree(one) ? Float32Array.of(1, 0) : Float32Array.of(0, 1), weight: 1 });
  }
  const member = train(values, 2, lessons, { units: 6, epochs: 60, rate: 0.05, decay: 0, random });
  const score = scorerOf({ features: ['a', 'b'], mean: [0, 0], scale: [1, 1], members: [member] }, ['a', 'b']);
  for (const {
    rows: [one, other],
    shares,
  } of lessons)
    expect(score(values, one!) > score(values, other!)).toBe(shares[0] === 1);
});

it('calibrates scores to the share that is right, each side weighing the same', () => {
  const scores = Array.from({ length: 200 }, (_, at) => (at < 100 ? 1 : -1));
  const right = scores.map((score, at) => (at % 4 === 0 ? score < 0 : score > 0));
  const { slope, offset } = plattScaling(scores, right);
  expect(1 / (1 + Math.exp(-(slope + offset)))).toBeCloseTo(0.75, 3);
  expect(1 / (1 + Math.exp(-(-slope + offset)))).toBeCloseTo(0.25, 3);
});
