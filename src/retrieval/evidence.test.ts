import { describe, expect, it } from 'vitest';
import { corpusOf } from '../corpus/corpus.ts';
import { createEvidenceIndex, type Evidence } from './evidence.ts';
import { EVIDENCE_FEATURES } from './evidence-features.ts';

const document = (id: string, region: string, body: string) => ({
  path: `documents/${id}.md`,
  text: `---\nid: ${id}\ntitle: ${id}\nshort: ${id}\npublisher: 测试局\npublished: 2024-01-01\nkind: official\nregion: ${region}\nsource: 测试\n---\n${body}`,
});
const questions = (id: string, rows: readonly object[]) => ({ path: `questions/${id}.jsonl`, text: rows.map((row) => JSON.stringify(row)).join('\n') });

const BIKES = '骑车上班的社工每月可领八十元骑行补助。';
const SHED = '车棚早上六点开门,晚上十点锁门。';
const BUS = '坐公交上班的社工凭票据报销车费。';

const corpus = corpusOf({
  documents: [
    document(
      'rides',
      '北京',
      `# 骑行办法\n\n## 补助\n\n${BIKES}\n\n## 车棚\n\n${SHED}\n\n## 领取步骤\n\n1. 填写骑行表。\n2. 把骑行表交给车棚管理员。\n\n## 雨天\n\n雨天停放的车要盖好雨布。\n`,
    ),
    document('buses', '天津', `# 公交办法\n\n## 报销\n\n${BUS}\n`),
  ],
  questions: [
    questions('rides', [
      { question: '骑车上班补多少钱', quote: BIKES },
      { question: '蹬自行车来单位有钱拿没', quote: BIKES },
      { question: '车棚几点锁门', quote: SHED },
      { question: '夜里几点以后推不出车', quote: SHED },
      { question: '骑行补助怎么领', quote: '1. 填写骑行表。', whole: true },
      { question: '车棚的电话是多少', gap: '车棚电话', nearest: SHED },
      { question: '车棚电话打哪个', gap: '车棚电话', nearest: SHED },
    ]),
    questions('buses', [{ question: '公交票能报销吗', quote: BUS }]),
  ],
  ruleQuestions: { path: 'rule-questions.jsonl', text: JSON.stringify({ question: '我骑了三个月能领多少骑行补助', rule: 'ride-allowance' }) },
});
const index = createEvidenceIndex(corpus);
const words = ({ candidates: [best] }: Evidence): string => {
  const { document: id, start, end } = best!.target;
  return corpus.documents.find(({ meta }) => meta.id === id)!.text.slice(start, end);
};

describe('the evidence for a question', () => {
  it.each([
    ['骑车上班补多少钱', BIKES, '骑车上班补多少钱'],
    ['蹬自行车来上班的有没有补助', BIKES, '蹬自行车来单位有钱拿没'],
    ['几点锁车棚', SHED, '车棚几点锁门'],
    ['坐公交的票据报不报', BUS, '公交票能报销吗'],
  ])('of 「%s」 is the piece that people ask about in such words', (asked, piece, nearest) => {
    const found = index.search(asked);
    expect(words(found)).toBe(piece);
    expect(found.candidates[0]?.nearest).toBe(nearest);
  });

  it('is found by its own words where nobody has asked yet', () => {
    expect(words(index.search('下雨天车上要不要盖雨布'))).toBe('雨天停放的车要盖好雨布。');
  });

  it('comes best first with positive scores, and no more than asked for', () => {
    const { candidates } = index.search('骑车上班补多少钱', { limit: 3 });
    expect(candidates).toHaveLength(3);
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.at(-1)).toBeGreaterThan(0);
    expect(candidates[0]?.features.question).toBeCloseTo(1, 6);
  });

  it('has the known gaps and the rules beside it, nearest first', () => {
    const { gaps } = index.search('车棚电话');
    expect(gaps[0]).toMatchObject({ gap: '车棚电话', document: 'rides', nearest: SHED });
    expect(gaps.map(({ similarity }) => similarity)).toEqual(gaps.map(({ similarity }) => similarity).toSorted((a, b) => b - a));
    expect(index.search('骑了五个月能领多少骑行补助').rules[0]).toMatchObject({ rule: 'ride-allowance' });
  });

  it('passes over questions above the ceiling as if nobody had written them', () => {
    const asked = '蹬自行车来单位有钱拿没';
    expect(index.search(asked).candidates[0]?.nearest).toBe(asked);
    const found = index.search(asked, { ceiling: 0.9 });
    expect(found.candidates.map(({ nearest }) => nearest)).not.toContain(asked);
    expect(index.search('车棚的电话是多少', { ceiling: 0.9 }).gaps.map(({ question }) => question)).toEqual(['车棚电话打哪个']);
  });

  it('can be kept to some documents, whose best then scores as if there were no others', () => {
    const found = index.search('骑车上班补多少钱', { only: ({ document: id }) => id === 'buses' });
    expect(new Set(found.candidates.map(({ target }) => target.document))).toEqual(new Set(['buses']));
    expect(found.candidates[0]!.score).toBeLessThan(index.search('骑车上班补多少钱').candidates[0]!.score);
  });

  it('is the same whatever was asked before', () => {
    const fresh = createEvidenceIndex(corpus).search('车棚几点锁门');
    for (const other of ['公交票能报销吗', '车棚的电话是多少', '', '骑行表', '车棚几点锁门']) index.search(other, { ceiling: 0.5 });
    expect(index.search('车棚几点锁门')).toEqual(fresh);
  });

  it('is empty where no word is known, and all of the question is unknown', () => {
    for (const asked of ['', '。。。', 'qwerty']) expect(index.search(asked).candidates).toEqual([]);
    expect(index.search('qwerty').unknown).toBe(1);
    expect(index.search('车棚几点锁门').unknown).toBe(0);
  });

  it('never rests on a heading', () => {
    const headings = new Set(corpus.passages.flatMap(({ headings: own }) => own));
    const pieces = index.targets.map(({ document: id, start, end }) => corpus.documents.find(({ meta }) => meta.id === id)!.text.slice(start, end));
    expect(pieces.filter((piece) => headings.has(piece.trim()))).toEqual([]);
  });
});

describe('what is described of the evidence', () => {
  const described = (text: string) => {
    const { found, rows } = index.describe(text);
    return found.map((target, row) => ({
      target: index.targets[target]!,
      ...(Object.fromEntries(EVIDENCE_FEATURES.map((name, column) => [name, rows[row * EVIDENCE_FEATURES.length + column]!])) as Record<
        (typeof EVIDENCE_FEATURES)[number],
        number
      >),
    }));
  };

  it('is one finite number a feature', () => {
    for (const row of described('2024年在天津坐公交,车费多少钱?').concat(described('车')))
      for (const name of EVIDENCE_FEATURES) expect(Number.isFinite(row[name]), name).toBe(true);
  });

  it('tells whether a piece speaks of the place named', () => {
    const places = new Map(described('天津骑车上班的社工补多少').map(({ target, place }) => [target.document, place]));
    expect(places).toEqual(
      new Map([
        ['rides', -1],
        ['buses', 1],
      ]),
    );
    expect(described('骑车上班的社工补多少').every(({ place }) => place === 0)).toBe(true);
  });

  it('tells what is lacking, between nothing and the rarest pair said', () => {
    const rows = described('车棚几点锁门');
    const best = rows.find(({ target }) => target.document === 'rides' && corpus.passages[target.passage]?.text.includes(SHED))!;
    expect(best.lacking).toBe(0);
    expect(best.coverage).toBeCloseTo(1, 6);
    expect(Math.max(...rows.map(({ lacking }) => lacking))).toBeGreaterThan(0);
    expect(Math.max(...rows.map(({ lacking }) => lacking))).toBeLessThanOrEqual(1);
  });
});
