import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageAt, unitAt } from './locate.ts';
import { parseDocument } from './parse-document.ts';
import { passagesOf } from './passages.ts';

const head = "---\nid: a\ntitle: 甲\nshort: 甲\npublisher: 乙\npublished: '2024'\nkind: web\nregion: 北京\nsource: a.txt\n---\n";
const parse = (body: string) => parseDocument(head + body, { file: 'a.md' });
const passages = (body: string) => passagesOf(parse(body));
const sentence = (length: number): string => `${'字'.repeat(length - 1)}。`;

describe('passagesOf', () => {
  it('keeps a leaf heading with its bullets', () => {
    const [first, second] = passages('# 题\n\n## 政策\n\n### 1.2 条件\n\n#### 资格门槛\n\n证书须中级。\n社保满60个月。\n\n#### 材料\n\n身份证。');
    expect(first).toMatchObject({ anchor: 's1.2-1', section: '1.2', headings: ['政策', '1.2 条件', '资格门槛'], text: '资格门槛\n\n证书须中级。\n社保满60个月。' });
    expect(first?.units).toHaveLength(3);
    expect(second).toMatchObject({ anchor: 's1.2-2', text: '材料\n\n身份证。' });
  });

  it('keeps a numbered procedure whole beyond the length of other passages', () => {
    const steps = [1, 2, 3, 4].map((n) => `${n}. ${sentence(100)}`).join('\n');
    expect(passages(`## 一、流程\n\n${steps}`)).toHaveLength(1);
    const bullets = [1, 2, 3, 4].map(() => sentence(100)).join('\n');
    expect(passages(`## 一、要点\n\n${bullets}`)).toHaveLength(2);
  });

  it('ends at a mark of something left out, under a heading and between short paragraphs', () => {
    expect(passages('## 甲\n\n<!-- … -->\n\n乙。\n\n丙。\n\n<!-- … -->\n\n丁。').map(({ text }) => text)).toEqual(['乙。\n\n丙。', '丁。']);
    expect(passages('## 甲\n\n谁能申请?\n\n<!-- … -->\n\n丁。').map(({ text }) => text)).toEqual(['谁能申请?', '丁。']);
  });

  it('splits a long paragraph at sentence ends and keeps no short tail', () => {
    const [first, second, ...more] = passages(`## 一、甲\n\n${sentence(150)}${sentence(100)}${sentence(120)}${sentence(130)}${sentence(60)}`);
    expect([first?.text.length, second?.text.length, more]).toEqual([250, 310, []]);
    expect([first?.anchor, second?.anchor]).toEqual(['s1-1', 's1-2']);
  });

  it('splits a sentence that is too long itself at its semicolons', () => {
    const pieces = passages(`## 一、甲\n\n${'字'.repeat(199)}；${'字'.repeat(150)}。`);
    expect(pieces.map((piece) => piece.text.length)).toEqual([200, 151]);
  });

  it('finds the heading that an official text runs into its paragraph, with either brackets', () => {
    const found = passages('## 四、措施\n\n（一）提高地位。注重吸纳人才。\n\n(二)完善方式。探索纳入引进范围。');
    expect(found.map(({ anchor, section, headings }) => [anchor, section, headings.at(-1)])).toEqual([
      ['s4.1-1', '四(一)', '（一）提高地位'],
      ['s4.2-1', '四(二)', '(二)完善方式'],
    ]);
  });

  it('joins a line that leads on with what it leads to', () => {
    expect(passages('## 一、甲\n\n为什么越来越热？\n\n' + sentence(90) + '\n\n' + sentence(90)).map((piece) => piece.text.slice(0, 4))).toEqual(['为什么越', '字字字字']);
  });

  it('places the close of an official text under no section', () => {
    const found = passages(`## 一、甲\n\n${sentence(80)}\n\n本通知自2024年1月1日起施行,原通知同时废止。${sentence(60)}\n\n某某局\n2023年12月1日`);
    expect(found.map(({ anchor, headings }) => [anchor, headings])).toEqual([
      ['s1-1', ['一、甲']],
      ['s0-1', []],
    ]);
  });

  it('tells sections apart whose numbers start anew under headings without a number', () => {
    const found = passages('## 概览\n\n### ① 现状:发展\n\n第一。\n\n## 招聘\n\n### ① 条件,学历\n\n第二。');
    expect(found.map((piece) => piece.section)).toEqual(['①现状', '①条件']);
    expect(new Set(found.map((piece) => piece.anchor)).size).toBe(2);
  });

  it('editing one section renames no passage of another', () => {
    const before = passages('## 甲\n\n甲文。\n\n## 二、乙\n\n乙文。\n\n## 丙\n\n丙文。');
    const after = passages(`## 甲\n\n${sentence(200)}${sentence(200)}\n\n## 新\n\n新文。\n\n## 二、乙\n\n乙文。\n\n## 丙\n\n丙文。`);
    for (const text of ['二、乙\n\n乙文。', '丙\n\n丙文。']) {
      const old = before.find((piece) => piece.text === text);
      expect(old).toBeDefined();
      expect(after.find((piece) => piece.text === text)?.anchor).toBe(old?.anchor);
    }
  });

  it('for any text: passages are in order, apart, cut from the text, with unique URL-safe anchors, and hold every line but headings', () => {
    const line = fc.stringMatching(/^[甲乙丙。；:：？1-3.、（一）]{1,60}$/u);
    const block = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    const heading = fc.tuple(fc.integer({ min: 1, max: 4 }), line).map(([level, words]) => `${'#'.repeat(level)} ${words}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(block, heading), { maxLength: 12 }), (parts) => {
        const document = parse(parts.join('\n\n'));
        const found = passagesOf(document);
        let end = 0;
        for (const piece of found) {
          expect(piece.start).toBeGreaterThanOrEqual(end);
          expect(piece.text).toBe(document.text.slice(piece.start, piece.end));
          expect(piece.anchor).toMatch(/^[a-z0-9.-]+$/u);
          for (const unit of piece.units) expect(unit.start >= piece.start && unit.end <= piece.end && unit.end > unit.start).toBe(true);
          const kept = piece.units
            .map((unit) => document.text.slice(unit.start, unit.end))
            .join('')
            .replace(/\s/gu, '');
          expect(kept).toBe(piece.text.replace(/\s/gu, ''));
          end = piece.end;
        }
        expect(new Set(found.map((piece) => piece.anchor)).size).toBe(found.length);
        const headingStarts = new Set(document.sections.map((section) => section.start));
        let offset = 0;
        for (const words of document.text.split('\n')) {
          if (words !== '' && !headingStarts.has(offset)) expect(passageAt(found, 'a', offset)?.start).toBeLessThanOrEqual(offset);
          offset += words.length + 1;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('unitAt', () => {
  it('gives the sentence at an offset, nothing between', () => {
    const [piece] = passages('## 一、甲\n\n第一句。\n第二句。');
    const unit = piece === undefined ? undefined : unitAt(piece, piece.text.indexOf('第二') + 1 + piece.start);
    expect(unit && piece?.text.slice(unit.start - piece.start, unit.end - piece.start)).toBe('第二句。');
    expect(piece && unitAt(piece, piece.end)).toBeUndefined();
  });
});

describe('passageAt', () => {
  it('gives the passage at an offset, for a heading above several the first of them, after the last none', () => {
    const document = parse('## 一、甲\n\n### 1.1 乙\n\n乙文。\n\n### 1.2 丙\n\n丙文。');
    const found = passagesOf(document);
    expect(passageAt(found, 'a', document.text.indexOf('丙文'))?.anchor).toBe('s1.2-1');
    expect(passageAt(found, 'a', 0)?.anchor).toBe('s1.1-1');
    expect(passageAt(found, 'a', document.text.length)).toBeUndefined();
    expect(passageAt(found, 'b', 0)).toBeUndefined();
  });
});
