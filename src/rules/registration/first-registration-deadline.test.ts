import { describe, expect, it } from 'vitest';
import { firstRegistrationDeadline } from './first-registration-deadline.ts';

const evaluate = (facts: Parameters<typeof firstRegistrationDeadline.evaluate>[0], asOf = '2026-11-21') => firstRegistrationDeadline.evaluate(facts, asOf);

describe('the deadline of the first registration', () => {
  it.each([
    ['2025-11-22', '2026-11-22', 'met', '还有1天'],
    ['2025-11-21', '2026-11-21', 'met', '就是今天'],
    ['2025-11-20', '2026-11-20', 'unmet', '已过1天'],
    ['2025-11-25', '2026-11-25', 'met', '还有4天'],
    ['2024-02-29', '2025-02-28', 'unmet', '已过631天'],
    ['2026-06-30', '2027-06-30', 'met', '还有221天'],
  ])('passed on %s: last day %s, %s', (passed, last, status, distance) => {
    const result = evaluate({ examPassedOn: passed });
    expect(result).toMatchObject({ outcome: 'value', value: last, conditions: [{ status }] });
    expect(result.verdict?.text).toContain(distance);
  });

  it('says when the registration would end, while there is time', () => {
    expect(
      evaluate({ examPassedOn: '2025-11-25' })
        .sums.map(({ text }) => text)
        .join(),
    ).toContain('2029年11月21日');
    const late = evaluate({ examPassedOn: '2025-11-17' });
    expect(late.sums).toHaveLength(1);
    expect(late.verdict?.text).toMatch(/^首次登记的期限已经过了.*2026年11月17日,已过4天/u);
    expect(late.conditions[0]?.lacking).toBe('超出4天');
    expect(late.notes[0]?.text).toContain('没有说明错过');
    expect(late.next).toEqual([]);
  });

  it('gives a range for a month, and asks for the day only when today lies in it', () => {
    expect(evaluate({ examPassedOn: ['2025-11-01', '2025-11-30'] })).toMatchObject({ outcome: 'unknown', value: ['2026-11-01', '2026-11-30'] });
    expect(evaluate({ examPassedOn: ['2025-12-01', '2025-12-31'] })).toMatchObject({ outcome: 'value', value: ['2026-12-01', '2026-12-31'], conditions: [{ status: 'met' }] });
    expect(evaluate({ examPassedOn: ['2025-06-01', '2025-06-30'] }).conditions[0]).toMatchObject({ status: 'unmet', lacking: '超出144–173天' });
  });

  it.each([
    ['2026-11-25', '来得及', 'met'],
    ['2026-11-26', '来不及', 'unmet'],
  ])('holds a planned day against it: %s %s', (registerOn, text, status) => {
    const result = evaluate({ examPassedOn: '2025-11-25', registerOn });
    expect(result.verdict?.text.startsWith(text)).toBe(true);
    expect(result).toMatchObject({ value: '2026-11-25', conditions: [{ status }] });
  });

  it('takes a vague plan without asking', () => {
    const result = evaluate({ examPassedOn: '2025-11-25', registerOn: ['2026-11-01', '2026-11-30'] });
    expect(result.outcome).toBe('value');
    expect(result.verdict?.text).toContain('看您哪天去');
  });

  it('says the term while the day is not known', () => {
    expect(evaluate({})).toMatchObject({ outcome: 'unknown', value: null });
    expect(evaluate({}).verdict?.text).toMatch(/1年内.*有效期3年/u);
  });
});
