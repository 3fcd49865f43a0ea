import { readFile } from 'node:fs/promises';
import { tokens, stripQuestionWords } from '../src/text/segment.ts';
import { createBm25 } from '../src/retrieval/bm25.ts';
import { createRanker } from '../src/retrieval/rank.ts';
import { textOf, type OpenPeer, type Peer } from './peers/peer.ts';
import { rankingMetrics, refusalMetrics, type RankingMetrics, type RefusalMetrics } from './retrieval-metrics.ts';
import type { NamedSet } from './retrieval-public-sets.ts';
import type { EvalPassage, RetrievalSet } from './retrieval-sets.ts';

/** One way of searching a set, and how well it did. Milliseconds a question are of this run, by the clock: other programs change them, so that no table shows them. */
export type Row = Readonly<{ set: string; name: string; cut: string; ranking: RankingMetrics; refusal?: RefusalMetrics | undefined; queryMsP50?: number; queryMsP99?: number }>;

type Searched = Readonly<{ found: readonly string[]; score: number | undefined }>;
type Search = (question: string) => Promise<Searched> | Searched;

const DEPTH = 10;

/** Our ranker with the shipped weights, our BM25 alone, and each peer, on one set; `progress` is told each row when it is there. */
export async function measureSet({ name, set }: NamedSet, peers: readonly Peer[], progress: (row: Row) => void = () => undefined): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const add = async (who: Pick<Row, 'name' | 'cut'>, search: Search): Promise<void> => {
    const row = { set: name, ...who, ...(await measureSearch(set, search)) };
    rows.push(row);
    progress(row);
  };
  await add({ name: OURS, cut: SHIPPED }, ofRanker(set.passages));
  await add({ name: OUR_BM25, cut: 'characters and pairs' }, ofBm25(set.passages));
  for (const peer of peers) {
    const index = await peer.open(set.passages);
    try {
      await add({ name: peer.name, cut: peer.cut }, ofPeer(index, set.passages));
    } finally {
      await index.close();
    }
  }
  return rows;
}

export const OURS = 'Youju';
export const OUR_BM25 = 'Youju, BM25 alone';
export const SHIPPED = 'weights as shipped, fitted on these sets';

async function measureSearch({ queries, refusal }: RetrievalSet, search: Search): Promise<Omit<Row, 'set' | 'name' | 'cut'>> {
  const times: number[] = [];
  const judged: (Searched & { gold: readonly string[] })[] = [];
  for (const { text, gold } of queries) {
    const began = performance.now();
    const searched = await search(text);
    times.push(performance.now() - began);
    judged.push({ ...searched, gold });
  }
  const unanswerable: Searched[] = [];
  for (const { text } of refusal ?? []) unanswerable.push(await search(text));
  times.sort((a, b) => a - b);
  const scored = judged.some(({ score }) => score !== undefined);
  const best = ({ score }: Searched): number => score ?? 0;
  return {
    ranking: rankingMetrics(judged),
    queryMsP50: times[Math.floor(times.length / 2)] ?? 0,
    queryMsP99: times[Math.floor(times.length * 0.99)] ?? 0,
    ...(refusal === undefined || !scored ? {} : { refusal: refusalMetrics(judged.map(best), unanswerable.map(best)) }),
  };
}

function ofRanker(passages: readonly EvalPassage[]): Search {
  const ranker = createRanker(passages);
  return (question) => {
    const { hits, answerability } = ranker.rank(question, DEPTH);
    return { found: hits.map(({ id }) => id), score: answerability };
  };
}

function ofBm25(passages: readonly EvalPassage[]): Search {
  const index = createBm25(passages.map((passage) => tokens(textOf(passage))));
  return (question) => {
    const hits = index.search(tokens(stripQuestionWords(question)), DEPTH);
    return { found: hits.map((hit) => passages[hit.index]!.id), score: hits[0]?.score ?? 0 };
  };
}

function ofPeer(index: OpenPeer, passages: readonly EvalPassage[]): Search {
  return async (question) => {
    const hits = await index.search(question, DEPTH);
    const [best] = hits;
    return { found: hits.map((hit) => passages[hit.index]!.id), score: best === undefined ? 0 : best.score };
  };
}

/** The figures of weights that never saw the question, or its whole set, as scripts/fit-ranker.ts wrote them down. */
export async function fittedRows(file = new URL('../src/retrieval/weights/fitted.txt', import.meta.url)): Promise<readonly Row[]> {
  return parseFitted(await readFile(file, 'utf8'));
}

export const FOLDS = 'five folds: fitted without the question';
export const LEFT_OUT = 'fitted without the set';

export function parseFitted(text: string): readonly Row[] {
  const rows: Row[] = [];
  let cut = '';
  for (const line of text.split('\n')) {
    if (/folds/u.test(line)) cut = FOLDS;
    else if (/set left out/u.test(line)) cut = LEFT_OUT;
    const [set = ''] = line.split(/\s+/u);
    const figure = (name: string): number => Number(new RegExp(`${name} ([\\d.]+)`, 'u').exec(line)?.[1]);
    if (line.includes('nDCG')) {
      const ranking = { recallAt1: figure('R@1'), recallAt5: figure('R@5'), recallAt10: figure('R@10'), mrrAt10: figure('MRR'), ndcgAt10: figure('nDCG') };
      rows.push({ set, name: OURS, cut, ranking });
    } else if (line.includes('AUROC')) {
      const at = rows.findIndex((row) => row.set === set && row.cut === cut);
      if (at >= 0) rows[at] = { ...rows[at]!, refusal: { auroc: figure('AUROC'), refusedAt95: figure('answered') } };
    }
  }
  return rows;
}

/** Of a library set up in several ways the one that did best, by nDCG; ours come first. */
export function bestOfEach(rows: readonly Row[]): readonly Row[] {
  return [...Map.groupBy(rows, ({ name }) => name).values()].flatMap((group) =>
    group[0]!.name.startsWith(OURS) ? group : [group.reduce((best, row) => (row.ranking.ndcgAt10 > best.ranking.ndcgAt10 ? row : best))],
  );
}

const HEAD = ['', 'tokens or weights', 'R@1', 'R@5', 'R@10', 'MRR', 'nDCG@10', 'AUROC', 'refused at 95 %'];

/** A Markdown table of one set. The best figure that is no fit to the same questions stands in bold. */
export function tableOf(rows: readonly Row[]): string {
  const values = (row: Row): (number | undefined)[] => {
    const { recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10 } = row.ranking;
    return [recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10, row.refusal?.auroc, row.refusal?.refusedAt95];
  };
  const fair = rows.filter(({ cut }) => cut !== SHIPPED);
  const best = (at: number): string => Math.max(...fair.map((row) => values(row)[at] ?? 0)).toFixed(3);
  const shown = (row: Row): string[] => [
    row.name,
    row.cut,
    ...values(row).map((value, at) => (value === undefined ? '–' : row.cut !== SHIPPED && value.toFixed(3) === best(at) ? `**${value.toFixed(3)}**` : value.toFixed(3))),
  ];
  return [HEAD, HEAD.map(() => '---'), ...rows.map(shown)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
