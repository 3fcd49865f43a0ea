import { expect, test } from 'vitest';
import { houseFaults } from './house-words.ts';

test.each([
  ["import { z } from 'zod';", 'every language of zod'],
  ["import { type ZodType, z } from 'zod';", 'every language of zod'],
  ["const root = '/home/me/youju';", 'one machine'],
  ['"resolved": "https://registry.npmjs.org/zod"', 'registry'],
  ["readFile('../shared/wechat/kf.json')", 'outside the project'],
  ['// a helper for dates', 'vague word'],
  ['// TODO: read the year', 'unfinished'],
])('%s is a fault', (line, why) => {
  expect(houseFaults({ path: 'src/text/dates.ts', text: `const a = 1;\n${line}\n` })).toEqual([expect.stringMatching(new RegExp(`^src/text/dates\\.ts:2: .*${why}`, 'u'))]);
});

test.each([
  "import * as z from 'zod';",
  "import type { ZodType } from 'zod';",
  "fetch('http://localhost:8787/work/x')",
  '// the case that leads to another',
  "import { a } from './facts/shared.ts';",
])('%s is none', (line) => {
  expect(houseFaults({ path: 'src/text/dates.ts', text: line })).toEqual([]);
});

test('a test may look for data beside the project', () => {
  expect(houseFaults({ path: 'src/channels/wechat/xml/samples.node.test.ts', text: "const samples = '../shared/wechat';\nconst more = '../../shared/wechat/kf.json';" })).toEqual(
    [],
  );
});
