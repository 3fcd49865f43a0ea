import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readRetrievalSet, type RetrievalSet } from './retrieval-sets.ts';

/** Question sets that others published; they are measured with, never shipped, and may be absent. */
export const PUBLIC_SETS = ['gov-faq', 'ncp-policy', 'stard-law', 'cmrc'] as const;

export type NamedSet = Readonly<{ name: string; set: RetrievalSet }>;

/** The sets that are there, and the names of those that are not. */
export const publicSets = async (folder: URL = new URL('../../shared/retrieval/', import.meta.url)): Promise<{ sets: NamedSet[]; missing: string[] }> => {
  const sets: NamedSet[] = [];
  const missing: string[] = [];
  for (const name of PUBLIC_SETS) {
    const file = (kind: string): string => fileURLToPath(new URL(`${name}/${kind}.jsonl`, folder));
    if (!(await isThere(file('passages')))) missing.push(name);
    else
      sets.push({
        name,
        set: await readRetrievalSet({ passages: file('passages'), queries: file('queries'), refusal: (await isThere(file('refusal'))) ? file('refusal') : undefined }),
      });
  }
  return { sets, missing };
};

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
