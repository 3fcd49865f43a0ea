/** Puts texts in a better order for a question. */
export type Reranker = Readonly<{
  id: string;
  /** a score a text, in their order; the higher the better. Throws a ModelError. */
  rank(query: string, texts: readonly string[], signal?: AbortSignal): Promise<readonly number[]>;
}>;

/** The items in the reranker's order, those of equal score as they were; as they were altogether when it fails, which `onFailure` is told. */
export async function reranked<T>(
  reranker: Reranker,
  query: string,
  items: readonly T[],
  { textOf, signal, onFailure }: Readonly<{ textOf: (item: T) => string; signal?: AbortSignal; onFailure?: (error: unknown) => void }>,
): Promise<readonly T[]> {
  if (items.length < 2) return items;
  try {
    const scores = await reranker.rank(query, items.map(textOf), signal);
    return items
      .map((item, i) => ({ item, score: scores[i] ?? -Infinity }))
      .toSorted((a, b) => b.score - a.score)
      .map(({ item }) => item);
  } catch (error) {
    onFailure?.(error);
    return items;
  }
}
