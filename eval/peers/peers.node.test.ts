import { describe, expect, it } from 'vitest';
import { peers } from './peers.ts';

const PASSAGES = [
  { id: 'a', title: '登记', text: '再登记的受理期限为上次登记有效期满前3个月。' },
  { id: 'b', title: '补贴', text: '高级社会工作师的岗位补贴每月800元。' },
  { id: 'c', title: '落户', text: '落户北京需连续缴纳社会保险满60个月。' },
];

describe.each(peers)('$name with $cut', ({ name, open }) => {
  it('finds the passage that a question is about, with a score unless it knows none', async () => {
    const index = await open(PASSAGES);
    try {
      for (const [question, wanted] of [
        ['再登记的受理期限是多久?', 0],
        ['高级社会工作师岗位补贴多少', 1],
        ['连续缴纳社会保险要满多少个月', 2],
      ] as const) {
        const [best] = await index.search(question, 2);
        expect(best?.index).toBe(wanted);
        if (name === 'FlexSearch') expect(best?.score).toBeUndefined();
        else expect(best?.score).toBeGreaterThan(0);
      }
      expect((await index.search('"的" OR (x*', 2)).length).toBeLessThanOrEqual(2);
    } finally {
      await index.close();
    }
  });
});
