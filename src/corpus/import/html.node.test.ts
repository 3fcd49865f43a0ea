import { describe, expect, it } from 'vitest';
import { articleOf, markdownLines } from './html.node.ts';

describe('markdownLines', () => {
  it('writes headings, paragraphs, items and rows as lines', () => {
    const lines = markdownLines(
      '<h2>一、条件</h2><p>须持<b>中级</b>证书。</p><ul><li>身份证</li><li><p>户口本</p></li></ul><table><tr><th>级别</th><th>金额</th></tr><tr><td>中级</td><td><p>500元</p></td></tr></table>',
    );
    expect(lines.filter((line) => line !== '')).toEqual(['## 一、条件', '须持中级证书。', '身份证', '户口本', '级别 | 金额', '中级 | 500元']);
  });

  it('leaves scripts, navigation and forms out, breaks at br', () => {
    expect(markdownLines('<nav>首页</nav><script>x()</script><p>甲<br>乙</p><form>评论</form>').filter((line) => line !== '')).toEqual(['甲', '乙']);
  });
});

describe('articleOf', () => {
  const text = '社会工作者首次登记的受理期限为通过考试后一年内,登记有效期为三年。'.repeat(6);

  it('finds the article in a page, its title and the day it came out', () => {
    const article =
      articleOf(`<!doctype html><html><head><title>登记须知</title><meta property="article:published_time" content="2024-03-05T08:00:00+08:00"><meta property="og:site_name" content="某某网"></head>
      <body><nav><a href="/">首页</a></nav><article><h1>登记须知</h1><h2>一、期限</h2><p>${text}</p><p>${text}</p></article><footer>版权</footer></body></html>`);
    expect(article).toMatchObject({ title: '登记须知', publisher: '某某网', published: '2024-03-05' });
    expect(article.lines).toContain('## 一、期限');
    expect(article.lines.filter((line) => line === text)).toHaveLength(2);
  });

  it('takes the whole body of a page without an article', () => {
    expect(articleOf('<body><p>短</p></body>').lines).toContain('短');
  });
});
