import type { Trees } from '../../src/retrieval/trees.ts';

/** Rows by columns: `bins[f][row]`, and the thresholds between bins. */
export type Binned = Readonly<{ names: readonly string[]; bins: readonly Uint8Array[]; edges: readonly Float32Array[]; rows: number }>;

export type BoostOptions = Readonly<{
  trees: number;
  leaves: number;
  rate: number;
  /** fewest rows in a leaf, and what is added to its curvature */
  smallest: number;
  ridge: number;
  /** share of the features that a tree may ask */
  featureShare: number;
  random: () => number;
  /** names of features that must not be asked */
  without?: readonly string[];
}>;

/** First and second derivative of the loss at the current scores, written into the arrays; rows outside stay 0. */
export type Gradient = (scores: Float64Array, slopes: Float64Array, curvatures: Float64Array, round: number) => Uint32Array;

const BINS = 64;

/** Cuts every feature at quantiles of all rows. */
export const binned = (names: readonly string[], values: Float32Array): Binned => {
  const width = names.length;
  const rows = values.length / width;
  const edges: Float32Array[] = [];
  const bins = names.map((_, feature) => {
    const column = Float32Array.from({ length: rows }, (__, row) => values[row * width + feature]!);
    const sorted = column.toSorted();
    const cuts = new Set<number>();
    for (let cut = 1; cut < BINS; cut += 1) cuts.add(sorted[Math.floor((cut * rows) / BINS)]!);
    const own = Float32Array.from([...cuts].sort((a, b) => a - b));
    edges.push(own);
    return Uint8Array.from(column, (value) => lowerBound(own, value));
  });
  return { names, bins, edges, rows };
};

/** Gradient-boosted regression trees, grown leaf by leaf (the leaf that gains most first). */
export const boost = (data: Binned, gradient: Gradient, { trees, leaves, rate, smallest, ridge, featureShare, random, without = [] }: BoostOptions): Trees & { gains: Map<string, number> } => {
  const scores = new Float64Array(data.rows);
  const slopes = new Float64Array(data.rows);
  const curvatures = new Float64Array(data.rows);
  const usable = data.names.map((name, feature) => ({ name, feature })).filter(({ name, feature }) => !without.includes(name) && data.edges[feature]!.length > 0).map(({ feature }) => feature);
  const grown: Trees['trees'][number][] = [];
  const gains = new Map<string, number>();
  for (let round = 0; round < trees; round += 1) {
    slopes.fill(0);
    curvatures.fill(0);
    const rows = gradient(scores, slopes, curvatures, round);
    const asked = usable.filter(() => random() < featureShare);
    const root = grow({ data, slopes, curvatures, rows, asked, leaves, smallest, ridge });
    const tree: Trees['trees'][number] = [];
    const write = (node: Node): void => {
      if (node.split === undefined) {
        tree.push([(rate * node.slope) / (node.curvature + ridge)]);
        return;
      }
      const { feature, bin, left, right, gain } = node.split;
      gains.set(data.names[feature]!, (gains.get(data.names[feature]!) ?? 0) + gain);
      const place = tree.push([feature, data.edges[feature]![bin]!, 0]) - 1;
      write(left);
      tree[place] = [feature, data.edges[feature]![bin]!, tree.length];
      write(right);
    };
    write(root);
    grown.push(tree);
    for (let row = 0; row < data.rows; row += 1) {
      let node = root;
      while (node.split !== undefined) node = data.bins[node.split.feature]![row]! <= node.split.bin ? node.split.left : node.split.right;
      scores[row]! += (rate * node.slope) / (node.curvature + ridge);
    }
  }
  return { features: [...data.names], trees: grown, gains };
};

type Node = { rows: Uint32Array; slope: number; curvature: number; best?: Split | undefined; split?: { feature: number; bin: number; gain: number; left: Node; right: Node } };
type Split = { feature: number; bin: number; gain: number };
type Growth = Readonly<{ data: Binned; slopes: Float64Array; curvatures: Float64Array; rows: Uint32Array; asked: readonly number[]; leaves: number; smallest: number; ridge: number }>;

const grow = (growth: Growth): Node => {
  const root = node(growth, growth.rows);
  const open = [root];
  for (let count = 1; count < growth.leaves; count += 1) {
    let chosen = -1;
    for (const [at, { best }] of open.entries()) if (best !== undefined && (chosen === -1 || best.gain > open[chosen]!.best!.gain)) chosen = at;
    if (chosen === -1) break;
    const [parent] = open.splice(chosen, 1);
    const { feature, bin, gain } = parent!.best!;
    const column = growth.data.bins[feature]!;
    const left = node(growth, parent!.rows.filter((row) => column[row]! <= bin));
    const right = node(growth, parent!.rows.filter((row) => column[row]! > bin));
    parent!.split = { feature, bin, gain, left, right };
    parent!.rows = new Uint32Array(0);
    open.push(left, right);
  }
  return root;
};

const node = ({ data, slopes, curvatures, asked, smallest, ridge }: Growth, rows: Uint32Array): Node => {
  let [slope, curvature] = [0, 0];
  for (const row of rows) {
    slope += slopes[row]!;
    curvature += curvatures[row]!;
  }
  const made: Node = { rows, slope, curvature };
  if (rows.length < 2 * smallest) return made;
  const whole = slope ** 2 / (curvature + ridge);
  const [sums, bends, counts] = [new Float64Array(BINS), new Float64Array(BINS), new Uint32Array(BINS)];
  for (const feature of asked) {
    sums.fill(0);
    bends.fill(0);
    counts.fill(0);
    const column = data.bins[feature]!;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at]!;
      const bin = column[row]!;
      sums[bin]! += slopes[row]!;
      bends[bin]! += curvatures[row]!;
      counts[bin]! += 1;
    }
    let [leftSlope, leftCurvature, leftCount] = [0, 0, 0];
    for (let bin = 0; bin < data.edges[feature]!.length; bin += 1) {
      leftSlope += sums[bin]!;
      leftCurvature += bends[bin]!;
      leftCount += counts[bin]!;
      if (leftCount < smallest) continue;
      if (rows.length - leftCount < smallest) break;
      const gain = leftSlope ** 2 / (leftCurvature + ridge) + (slope - leftSlope) ** 2 / (curvature - leftCurvature + ridge) - whole;
      if (gain > 1e-9 && (made.best === undefined || gain > made.best.gain)) made.best = { feature, bin, gain };
    }
  }
  return made;
};

/** Number of edges below the value: bin b holds what is at most edge b. */
const lowerBound = (edges: Float32Array, value: number): number => {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
