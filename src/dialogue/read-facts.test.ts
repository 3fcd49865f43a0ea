import { describe, expect, it } from 'vitest';
import { catalogue, vocabulary } from '../rules/catalogue.ts';
import { normalise } from '../text/normalise.ts';
import { readQuantities } from '../text/quantities.ts';
import { readAllChoices, readFacts } from './read-facts.ts';

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

  it('reads a length since a day, and one until a day', () => {
    expect(read('居住证2023年5月21日办的', { rule: 'beijing-hukou-eligibility' })['residencePermitMonths']).toBe(42);
    expect(read('合同签到2028年11月21日', { rule: 'beijing-hukou-eligibility' })['contractRemainingMonths']).toBe(24);
  });

  it('adds up lengths told in pieces where the fact allows it', () => {
    expect(read('成都2年 重庆1年半', { rule: 'beijing-outside-experience' })['outsideServiceMonths']).toBe(42);
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
