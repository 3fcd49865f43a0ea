import { describe, expect, it } from 'vitest';
import type { Reply } from '../src/answer/assistant-port.ts';
import { lengthTable, measured } from './lengths.ts';

const reply = (text: string, change: Partial<Reply> = {}): Reply => ({
  statements: [{ role: 'passage', text, references: [{ document: 'a', quote: '丙' }] }],
  citations: [{ n: 1, document: 'a', title: '甲', publisher: '乙', published: '2026', kind: 'web', section: '1', quote: '丙', url: '/a' }],
  rules: [],
  refused: false,
  suggestions: [],
  teach: false,
  ...change,
});

describe('measured', () => {
  it('counts characters before the sources, marks and line breaks left out', () => {
    expect(measured('问', reply('一二三\n四'))).toMatchObject({ kind: 'from the documents', characters: 4, text: '一二三\n四' });
  });

  it('knows a reply that says a clause twice, unless the clause is short', () => {
    const clause = '登记有效期满前三个月内办理再登记';
    expect(measured('问', reply(`先说:\n${clause}。\n${clause}。`)).repeats).toBe(true);
    expect(measured('问', reply('满三年,满三年。')).repeats).toBe(false);
  });

  it('tells what kind of reply it is', () => {
    expect(measured('问', reply('一', { refused: true })).kind).toBe('refused');
    expect(measured('问', reply('一', { rules: [{ rule: 'r', outcome: 'yes', value: 1, facts: {}, missing: [], conditions: [] }] })).kind).toBe('computed');
    expect(measured('问', reply('一', { citations: [] })).kind).toBe('talk');
  });
});

it('gives the shares below, within and above the range, both ends within', () => {
  const lengths = [39, 40, 160, 161].map((characters) => measured('问', reply('字'.repeat(characters))));
  expect(lengthTable(lengths)).toContain('| from the documents | 4 | 25.0 % | 50.0 % | 25.0 % | 39 | 160 | 161 | 161 | 161 | 0.0 % |');
});
