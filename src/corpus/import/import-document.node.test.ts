import { describe, expect, it } from 'vitest';
import { CorpusError } from '../errors.ts';
import { readFrontMatter } from '../front-matter.ts';
import { importDocument } from './import-document.node.ts';
import { docxOf, pdfOf } from './samples.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const bodyOf = (markdown: string): string => markdown.replace(/^---\n[\s\S]*?\n---\n/u, '').trim();
const codeOf = async (path: string, content: Uint8Array): Promise<string> => {
  try {
    await importDocument(path, content);
  } catch (error) {
    return error instanceof CorpusError ? error.code : 'another error';
  }
  return 'no error';
};

describe('importDocument', () => {
  it('text: furniture out, headings in, title and day guessed, the rest left to a person', async () => {
    const draft = await importDocument(
      'dir/My Guide.txt',
      bytes('某某领航\n网站首页 > 正文\n\n登记办理全指南\n\n某君 2024-05-06 10:00:00 3 ℃ 0 评论\n\n一、期限\n\n通过考试后1年内。\n\n标签列表'),
    );
    expect(draft.id).toBe('my-guide');
    expect(bodyOf(draft.markdown)).toBe('# 登记办理全指南\n\n## 一、期限\n\n通过考试后1年内。');
    expect(draft.dropped).toHaveLength(4);
    expect(draft.toComplete).toEqual(['publisher', 'kind', 'region']);
    expect(draft.markdown).toContain('published: 2024-05-06');
  });

  it('a draft is refused until its front matter is completed, and then accepted', async () => {
    const { markdown } = await importDocument('a.txt', bytes('登记办理全指南\n\n正文在此。'));
    expect(() => readFrontMatter(markdown, 'a.md')).toThrow('field publisher: found null');
    const completed = markdown
      .replace('publisher: null', 'publisher: 某局')
      .replace('published: null', 'published: 2024')
      .replace('kind: null', 'kind: web')
      .replace('region: null', 'region: 全国');
    expect(readFrontMatter(completed, 'a.md').meta).toMatchObject({ id: 'a', title: '登记办理全指南', published: '2024', source: 'a.txt' });
  });

  it('text in GB 18030', async () => {
    // 社工 in that encoding.
    const draft = await importDocument('a.txt', new Uint8Array([0xc9, 0xe7, 0xb9, 0xa4]));
    expect(bodyOf(draft.markdown)).toBe('社工');
  });

  it('Markdown keeps its headings and loses its old front matter', async () => {
    const draft = await importDocument('a.md', bytes('---\ntitle: 旧\n---\n# 题\n\n## 甲\n\n- 一\n- 二\n'));
    expect(bodyOf(draft.markdown)).toBe('# 题\n\n## 甲\n\n- 一\n- 二');
  });

  it('HTML', async () => {
    const text = '社会工作者首次登记的受理期限为通过考试后一年内,登记有效期为三年。'.repeat(5);
    const draft = await importDocument(
      'a.html',
      bytes(`<html><head><title>登记须知</title></head><body><article><h2>期限</h2><p>${text}</p><p>${text}</p></article></body></html>`),
    );
    expect(bodyOf(draft.markdown)).toContain(`## 期限\n\n${text}`);
    expect(draft.markdown).toContain('title: 登记须知');
  });

  it('Word: headings by style', async () => {
    const draft = await importDocument(
      'a.docx',
      docxOf([{ text: '登记办法', style: 'Heading1' }, { text: '第一段。' }, { text: '期限', style: 'Heading2' }, { text: '第二段。' }]),
    );
    expect(bodyOf(draft.markdown)).toBe('# 登记办法\n\n第一段。\n\n## 期限\n\n第二段。');
  });

  it('PDF: the text layer, radicals as characters', async () => {
    const draft = await importDocument('a.pdf', pdfOf(['登记办法全文', '社保政策助\u2F3F已经上线。']));
    expect(bodyOf(draft.markdown)).toBe('# 登记办法全文\n\n社保政策助手已经上线。');
  });

  it.each([
    ['a.xlsx', bytes('x'), 'import-unknown-type'],
    ['a.txt', bytes(' \n\n'), 'import-empty'],
    ['a.pdf', pdfOf([]), 'import-empty'],
    ['a.pdf', bytes('not a PDF'), 'import-unreadable'],
    ['a.docx', bytes('not a ZIP'), 'import-unreadable'],
    ['a.txt', new Uint8Array([0x81, 0x20, 0xff]), 'import-unreadable'],
    ['a.txt', new Uint8Array(21 * 1024 * 1024), 'import-too-large'],
    ['社工.txt', bytes('正文'), 'import-name'],
  ])('%s of %# is refused', async (path, content, code) => {
    expect(await codeOf(path, content)).toBe(code);
  });

  it('a given id stands in for a name that gives none', async () => {
    expect((await importDocument('社工.txt', bytes('正文'), { id: 'guide' })).id).toBe('guide');
  });
});
