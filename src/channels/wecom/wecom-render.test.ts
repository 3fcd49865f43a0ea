import { expect, test } from 'vitest';
import type { Reply } from '../../answer/assistant-port.ts';
import { renderForBot, renderForWeCom, welcomeForWeCom } from './wecom-render.ts';

const reply: Reply = {
  statements: [{ role: 'passage', text: '累计不得少于90小时。', references: [{ document: 'd', quote: '90小时' }] }],
  citations: [
    {
      n: 1,
      document: 'd',
      title: '继续教育办法',
      publisher: '民政部',
      published: '2009-09-07',
      kind: 'official',
      section: '五',
      quote: '90小时',
      url: 'https://youju.example/sources/d?quote=1-9#(a)',
    },
  ],
  rules: [],
  refused: false,
  suggestions: ['初级要多少学时'],
  teach: false,
};

test('a bot gets Markdown, an app links of its own kind, and neither anything to tap', () => {
  expect(renderForBot(reply)).toEqual([
    '累计不得少于90小时。[1]\n\n来源:\n[1]《继续教育办法》(官方,2009) [原文](https://youju.example/sources/d?quote=1-9#%28a%29)\n\n您还可以问:\n· 初级要多少学时',
  ]);
  expect(renderForWeCom(reply)[0]).toContain('<a href="https://youju.example/sources/d?quote=1-9#(a)">原文</a>');
  expect(renderForWeCom(reply)[0]).not.toContain('weixin://');
  expect(welcomeForWeCom().match(/^· /gmu)).toHaveLength(3);
});
