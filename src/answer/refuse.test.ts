import { describe, expect, it } from 'vitest';
import type { Candidate } from '../retrieval/evidence.ts';
import { createEngine } from './create-engine.ts';
import { refuse } from './refuse.ts';
import { smallCorpus as corpus } from './small-corpus.fixture.ts';

const { evidence } = createEngine(corpus);
const near = (question: string, score: number): Candidate => ({ ...evidence.search(question).candidates[0]!, score });
const gap = (similarity: number, name = '食堂关门时间') => ({ gap: name, document: 'guide', nearest: null, question: '食堂几点关门', similarity });
const said = ({ statements }: ReturnType<typeof refuse>) => statements.map(({ text }) => text).join('\n');

describe('a refusal', () => {
  it('carries no figure and no citation', () => {
    for (const question of ['餐补35.5元够吃吗', '2027年班车几点发', '满60个月给3,000元吗']) {
      for (const known of [undefined, gap(0.9, '2027年班车路线'), gap(0.9, '2024报考')]) {
        const refusal = refuse(question, { gap: known, nearest: near('持证社工每月餐补多少钱', 0.9), corpus });
        expect(said(refusal)).not.toMatch(/\d/u);
        expect(refusal.statements.flatMap(({ references }) => references)).toEqual([]);
        expect(refusal.statements.map(({ role }) => role)).toEqual(['refusal']);
      }
    }
  });

  it('names the year that was asked about in words', () => {
    expect(said(refuse('x', { gap: gap(0.9, '2027年班车路线'), nearest: undefined, corpus }))).toContain('「该年班车路线」');
  });

  it('names a known gap only when that is what was asked', () => {
    const like = (similarity: number) => refuse('几点打烊', { gap: gap(similarity), nearest: undefined, corpus });
    expect(said(like(0.45))).toContain('「食堂关门时间」');
    expect(like(0.45).gap).toBe('食堂关门时间');
    expect(said(like(0.44))).toContain('「几点打烊」');
    expect(like(0.44).gap).toBe('几点打烊');
  });

  it('points at what is nearest, with its heading, and at whom to ask', () => {
    const refusal = refuse('领卡要带照片吗', { gap: undefined, nearest: near('餐补卡怎么领', 0.3), corpus });
    expect(said(refusal)).toContain('《社工餐补通知》里「二、领卡流程」');
    expect(said(refusal)).toContain('北京市测试局餐补科');
    expect(refusal.nearest).toMatch(/^notice:\d+$/u);
    expect(refusal.suggestions).toEqual(['餐补卡怎么领']);
  });

  it('points at nothing where nothing is near', () => {
    const refusal = refuse('领卡要带照片吗', { gap: undefined, nearest: near('餐补卡怎么领', 0.29), corpus });
    expect(said(refusal)).not.toContain('最接近');
    expect(said(refusal)).toContain('当地民政部门');
    expect(refusal).toMatchObject({ nearest: null, suggestions: [] });
  });

  it('repeats no more than the beginning of a long question, and keeps it whole for the operator', () => {
    const question = `${'很'.repeat(24)}长`;
    const refusal = refuse(question, { gap: undefined, nearest: undefined, corpus });
    expect(said(refusal)).toContain(`「${'很'.repeat(24)}…」`);
    expect(refusal.gap).toBe(question);
  });
});
