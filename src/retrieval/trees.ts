import * as z from 'zod';

/** Regression trees whose outputs are added up. A node either asks one feature against a threshold, or is a leaf. */
export const treesSchema = z.strictObject({
  features: z.array(z.string()),
  /** per tree, nodes in pre-order: [feature, threshold, place of the right branch] (the left branch follows at once) or [value] */
  trees: z.array(z.array(z.union([z.tuple([z.number()]), z.tuple([z.number(), z.number(), z.number()])]))),
});
export type Trees = Readonly<z.infer<typeof treesSchema>>;

/** Sums the trees for rows of features. Goes left where the value is at most the threshold. */
export type TreeModel = Readonly<{ score(values: Float32Array, row: number): number }>;

/** Makes trees ready to use; `features` names the columns of the rows, which may stand in another order or be more. Throws when one is missing. */
export const treeModelOf = ({ features, trees }: Trees, columns: readonly string[]): TreeModel => {
  const places = features.map((name) => {
    const place = columns.indexOf(name);
    if (place === -1) throw new Error(`the weights ask for the feature ${name}, which is not computed; fit them again`);
    return place;
  });
  const size = trees.reduce((sum, tree) => sum + tree.length, 0);
  const column = new Int16Array(size);
  const value = new Float32Array(size);
  const right = new Uint32Array(size);
  const roots: number[] = [];
  let start = 0;
  for (const tree of trees) {
    roots.push(start);
    for (const [at, node] of tree.entries()) {
      if (node.length === 1) column[start + at] = -1;
      else {
        column[start + at] = places[node[0]]!;
        right[start + at] = start + node[2];
      }
      value[start + at] = node.length === 1 ? node[0] : node[1];
    }
    start += tree.length;
  }
  return {
    score: (values, row) => {
      const base = row * columns.length;
      let sum = 0;
      for (const root of roots) {
        let node = root;
        while (column[node]! >= 0) node = values[base + column[node]!]! <= value[node]! ? node + 1 : right[node]!;
        sum += value[node]!;
      }
      return sum;
    },
  };
};
