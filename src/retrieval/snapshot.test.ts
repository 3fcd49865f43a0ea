import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBm25, postingsOf } from './bm25.ts';
import type { IndexMeta, IndexRow } from './index-rows.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';

const meta: IndexMeta = { format: 1, embedder: 'lexical-256@1', dimension: 256, tokenizer: 'abc' };
const row: IndexRow = { id: 'passage:notice:s1-1', kind: 'passage', document: 'notice', documentHash: 'abc', anchor: 's1-1', position: 0, text: '社会工作者应当登记。\n“引号”', payload: '{"headings":[]}' };
const texts = fc.array(fc.array(fc.constantFrom('社', '工', '社工', '登记', 'msw', '2026', '𠮷'), { maxLength: 300 }), { maxLength: 20 });

describe('a snapshot', () => {
  it('comes back as it was, and ranks alike', () => {
    fc.assert(
      fc.property(texts, (documents) => {
        const postings = postingsOf(documents);
        const back = readSnapshot(writeSnapshot({ meta, rows: [row], postings }));
        expect(back.meta).toEqual(meta);
        expect(back.rows).toEqual([row]);
        expect(back.postings).toEqual(postings);
        expect(back.bm25.search(['社工', '登记', '2026'], 5)).toEqual(createBm25(documents).search(['社工', '登记', '2026'], 5));
      }),
    );
  });

  it('is refused when a byte is changed, when it is cut short, and when it is something else', () => {
    const file = writeSnapshot({ meta, rows: [row], postings: postingsOf([['社', '工'], ['工']]) });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = file.slice();
        damaged[at]! ^= change;
        expect(() => readSnapshot(damaged)).toThrow(expect.objectContaining({ code: 'snapshot-broken' }));
      }),
    );
    expect(() => readSnapshot(file.slice(0, -1))).toThrow('cut short');
    expect(() => readSnapshot(new Uint8Array())).toThrow('another version');
  });
});
