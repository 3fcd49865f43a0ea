import { describe, expect, it } from 'vitest';
import type { Statement } from '../schema/answer.ts';
import { numberReferences, renderText } from './render-text.ts';

const source = { title: '文件', publisher: '局', published: '2017-11-03', kind: 'official', section: '一', url: '/sources/a' } as const;
const statements: readonly Statement[] = [
  { role: 'verdict', text: '可以', references: [{ document: 'a', quote: '甲' }] },
  { role: 'note', text: '说明', references: [] },
  {
    role: 'condition',
    text: '条件',
    references: [
      { document: 'a', quote: '乙' },
      { document: 'a', quote: '甲' },
    ],
  },
];

describe('a reply as text', () => {
  it('numbers quotes by first use, the same words once', () => {
    const citations = numberReferences(statements, (reference) => ({ ...source, ...reference }));
    expect(citations.map(({ n, quote }) => [n, quote])).toEqual([
      [1, '甲'],
      [2, '乙'],
    ]);
    expect(renderText({ statements, citations })).toBe('可以[1]\n说明\n条件[2][1]\n\n来源:\n[1]《文件》(官方文件,2017-11-03)一\n[2]《文件》(官方文件,2017-11-03)一');
  });

  it('has no list of sources where nothing is cited', () => {
    expect(renderText({ statements: [{ role: 'talk', text: '您好', references: [] }], citations: [] })).toBe('您好');
  });
});
