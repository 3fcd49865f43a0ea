import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, atMost, holds, isOneOf, outcomeOf } from './condition.ts';
import type { Range } from './range.ts';
import type { Condition } from './rule.ts';

const frame = { label: '社保', need: 60, unit: '个月', sources: [] };
const closes = (gap: number) => `+${gap}`;

describe('conditions', () => {
  it.each([
    [[60, 60], 'met', undefined, undefined],
    [[59, 59], 'unmet', '1个月', '+1'],
    [[61, 69], 'met', undefined, undefined],
    [[60, Infinity], 'met', undefined, undefined],
    [[48, 59], 'unmet', '1–12个月', '+12'],
    [[55, 65], 'unknown', undefined, undefined],
    [[0, Infinity], 'unknown', undefined, undefined],
  ] as const)('at least 60 of %o: %s', (have, status, lacking, earliest) => {
    const condition = atLeast({ ...frame, have, closes });
    expect([condition.status, condition.lacking, condition.earliest]).toEqual([status, lacking, earliest]);
  });

  it('name no day where time does not close the gap', () => {
    expect(atLeast({ ...frame, have: [1, 1] })).not.toHaveProperty('earliest');
  });

  it.each([
    [[60, 60], 'met', undefined],
    [[61, 61], 'unmet', '超出1个月'],
    [[62, 70], 'unmet', '超出2–10个月'],
    [[50, 70], 'unknown', undefined],
  ] as const)('at most 60 of %o: %s', (have, status, lacking) => {
    const condition = atMost({ ...frame, have });
    expect([condition.status, condition.lacking]).toEqual([status, lacking]);
  });

  it('settle a range exactly when all its points agree', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.nat(30), (low, more) => {
        const have: Range = [low, low + more];
        const points = new Set(Array.from({ length: more + 1 }, (_, i) => atLeast({ ...frame, have: [low + i, low + i] }).status));
        expect(atLeast({ ...frame, have }).status).toBe(points.size === 1 ? [...points][0] : 'unknown');
      }),
    );
  });

  it('are met by what they lack, and by nothing less', () => {
    fc.assert(
      fc.property(fc.nat(59), (have) => {
        const gap = Number.parseInt(atLeast({ ...frame, have: [have, have] }).lacking ?? '', 10);
        expect(atLeast({ ...frame, have: [have + gap, have + gap] }).status).toBe('met');
        expect(atLeast({ ...frame, have: [have + gap - 1, have + gap - 1] }).status).toBe('unmet');
      }),
    );
  });

  it('know a member from a stranger and from nothing', () => {
    const level = { label: '级别', allowed: ['中级', '高级'], need: '中级及以上', sources: [] };
    expect(isOneOf({ ...level, have: '高级' }).status).toBe('met');
    expect(isOneOf({ ...level, have: '初级' })).toMatchObject({ status: 'unmet', lacking: '中级及以上' });
    expect(isOneOf({ ...level, have: undefined })).toMatchObject({ status: 'unknown', have: '未知' });
  });

  it('know what must be from what must not be', () => {
    const must = { label: '合同', need: '要有', sources: [] };
    expect(holds({ ...must, have: true }).status).toBe('met');
    expect(holds({ ...must, have: false })).toMatchObject({ status: 'unmet', have: '没有', lacking: '要有' });
    expect(holds({ ...must, have: null }).status).toBe('unknown');
    expect(holds({ ...must, have: false, wanted: false }).status).toBe('met');
    expect(holds({ ...must, have: true, wanted: false, shown: ['在申报', '没有申报'] })).toMatchObject({ status: 'unmet', have: '在申报' });
  });

  it.each([
    [['met', 'met'], 'yes'],
    [['met', 'unknown'], 'unknown'],
    [['unknown', 'unmet'], 'no'],
    [['met', 'unmet'], 'no'],
    [[], 'yes'],
  ] as const)('%o together: %s', (statuses, outcome) => {
    expect(outcomeOf(statuses.map((status): Condition => ({ label: '', have: '', need: '', status, sources: [] })))).toBe(outcome);
  });
});
