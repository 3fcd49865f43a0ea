import { describe, expect, it } from 'vitest';
import { withoutFurniture } from './furniture.ts';

describe('withoutFurniture', () => {
  it('drops what stands around an article, and says what it dropped', () => {
    const furniture = [
      '考试资讯网_点亮前行之路',
      '某某领航',
      '网站首页 > 社工证 > 正文',
      '干货君 2026-03-08 13:08:46 问一问 3 ℃ 0 评论',
      '全攻略 第1张',
      '想了解更多干货,可继续关注后续内容~',
      "本文暂时没有评论,来添加一个吧(●'◡'●)",
      '欢迎 发表评论:',
      '标签列表',
      '微信扫一扫赞助',
      '资料高清免费下载 <<<<<点击文字进入下载地址',
      '- 3 -',
      '第 2 页 共 5 页',
    ];
    const { kept, dropped } = withoutFurniture([...furniture.slice(0, 4), '落户条件', '需缴社保满60个月。', ...furniture.slice(4)]);
    expect(kept).toEqual(['落户条件', '需缴社保满60个月。']);
    expect(dropped).toEqual(furniture);
  });

  it.each(['关注服务对象的需要,及时评估。', '点击[下载]按钮,进入证书下载页面。', '请下载并打印登记表。', '专家的评论和建议要记录。', '扫描二维码之外,还可到窗口办理。'])(
    'keeps %s',
    (line) => {
      expect(withoutFurniture([line])).toEqual({ kept: [line], dropped: [] });
    },
  );

  it('keeps empty lines where they part blocks', () => {
    expect(withoutFurniture(['甲', ' ', '乙']).kept).toEqual(['甲', '', '乙']);
  });
});
