import type { SourceFile } from './source-files.ts';

const MOST = 250;

/** Files of code that hold more than one idea, most likely; tests and data may be long. */
export function longFiles(files: readonly SourceFile[]): readonly Readonly<{ path: string; lines: number }>[] {
  return files
    .filter(({ path }) => /\.(?:ts|mjs)$/u.test(path) && !/(?:\.test|\.suite)\.ts$/u.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST)
    .toSorted((a, b) => b.lines - a.lines);
}
