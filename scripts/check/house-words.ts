import type { SourceFile } from './source-files.ts';

type Ban = Readonly<{ pattern: RegExp; why: string; /** files in which it may stand */ except?: RegExp }>;

/** Tests and measurements that are left out where data beside the project is absent. */
const OPTIONAL_DATA = /(?:\.test|\.suite)\.ts$|\/testing\/|\.fixture\.ts$|^eval\/retrieval-public-sets\.ts$|^bench\//u;
/** This file holds every banned word, and its test samples of them. */
const OWN = /^scripts\/check\/house-words(?:\.test)?\.ts$/u;

const BANS: readonly Ban[] = [
  { pattern: /import \{[^}]*\bz\b[^}]*\} from 'zod'/u, why: "keeps every language of zod in the Worker: import * as z from 'zod'" },
  { pattern: /(?<![\w.:/-])\/(?:work|home|root|Users)\/[\w.-]+/u, why: 'a path of one machine' },
  { pattern: /registry\.npm(?:js\.org|mirror\.com)|npm\.pkg\.github\.com|artifactory|localhost:4873/u, why: 'a host of a package registry' },
  { pattern: /(?:\.\.\/)+shared\//u, why: 'names a folder outside the project; only what is skipped without it may', except: OPTIONAL_DATA },
  { pattern: /\b(?:sub-?agents?|helper session|the lead)\b/iu, why: 'tells of how the project was made; it speaks of itself alone' },
  { pattern: /(?:\/\/|^\s*\*|\/\*).*\bhelpers?\b/iu, why: 'a vague word: say what the function does' },
  { pattern: /(?:^|\W)(?:TODO|FIXME|XXX|HACK)\b/u, why: 'unfinished work belongs in a list, not in the code' },
];

/** What of a file breaks a habit that no linter knows, as `path:line: why`. */
export function houseFaults({ path, text }: SourceFile): readonly string[] {
  if (OWN.test(path)) return [];
  return text
    .split('\n')
    .flatMap((line, i) =>
      BANS.filter(({ pattern, except }) => pattern.test(line) && except?.test(path) !== true).map(
        ({ why, pattern }) => `${path}:${i + 1}: 「${pattern.exec(line)?.[0].trim()}」 ${why}`,
      ),
    );
}
