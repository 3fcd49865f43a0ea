import { describe, expect, it } from 'vitest';
import { createEngine } from './create-engine.ts';
import { composePassages, pickCandidates } from './compose-passage.ts';
import { smallCorpus, textOf } from './small-corpus.fixture.ts';

const { evidence } = createEngine(smallCorpus);

function answer(question: string, asOf = '2024-03-01') {
  return composePassages(pickCandidates(evidence.search(question), smallCorpus), smallCorpus, asOf);
}
const said = (question: string, asOf?: string) => answer(question, asOf).statements.map(({ text }) => text);

describe('the words of the documents', () => {
  it.each(['餐补卡怎么领', '持证社工每月餐补多少钱', '餐补在岗满五年加多少', '餐补由谁统筹安排', '餐补什么时候申报', '宁波社工食堂有汤吗'])(
    'are quoted as they stand: %s',
    (question) => {
      const { references } = answer(question);
      expect(references.length).toBeGreaterThan(0);
      for (const { document, quote } of references) expect(textOf(document)).toContain(quote);
    },
  );

  it('show the clause that answers, and cite the whole sentence', () => {
    const { statements, references } = answer('餐补在岗满五年加多少');
    expect(statements.map(({ text }) => text)).toEqual(['连续在岗满五年的每月再加50元。']);
    expect(references[0]?.quote).toMatch(/^持证社工每月餐补300元,连续在岗满五年/u);
  });

  it('leave a heading out of a short passage', () => expect(said('宁波社工食堂有汤吗')).toEqual(['宁波的社工食堂提供热汤。']));

  it('call past what is past, and not on its last day', () => {
    expect(said('餐补什么时候申报', '2024-03-18')).toEqual(['2024年申报时间为3月10日-17日。', expect.stringContaining('已经过了')]);
    expect(said('餐补什么时候申报', '2024-03-17')).toEqual(['2024年申报时间为3月10日-17日。']);
  });
});

describe('a procedure', () => {
  it('is said whole, without its heading', () => {
    expect(said('餐补卡怎么领')).toEqual(['1. 在街道填写领卡申请表。\n申请表须用黑色签字笔填写。\n2. 把申请表交给街道窗口。\n3. 三日后凭短信取卡。']);
  });

  it('has the steps that are numbered in it, each with what stands below it', () => {
    expect(answer('餐补卡怎么领').steps.map(({ quote }) => quote)).toEqual([
      '1. 在街道填写领卡申请表。\n申请表须用黑色签字笔填写。',
      '2. 把申请表交给街道窗口。',
      '3. 三日后凭短信取卡。',
    ]);
  });

  it('other answers have no steps', () => expect(answer('持证社工每月餐补多少钱').steps).toEqual([]));
});

describe('the pieces that answer', () => {
  it('are of one document and at most three, none within another', () => {
    for (const question of ['持证社工每月餐补多少钱', '餐补', '社工']) {
      const picked = pickCandidates(evidence.search(question), smallCorpus);
      expect(picked.length).toBeGreaterThan(0);
      expect(picked.length).toBeLessThanOrEqual(3);
      expect(new Set(picked.map(({ target }) => target.document)).size).toBe(1);
      for (const [i, { target: a }] of picked.entries()) for (const { target: b } of picked.slice(i + 1)) expect(a.start < b.end && b.start < a.end).toBe(false);
    }
  });

  it('are none where nothing was found', () => expect(pickCandidates({ candidates: [], gaps: [], rules: [], unknown: 1 }, smallCorpus)).toEqual([]));
});
