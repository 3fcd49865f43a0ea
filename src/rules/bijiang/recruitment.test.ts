import { describe, expect, it } from 'vitest';
import { recruitmentCalendar } from './recruitment-dates.ts';
import { recruitmentEligibility } from './recruitment-eligibility.ts';
import { recruitmentScore } from './recruitment-score.ts';

const TODAY = '2026-11-21';
type Facts = Parameters<typeof recruitmentEligibility.evaluate>[0];

describe('who may sign up', () => {
  const ELDERLY = { appliedPost: '社区养老服务岗' };
  const VILLAGE = { appliedPost: '乡村社工岗' };
  const ORDINARY = { appliedPost: '普通岗' };
  it.each<[Facts, string]>([
    [{ education: '大专', ...ORDINARY }, 'yes'],
    [{ education: '本科及以上', ...ELDERLY }, 'yes'],
    [{ education: '中专', ...ORDINARY }, 'no'],
    [{ education: '中专', ...ELDERLY }, 'unknown'],
    [{ education: '中专', ...ELDERLY, elderlyCareCertificate: true }, 'yes'],
    [{ education: '中专', ...ELDERLY, elderlyCareCertificate: false }, 'no'],
    [{ education: '中专', elderlyCareCertificate: false }, 'no'],
    [{ education: '中专', elderlyCareCertificate: true }, 'unknown'],
    [{ education: '中专', ...VILLAGE, elderlyCareCertificate: true, bijiangHousehold: true }, 'no'],
    [{ education: '高中及以下' }, 'no'],
    [{ education: '高中及以下', ...ELDERLY, elderlyCareCertificate: true }, 'no'],
    [{ education: '大专' }, 'unknown'],
    [{ education: '大专', bijiangHousehold: true }, 'yes'],
    [{ education: '大专', grassrootsMonths: 12 }, 'yes'],
    [{ education: '大专', ...VILLAGE, bijiangHousehold: true }, 'yes'],
    [{ education: '大专', ...VILLAGE, bijiangHousehold: false }, 'unknown'],
    [{ education: '大专', ...VILLAGE, bijiangHousehold: false, grassrootsMonths: 11 }, 'no'],
    [{ education: '大专', ...VILLAGE, bijiangHousehold: false, grassrootsMonths: 12 }, 'yes'],
    [{ education: '大专', ...VILLAGE, bijiangHousehold: false, grassrootsMonths: [13, 23] }, 'yes'],
    [{ education: '大专', ...VILLAGE, grassrootsMonths: 5 }, 'unknown'],
    [{}, 'unknown'],
  ])('%o: %s', (facts, outcome) => {
    const result = recruitmentEligibility.evaluate(facts, TODAY);
    expect(result.outcome).toBe(outcome);
    expect(result.verdict?.text).toBeTruthy();
  });

  it('says how much experience lacks and from when it is enough', () => {
    const result = recruitmentEligibility.evaluate({ education: '大专', ...VILLAGE, bijiangHousehold: false, grassrootsMonths: 8 }, TODAY);
    expect(result.conditions[1]).toMatchObject({ status: 'unmet', lacking: '4个月', earliest: '2027-03-21' });
    expect(result.verdict?.text).toMatch(/还差4个月,最早2027年3月21日/u);
  });

  it('calls the sign-up past after its last day, and not on it', () => {
    const note = (asOf: string) => recruitmentEligibility.evaluate({}, asOf).verdict?.text;
    expect(note(TODAY)).toContain('已经过了');
    expect(note('2024-03-18')).toContain('已经过了');
    expect(note('2024-03-17')).toContain('就是今天');
    expect(note('2024-03-01')).toContain('还有16天');
  });

  it('says what the article leaves open', () => {
    const notes = (facts: Facts) =>
      recruitmentEligibility
        .evaluate(facts, TODAY)
        .notes.map(({ text }) => text)
        .join();
    expect(notes({ education: '中专' })).toContain('没有说明还有哪些岗位放宽');
    expect(notes(VILLAGE)).toContain('没有说明是哪些');
    expect(notes({})).toContain('非官方');
  });
});

describe('the dates of the recruitment', () => {
  it.each([
    ['2024-03-09', '报名还没开始,还有1天'],
    ['2024-03-10', '现在可以报名,最后一天还有7天'],
    ['2024-03-17', '现在可以报名,最后一天就是今天'],
    ['2024-03-18', '报名已经过了'],
    ['2024-03-20', '报名已经过了'],
    ['2024-03-21', '报名和审核都已经过了(报名截止已过4天)'],
    [TODAY, '报名和审核都已经过了(报名截止已过979天)'],
  ])('on %s: %s', (asOf, text) => {
    const result = recruitmentCalendar.evaluate({}, asOf);
    expect(result.value).toEqual({ signUp: ['2024-03-10', '2024-03-17'], review: ['2024-03-18', '2024-03-20'] });
    expect(result.verdict?.text).toContain(text);
    expect(result.verdict?.text).toContain('首尾两天都算');
  });

  it.each([
    ['2024-03-09', '报名还没开始'],
    ['2024-03-16', '在报名时间里'],
    ['2024-03-17', '是最后一天'],
    ['2024-03-18', '是资格审核的日子'],
    ['2024-03-21', '报名和资格审核都已经结束'],
    ['2026-03-17', '文章只写了2024年的安排;按那年看,2024年3月17日在报名时间里,是最后一天'],
    ['2027-02-28', '报名还没开始'],
  ])('someone asks about %s: %s', (recruitmentDay, text) => {
    expect(recruitmentCalendar.evaluate({ recruitmentDay }, TODAY).verdict?.text).toContain(text);
  });
});

describe('the marks', () => {
  const held = (writtenScore: number, interviewScore: number) => recruitmentScore.evaluate({ writtenScore, interviewScore, certificateLevel: '中级' }, TODAY);
  const bare = (writtenScore: number, interviewScore: number) => recruitmentScore.evaluate({ writtenScore, interviewScore, certificateHeld: false }, TODAY);

  it.each([
    [bare(82, 76), 'value', [78.4, 78.4]],
    [held(82, 76), 'value', [80.4, 80.4]],
    [bare(60, 70), 'value', [66, 66]],
    [bare(59, 70), 'no', [65.6, 65.6]],
    [bare(60, 69.9), 'no', [65.94, 65.94]],
    [held(60, 70), 'value', [68, 68]],
    [held(59, 70), 'value', [67.6, 67.6]],
    [held(55, 70), 'value', [66, 66]],
    [held(54, 70), 'no', [65.6, 65.6]],
    [held(95, 80), 'value', [88, 88]],
    [held(96, 80), 'value', [88, 88.4]],
  ])('case %#', (result, outcome, value) => {
    expect(result).toMatchObject({ outcome, value });
  });

  it('shows the sum', () => {
    expect(held(82, 76).sums[0]?.text).toBe('(82+5)×40% + 76×60% = 80.4分');
    expect(bare(82, 76).sums[0]?.text).toBe('82×40% + 76×60% = 78.4分');
  });

  it('gives both readings where the bonus decides', () => {
    const lifted = held(57, 80);
    expect(lifted.verdict?.text).toMatch(/72.8分.*加分后62分.*卷面57分.*没到60分/u);
    expect(lifted.notes[0]?.text).toContain('没有说明');
    expect(held(98, 80).verdict?.text).toMatch(/89.2分.*封顶是88分/u);
    expect(held(70, 80).notes).toHaveLength(1);
  });

  it('keeps 70 in and says how much lacks below', () => {
    expect(
      bare(80, 70)
        .notes.map(({ text }) => text)
        .join(),
    ).toContain('刚好70分不算低于70分');
    expect(bare(80, 69).verdict?.text).toMatch(/^会被淘汰.*还差1分/u);
    expect(recruitmentScore.evaluate({ interviewScore: 69.5 }, TODAY).outcome).toBe('no');
    expect(recruitmentScore.evaluate({ interviewScore: [60, 69] }, TODAY).outcome).toBe('no');
  });

  it('gives both totals while the certificate is not known, and settles what no certificate can save', () => {
    const open = recruitmentScore.evaluate({ writtenScore: 82, interviewScore: 76 }, TODAY);
    expect(open.outcome).toBe('unknown');
    expect(open.verdict?.text).toMatch(/78.4分.*80.4分/u);
    expect(recruitmentScore.evaluate({ writtenScore: 54 }, TODAY).outcome).toBe('no');
    expect(recruitmentScore.evaluate({ writtenScore: 55 }, TODAY).outcome).toBe('unknown');
  });
});

describe('what is said while one mark is missing', () => {
  const text = (facts: Parameters<typeof recruitmentScore.evaluate>[0]) => recruitmentScore.evaluate(facts, TODAY).verdict?.text ?? '';
  it.each([
    [{ writtenScore: 57, certificateHeld: true }, /^有两种算法:加5分后62分,过了60分的线;按卷面57分算没过/u],
    [{ writtenScore: 57 }, /^笔试57分,合格线60分,卷面没到;有社工证的加5分是62分/u],
    [{ writtenScore: 72, certificateHeld: false }, /^笔试72分,过了合格线60分。综合成绩还要面试分/u],
    [{ interviewScore: 70 }, /^面试70分不会被淘汰/u],
  ])('%o', (facts, expected) => {
    expect(text(facts)).toMatch(expected);
  });

  it('takes a certificate that is supposed over the lack that was told', () => {
    expect(recruitmentScore.evaluate({ writtenScore: 72, interviewScore: 78, certificateLevel: '无', certificateHeld: true }, TODAY).value).toEqual([77.6, 77.6]);
  });
});

describe('the notice of those taken on', () => {
  it.each([
    ['2026-11-18', '2026年11月23日'],
    ['2026-09-29', '2026年10月9日'],
    ['2026-11-20', '2026年11月25日'],
  ])('from %s it ends on %s', (recruitmentNoticeFrom, end) => {
    const result = recruitmentCalendar.evaluate({ recruitmentNoticeFrom }, TODAY);
    expect(result.verdict?.text.startsWith(`公示到${end}`)).toBe(true);
    expect(result.notes[0]?.text).toContain('开始公示当天不计');
  });
});
