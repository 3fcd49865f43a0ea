import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauses, sentences, stripQuestionWords, tokens, words } from './segment.ts';

describe('tokens', () => {
  it.each([
    ['落户', ['落', '落户', '户']],
    ['中级60个月', ['中', '中级', '级', '60', '个', '个月', '月']],
    ['PDF格式,2.5MB', ['pdf', '格', '格式', '式', '2.5mb']],
    ['a证', ['a', '证']],
    [' ', []],
  ])('%s', (text, expected) => expect(tokens(text)).toEqual(expected));

  it('keeps every Han character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'社工证落户,a1 。'), maxLength: 30 }), (text) => {
        const han = [...text].filter((c) => /\p{Script=Han}/u.test(c));
        expect(tokens(text).filter((t) => /^\p{Script=Han}$/u.test(t))).toEqual(han);
      }),
    );
  });
});

describe('words', () => {
  it('uses the dictionary of the runtime', () => expect(words('继续教育学时,够吗?')).toEqual(expect.arrayContaining(['继续', '教育', '学时'])));
});

describe('sentences', () => {
  it.each([
    ['第一句。第二句!第三句', ['第一句。', '第二句!', '第三句']],
    ['他说“好。走。”然后走了。完', ['他说“好。走。”然后走了。', '完']],
    ['标题\n正文（见附件；另附）。后文', ['标题', '正文（见附件；另附）。', '后文']],
    ['没关的（括号。下一句。', ['没关的（括号。', '下一句。']],
    ['真的？！不会吧', ['真的？！', '不会吧']],
    ['3.5万。', ['3.5万。']],
    ['', []],
  ])('%j', (text, expected) => expect(sentences(text).map((s) => s.text)).toEqual(expected));

  it('gives verbatim slices in order and loses nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'社工。！（）“”\n ;a'), maxLength: 40 }), (text) => {
        const found = sentences(text);
        for (const s of found) expect(text.slice(s.start, s.end)).toBe(s.text);
        expect(
          found
            .map((s) => s.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('clauses', () => {
  it.each([
    ['我是中级,社保交了四年半 居住证、工资流水都有。能落户吗?', ['我是中级', '社保交了四年半', '居住证、工资流水都有', '能落户吗']],
    ['1,500元,够了', ['1,500元', '够了']],
  ])('%s', (text, expected) => expect(clauses(text).map((c) => c.text)).toEqual(expected));
});

describe('stripQuestionWords', () => {
  it.each([
    ['请问中级社工证怎么落户', '中级社工证 落户'],
    ['现在可以吗', ''],
  ])('%s', (text, expected) => expect(stripQuestionWords(text)).toBe(expected));
});
