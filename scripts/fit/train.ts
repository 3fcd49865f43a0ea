import type { Network } from '../../src/retrieval/network.ts';

/** One question: rows of its candidates and the share of the answer that each should get. Shares of a question add up to 1. */
export type Lesson = Readonly<{ rows: Uint32Array; shares: Float32Array; weight: number }>;

export type TrainOptions = Readonly<{ units: number; epochs: number; rate: number; decay: number; random: () => number }>;

const BATCH = 64;

/** Mean and deviation of each column over the rows. */
export const scaling = (values: Float32Array, width: number): { mean: Float32Array; scale: Float32Array } => {
  const [mean, scale] = [new Float64Array(width), new Float64Array(width)];
  const rows = values.length / width;
  for (let at = 0; at < values.length; at += 1) mean[at % width]! += values[at]! / rows;
  for (let at = 0; at < values.length; at += 1) scale[at % width]! += (values[at]! - mean[at % width]!) ** 2 / rows;
  return { mean: Float32Array.from(mean), scale: Float32Array.from(scale, (variance) => Math.sqrt(variance) + 1e-6) };
};

/** Values brought to mean 0 and deviation 1. */
export const scaled = (values: Float32Array, { mean, scale }: { mean: Float32Array; scale: Float32Array }): Float32Array =>
  values.map((value, at) => (value - mean[at % mean.length]!) / scale[at % mean.length]!);

export type Member = Network['members'][number];

/**
 * Fits one member of a network on scaled values. The loss is the cross-entropy between the wanted shares and the softmax of the scores
 * over a question's candidates (ListNet with the top one); Adam, the rate falling to a twentieth.
 */
export const train = (values: Float32Array, width: number, lessons: readonly Lesson[], { units, epochs, rate, decay, random }: TrainOptions): Member => {
  const parameters = new Float32Array(width + units * (width + 2));
  const [first, output] = [width, width + units * (width + 1)];
  for (let at = first; at < output; at += 1) parameters[at] = (normal(random) * 0.5) / Math.sqrt(width);
  const [slopes, means, squares] = [new Float32Array(parameters.length), new Float32Array(parameters.length), new Float32Array(parameters.length)];
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0) / lessons.length;
  const steps = epochs * Math.ceil(lessons.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const order = shuffled(lessons, random);
    for (let start = 0; start < order.length; start += BATCH) {
      slopes.fill(0);
      const batch = order.slice(start, start + BATCH);
      for (const lesson of batch) learn(values, width, units, parameters, slopes, lesson, lesson.weight / total / batch.length);
      step += 1;
      const pace = rate * Math.max(0.05, 1 - step / steps);
      for (let at = 0; at < parameters.length; at += 1) {
        const slope = slopes[at]! + decay * parameters[at]!;
        means[at] = 0.9 * means[at]! + 0.1 * slope;
        squares[at] = 0.99 * squares[at]! + 0.01 * slope * slope;
        parameters[at]! -= (pace * (means[at]! / (1 - 0.9 ** step))) / (Math.sqrt(squares[at]! / (1 - 0.99 ** step)) + 1e-8);
      }
    }
  }
  return memberOf(parameters, width, units);
};

const learn = (values: Float32Array, width: number, units: number, parameters: Float32Array, slopes: Float32Array, { rows, shares }: Lesson, weight: number): void => {
  const output = width + units * (width + 1);
  const hidden = new Float32Array(rows.length * units);
  const scores = new Float64Array(rows.length);
  for (const [place, row] of rows.entries()) {
    const base = row * width;
    let score = 0;
    for (let at = 0; at < width; at += 1) score += parameters[at]! * values[base + at]!;
    for (let unit = 0; unit < units; unit += 1) {
      const own = width + unit * (width + 1);
      let sum = parameters[own + width]!;
      for (let at = 0; at < width; at += 1) sum += parameters[own + at]! * values[base + at]!;
      hidden[place * units + unit] = Math.tanh(sum);
      score += parameters[output + unit]! * hidden[place * units + unit]!;
    }
    scores[place] = score;
  }
  const most = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  const mass = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  for (const [place, row] of rows.entries()) {
    const error = weight * (Math.exp(scores[place]! - most) / mass - shares[place]!);
    const base = row * width;
    for (let at = 0; at < width; at += 1) slopes[at]! += error * values[base + at]!;
    for (let unit = 0; unit < units; unit += 1) {
      const own = width + unit * (width + 1);
      const value = hidden[place * units + unit]!;
      slopes[output + unit]! += error * value;
      const inner = error * parameters[output + unit]! * (1 - value * value);
      if (inner === 0) continue;
      slopes[own + width]! += inner;
      for (let at = 0; at < width; at += 1) slopes[own + at]! += inner * values[base + at]!;
    }
  }
};

const memberOf = (parameters: Float32Array, width: number, units: number): Member => ({
  bias: 0,
  linear: Array.from(parameters.slice(0, width), rounded),
  units: Array.from({ length: units }, (_, unit) => {
    const own = width + unit * (width + 1);
    return {
      bias: rounded(parameters[own + width]!),
      weights: Array.from(parameters.slice(own, own + width), rounded),
      output: rounded(parameters[width + units * (width + 1) + unit]!),
    };
  }),
});

/** Five significant digits are more than the fit is sure of. */
export const rounded = (value: number): number => Number(value.toPrecision(5));

/** A repeatable stream of numbers in [0, 1) (mulberry32, public domain). */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
};
