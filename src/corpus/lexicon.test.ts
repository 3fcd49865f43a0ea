import { describe, expect, it } from 'vitest';
import { CorpusError } from './errors.ts';
import { expand, lexiconOf, parseLexicon } from './lexicon.ts';

const lexicon = lexiconOf([
  { words: ['社会工作师', '社工师', '中级'], weight: 1 },
  { words: ['助理社会工作师', '助理社工师', '初级'], weight: 1 },
  { words: ['社会保险', '社保', '五险'], weight: 0.8 },
  { words: ['社保', '医保'], weight: 0.3 },
]);
const words = (text: string): string[] => expand(lexicon, text).map((expansion) => expansion.word);

describe('expand', () => {
  it('gives the other words of a group, not those already said', () => {
    expect(words('中级能落户吗')).toEqual(['社会工作师', '社工师']);
    expect(words('中级就是社工师吧')).toEqual(['社会工作师']);
  });

  it('takes the longest word: an assistant is no social worker of the middle level', () => {
    expect(words('助理社工师')).toEqual(['助理社会工作师', '初级']);
  });

  it('takes words from every group of a word, heaviest first', () => {
    expect(expand(lexicon, '社保')).toEqual([
      { from: '社保', word: '社会保险', weight: 0.8 },
      { from: '社保', word: '五险', weight: 0.8 },
      { from: '社保', word: '医保', weight: 0.3 },
    ]);
  });

  it('has nothing to say to other words', () => {
    expect(expand(lexicon, '今天天气')).toEqual([]);
    expect(expand(lexiconOf([]), '社保')).toEqual([]);
  });
});

describe('parseLexicon', () => {
  it('gives a group without a weight the full one, and reads Latin letters in either case', () => {
    expect(expand(parseLexicon('groups:\n  - words: [社会工作硕士, MSW]\n', 'l.yaml'), 'msw')).toEqual([{ from: 'msw', word: '社会工作硕士', weight: 1 }]);
  });

  it.each([
    ['groups: [', 'not YAML'],
    ['groups:\n  - words: [一个]\n', 'groups.0.words'],
    ['groups:\n  - { words: [甲, 乙], weight: 2 }\n', 'groups.0.weight'],
  ])('names what is wrong in %j', (yaml, words) => {
    expect(() => parseLexicon(yaml, 'l.yaml')).toThrow(CorpusError);
    expect(() => parseLexicon(yaml, 'l.yaml')).toThrow(words);
  });
});
