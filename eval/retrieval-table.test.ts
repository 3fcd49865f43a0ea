import { describe, expect, it } from 'vitest';
import type { Peer } from './peers/peer.ts';
import { bestOfEach, FOLDS, LEFT_OUT, measureSet, OURS, OUR_BM25, parseFitted, SHIPPED, tableOf, type Row } from './retrieval-table.ts';

const ranking = (ndcgAt10: number) => ({ recallAt1: 0.5, recallAt5: 0.6, recallAt10: 0.7, mrrAt10: 0.5, ndcgAt10 });
const row = (name: string, cut: string, ndcg: number): Row => ({ set: 's', name, cut, ranking: ranking(ndcg) });

it('reads the figures that the fit wrote down', () => {
  const rows = parseFitted(`5 folds by question
gov-faq      R@1 0.734  R@5 0.915  R@10 0.950  MRR 0.816  nDCG 0.848
gov-faq      AUROC 0.779  refused at 95 % answered 0.250

each set left out in turn (the refusals: out of the fit of answerability)
gov-faq      R@1 0.720  R@5 0.909  R@10 0.938  MRR 0.802  nDCG 0.835
`);
  expect(rows).toEqual([
    {
      set: 'gov-faq',
      name: OURS,
      cut: FOLDS,
      ranking: { recallAt1: 0.734, recallAt5: 0.915, recallAt10: 0.95, mrrAt10: 0.816, ndcgAt10: 0.848 },
      refusal: { auroc: 0.779, refusedAt95: 0.25 },
    },
    { set: 'gov-faq', name: OURS, cut: LEFT_OUT, ranking: { recallAt1: 0.72, recallAt5: 0.909, recallAt10: 0.938, mrrAt10: 0.802, ndcgAt10: 0.835 } },
  ]);
});

it('keeps all of ours and the best of each library', () => {
  const kept = bestOfEach([row(OURS, FOLDS, 0.5), row(OURS, LEFT_OUT, 0.4), row('A', 'words', 0.3), row('A', 'pairs', 0.6)]);
  expect(kept.map(({ name, cut }) => `${name} ${cut}`)).toEqual([`${OURS} ${FOLDS}`, `${OURS} ${LEFT_OUT}`, 'A pairs']);
});

it('prints the best figure in bold, never that of a fit to the same questions', () => {
  const lines = tableOf([row(OURS, SHIPPED, 0.9), row(OURS, FOLDS, 0.8), row('A', 'pairs', 0.6)]).split('\n');
  expect(lines[2]).toContain('| 0.900 | – | – |');
  expect(lines[3]).toContain('| **0.800** | – | – |');
  expect(lines[4]).toContain('| 0.600 | – | – |');
});

describe('measureSet', () => {
  const set = {
    passages: [
      { id: 'a', title: '登记', text: '再登记的受理期限为三个月。' },
      { id: 'b', title: '补贴', text: '高级社工师每月八百元。' },
    ],
    queries: [{ id: '1', text: '再登记期限', gold: ['a'] }],
    refusal: [{ id: '2', text: '上海公积金' }],
  };
  const wrong = (score: number | undefined): Peer => ({ name: 'wrong', cut: 'none', open: () => ({ search: () => [{ index: 1, score }], close: () => undefined }) });

  it('asks ours and every peer the same', async () => {
    const rows = await measureSet({ name: 's', set }, [wrong(3)]);
    expect(rows.map(({ name }) => name)).toEqual([OURS, OUR_BM25, 'wrong']);
    expect(rows.map((one) => one.ranking.recallAt1)).toEqual([1, 1, 0]);
    expect(rows.map((one) => one.refusal?.auroc)).toEqual([1, 1, 0.5]);
  });

  it('judges no refusals by an order without scores', async () => {
    expect((await measureSet({ name: 's', set }, [wrong(undefined)])).at(-1)?.refusal).toBeUndefined();
  });
});
