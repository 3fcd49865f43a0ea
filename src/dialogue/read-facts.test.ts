import { describe, expect, it } from 'vitest';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { normalise } from '../text/normalise.ts';
import { readQuantities } from '../text/quantities.ts';
import { readAllChoices } from './facts/choices.ts';
import { readFacts } from './read-facts.ts';

const AS_OF = '2026-11-21';

function read(message: string, { rule = '', asked = [], known = [] }: { rule?: string; asked?: readonly string[]; known?: readonly string[] } = {}) {
  const text = normalise(message);
  const live = catalogue.find(({ name }) => name === rule)?.facts ?? [];
  const readings = readFacts(text, { vocabulary, quantities: readQuantities(text, AS_OF), asOf: AS_OF, live, asked, known });
  return Object.fromEntries(readings.map(({ key, value }) => [key, value]));
}

describe('facts in a message', () => {
  it('gives each quantity to the fact whose words stand nearest', () => {
    expect(read('社保68个月 其中补缴2个月 居住证三年半', { rule: 'beijing-hukou-eligibility' })).toMatchObject({
      socialInsuranceMonths: 68,
      backPaidMonths: 2,
      residencePermitMonths: 42,
    });
    expect(read('笔试83面试77没证', { rule: 'bijiang-recruitment-score' })).toMatchObject({ writtenScore: 83, interviewScore: 77, certificateLevel: '无' });
  });

  it('keeps a vague quantity as a range', () => {
    expect(read('社保交了60多个月')['socialInsuranceMonths']).toEqual([61, 69]);
  });

  it('takes an idiom for no length', () => {
    expect(read('社保一个月没断交了70个月', { rule: 'beijing-hukou-eligibility' })).toMatchObject({ socialInsuranceMonths: 70 });
  });

  it('keeps the day on which a length began, or on which it ends', () => {
    expect(read('居住证2023年5月21日办的', { rule: 'beijing-hukou-eligibility' })['residencePermitMonths']).toBe('2023-05-21');
    expect(read('合同签到2028年11月21日', { rule: 'beijing-hukou-eligibility' })['contractRemainingMonths']).toBe('2028-11-21');
    expect(read('2021年11月到今天在北京做社工', { rule: 'beijing-points-bonus' })['serviceMonths']).toEqual(['2021-11-01', '2021-11-30']);
    expect(read('居住证三年前办的', { rule: 'beijing-hukou-eligibility' })['residencePermitMonths']).toBe(36);
  });

  it('does not part words by an article', () => {
    expect(read('2021年11月21号入职北京一家社工机构', { rule: 'beijing-points-bonus' })['serviceMonths']).toBe('2021-11-21');
  });

  it.each([
    ['工作和社保都是3年', 36],
    ['社工岗位和社保都满3年了', [36, Infinity]],
    ['2024年2月29号入职社工机构并从当天开始交社保', '2024-02-29'],
  ])('tells one length of two facts: %s', (message, length) => {
    expect(read(message, { rule: 'beijing-public-housing' })).toMatchObject({ serviceMonths: length, socialInsuranceMonths: length });
  });

  it.each(['社工干了2年 社保也交了', '工作3年 社保没交满', '社保3年 工作才8个月'])('tells nothing of two facts that have their own words: %s', (message) => {
    const { serviceMonths, socialInsuranceMonths } = read(message, { rule: 'beijing-public-housing' });
    expect(serviceMonths === socialInsuranceMonths).toBe(false);
  });

  it('takes what an earlier clause spoke of only after the fact at hand', () => {
    expect(read('我是中级社工师 在京连续5年半了', { rule: 'beijing-points-bonus' })['serviceMonths']).toBe(66);
  });

  it.each([
    ['一个月都没补缴', { backPaidMonths: 0 }],
    ['社保70个月 一天都没断', { socialInsuranceMonths: 70 }],
  ])('takes one of nothing for nothing: %s', (message, facts) => {
    expect(read(message, { rule: 'beijing-hukou-eligibility' })).toMatchObject(facts);
  });

  it.each([
    ['副高职称 没正高', '副高级'],
    ['助理工程师 中级还没评', '助理级'],
  ])('does not read what is denied: %s', (message, title) => {
    expect(read(message, { rule: 'tianjin-title-to-skill' })['heldTitle']).toBe(title);
  });

  it('reads every denial before an assent', () => {
    expect(read('单位注销了开不出岗位证明', { rule: 'beijing-outside-experience' })['postProof']).toBe(false);
  });

  it('adds up lengths told in pieces where the fact allows it', () => {
    expect(read('成都2年 重庆1年半', { rule: 'beijing-outside-experience' })['outsideServiceMonths']).toBe(42);
  });

  it.each([
    ['三次培训 分别是20 24 30小时', { trainingHours: 74 }],
    ['22年30小时 23年25 24年35', { trainingHours: 90 }],
    ['培训了12回 每回6小时', { trainingHours: 72 }],
    ['培训拿了证明的70 还有20没证明', { trainingHours: 70, uncertifiedHours: 20 }],
    ['这三年一节课都没上过', { trainingHours: 0 }],
  ])('adds up hours told in pieces: %s', (message, facts) => {
    const found = read(`中级 ${message}`, { rule: 'registration-continuing-education' });
    expect(found).toMatchObject({ certificateLevel: '中级', ...facts });
  });

  it('does not count what came before a break as without one', () => {
    expect(read('社工总共干了三年 不过去年歇了半年 回来到现在8个月', { rule: 'beijing-public-housing' })).toMatchObject({ serviceMonths: 8 });
    expect(read('社工干了三年 中间离职过', { rule: 'beijing-public-housing' })['serviceMonths']).toBeUndefined();
    expect(read('社工干了三年 中间没断过', { rule: 'beijing-public-housing' })['serviceMonths']).toBe(36);
  });

  it('tells work elsewhere, and other work, from work here', () => {
    const found = read('长沙社工6年 两样证明都齐', { rule: 'beijing-outside-experience' });
    expect(found).toMatchObject({ outsideServiceMonths: 72, postProof: true, insuranceProof: true });
    expect(found['serviceMonths']).toBeUndefined();
    expect(read('其实是4年 另外2年是行政', { rule: 'beijing-outside-experience' })['serviceMonths']).not.toBe(24);
  });

  it.each([
    ['证书上盖的是通州区民政局的章', '区级'],
    ['要是评上市里的呢', '市级以上'],
  ])('knows who gave an award: %s', (message, level) => expect(read(message, { rule: 'beijing-talent-channel' })['awardLevel']).toBe(level));

  it('knows when a contract that was signed for years ends', () => {
    expect(read('合同2025年8月1号签的三年', { rule: 'beijing-hukou-eligibility' })['contractRemainingMonths']).toBe('2028-08-01');
  });

  it('does not read what is only asked for as held', () => {
    expect(read('副高职称 特级技师评价能报不', { rule: 'tianjin-skill-application' })).toMatchObject({ heldTitle: '副高级', targetSkill: '特级技师' });
    expect(read('高级技师 三年半 副高能报了不', { rule: 'tianjin-skill-to-title' })).toMatchObject({ skillLevel: '高级技师', skillWorkMonths: 42 });
    expect(read('高级技师 三年半 副高能报了不', { rule: 'tianjin-skill-to-title' })['heldTitle']).toBeUndefined();
  });

  it.each([
    ['石家庄那边评审我上个月报了还没撤', true],
    ['天津那边的参评我已经撤了', false],
    ['老家那边职称还没放弃', true],
  ])('takes what has not been withdrawn for still going on: %s', (message, applying) => {
    expect(read(message, { rule: 'beijing-title-eligibility' })['applyingElsewhere']).toBe(applying);
  });

  it('binds a bare figure to the one fact that was asked for', () => {
    expect(read('88', { rule: 'registration-continuing-education', asked: ['trainingHours'] })['trainingHours']).toBe(88);
    expect(read('88')['trainingHours']).toBeUndefined();
  });

  it('binds a bare yes or no to the one fact that was asked for', () => {
    expect(read('有的', { asked: ['keyProject'] })['keyProject']).toBe(true);
    expect(read('没有', { asked: ['keyProject'] })['keyProject']).toBe(false);
    expect(read('有的', { asked: ['keyProject', 'degreeEarned'] })['keyProject']).toBeUndefined();
  });

  it('takes nought from words', () => {
    expect(read('社保六年没补过', { rule: 'beijing-hukou-eligibility' })).toMatchObject({ socialInsuranceMonths: 72, backPaidMonths: 0 });
  });

  it('holds to the later of two words', () => {
    expect(read('本来是兼职 现在转全职了', { rule: 'beijing-title-eligibility' })['fullTimeInBeijing']).toBe(true);
  });

  it('does not read a title, a post or a skill as a certificate', () => {
    for (const text of ['中级职称', '高级工', '聘到中级岗', '初级培训合格证书']) expect(read(text)['certificateLevel']).toBeUndefined();
  });

  it('finds every option that is named, in order', () => {
    expect(readAllChoices('高级和初级各多少', vocabulary['certificateLevel']!)).toEqual(['高级', '初级']);
  });
});
