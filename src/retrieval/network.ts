import * as z from 'zod';

const numbers = z.array(z.number());

/**
 * A small network over named features: each is brought to mean 0 and deviation 1, then every member adds a linear part
 * and a layer of tanh units (none in a plain linear model); the members are averaged.
 */
export const networkSchema = z.strictObject({
  features: z.array(z.string()),
  mean: numbers,
  scale: numbers,
  members: z.array(z.strictObject({ bias: z.number(), linear: numbers, units: z.array(z.strictObject({ bias: z.number(), weights: numbers, output: z.number() })) })).min(1),
});
export type Network = Readonly<z.infer<typeof networkSchema>>;

/** Scores one row out of rows of features laid end to end. */
export type Scorer = (values: Float32Array, row: number) => number;

/** Makes a network ready for rows whose columns have these names, in any order. Throws when one is missing. */
export const scorerOf = (network: Network, columns: readonly string[]): Scorer => {
  const { features, mean, scale, members } = networkSchema.parse(network);
  const width = features.length;
  const places = features.map((name) => columns.indexOf(name));
  const absent = features.filter((_, at) => places[at] === -1);
  if (absent.length > 0) throw new Error(`the weights ask for ${absent.join(', ')}, which is not computed; fit them again`);
  const shortened = [mean, scale, ...members.flatMap(({ linear, units }) => [linear, ...units.map(({ weights }) => weights)])].some((row) => row.length !== width);
  if (shortened) throw new Error(`the weights must have ${width} numbers in each row, one for each feature`);
  const packed = members.map(({ bias, linear, units }) => ({
    bias,
    linear: Float32Array.from(linear),
    units: units.map((unit) => ({ ...unit, weights: Float32Array.from(unit.weights) })),
  }));
  const input = new Float32Array(width);
  return (values, row) => {
    const start = row * columns.length;
    for (let at = 0; at < width; at += 1) input[at] = (values[start + places[at]!]! - mean[at]!) / scale[at]!;
    let sum = 0;
    for (const { bias, linear, units } of packed) {
      sum += bias + dot(linear, input);
      for (const unit of units) sum += unit.output * Math.tanh(unit.bias + dot(unit.weights, input));
    }
    return sum / packed.length;
  };
};

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
};
