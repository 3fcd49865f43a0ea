/** Turns texts into vectors. One `id` stands for one way of doing so: vectors of different ids must never be compared. */
export type Embedder = Readonly<{
  /** names the way and its version, such as `lexical-256@…` or an endpoint's model */
  id: string;
  /** length of every vector */
  dimension: number;
  /** one vector a text, in their order */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}>;
