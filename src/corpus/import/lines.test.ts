import { describe, expect, it } from 'vitest';
import { joinLines } from './lines.ts';

const newspaper = [
  '近年来浙江省社会工作',
  '发展迅速，社工服务广泛',
  '渗透在婚姻家庭等领域。',
  '一纸社工证',
  '提到社工，不少人却感觉',
  '熟悉又陌生，他们是社区',
  '工作者吗？',
  '数据显示约为 89 万，比',
  '上一年增加了 6.1 万。',
];
const joined = [
  '近年来浙江省社会工作发展迅速，社工服务广泛渗透在婚姻家庭等领域。',
  '一纸社工证',
  '提到社工，不少人却感觉熟悉又陌生，他们是社区工作者吗？',
  '数据显示约为89万，比上一年增加了6.1万。',
];

describe('joinLines', () => {
  it('joins lines that a newspaper column broke, blank lines between all of them or none', () => {
    // A full last line cannot be told from one inside a paragraph; a subhead and a short last line part paragraphs.
    expect(joinLines(newspaper).flat()).toEqual(joined);
    expect(joinLines(newspaper.flatMap((line) => [line, ''])).flat()).toEqual(joined);
  });

  it('takes blank lines as paragraphs where only some lines have them', () => {
    const lines = [...newspaper.slice(0, 3), '', ...newspaper.slice(0, 3), '', ...newspaper.slice(0, 3)];
    expect(joinLines(lines)).toHaveLength(3);
  });

  it('joins a page break inside a long paragraph, and nothing else of a text that is not wrapped', () => {
    const long = `${'社会工作专业人才队伍建设是一项重要工作，'.repeat(4)}各领域`;
    expect(joinLines(['一、总则', '', long, '', '继续推进。', '', '短句', '', '又一句'])).toEqual([['一、总则'], [`${long}继续推进。`], ['短句'], ['又一句']]);
  });

  it('a numbered item is never joined to the line before it', () => {
    const lines = ['具体流程如下所述请各单位', '1.登录系统后填写个人信息', '并且上传本人近期的证件照', '2.提交之后等待民政部门的', '审核并且留意短信通知内容', '3.下载证书。'];
    expect(joinLines(lines).flat()).toEqual([
      '具体流程如下所述请各单位',
      '1.登录系统后填写个人信息并且上传本人近期的证件照',
      '2.提交之后等待民政部门的审核并且留意短信通知内容',
      '3.下载证书。',
    ]);
  });

  it('keeps list lines of one block together and blanks between Latin words', () => {
    expect(joinLines(['第一条。', '第二条。', '', 'Social work is a profession.'])).toEqual([['第一条。', '第二条。'], ['Social work is a profession.']]);
  });
});
