import { describe, expect, it } from 'vitest';
import { citationUrl, placeOfQuote } from './citation-url.ts';
import { describeReference } from './describe-reference.ts';
import { parseDocument } from './parse-document.ts';
import { passagesOf } from './passages.ts';

const document = (body: string) =>
  parseDocument(`---\nid: notice\ntitle: 通知\nshort: 通知\npublisher: 某局\npublished: '2024-05-06'\nkind: official\nregion: 某市\nsource: test\n---\n\n${body}`, {
    file: 'notice.md',
  });
const before = document('# 通知\n\n## 一、期限\n\n受理期限为1年内,\n逾期不再受理。\n\n## 二、费用\n\n登记不收费。');
const passages = passagesOf(before);
const placeIn = (url: string): string => new URL(url, 'https://example.org').searchParams.get('quote') ?? '';

describe('the address of a quote', () => {
  it('names the document, the words and the passage', () => {
    const url = citationUrl(before, passages, '登记不收费');
    const { pathname, hash } = new URL(url, 'https://example.org');
    expect([pathname, hash]).toEqual(['/sources/notice', '#s2-1']);
    const { start, end } = placeOfQuote(before, placeIn(url)) ?? { start: 0, end: 0 };
    expect(before.text.slice(start, end)).toBe('登记不收费');
  });

  it('finds words over a line break', () => {
    const at = placeOfQuote(before, placeIn(citationUrl(before, passages, '1年内,逾期不再受理')));
    expect(before.text.slice(at?.start, at?.end)).toBe('1年内,\n逾期不再受理');
  });

  it('finds the words again where an edit has moved them, and never marks others', () => {
    const place = placeIn(citationUrl(before, passages, '登记不收费'));
    const moved = document('# 通知\n\n## 零、说明\n\n新加的一段。\n\n## 一、期限\n\n受理期限为1年内。\n\n## 二、费用\n\n登记不收费。');
    const at = placeOfQuote(moved, place);
    expect(moved.text.slice(at?.start, at?.end)).toBe('登记不收费');
    expect(placeOfQuote(document('# 通知\n\n## 一、期限\n\n受理期限为1年内,\n逾期不再受理。\n\n## 二、费用\n\n登记要收费。'), place)).toBeUndefined();
  });

  it.each(['', 'x', '5', '9-3', '0-99999999', '-1-3', '1-2-zzzzzz', '0-9999999-abcdef'])('makes nothing of %j', (place) => {
    expect(placeOfQuote(before, place)).toBeUndefined();
  });
});

describe('a reference', () => {
  it('is described by its document and section', () => {
    const { url, ...rest } = describeReference({ documents: [before], passages }, { document: 'notice', quote: '登记不收费' }, 'https://example.org/');
    expect(rest).toEqual({ document: 'notice', title: '通知', publisher: '某局', published: '2024-05-06', kind: 'official', section: '二', quote: '登记不收费' });
    expect(url.startsWith('https://example.org/sources/notice?')).toBe(true);
  });

  it('is refused when its words do not stand in the document', () => {
    expect(() => describeReference({ documents: [before], passages }, { document: 'notice', quote: '登记收费' })).toThrow(RangeError);
    expect(() => describeReference({ documents: [before], passages }, { document: 'other', quote: '登记不收费' })).toThrow(RangeError);
  });
});
