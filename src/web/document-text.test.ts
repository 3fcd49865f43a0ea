import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../corpus/parse-document.ts';
import { passagesOf } from '../corpus/passages.ts';
import type { Document, Unit } from '../schema/document.ts';
import { documentText } from './document-text.ts';
import { html } from './html.ts';

const made = (body: string): Document =>
  parseDocument(`---\nid: notice\ntitle: 通知\nshort: 通知\npublisher: 某局\npublished: '2024'\nkind: official\nregion: 某市\nsource: test\n---\n\n${body}`, { file: 'notice.md' });
const shown = (document: Document, marked?: Unit): string => String(html`${documentText(document, passagesOf(document), marked)}`);
const words = (markup: string): string =>
  markup.replace(/<[^>]*>/gu, '').replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '');
const squeezed = (text: string): string => text.replace(/\s/gu, '');

const sample = made('# 通知\n\n引言一句。\n\n## 一、<b>期限</b> & "其他"\n\n受理期限为1年内,\n逾期不再受理。\n\n### (一)\n\n登记不收费。');

describe('the text of a document', () => {
  it('has each passage begin at its anchor', () => {
    const markup = shown(sample);
    for (const { anchor, text } of passagesOf(sample)) {
      const [, after = ''] = markup.split(`<a id="${anchor}" class="anchor"></a>`);
      expect(squeezed(words(after)).startsWith(squeezed(text).slice(0, 10))).toBe(true);
    }
  });

  it('marks just the quote, over blocks as well', () => {
    const start = sample.text.indexOf('逾期');
    const end = sample.text.indexOf('收费') + 2;
    const marks = [...shown(sample, { start, end }).matchAll(/<mark[^>]*>(.*?)<\/mark>/gsu)].map((match) => words(match[1] ?? ''));
    expect(squeezed(marks.join(''))).toBe(squeezed(sample.text.slice(start, end)));
    expect(shown(sample, { start, end }).match(/id="quote"/gu)).toHaveLength(1);
  });

  it('loses and adds nothing, and lets no markup of the text through, whatever is marked', () => {
    const piece = fc.constantFrom('登记', '<script>', '&amp;', '"', "'", '1年', '\n', '\n\n', '\n\n## 一、', '。', '</mark>', '- ');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), fc.nat(80), fc.nat(40), (pieces, start, length) => {
        const document = made(`x${pieces.join('')}`);
        const end = Math.min(document.text.length, start + length);
        const markup = shown(document, start < end ? { start, end } : undefined);
        expect(squeezed(words(markup))).toBe(squeezed(document.text));
        expect(markup).not.toContain('<script>');
      }),
    );
  });
});
