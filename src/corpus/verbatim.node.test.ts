import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Document } from '../schema/document.ts';
import { withoutWhiteSpace } from './locate.ts';
import { parseDocument } from './parse-document.ts';
import { passagesOf } from './passages.ts';

const documentsFolder = fileURLToPath(new URL('../../corpus/documents/', import.meta.url));
const originalsFolder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

const documents = readdirSync(documentsFolder).map((file) => parseDocument(readFileSync(documentsFolder + file, 'utf8'), { file }));
const bySource = Map.groupBy(documents, (document) => document.meta.source);

/** All that may be missing of an original, white space removed; each pattern must cover the whole of what is left. */
const furniture = [
  /成人职业证书考试资讯全掌握_为成人职考者点亮前行之路职考领航网站首页>社工证>社工问一问正文/u,
  /干货君2026-03-08\d\d:\d\d:\d\d社工问一问\d℃0评论/u,
  /(?:非京籍社会工作者在京落户、职称评定及发展实操全攻略|碧江区社工发展全景、2024招聘及服务申请全指南)第\d张/u,
  /想(?:了解|获取)[^~]{5,50}后续内容~|想获取更多非京籍社会工作者在京发展的专属资讯与实操技巧,欢迎持续关注本站内容~/u,
  /[🏠📜🏡🔍📝🔝]/u,
  /本文暂时没有评论,来添加一个吧\(●'◡'●\)欢迎发表评论:最近发表标签列表/u,
  /2025年社会工作者PDF电子版资料高清免费下载<<<<<点击文字进入下载地址想了解更多政策、实操、考证信息,可以添加——小云\(ID:kushe800\),获取最有价值的行业信息!支付宝转账赞助支付宝扫一扫赞助微信转账赞助微信扫一扫赞助/u,
  // A closing quotation mark that stands alone between the two leads of the newspaper page.
  /^”$/u,
];

/** The original with every line of the documents taken out once, longest first so that a short line cannot eat into a long one; what is left, in pieces. */
const leftOver = (original: string, lines: readonly string[]): string[] => {
  let rest = original;
  for (const line of [...lines].sort((a, b) => b.length - a.length)) {
    const at = rest.indexOf(line);
    if (at >= 0) rest = `${rest.slice(0, at)}\n${rest.slice(at + line.length)}`;
  }
  return rest.split('\n').filter((piece) => piece !== '');
};

const linesOf = (document: Document): string[] =>
  document.text
    .split('\n')
    .map(withoutWhiteSpace)
    .filter((line) => line !== '');

// The originals are kept beside the project, not in it: without them there is nothing to compare with.
const present = existsSync(originalsFolder);
describe.skipIf(!present)(`documents against their originals${present ? '' : ' (the originals are not here)'}`, () => {
  const originalOf = (source: string): string => withoutWhiteSpace(readFileSync(originalsFolder + source, 'utf8'));

  it('there are seven documents, from every original', () => {
    expect(documents.map((document) => document.meta.id)).toEqual([
      'beijing-2017-415',
      'beijing-nonlocal-guide',
      'bijiang-guide',
      'certificate-registration',
      'news-beijing-joint-meeting-2023',
      'news-zhejiang-social-work-2023',
      'tianjin-title-mapping',
    ]);
    expect([...bySource.keys()].sort()).toEqual(
      readdirSync(originalsFolder)
        .filter((name) => name.endsWith('.txt'))
        .sort(),
    );
  });

  it.each(documents.map((document) => [document.meta.id, document] as const))('%s: every line stands verbatim in the original', (_, document) => {
    const original = originalOf(document.meta.source);
    expect(linesOf(document).filter((line) => !original.includes(line))).toEqual([]);
  });

  it.each(documents.map((document) => [document.meta.id, document] as const))('%s: every passage, so every quote, stands unbroken in the original', (_, document) => {
    const original = originalOf(document.meta.source);
    expect(
      passagesOf(document)
        .map(({ text }) => withoutWhiteSpace(text))
        .filter((text) => !original.includes(text)),
    ).toEqual([]);
  });

  it.each([...bySource])('%s: nothing but furniture is missing', (source, fromIt) => {
    // The notice's title stands in the blog only inside its sentences, which the blog's own document keeps.
    const lines = fromIt.flatMap((document) => linesOf(document).filter((line) => document.meta.via === null || line !== document.meta.title));
    const pieces = leftOver(originalOf(source), lines);
    const unexplained = pieces.map((piece) => furniture.reduce((left, pattern) => left.replace(pattern, ''), piece)).filter((piece) => piece !== '');
    expect(unexplained).toEqual([]);
  });

  it('the check sees a lost sentence', () => {
    const document = documents.find((candidate) => candidate.meta.id === 'bijiang-guide');
    const lines = document === undefined ? [] : linesOf(document).filter((line) => !line.startsWith('补贴申领通过'));
    expect(leftOver(originalOf('web-bijiang-social-work.txt'), lines)).toContain('补贴申领通过所在社工站提交材料,经民政部门审核后按月发放至账户。');
  });
});
