import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.ts';
import { comparePeople } from './people.ts';
import { smallCorpus } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);
const compare = (text: string, rule = 'bijiang-recruitment-score') => comparePeople(engine, engine.rules.get(rule)!, { text, asOf: '2026-11-21' });
const said = (text: string) => compare(text)?.statements.map((statement) => statement.text) ?? [];

describe('several people in one message', () => {
  it('get a line each, and who is ahead comes first', () => {
    const [first, a, b, ...more] = said('甲笔试90面试72没证 乙笔试80面试81没证 谁高');
    expect(first).toBe('乙更高(80.6)。');
    expect(a).toMatch(/^· 甲:综合成绩79\.2分/u);
    expect(b).toMatch(/^· 乙:综合成绩80\.6分/u);
    expect(more).toEqual([]);
  });

  it('are alike where their figures are', () => expect(said('甲笔试80面试80没证 乙笔试80面试80没证')[0]).toBe('甲和乙一样(都是80)。'));

  it('all count, however many', () => {
    const lines = said('甲笔试80面试80没证 乙笔试80面试80没证 丙笔试90面试90没证 丁笔试80面试80没证 我笔试95面试95没证');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('您最高(95)。');
  });

  it.each(['甲笔试100面试69没证 乙笔试60面试70没证', '甲笔试90面试75 乙笔试80面试80没证'])('nobody is called ahead where the highest is out or something is open: %s', (text) => {
    const lines = said(text);
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => line.startsWith('·'))).toBe(true);
  });

  it('somebody who is out is behind', () => expect(said('甲笔试90面试69没证 乙笔试80面试80没证')[0]).toBe('乙更高(80)。'));

  it('what is said of one is not taken for another', () => {
    const { computed } = compare('小王笔试80面试80没证 小李笔试85面试70有证')!;
    expect(computed.map(({ facts }) => facts)).toEqual([
      expect.objectContaining({ writtenScore: 80, interviewScore: 80 }),
      expect.objectContaining({ writtenScore: 85, interviewScore: 70 }),
    ]);
    expect(computed[1]?.facts['certificateHeld']).toBe(true);
  });

  it('a pronoun is whom was named before it, and no further person', () => {
    expect(compare('我朋友在宁波考了高级,给了她五千,台州也这么多吗', 'zhejiang-certificate-reward')).toBeUndefined();
    expect(compare('我跟室友比 我笔试80面试80没证 她笔试85面试85没证')?.statements[0]?.text).toBe('室友更高(85)。');
  });

  it('each line is cited', () => {
    const { statements } = compare('甲笔试90面试72没证 乙笔试80面试81没证')!;
    expect(statements.slice(1).every(({ references }) => references.length > 0)).toBe(true);
  });
});

describe('one person, or none', () => {
  it.each(['我笔试80面试75没证 总分多少', '我和同事谁高', '笔试80面试75', '我笔试80 她面试75'])('is no comparison: %s', (text) => expect(compare(text)).toBeUndefined());
});
