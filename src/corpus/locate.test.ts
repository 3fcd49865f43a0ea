import { describe, expect, it } from 'vitest';
import { locateQuote } from './locate.ts';
import { parseDocument } from './parse-document.ts';

const head = "---\nid: a\ntitle: 甲\nshort: 甲\npublisher: 乙\npublished: '2024'\nkind: web\nregion: 北京\nsource: a.txt\n---\n";
const document = parseDocument(`${head}# 题\n\n宁波按初级1500 元/人、\n中级3000元/人。\n\n末段。`, { file: 'a.md' });
const at = (quote: string): string | undefined => {
  const range = locateQuote(document, quote);
  return range && document.text.slice(range.start, range.end);
};

describe('locateQuote', () => {
  it('ignores white space on both sides and no other character', () => {
    expect(at('初级 1500元/人、中级 3000')).toBe('初级1500 元/人、\n中级3000');
    expect(at('初级1500元/人,中级')).toBeUndefined();
    expect(at('初级1501元')).toBeUndefined();
  });

  it('reaches over a paragraph break, to the first and the last character', () => {
    expect(at('题宁波')).toBe('题\n\n宁波');
    expect(at('末段。')).toBe('末段。');
  });

  it('never reaches over a mark of something left out', () => {
    const cut = parseDocument(`${head}# 题\n\n宁波。\n\n<!-- … -->\n\n末段。`, { file: 'a.md' });
    expect(locateQuote(cut, '宁波。末段。')).toBeUndefined();
    expect(locateQuote(cut, '末段。')).toEqual({ start: 8, end: 11 });
  });

  it('an empty quote stands nowhere', () => {
    expect(at('  ')).toBeUndefined();
  });
});
