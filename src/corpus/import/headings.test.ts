import { describe, expect, it } from 'vitest';
import { withHeadings } from './headings.ts';

const headings = (blocks: string[][]): string[] =>
  withHeadings(blocks)
    .split('\n')
    .filter((line) => line.startsWith('#'));
const body = ['这是一段正文,说明各项条件。'];

describe('withHeadings', () => {
  it('knows the ways Chinese texts mark headings', () => {
    const blocks = ['关于某某工作的通知', '🏠落户政策', '1.2 申请资格', '① 条件:学历', '一、总则', '（一）适用范围', '资格门槛'].flatMap((heading) => [[heading], body]);
    expect(headings(blocks)).toEqual(['# 关于某某工作的通知', '## 落户政策', '### 1.2 申请资格', '### ① 条件:学历', '## 一、总则', '### （一）适用范围', '#### 资格门槛']);
  });

  it('takes no sentence, run-in heading, list item, number of a document, date or last line for a heading', () => {
    expect(headings([body, ['（一）坚持按需设岗。按照规定落实。'], ['1、登录系统'], body, ['京民〔2017〕4号'], body, ['2017年11月3日'], body, ['完']])).toEqual([]);
  });

  it('short lines in a row are a list of names', () => {
    expect(headings([body, ['北京市民政局'], ['北京市教育委员会'], ['北京市公安局'], body])).toEqual([]);
  });

  it('finds headings inside a block and parts them from its lines', () => {
    expect(withHeadings([['说明如下:', '一、领取', '1.登录。', '2.下载。', '二、登记', '按期办理。']])).toBe(
      '说明如下:\n\n## 一、领取\n\n1.登录。\n2.下载。\n\n## 二、登记\n\n按期办理。',
    );
  });
});
