import { describe, expect, it } from 'vitest';
import type { Statement } from '../src/schema/answer.ts';
import { maskStatement } from '../src/answer/phrase/placeholders.ts';
import { CITATION_OPERATORS, OPERATORS } from './guard-mutants.ts';
import { FREE, HONEST } from './guard-rewordings.ts';
import { alarmTable, killTable, withTables } from './guard-tables.ts';

const references = [{ document: 'd', quote: '中级及以上可申请;在京连续缴社保满60个月。' }];
const statements: readonly Statement[] = [
  { role: 'verdict', text: '还不行,暂时不能落户:在京连续缴社保(补缴不算)54个月,要满60个月,还差6个月,最早2027年5月21日。', references },
  { role: 'note', text: '文章没有说明社保中断后是否重新计算;北京的要求在2024年1月1日起施行。', references },
];
const answers = [{ statements, citations: [] }];

describe('the lies', () => {
  it.each(OPERATORS)('$name: changes what is said', ({ of }) => {
    const mutants = statements.flatMap((statement, i) => {
      const masked = maskStatement(statement, i + 1);
      return of(masked, masked.text).filter((text) => text !== masked.text);
    });
    expect(mutants.length).toBeGreaterThan(0);
  });

  it('are counted one by one, by every operator', async () => {
    const table = await killTable(answers);
    expect(table.map(({ name }) => name)).toEqual([...OPERATORS, ...CITATION_OPERATORS].map(({ name }) => name));
    for (const { name, mutants, caught, escaped } of table) expect([name, caught, escaped]).toEqual([name, mutants, []]);
  });
});

describe('the honest rewordings', () => {
  it('are told apart from those that the check cannot follow', () => {
    for (const { name, refused, texts } of alarmTable(answers, HONEST)) expect([name, refused, texts > 0]).toEqual([name, 0, texts > 0]);
    expect(alarmTable(answers, FREE).some(({ refused }) => refused > 0)).toBe(true);
  });
});

it('tables find their places, whatever stands there', () => {
  const empty = 'a\n<!-- x -->\n<!-- /x -->\nb';
  const written = withTables(empty, { x: '| 1 |' });
  expect(written).toBe('a\n<!-- x -->\n\n| 1 |\n\n<!-- /x -->\nb');
  expect(withTables(written, { x: '| 2 |' })).toBe(written.replace('1', '2'));
  expect(() => withTables(empty, { y: '' })).toThrow(/table y/u);
});
