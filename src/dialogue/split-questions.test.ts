import { describe, expect, it } from 'vitest';
import { splitQuestions } from './split-questions.ts';

describe('the questions of one message', () => {
  it('takes one question as it stands', () => {
    expect(splitQuestions('社保62个月 里头3个月是补的 落户还差多少')).toEqual(['社保62个月 里头3个月是补的 落户还差多少']);
  });

  it('parts at marks and at words that begin another question', () => {
    expect(splitQuestions('初级要多少学时?证书怎么领?')).toEqual(['初级要多少学时?', '证书怎么领?']);
    expect(splitQuestions('中级学时要多少 另外纸质证怎么领')).toHaveLength(2);
    expect(splitQuestions('补贴多少钱啊什么时候发')).toHaveLength(2);
  });

  it('parts where another place is asked about', () => {
    expect(splitQuestions('宁波高级奖多少碧江高级每月补多少')).toEqual(['宁波高级奖多少', '碧江高级每月补多少']);
  });

  it('parts where a clause asks after one that has asked', () => {
    expect(splitQuestions('中级 学时攒了78 再登记哪天开始收 学时还差几个')).toEqual(['中级 学时攒了78 再登记哪天开始收', '学时还差几个']);
    expect(splitQuestions('社区养老服务岗 要啥学历 还是有护理员证就行')).toHaveLength(1);
    expect(splitQuestions('事业单位添社工岗是另外给名额吗')).toHaveLength(1);
  });

  it('keeps background with its question', () => {
    expect(splitQuestions('我是中级。社保交了五年。能落户北京吗?')).toHaveLength(1);
    expect(splitQuestions('谢谢')).toEqual(['谢谢']);
  });

  it('loses no words, however many questions there are', () => {
    const text = Array.from({ length: 9 }, (_, i) => `第${i}件事怎么办?`).join('');
    const parts = splitQuestions(text);
    expect(parts.length).toBeLessThanOrEqual(4);
    for (let i = 0; i < 9; i++) expect(parts.join('')).toContain(`第${i}件事`);
  });
});
