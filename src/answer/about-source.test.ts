import { describe, expect, it } from 'vitest';
import { aboutSource, asksAboutSource, withoutSourceWords } from './about-source.ts';
import { createEngine } from './create-engine.ts';
import { smallCorpus, textOf } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);
const about = (question: string, document: string, quote: string) => aboutSource(question, [{ document, quote }], engine);

describe('what an answer rests on', () => {
  it('of an official text is its number and nothing to weigh it against', () => {
    const statements = about('餐补由谁统筹', 'notice', '由各区统筹安排');
    expect(statements.map(({ text }) => text)).toEqual(['这条出自官方文件《社工餐补通知》(北京市测试局,2020-05-01),京测〔2020〕1号。']);
  });

  it('of an article is called unofficial, with what the official text of its region says beside it, word for word', () => {
    const [own, official, ...more] = about('持证社工每月餐补多少钱', 'guide', '持证社工每月餐补300元');
    expect(own?.text).toContain('非官方的网络文章《社工餐补攻略》(测试网,2026-03-08)');
    expect(own?.text).toContain('数字未见官方文件印证');
    expect(official?.text).toContain('《社工餐补通知》(京测〔2020〕1号)');
    expect(official?.text).toContain('没有给出这里的数字');
    expect(official?.text).not.toContain('300');
    for (const { document, quote } of [...own!.references, ...official!.references]) expect(textOf(document)).toContain(quote);
    expect(official?.references[0]?.document).toBe('notice');
    expect(more).toEqual([]);
  });

  it('of a newspaper is called news, and no official text of another region stands in for it', () => {
    const [own, official] = about('持证社工每月餐补多少钱', 'news', '宁波的社工食堂提供热汤。');
    expect(own?.text).toMatch(/2023年的新闻报道.*不是政府文件原文/u);
    expect(official).toEqual({ role: 'source', text: expect.stringContaining('没有查到'), references: [] });
  });

  it('of two documents, one of them official, is both of them', () => {
    const statements = aboutSource(
      '餐补',
      [
        { document: 'guide', quote: '持证社工每月餐补300元' },
        { document: 'notice', quote: '由各区统筹安排' },
        { document: 'guide', quote: '每年年底统一结算' },
      ],
      engine,
    );
    expect(statements.map(({ references }) => references[0]?.document)).toEqual(['guide', 'notice']);
  });
});

describe('a question about a source', () => {
  it.each(['这是官方的吗', '有红头文件吗', '你从哪看来的', '这个靠谱不靠谱', '出处是哪', '是不是真的', '哪个文件定的'])('is one: %s', (text) =>
    expect(asksAboutSource(text)).toBe(true),
  );
  it.each(['北京落户要几年社保', '证书在哪里下载', '要带什么文件', '登记准备什么'])('is none: %s', (text) => expect(asksAboutSource(text)).toBe(false));

  it('is looked up without the words that only ask for the source', () => {
    expect(withoutSourceWords('宁波中级奖3000 有红头文件吗')).toBe('宁波中级奖3000');
    expect(withoutSourceWords('这是官方的吗')).toBe('这是官方的吗');
  });
});
