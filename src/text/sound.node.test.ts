import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { sentences, words } from './segment.ts';
import { createSoundIndex, type SoundChange } from './sound.ts';

const FOLDER = new URL('../../corpus/', import.meta.url);
const documents = readdirSync(new URL('documents/', FOLDER))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({
    name,
    text: readFileSync(new URL(`documents/${name}`, FOLDER), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, ''),
  }));

function indexOf(texts: readonly string[]): ReturnType<typeof createSoundIndex> {
  return createSoundIndex(
    texts.flatMap((text) => words(text)),
    texts,
  );
}

describe('correct text is not damaged', () => {
  it('changes nothing in the documents that it knows', () => {
    const texts = documents.map(({ text }) => normalise(text));
    const index = indexOf(texts);
    for (const text of texts) expect(index.correct(text).changes.filter(({ from }) => /\p{Script=Han}/u.test(from))).toEqual([]);
  });

  it('changes under 1 % of the sentences of a document left out of the vocabulary', () => {
    let seen = 0;
    const damaged: (readonly SoundChange[])[] = [];
    for (const left of documents) {
      const index = indexOf(documents.filter((other) => other !== left).map(({ text }) => normalise(text)));
      for (const sentence of sentences(left.text)) {
        const { changes } = index.correct(normalise(sentence.text));
        seen += 1;
        if (changes.length > 0) damaged.push(changes);
      }
    }
    expect(seen).toBeGreaterThan(200);
    expect(damaged.length / seen, JSON.stringify(damaged)).toBeLessThan(0.01);
  });

  it('changes under 1 % of everyday questions', () => {
    const index = indexOf(documents.map(({ text }) => normalise(text)));
    const who = ['我', '我朋友', '我老公', '我们单位的同事', '外地来的社工', '刚毕业的学生', '退休的阿姨', '在街道上班的'];
    const what = [
      '怎么落户',
      '能评职称吗',
      '社保断了一个月怎么办',
      '居住证过期了还能办吗',
      '考试没过可以再考吗',
      '证书丢了去哪里补',
      '工资一般多少',
      '加班有没有补贴',
      '换了单位要不要重新登记',
      '培训的钱谁出',
      '没时间上课怎么办',
      '孩子上学需要什么材料',
      '年底之前来得及吗',
      '公积金可以提取吗',
      '租房有优惠吗',
      '岗位怎么申请',
      '面试会问什么',
      '体检不合格怎么办',
      '合同到期了',
      '听说政策变了是真的吗',
      '想转行做社工',
      '网上能查到吗',
      '电话打不通',
      '系统登不上去',
      '照片传不上去',
      '身份证号填错了',
      '手机号换了收不到验证码',
      '老人助餐在哪里申请',
      '志愿服务时长算不算',
      '今天天气真好',
      '晚上吃什么',
      '股票怎么买',
      '帮我写一首诗',
    ];
    const messages = who.flatMap((person) => what.map((question) => person + question));
    const damaged = messages.map((message) => index.correct(message).changes).filter((changes) => changes.length > 0);
    expect(damaged.length / messages.length, JSON.stringify(damaged)).toBeLessThan(0.01);
  });

  it('takes about a millisecond or less for a message of 40 characters', () => {
    const index = indexOf(documents.map(({ text }) => normalise(text)));
    const message = '我在北京社保交了四年半有中级社工证想问一下能不能落护需要什么材料怎么办理啊谢谢';
    for (let i = 0; i < 50; i += 1) index.correct(message);
    const times = Array.from({ length: 100 }, () => {
      const start = performance.now();
      index.correct(message);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    // The median on an idle core lies well under one; the limit leaves room for a busy machine.
    expect(times[50]).toBeLessThan(3);
  });
});
