import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Statement } from '../../../schema/answer.ts';
import type { Citation } from '../../../schema/citation.ts';
import { byteLength } from './bytes.ts';
import { renderParts } from './render-parts.ts';
import { sourceLine, tappable } from './source-line.ts';

const citation = (n: number, more: Partial<Citation> = {}): Citation => ({
  n,
  document: `d${n}`,
  title: `关于第${n}件事的实施意见`,
  publisher: '北京市民政局',
  published: '2017-11-03',
  kind: 'official',
  section: '四(四)',
  quote: `原话${n}`,
  url: `https://youju.example/sources/d${n}?quote=1-9#p${n}`,
  ...more,
});
const citations = [citation(1), citation(2, { kind: 'web', published: '2026' }), citation(3, { kind: 'blog' }), citation(4, { kind: 'news' })];
const statement = (text: string, ...marks: number[]): Statement => ({ role: 'passage', text, references: marks.map((n) => ({ document: `d${n}`, quote: `原话${n}` })) });
const render = (statements: readonly Statement[], more: Partial<Parameters<typeof renderParts>[0] & Parameters<typeof renderParts>[1]> = {}) =>
  renderParts({ statements, citations, teach: false, ...more }, { limit: 2040, ...more });

test('statements with marks, and their sources with kind, year and link', () => {
  expect(render([statement('能。', 1), statement('连续60个月。', 2, 1)])).toEqual([
    '能。[1]\n连续60个月。[2][1]\n\n来源:\n' +
      '[1]《关于第1件事的实施意见》(官方,2017) <a href="https://youju.example/sources/d1?quote=1-9#p1">原文</a>\n' +
      '[2]《关于第2件事的实施意见》(网络文章,2026) <a href="https://youju.example/sources/d2?quote=1-9#p2">原文</a>',
  ]);
});

test('an address that leads nowhere from a phone is no link', () => {
  expect(sourceLine([citation(3, { url: '/sources/d3#p', kind: 'blog' })], 'linked')).toBe('[3]《关于第3件事的实施意见》(博客,2017)');
  expect(sourceLine([citation(4, { kind: 'news' })], 'linked')).toContain('(新闻,2017) <a');
});

test('marks of one document share a line, each with its own link', () => {
  const [first, second] = [citation(1), citation(3, { document: 'd1', url: 'https://youju.example/b' })];
  expect(
    render([statement('甲。', 1), statement('乙。', 2), { role: 'passage', text: '丙。', references: [{ document: 'd1', quote: '原话3' }] }], {
      citations: [first, citation(2), second],
    })[0]?.split('来源:\n')[1],
  ).toBe(
    '[1][3]《关于第1件事的实施意见》(官方,2017) <a href="https://youju.example/sources/d1?quote=1-9#p1">原文1</a> <a href="https://youju.example/b">原文3</a>\n' +
      '[2]《关于第2件事的实施意见》(官方,2017) <a href="https://youju.example/sources/d2?quote=1-9#p2">原文</a>',
  );
});

test('no Markdown is sent', () => {
  expect(render([statement('## 一、总则\n**重点**在此。\n\n\n\n完。')])).toEqual(['一、总则\n重点在此。\n\n完。']);
});

test('a long reply is cut at sentences, each part with the sources of its own marks', () => {
  const long = Array.from({ length: 60 }, (_, i) => `第${i}句话说的是社会工作者继续教育的学时要求。`).join('');
  const parts = render([statement('先说结论。', 1), statement(long, 2), statement('补充。', 3)]);
  expect(parts.length).toBeGreaterThan(2);
  for (const [i, part] of parts.entries()) {
    expect(byteLength(part)).toBeLessThanOrEqual(2040);
    const [body = '', sources = ''] = part.split('\n\n来源:\n');
    expect(body).toMatch(/。(\[\d\])+$/u);
    const used = new Set(body.match(/\[\d\]/gu));
    expect(new Set(sources.match(/^\[\d\]/gmu))).toEqual(used);
    expect(part.includes(`(未完,还有${parts.length - 1 - i}段,回复「继续」)`)).toBe(i < parts.length - 1);
  }
  const said = parts.map((part) => part.split('\n\n来源:\n')[0]?.replaceAll(/\[\d\]|\n/gu, '')).join('');
  expect(said).toBe(`先说结论。${long}补充。`);
});

test('what was cut before is sent as it was', () => {
  const parts = render([statement('一句。'.repeat(500), 1)]);
  for (const part of parts) expect(render([statement(part)], { citations: [] })).toEqual([part]);
});

test('neither links nor characters nor figures are cut', () => {
  const linked = `<a href="https://example.org/${'x'.repeat(90)}">原文在这里</a>`;
  const family = '👨‍👩‍👧‍👦';
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(linked, family, '好', '2017-11-03', '60%', '。', 'é', '[12]', '\n'), { minLength: 1, maxLength: 120 }),
      fc.integer({ min: 220, max: 600 }),
      (pieces, limit) => {
        const text = pieces.join('').trim();
        const parts = render([statement(text)], { limit });
        for (const part of parts) {
          expect(byteLength(part)).toBeLessThanOrEqual(limit);
          expect(part.match(/<a /gu)?.length).toBe(part.match(/<\/a>/gu)?.length);
          expect(part.isWellFormed()).toBe(true);
          expect(part.replaceAll(family, '')).not.toContain('\u200d');
          expect(part).not.toMatch(/^(?:-11|017|%)/u);
        }
        const joined = parts.map((part) => part.replace(/\n\(未完,还有\d+段,回复「继续」\)$/u, '')).join('');
        expect(joined.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
      },
    ),
  );
});

test('with more sources than fit, the lines lose their links before words are lost', () => {
  const many = Array.from({ length: 14 }, (_, i) => citation(i + 1, { url: `https://youju.example/${'a'.repeat(120)}${i}` }));
  const parts = renderParts({ statements: [statement('很多出处。', ...many.map(({ n }) => n))], citations: many, teach: false }, { limit: 2040 });
  expect(parts).toHaveLength(1);
  expect(parts[0]).toContain('很多出处。[1][2]');
  expect(parts[0]).not.toContain('<a');
  expect(parts[0]).toContain('[14]《');
  expect(byteLength(parts[0] ?? '')).toBeLessThanOrEqual(2040);
});

test("the channel's words stand once, questions to tap where there is room", () => {
  const [part] = render([statement('好。')], { teach: true, teaching: '(回复「菜单」看能问什么)', ending: tappable('落户要什么条件&"') });
  expect(part).toBe('好。\n(回复「菜单」看能问什么)\n\n<a href="weixin://bizmsgmenu?msgmenucontent=落户要什么条件&msgmenuid=0">落户要什么条件&"</a>');
  expect(render([statement('好。')], { teaching: '(回复「菜单」看能问什么)' })).toEqual(['好。']);
  expect(render([statement('好'.repeat(670))], { ending: tappable('落户要什么条件') })).toEqual(['好'.repeat(670)]);
});

test('a reply of no words is one empty part', () => {
  expect(render([])).toEqual(['']);
});
