import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../corpus/corpus.ts';
import { createEvidenceIndex } from './evidence.ts';
import { readSnapshot, writeSnapshot } from './engine-snapshot.ts';
import { metaOf } from './index-rows.ts';
import { prepare } from './prepare.ts';
import { scanOf, quantised } from './quantised-vectors.ts';
import { soundIndexOf } from './spoken-words.ts';

const document = `---
id: notice
title: 登记的通知
short: 通知
publisher: 市民政局
published: 2026-01-02
kind: official
region: 北京
source: 测试
---

# 一、登记

社会工作者应当在一年内登记，逾期不予受理。持证人员每三年再登记一次。

# 二、补贴

助理社会工作师每月补贴300元。
`;
const questions = [
  { question: '多久内要登记', quote: '社会工作者应当在一年内登记' },
  { question: '过期了还能登记吗', quote: '逾期不予受理', also: ['持证人员每三年再登记一次'], whole: true },
  { question: '补贴怎么领', gap: '怎样申领补贴', nearest: '助理社会工作师每月补贴300元' },
];
const corpus = corpusOf({
  documents: [{ path: 'notice.md', text: document }],
  questions: [{ path: 'notice.jsonl', text: questions.map((each) => JSON.stringify(each)).join('\n') }],
  lexicon: { path: 'lexicon.yaml', text: 'groups:\n  - { words: [补贴, 津贴], weight: 0.8 }\n' },
  ruleQuestions: { path: 'rule-questions.jsonl', text: '{"question":"我什么时候再登记","rule":"renewal-window"}' },
});
const meta = metaOf({ id: 'lexical-256@1', dimension: 256 });
const prepared = prepare(corpus);
const written = writeSnapshot({ corpus, prepared, meta, version: 'v' });

describe('the snapshot', () => {
  it('gives back the corpus, and answers as the corpus itself does', async () => {
    const back = await readSnapshot(await written);
    expect(back.corpus).toEqual(corpus);
    expect({ meta: back.meta, version: back.version, vectors: back.vectors }).toEqual({ meta, version: 'v', vectors: undefined });
    const [built, read] = [createEvidenceIndex(corpus), createEvidenceIndex(back.corpus, back.prepared.evidence)];
    for (const text of ['多久登记', '津贴多少', '逾期怎么办', '再登记', 'x', '']) expect(read.search(text)).toEqual(built.search(text));
    expect(read.search('过期登记').candidates[0]?.target).toMatchObject({ document: 'notice', whole: true, also: [expect.anything()] });
    expect(soundIndexOf(back.prepared.spoken).correct('登计要多久').text).toBe(soundIndexOf(prepared.spoken).correct('登计要多久').text);
  });

  it('is refused when any byte is changed, when it is cut short, and when it is something else', async () => {
    const bytes = await written;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = bytes.slice();
        damaged[at]! ^= change;
        await expect(readSnapshot(damaged)).rejects.toMatchObject({ code: 'snapshot-broken' });
      }),
    );
    await expect(readSnapshot(bytes.slice(0, -1))).rejects.toMatchObject({ code: 'snapshot-broken' });
    await expect(readSnapshot(new Uint8Array())).rejects.toMatchObject({ code: 'snapshot-broken' });
  });

  it('is refused with another tokenizer, and says the way out when it is too large', async () => {
    const other = await writeSnapshot({ corpus, prepared, meta: { ...meta, tokenizer: 'other' }, version: 'v' });
    await expect(readSnapshot(other)).rejects.toThrow('another tokenizer');
    await expect(writeSnapshot({ corpus, prepared, meta, version: 'v' }, { limit: 1000 })).rejects.toMatchObject({
      code: 'snapshot-too-large',
      message: expect.stringContaining('INDEX_URI=s3://'),
    });
  });

  it('keeps vectors a byte a number, and the nearest stay the nearest', async () => {
    const vectors = new Map(
      Array.from({ length: 200 }, (_, row) => [`passage:notice:${row}`, Float32Array.from({ length: 64 }, (_, at) => Math.sin(row * 7.3 + at * (1 + row / 50)))]),
    );
    const back = await readSnapshot(await writeSnapshot({ corpus, prepared, meta, version: 'v', vectors }));
    const exact = (query: Float32Array) =>
      [...vectors].map(([id, vector]) => ({ id, cosine: dot(query, vector) / Math.hypot(...query) / Math.hypot(...vector) })).toSorted((a, b) => b.cosine - a.cosine);
    let same = 0;
    for (const query of vectors.values()) {
      const found = back.vectors!.search(query, 5);
      const wanted = exact(query).slice(0, 5);
      same += wanted.filter(({ id }) => found.some((hit) => hit.id === id)).length;
      expect(found[0]!.distance).toBeCloseTo(1 - wanted[0]!.cosine, 2);
    }
    expect(same / (200 * 5)).toBeGreaterThan(0.99);
    expect(scanOf(quantised(new Map())).search(new Float32Array(3), 5)).toEqual([]);
  });
});

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
