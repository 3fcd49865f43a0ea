import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../src/answer/assistant-port.ts';
import { askAll, differences, gistOf, parseParaphrases, stabilityOf, stabilityTable, type Asked, type Gist } from './stability.ts';

const reply = (change: Partial<Reply> = {}): Reply => ({ statements: [], citations: [], rules: [], refused: false, suggestions: [], teach: false, ...change });
const citation = { n: 1, document: 'a', title: '甲', publisher: '乙', published: '2026', kind: 'web', section: '1', quote: '满 60个月。', url: '/a' } as const;
const gist = (verdict: string, figures: string[] = [], citations: string[] = []): Gist => ({ verdict, figures, citations });
const asked = (...gists: Gist[]): Asked => ({ id: 'q', answers: gists.map((own, at) => ({ wording: `wording ${at}`, gist: own, right: own.verdict === 'yes' })) });

describe('gistOf', () => {
  it('keeps verdict, figures and sources, and no wording', () => {
    const one = reply({
      statements: [
        { role: 'verdict', text: '还不可以,差6个月。', references: [], fixed: [] },
        { role: 'computation', text: '54 + 6 = 60', references: [] },
        { role: 'talk', text: '回复1看原文', references: [] },
      ],
      citations: [citation],
      rules: [{ rule: 'hukou', outcome: 'no', value: null, facts: {}, missing: [], conditions: [] }],
    });
    expect(gistOf(one)).toEqual({ verdict: 'hukou: no', figures: ['54', '6', '60'], citations: ['a: 满60个月。'] });
    expect(gistOf(reply({ citations: [citation] })).verdict).toBe('from the documents');
    expect(gistOf(reply({ refused: true })).verdict).toBe('refused');
  });
});

describe('stabilityOf', () => {
  it('counts questions whose wordings all agree, and pairs', () => {
    const found = stabilityOf([asked(gist('yes'), gist('yes'), gist('yes')), asked(gist('yes', ['6']), gist('yes', ['6']), gist('yes', ['8']))]);
    expect(found).toMatchObject({ questions: 2, pairs: 6, ofQuestions: { all: 0.5, verdict: 1, figures: 0.5, citations: 1, right: 1 } });
    expect(found.ofPairs.all).toBeCloseTo(4 / 6, 9);
    expect(stabilityTable(found)).toContain('| all five wordings | 2 | 50.0 % | 100.0 % | 50.0 % | 100.0 % | 100.0 % |');
  });
});

describe('differences', () => {
  it('lists wordings in groups, the largest first, and nothing where all agree', () => {
    expect(differences(asked(gist('yes'), gist('yes')))).toEqual([]);
    const lines = differences(asked(gist('no'), gist('yes', ['6'], ['a: x']), gist('yes', ['6'], ['a: x'])));
    expect(lines).toEqual(['q: verdict, figures, citations', '  > wording 1', '  > wording 2', '    yes; figures 6; 「a: x」', '  ✗ wording 0', '    no; figures –; no source']);
  });
});

it('asks each wording as a person of its own, and looks for the answer', async () => {
  const users: string[] = [];
  const assistant = {
    answer: ({ user }: { user: string }) => (users.push(user), Promise.resolve(reply())),
    forget: () => Promise.resolve(),
    feedback: () => Promise.resolve(),
    keepRest: () => Promise.resolve(),
  };
  const [asked] = await askAll(assistant, [{ id: 'q', expect: { all: [['丙']] }, wordings: ['甲', '乙'] }]);
  expect(asked?.answers.map(({ right }) => right)).toEqual([false, false]);
  expect(users).toEqual(['stability-q-0', 'stability-q-1']);
});

it('has forty questions in five different wordings each', async () => {
  const questions = parseParaphrases(await readFile(join(import.meta.dirname, 'paraphrases.jsonl'), 'utf8'));
  expect(questions).toHaveLength(40);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(40);
  expect(questions.every(({ wordings }) => wordings.length === 5)).toBe(true);
  expect(new Set(questions.flatMap(({ wordings }) => wordings)).size).toBe(200);
});
