import { expect, test } from 'vitest';
import { mask } from './mask.ts';
import { apply, mutantsOf } from './mutants.ts';

const of = (source: string) => mutantsOf(source).map((mutant) => [mutant.kind, apply(source, mutant)]);

test.each([
  [
    "const c = { a: figure(60, '个月', CORE) };",
    [
      ['cited figure', "const c = { a: figure(61, '个月', CORE) };"],
      ['cited figure', "const c = { a: figure(59, '个月', CORE) };"],
    ],
  ],
  [
    'f(constants.a.value)',
    [
      ['used figure', 'f(((constants.a.value as number) + Number(true)))'],
      ['used figure', 'f(((constants.a.value as number) - Number(true)))'],
    ],
  ],
  [
    'if (a >= b) return',
    [
      ['comparison', 'if (a > b) return'],
      ['comparison', 'if (a < b) return'],
    ],
  ],
  ['if (a === b) return', [['comparison', 'if (a !== b) return']]],
  ['return a && b', [['and/or', 'return a || b']]],
  [
    'const conditions = [\n  f({ a, b }),\n  g([c]),\n];',
    [
      ['condition dropped', 'const conditions = [\n  g([c]),\n];'],
      ['condition dropped', 'const conditions = [\n  f({ a, b }),\n];'],
    ],
  ],
  [
    'addMonths(asOf, Math.ceil(gap))',
    [
      ['date offset', 'addMonths(asOf, Math.ceil(gap) + Number(true))'],
      ['date offset', 'addMonths(asOf, Math.ceil(gap) - Number(true))'],
    ],
  ],
])('%s', (source, mutants) => {
  expect(of(source)).toEqual(mutants);
});

test.each([
  "const a = 'x > y && z';",
  '// a === b\n',
  '/** if a > b && c */',
  'const r = /a > b && [/] c/u;',
  'const t = `a > b ${c} d && e`;',
  'const conditions = [only];',
  'const f = (a: number) => a;',
])('%s has nothing to turn', (source) => {
  expect(of(source)).toEqual([]);
});

test('code inside a template is code, and what follows it is text again', () => {
  const source = '`a > b ${c > d ? `${e} > f` : { g: 1 }} h > i`; j > k';
  expect(mask(source).match(/ > /gu)).toHaveLength(2);
  expect(mask(source)).toHaveLength(source.length);
});
