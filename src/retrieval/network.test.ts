import { expect, it } from 'vitest';
import { scorerOf, type Network } from './network.ts';

const NETWORK: Network = {
  features: ['a', 'b'],
  mean: [1, 0],
  scale: [2, 1],
  members: [
    { bias: 1, linear: [1, 0], units: [] },
    { bias: 0, linear: [0, 1], units: [{ bias: 0.5, weights: [1, 1], output: 2 }] },
  ],
};

it('averages its members, each a linear part and tanh units over scaled features, whatever the order of the columns', () => {
  // a = 5 → 2, b = 3 → 3.
  const expected = (1 + 2 + (3 + 2 * Math.tanh(0.5 + 2 + 3))) / 2;
  expect(scorerOf(NETWORK, ['a', 'b'])(Float32Array.of(0, 0, 5, 3), 1)).toBeCloseTo(expected, 5);
  expect(scorerOf(NETWORK, ['b', 'other', 'a'])(Float32Array.of(3, 9, 5), 0)).toBeCloseTo(expected, 5);
});

it('refuses weights that do not fit', () => {
  expect(() => scorerOf(NETWORK, ['a'])).toThrow('ask for b');
  expect(() => scorerOf({ ...NETWORK, mean: [1] }, ['a', 'b'])).toThrow('2 numbers in each row');
});
