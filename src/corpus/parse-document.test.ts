import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';

const head = "---\nid: a\ntitle: 甲\nshort: 甲\npublisher: 乙\npublished: '2024'\nkind: web\nregion: 北京\nsource: a.txt\n---\n";
const parse = (body: string) => parseDocument(head + body, { file: 'a.md' });

describe('parseDocument', () => {
  it('removes heading signs, keeps line breaks, parts blocks by one blank line', () => {
    const { text } = parse('# 甲\n\n\n## 一、乙\n第一条\n第二条\n\n\n  末段  \n');
    expect(text).toBe('甲\n\n一、乙\n\n第一条\n第二条\n\n末段');
  });

  it('a section runs to the next heading of its level or above', () => {
    const { text, sections } = parse('# 甲\n\n## 乙\n\n### 丙\n\n丙文\n\n## 丁\n\n丁文');
    expect(sections.map(({ heading, level, start, end }) => [heading, level, text.slice(start, end).replaceAll('\n', '')])).toEqual([
      ['甲', 1, '甲乙丙丙文丁丁文'],
      ['乙', 2, '乙丙丙文'],
      ['丙', 3, '丙丙文'],
      ['丁', 2, '丁丁文'],
    ]);
  });

  it('the hash changes with the content and only with it', () => {
    expect(parse('正文').hash).toBe(parse('正文').hash);
    expect(parse('正文').hash).not.toBe(parse('正闻').hash);
    expect(parse('正文').hash).toMatch(/^[0-9a-f]{14}$/u);
  });

  it('an empty body has no sections', () => {
    expect(parse('')).toMatchObject({ text: '', sections: [] });
  });
});
