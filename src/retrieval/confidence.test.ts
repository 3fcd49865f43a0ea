import { describe, expect, it } from 'vitest';
import { corpusOf } from '../corpus/corpus.ts';
import { readPlaces } from '../text/places.ts';
import { askedOf, confidence, CONFIDENCE_FEATURES, confidenceFeatures, rowOf } from './confidence.ts';
import { ANSWER_THRESHOLD, CONFIDENCE_WEIGHTS } from './confidence-weights.ts';
import { createEvidenceIndex } from './evidence.ts';
import { aboutPlaces } from './region.ts';

const LENT = '持证社工每次可借三本书,借期三十天。';
const corpus = corpusOf({
  documents: [
    {
      path: 'documents/books.md',
      text: `---\nid: books\ntitle: 借书办法\nshort: 借书\npublisher: 测试局\npublished: 2024-01-01\nkind: official\nregion: 北京\nsource: 测试\n---\n# 借书办法\n\n## 借阅\n\n${LENT}\n`,
    },
  ],
  questions: [
    {
      path: 'questions/books.jsonl',
      text: [
        { question: '社工一次能借几本书', quote: LENT },
        { question: '书能借多少天', quote: LENT },
        { question: '借书证丢了补办要多少钱', gap: '补办工本费', nearest: null },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    },
  ],
});
const index = createEvidenceIndex(corpus);
const judge = (question: string) => {
  const { evidence, elsewhere } = aboutPlaces(corpus, index.search(question), readPlaces(question));
  return confidenceFeatures(evidence, askedOf(corpus, evidence, { question, elsewhere }));
};
const sure = (question: string): number => confidence(judge(question), CONFIDENCE_WEIGHTS);

describe('confidence', () => {
  it('is on for what the documents answer and off for what they are known to lack', () => {
    expect(sure('社工一次能借几本书')).toBeGreaterThan(ANSWER_THRESHOLD);
    expect(sure('借书证丢了补办要多少钱')).toBeLessThan(ANSWER_THRESHOLD);
    expect(sure('今天天气好不好')).toBeLessThan(ANSWER_THRESHOLD);
  });

  it('is told of another place, another profession and a thing asked for that is missing', () => {
    expect(judge('上海社工一次能借几本书').elsewhere).toBe(1);
    expect(judge('北京社工一次能借几本书').elsewhere).toBe(0);
    expect(judge('护士一次能借几本书').profession).toBe(1);
    expect(judge('借书要交多少费用').attribute).toBe(1);
    expect(judge('书能借多少天').attribute).toBe(0);
  });

  it('reads the nearest gap and how far the best piece is ahead of it', () => {
    const features = judge('借书证丢了补办要多少钱');
    expect(features.gap).toBeCloseTo(1, 6);
    expect(features.ahead).toBeLessThan(0);
    expect(features.gapBeside).toBe(1);
    expect(judge('社工一次能借几本书').ahead).toBeGreaterThan(0);
  });

  it('is a number between 0 and 1 out of finite features, also where nothing was found', () => {
    for (const question of ['', 'qwerty', '书', '社工一次能借几本书'.repeat(20)]) {
      const row = rowOf(judge(question));
      expect(row).toHaveLength(CONFIDENCE_FEATURES.length);
      expect([...row].every(Number.isFinite)).toBe(true);
      expect(sure(question)).toBeGreaterThanOrEqual(0);
      expect(sure(question)).toBeLessThanOrEqual(1);
    }
  });
});
