/** Vectors of unit length with a byte a number: a quarter of the room, and the order of the nearest all but the same. */
export type QuantisedVectors = Readonly<{ ids: readonly string[]; /** row after row */ values: Int8Array; /** by row: what one step is worth */ scales: Float32Array }>;

export type VectorScan = Readonly<{
  /** nearest first by cosine; `distance` is 1 − cosine, as LanceDB gives it */
  search(vector: Float32Array, k: number): readonly Readonly<{ id: string; distance: number }>[];
  size: number;
  dimension: number;
}>;

const STEPS = 127;

export function quantised(vectors: ReadonlyMap<string, Float32Array>): QuantisedVectors {
  const dimension = [...vectors.values()][0]?.length ?? 0;
  const values = new Int8Array(vectors.size * dimension);
  const scales = new Float32Array(vectors.size);
  let row = 0;
  for (const vector of vectors.values()) {
    const length = Math.hypot(...vector) || 1;
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / length || 1;
    scales[row] = largest / STEPS;
    for (let at = 0; at < dimension; at++) values[row * dimension + at] = Math.round((vector[at]! / length / largest) * STEPS);
    row++;
  }
  return { ids: [...vectors.keys()], values, scales };
}

export function scanOf({ ids, values, scales }: QuantisedVectors): VectorScan {
  const dimension = ids.length === 0 ? 0 : values.length / ids.length;
  return {
    size: ids.length,
    dimension,
    search: (vector, k) => {
      const length = Math.hypot(...vector) || 1;
      const found = ids.map((id, row) => {
        let product = 0;
        for (let at = 0, place = row * dimension; at < dimension; at++, place++) product += vector[at]! * values[place]!;
        return { id, distance: 1 - (product * scales[row]!) / length };
      });
      return found.sort((a, b) => a.distance - b.distance).slice(0, k);
    },
  };
}
