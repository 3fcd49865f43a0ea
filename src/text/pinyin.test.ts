import { describe, expect, it } from 'vitest';
import { foldSyllable, readingsOf, syllablesOf } from './pinyin.ts';

describe('pinyin', () => {
  it('reads words in context', () => {
    expect(syllablesOf('职称')).toEqual(['zhi', 'cheng']);
    expect(syllablesOf('重庆')).toEqual(['chong', 'qing']);
    expect(syllablesOf('录取')).toEqual(['lu', 'qu']);
    expect(readingsOf('重')).toEqual(expect.arrayContaining(['zhong', 'chong']));
  });

  it.each([
    ['zhang', 'zan'],
    ['sheng', 'sen'],
    ['lan', 'nan'],
    ['ling', 'lin'],
    ['hui', 'fei'],
    ['hua', 'fa'],
    ['hu', 'fu'],
    ['huang', 'fan'],
    ['hun', 'feng'],
  ])('%s sounds like %s', (a, b) => {
    expect(foldSyllable(a)).toBe(foldSyllable(b));
  });

  it.each([
    ['luo', 'lu'],
    ['ji', 'zi'],
    ['gong', 'geng'],
    ['shi', 'she'],
  ])('%s does not sound like %s', (a, b) => expect(foldSyllable(a)).not.toBe(foldSyllable(b)));
});
