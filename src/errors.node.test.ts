import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Codes as the sources write them: the members of a type `…ErrorCode` or a list `…ErrorCodes`, or the value of a class's one `code`. */
const codesIn = (source: string): readonly string[] => {
  const unions = [...source.matchAll(/\w*ErrorCodes? =([^;]*);/gu)].flatMap(([, union = '']) => [...union.matchAll(/'([\w-]+)'/gu)].map((match) => match[1] ?? ''));
  const single = [...source.matchAll(/readonly code = '([\w-]+)'/gu)].map((match) => match[1] ?? '');
  return [...unions, ...single];
};

it('docs/errors.md has one heading for each code that an error of the program carries', async () => {
  const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const codes = (await Promise.all(files.map((name) => readFile(join('src', name), 'utf8')))).flatMap(codesIn);
  expect(codes.length).toBeGreaterThan(15);
  const headings = [...(await readFile('docs/errors.md', 'utf8')).matchAll(/^### `([\w-]+)`/gmu)].map((match) => match[1] ?? '');
  expect(headings.length).toBe(new Set(headings).size);
  expect(codes.filter((code) => !headings.includes(code))).toEqual([]);
});
