import { describe, expect, it } from 'vitest';
import { renewalWindow } from './renewal-window.ts';

const evaluate = (facts: Parameters<typeof renewalWindow.evaluate>[0], asOf = '2026-11-21') => renewalWindow.evaluate(facts, asOf);

describe('the window of renewal', () => {
  it.each([
    ['2024-02-22', '2026-11-22', '2027-02-22', 'unmet', '还有1天'],
    ['2024-02-21', '2026-11-21', '2027-02-21', 'met', '还有92天'],
    ['2023-11-21', '2026-08-21', '2026-11-21', 'met', '就是今天'],
    ['2023-11-20', '2026-08-20', '2026-11-20', 'unmet', '已过1天'],
    ['2024-02-29', '2026-11-28', '2027-02-28', 'unmet', '还有7天'],
    ['2024-05-31', '2027-02-28', '2027-05-31', 'unmet', '还有99天'],
  ])('registered on %s: from %s to %s, %s', (registered, opens, closes, status, distance) => {
    const result = evaluate({ lastRegisteredOn: registered });
    expect(result).toMatchObject({ outcome: 'value', value: [opens, closes], conditions: [{ status }] });
    expect(result.verdict?.text).toContain(distance);
  });

  it('names the first day when it is too early and the days when it is too late', () => {
    expect(evaluate({ lastRegisteredOn: '2024-03-01' }).conditions[0]).toMatchObject({ lacking: '10天', earliest: '2026-12-01' });
    const late = evaluate({ lastRegisteredOn: '2023-05-10' });
    expect(late.verdict?.text).toMatch(/^已经过了/u);
    expect(late.conditions[0]?.lacking).toBe('超出195天');
    expect(late.conditions[0]?.earliest).toBeUndefined();
    expect(late.notes[0]?.text).toContain('没有说明错过');
  });

  it('gives ranges for a month, and is open only when today could be on either side', () => {
    expect(evaluate({ lastRegisteredOn: ['2024-02-01', '2024-02-29'] })).toMatchObject({ outcome: 'unknown', value: ['2026-11-01', '2027-02-28'] });
    expect(evaluate({ lastRegisteredOn: ['2024-03-01', '2024-03-31'] })).toMatchObject({
      outcome: 'value',
      conditions: [{ status: 'unmet', lacking: '10–40天', earliest: '2026-12-31' }],
    });
    expect(evaluate({ lastRegisteredOn: ['2023-12-01', '2023-12-31'] })).toMatchObject({ outcome: 'value', conditions: [{ status: 'met' }] });
    expect(evaluate({ lastRegisteredOn: ['2024-03-01', '2024-03-31'] }).verdict?.text).toContain('还有10–40天');
  });

  it.each([
    ['2027-03-01', 'met', '可以办'],
    ['2027-03-02', 'unmet', '来不及了'],
    ['2026-11-30', 'unmet', '还不到时候'],
  ])('holds the planned day %s against it: %s', (registerOn, status, text) => {
    const result = evaluate({ lastRegisteredOn: '2024-03-01', registerOn });
    expect(result.conditions[0]?.status).toBe(status);
    expect(result.verdict?.text).toContain(text);
  });

  it('says the rule while the day is not known', () => {
    expect(evaluate({}).verdict?.text).toMatch(/每3年.*前3个月/u);
  });
});
