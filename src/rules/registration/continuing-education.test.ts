import { describe, expect, it } from 'vitest';
import { continuingEducationHours } from './continuing-education.ts';

type Facts = Parameters<typeof continuingEducationHours.evaluate>[0];
const evaluate = (facts: Facts, asOf = '2026-11-21') => continuingEducationHours.evaluate(facts, asOf);
const nothingElse = { degreeEarned: false, courseHours: 0 };

describe('hours of continuing education', () => {
  it.each([
    ['初级', 71, 'no', '1小时'],
    ['初级', 72, 'yes', undefined],
    ['中级', 89, 'no', '1小时'],
    ['中级', 90, 'yes', undefined],
    ['高级', 89.5, 'no', '0.5小时'],
    ['高级', 90, 'yes', undefined],
    ['中级', 72, 'no', '18小时'],
    ['中级', 0, 'no', '90小时'],
  ] as const)('%s with %s hours: %s', (certificateLevel, trainingHours, outcome, lacking) => {
    const result = evaluate({ certificateLevel, trainingHours, ...nothingElse });
    expect(result.outcome).toBe(outcome);
    expect(result.conditions[0]?.lacking).toBe(lacking);
    if (lacking !== undefined) expect(result.verdict?.text).toContain(`还差${lacking}`);
  });

  it.each([
    [{ degreeEarned: true }, 'yes'],
    [{ degreeEarned: true, trainingHours: 0, courseHours: 0 }, 'yes'],
    [{ degreeEarned: false, trainingHours: 50, courseHours: 40 }, 'yes'],
    [{ degreeEarned: false, trainingHours: 50, courseHours: 39 }, 'no'],
    [{ trainingHours: 60 }, 'unknown'],
    [{ trainingHours: 95 }, 'yes'],
    [{ trainingHours: [91, 99] as const }, 'yes'],
    [{ trainingHours: [80, 95] as const, ...nothingElse }, 'unknown'],
    [{ trainingHours: [0, 60] as const, ...nothingElse }, 'no'],
  ] as const)('中级 with %o: %s', (facts, outcome) => {
    expect(evaluate({ certificateLevel: '中级', ...facts }).outcome).toBe(outcome);
  });

  it('counts a degree once and no courses beside it', () => {
    const result = evaluate({ certificateLevel: '中级', trainingHours: 10, degreeEarned: true, courseHours: 30 });
    expect(result.value).toEqual([100, 100]);
    expect(result.sums[0]?.text).toContain('10 + 学历或学位90 = 100小时');
    expect(result.notes.map(({ text }) => text).join()).toContain('不再另加');
  });

  it('does not count a training without its proof', () => {
    const inside = evaluate({ certificateLevel: '中级', trainingHours: 100, uncertifiedPartHours: 30, ...nothingElse });
    expect(inside).toMatchObject({ outcome: 'no', value: [70, 70] });
    expect(inside.verdict?.text).toContain('还差20小时');
    expect(inside.sums[0]?.text).toContain('100 − 没有合格证明的30 = 70小时');
    const beside = evaluate({ certificateLevel: '初级', trainingHours: 50, uncertifiedHours: 40, ...nothingElse });
    expect(beside).toMatchObject({ outcome: 'no', value: [50, 50] });
    expect(beside.notes[0]?.text).toBe('没有合格证明的40小时不计。');
    expect(evaluate({ certificateLevel: '初级', trainingHours: 50, ...nothingElse }).notes[0]?.text).toContain('都有合格证明算');
  });

  it('says what is known while a degree is open', () => {
    expect(evaluate({ certificateLevel: '中级', trainingHours: 60 }).verdict?.text).toMatch(/^还差30小时.*60小时.*90小时.*一次性再记90小时/u);
  });

  it('settles without the level where both levels agree, and names both where not', () => {
    expect(evaluate({ trainingHours: 90, ...nothingElse }).outcome).toBe('yes');
    const open = evaluate({ trainingHours: 72, ...nothingElse });
    expect(open.outcome).toBe('unknown');
    expect(open.verdict?.text).toContain('助理社会工作师够了、社会工作师和高级社会工作师还差18小时');
    const none = evaluate({ trainingHours: 71, ...nothingElse });
    expect(none).toMatchObject({ outcome: 'no', conditions: [{ lacking: '1小时(助理社会工作师)或19小时' }] });
  });

  it('tells someone without a certificate that nothing is asked yet', () => {
    expect(evaluate({ certificateLevel: '无', trainingHours: 10, ...nothingElse }).verdict?.text).toMatch(/^还没有社工证/u);
  });

  it.each([
    ['2024-03-01', '还有3个月(100天),平均每月要学10小时'],
    ['2024-11-21', '还有12个月(365天),平均每月要学2.5小时'],
    ['2024-10-22', '还有11个月(335天),平均每月要学2.8小时'],
    ['2023-12-10', '只剩19天'],
    ['2023-11-20', '已经满了'],
  ])('paces the rest over the registration of %s: %s', (lastRegisteredOn, text) => {
    const result = evaluate({ certificateLevel: '中级', trainingHours: 60, ...nothingElse, lastRegisteredOn });
    expect(result.notes.map((note) => note.text).join()).toContain(text);
  });

  it('quotes the proofs', () => {
    expect(
      evaluate({})
        .next.map(({ text }) => text)
        .join(),
    ).toContain('由举办单位出具相关证明');
  });

  it('paces the rest to a stated end of the registration', () => {
    const result = evaluate({ certificateLevel: '中级', trainingHours: 50, ...nothingElse, registrationEndsOn: '2027-03-21' });
    expect(result.notes.map((note) => note.text).join()).toContain('登记有效期到2027年3月21日,还有4个月(120天),平均每月要学10小时');
  });

  it('counts for certain what was told, not what a degree could add', () => {
    expect(evaluate({ certificateLevel: '高级', trainingHours: 70, courseHours: 20 }).verdict?.text).toContain('已计90小时,要求90小时,刚好');
    expect(evaluate({ certificateLevel: '中级', trainingHours: [99, 102] }).verdict?.text).toContain('已计99–102小时');
  });

  it.each([
    [{ certificateLevel: '中级', trainingHours: 100, uncertifiedHours: 10, degreeEarned: true, courseHours: 20 }],
    [{ certificateLevel: '中级', trainingHours: 60, ...nothingElse, lastRegisteredOn: '2024-03-01' }],
    [{ certificateLevel: '中级', trainingHours: 60, uncertifiedHours: 40, ...nothingElse }],
  ] as readonly [Facts][])('adds two notes at most: %o', (facts) => {
    expect(evaluate(facts).notes.length).toBeLessThanOrEqual(2);
  });
});
