import { describe, expect, it } from 'vitest';
import { FEATURES } from './features.ts';
import { createRanker, FITTED } from './rank.ts';
import { scorerOf } from './network.ts';

const PASSAGES = [
  { id: 'registration-1', title: '社会工作者登记办法', text: '首次登记的受理期限为通过考试后1年内，登记有效期为3年。' },
  { id: 'registration-2', title: '社会工作者登记办法', text: '再登记的受理期限为上次登记有效期满前3个月。' },
  { id: 'education-1', title: '继续教育', text: '助理社会工作师在每一登记有效期内接受继续教育的时间累计不得少于72小时。' },
  { id: 'subsidy-1', title: '碧江区补贴', text: '助理社工师每月300元、社工师500元、高级800元。' },
  { id: 'hukou-1', title: '北京落户', text: '在京连续缴社保满60个月，实际补缴部分不计入有效年限。' },
  { id: 'hukou-2', title: '天津落户', text: '在津居住满三年的人员可以申请。' },
];

describe('createRanker', () => {
  const ranker = createRanker(PASSAGES);
  const best = (question: string): string | undefined => ranker.rank(question, 3).hits[0]?.id;

  it('finds the passage that a question is about', () => {
    expect(best('上次登记快到期了，提前几个月去办？')).toBe('registration-2');
    expect(best('助理社工师在碧江每个月补贴多少钱')).toBe('subsidy-1');
    expect(best('补缴的社保算不算年限')).toBe('hukou-1');
    expect(best('继续教育要多少小时')).toBe('education-1');
  });

  it('gives no more than asked for, each once, best first, and the same every time', () => {
    const { hits } = ranker.rank('登记有效期', 2);
    expect(hits).toHaveLength(2);
    expect(new Set(hits.map(({ id }) => id)).size).toBe(2);
    expect(hits[0]!.score).toBeGreaterThanOrEqual(hits[1]!.score);
    expect(ranker.rank('登记有效期', 2)).toEqual(ranker.rank('登记有效期', 2));
  });

  it('bears odd questions and odd collections', () => {
    for (const question of ['', '？？', '的', 'x'.repeat(5000), '为什么', '\u0000', '登'.repeat(3000), '𠮷野家']) {
      const { hits, answerability } = ranker.rank(question, 10);
      expect(hits.length).toBeLessThanOrEqual(6);
      expect(answerability).toBeGreaterThanOrEqual(0);
      expect(answerability).toBeLessThanOrEqual(1);
      for (const { score } of hits) expect(Number.isFinite(score)).toBe(true);
    }
    expect(createRanker([]).rank('登记', 5)).toEqual({ hits: [], answerability: 0 });
    expect(createRanker([{ id: 'only', title: '', text: '' }]).rank('登记', 5).hits).toEqual([]);
  });

  it('trusts a question that the passages answer more than one that they do not', () => {
    const { rank } = ranker;
    expect(rank('首次登记的受理期限是多久', 5).answerability).toBeGreaterThan(rank('上海公积金怎么提取', 5).answerability);
    expect(rank('今天晚上吃什么火锅', 5).answerability).toBeLessThan(0.5);
  });
});

describe('the fitted weights', () => {
  it('ask only for features that are computed, and say which one is absent', () => {
    expect(() => scorerOf(FITTED.ranker, FEATURES)).not.toThrow();
    expect(() => scorerOf(FITTED.ranker, FEATURES.slice(1))).toThrow('all');
    expect(FITTED.ranker.members.length).toBeGreaterThan(1);
  });
});
