/** Terms with their weights. */
export type SparseVector = ReadonlyMap<string, number>;

export type SparseIndex = Readonly<{
  /** cosine of the idf-weighted vectors, only entries that share a term; keys are entry numbers */
  similarities(query: SparseVector): ReadonlyMap<number, number>;
  idf(term: string): number;
  knows(term: string): boolean;
}>;

/** An inverted index over weighted terms: exact cosine similarity in memory, the same on both runtimes. */
export function createSparseIndex(entries: readonly SparseVector[]): SparseIndex {
  const postings = new Map<string, { entry: number; weight: number }[]>();
  for (const [entry, vector] of entries.entries()) {
    for (const [term, weight] of vector) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [{ entry, weight }]);
      else list.push({ entry, weight });
    }
  }
  const idf = (term: string) => Math.log(1 + entries.length / (1 + (postings.get(term)?.length ?? 0)));
  const norms = entries.map((vector) => Math.sqrt([...vector].reduce((sum, [term, weight]) => sum + (weight * idf(term)) ** 2, 0)));
  return {
    idf,
    knows: (term) => postings.has(term),
    similarities: (query) => {
      const sums = new Map<number, number>();
      let norm = 0;
      for (const [term, weight] of query) {
        const rarity = idf(term);
        norm += (weight * rarity) ** 2;
        for (const posting of postings.get(term) ?? []) {
          sums.set(posting.entry, (sums.get(posting.entry) ?? 0) + weight * posting.weight * rarity * rarity);
        }
      }
      for (const [entry, sum] of sums) sums.set(entry, sum / (Math.sqrt(norm) * (norms[entry] || 1)));
      return sums;
    },
  };
}
