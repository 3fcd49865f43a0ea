import { describe, expect, it } from 'vitest';
import type { Candidate, Evidence, Features, Gap } from '../retrieval/evidence.ts';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import { normalise } from '../text/normalise.ts';
import type { Found } from './answer-from-documents.ts';
import { createEngine } from './create-engine.ts';
import { readQuestion } from './read-question.ts';
import { ruleMeant } from './rule-meant.ts';
import { smallCorpus } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);
const HUKOU = 'beijing-hukou-eligibility';
const POINTS = 'beijing-points-bonus';
const HOURS = 'registration-continuing-education';

const gap = (similarity: number): Gap => ({ gap: '别的事', document: 'guide', nearest: null, question: '别的事呢', similarity });
const candidate = (question: number): Candidate => ({
  ...engine.evidence.search('餐补').candidates[0]!,
  features: { question, second: 0, third: 0, unit: 0, passage: 0, coverage: 0 } satisfies Features,
});
const found = ({ sure = 0, leaning = false, ...evidence }: Partial<Evidence> & { sure?: number; leaning?: boolean } = {}): Found => ({
  evidence: { rules: [], candidates: [], gaps: [], unknown: 0, ...evidence },
  sure,
  leaning,
  elsewhere: false,
});

function meant(text: string, looked: Found = found(), conversation: Conversation = newConversation) {
  return ruleMeant(engine, conversation, readQuestion(engine, conversation, { text: normalise(text), asOf: '2026-11-21' }), looked);
}
const after = (rule: string, quotes: readonly string[] = []): Conversation => ({
  ...newConversation,
  turn: 1,
  topic: { question: '中级 积分落户加几分', rule, document: null, quotes: quotes.map((quote) => ({ document: 'guide', quote })), places: [], notes: [] },
});

describe('the rule that answers', () => {
  it("is the one of a person's own case, however like a look-up the words are", () => {
    const lookUp = found({ sure: 0.9, candidates: [candidate(0.9)], rules: [{ rule: null, question: '', similarity: 0.9 }] });
    expect(meant('我社保交了50个月 能落户北京吗', lookUp)).toBe(HUKOU);
  });

  it("gives way to the documents where nothing of one's own is told and they surely answer", () => {
    const question = '中级社工证北京积分落户能加几分';
    const lookUp = (sure: number) => found({ sure, candidates: [candidate(0.6)], rules: [{ rule: POINTS, question: '', similarity: 0.5 }] });
    expect(meant(question, lookUp(0.9))).toBeUndefined();
    expect(meant(question, lookUp(0.3))).toBe(POINTS);
    expect(meant(`我有${question}`, lookUp(0.9))).toBe(POINTS);
  });

  it('gives way to a known gap that says what was asked', () => {
    expect(meant('中级社工证北京积分落户能加几分', found({ gaps: [gap(0.37)] }))).toBeUndefined();
    expect(meant('中级社工证北京积分落户能加几分', found({ gaps: [gap(0.35)] }))).toBe(POINTS);
    expect(meant('我干了3年 北京积分落户能加几分', found({ gaps: [gap(0.9)] }))).toBe(POINTS);
  });

  it('is found by how people ask for it where no word of it stands there', () => {
    const like = (similarity: number) => found({ rules: [{ rule: HOURS, question: '', similarity }] });
    expect(meant('今年那点课听完没有达到线', like(0.42))).toBe(HOURS);
    expect(meant('今年那点课听完没有达到线', like(0.41))).toBeUndefined();
    expect(meant('今年那点课听完没有达到线', found({ rules: [{ rule: HOURS, question: '', similarity: 0.5 }], gaps: [gap(0.5)] }))).toBeUndefined();
  });

  it('of another place is never found so', () => {
    const like = found({ rules: [{ rule: HUKOU, question: '', similarity: 0.9 }] });
    expect(meant('上海那边把人迁过去', like)).toBeUndefined();
    expect(meant('北京那边把人迁过去', like)).toBe(HUKOU);
  });
});

describe('a message that leans on the answer before', () => {
  it('tells a fact to its rule', () => expect(meant('五年了', found(), after(POINTS))).toBe(POINTS));

  it('asks for another side of it with a word that was quoted', () => {
    expect(meant('那最高呢', found({ leaning: true }), after(POINTS))).toBe(POINTS);
    expect(meant('那叠加呢', found({ leaning: true }), after(POINTS, ['加分与职称类不重复叠加']))).toBe(POINTS);
    expect(meant('那食堂呢', found({ leaning: true }), after(POINTS, ['加分与职称类不重复叠加']))).toBeUndefined();
  });

  it('about another place, or another subject, leaves it', () => {
    expect(meant('那上海最高呢', found({ leaning: true }), after(POINTS))).toBeUndefined();
    expect(meant('那学时呢', found({ leaning: true }), after(POINTS))).not.toBe(POINTS);
  });

  it('without a topic means nothing', () => expect(meant('那最高呢')).toBeUndefined());
});
