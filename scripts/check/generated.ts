import { sourceFiles, type SourceFile } from './source-files.ts';

/** What makes a generated file anew, or finds it stale; the tests named are the ones that compare it with its source. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  'migrations/': ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', 'src/store/migrations'],
  'src/answer/phrase/prompts.generated.ts': ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', 'src/answer/phrase/prompts'],
};
/** Fitted to data rather than derived from it: a run on another day gives other figures, and the evaluation judges them. */
const FITTED = /^src\/retrieval\/confidence-weights\.ts$/u;

/** Generated files that nobody knows how to check, and those that are stale. `node` runs a script and gives its faults. */
export function generatedFaults(root: string, node: (...args: string[]) => readonly string[]): readonly string[] {
  const generated = sourceFiles(root)
    .filter(isGenerated)
    .map(({ path }) => path)
    .filter((path) => !FITTED.test(path));
  const unknown = generated
    .filter((path) => checkOf(path) === undefined)
    .map((path) => `${path} says that it is generated; scripts/check/generated.ts does not know how to check it`);
  const used = new Set(generated.map(checkOf).filter((key) => key !== undefined));
  return [...unknown, ...[...used].flatMap((key) => node(...(CHECKS[key] ?? [])))];
}

/** By its name, or by its first lines. */
export function isGenerated({ path, text }: SourceFile): boolean {
  return /\.generated\.\w+$/u.test(path) || (/\.(?:ts|json|sql|js)$/u.test(path) && /^(?:\/\/|--|\/\*\*?|\s*\*)\s*Generated (?:from|by|out of)\b/mu.test(text.slice(0, 400)));
}

function checkOf(path: string): string | undefined {
  return Object.keys(CHECKS).find((prefix) => path.startsWith(prefix));
}
