import { describe, expect, it } from 'vitest';
import { remember } from '../dialogue/memory.ts';
import type { FactValue } from '../rules/fact.ts';
import { newConversation, type Conversation } from '../schema/conversation.ts';
import { normalise } from '../text/normalise.ts';
import { createEngine } from './create-engine.ts';
import { readQuestion } from './read-question.ts';
import { smallCorpus } from './small-corpus.fixture.ts';

const engine = createEngine(smallCorpus);
const HUKOU = 'beijing-hukou-eligibility';
const HOURS = 'registration-continuing-education';

const read = (text: string, conversation: Conversation = newConversation) => readQuestion(engine, conversation, { text: normalise(text), asOf: '2026-11-21' });
const facts = (text: string, conversation: Conversation = newConversation) => Object.fromEntries(read(text, conversation).readings.map(({ key, value }) => [key, value]));

function about(rule: string, told: Readonly<Record<string, FactValue>> = {}, asked: readonly string[] = []): Conversation {
  const begun: Conversation = {
    ...newConversation,
    turn: 1,
    topic: { question: '能落户北京吗', rule, document: null, quotes: [], places: [], notes: [] },
    pending: asked.length === 0 ? null : { rule, facts: [...asked] },
  };
  return remember(
    begun,
    Object.entries(told).map(([key, value]) => ({ key, value, said: String(value), rough: false, strength: 1 })),
  );
}

describe('a question read against the conversation', () => {
  it('by itself has the rule and the facts of its own words', () => {
    expect(read('中级 社保交了50个月没补过 能在北京落户吗')).toMatchObject({ current: undefined, subject: HUKOU });
    expect(facts('中级 社保交了50个月没补过 能在北京落户吗')).toMatchObject({ certificateLevel: '中级', socialInsuranceMonths: 50, backPaidMonths: 0 });
  });

  it('what only asks for the requirement has the subject too', () => expect(read('北京落户条件有哪些').subject).toBe(HUKOU));

  it('a bare figure answers the one fact that was asked for', () => {
    const asked = about(HUKOU, { certificateLevel: '中级' }, ['socialInsuranceMonths']);
    expect(facts('48个月', asked)).toEqual({ socialInsuranceMonths: 48 });
    expect(read('48个月', asked)).toMatchObject({ current: HUKOU });
  });

  it('a bare figure answers neither of two that were asked for', () => {
    expect(facts('14个月', about(HUKOU, { certificateLevel: '中级', socialInsuranceMonths: 60 }, ['contractRemainingMonths', 'residencePermitMonths']))).toEqual({});
  });

  it('a correction takes the place of what was told last, not of what is asked', () => {
    const asked = about(HUKOU, { certificateLevel: '中级', socialInsuranceMonths: 60, backPaidMonths: 0 }, [
      'localAgencyContract',
      'contractRemainingMonths',
      'residencePermitMonths',
    ]);
    expect(facts('不对,是59个月', asked)).toEqual({ socialInsuranceMonths: 59 });
    expect(facts('打错了 是59个月', about(HUKOU, { socialInsuranceMonths: 60 }, ['residencePermitMonths']))).toEqual({ socialInsuranceMonths: 59 });
    expect(facts('不对,居住证是2年', asked)).toEqual({ residencePermitMonths: 24 });
  });

  it('a correction that could be of two figures changes neither, unless it is far nearer to one', () => {
    const told = about(HUKOU, { socialInsuranceMonths: 50, contractRemainingMonths: 14 });
    expect(facts('打错了,是30个月', told)).toEqual({});
    expect(facts('打错了,是15个月', told)).toEqual({ contractRemainingMonths: 15 });
  });

  it("a figure without a name is the rule's main one, never a deduction", () => {
    expect(facts('不对,是92小时', about(HOURS, { certificateLevel: '中级', trainingHours: 60 }))).toEqual({ trainingHours: 92 });
    expect(facts('那92小时呢', about(HOURS, { certificateLevel: '中级', trainingHours: 60 }))).toEqual({ trainingHours: 92 });
    const untold = facts('92小时', about(HOURS, { certificateLevel: '中级' }));
    expect(untold).not.toHaveProperty('uncertifiedHours');
    expect(untold).not.toHaveProperty('uncertifiedPartHours');
    expect(facts('中级证我培训了85小时左右 学时够吗')).not.toHaveProperty('uncertifiedHours');
    expect(facts('社保60个月 居住证3年 合同剩14个月 2个月', about(HUKOU))).not.toHaveProperty('backPaidMonths');
  });

  it('a day corrected without its year keeps the year', () => {
    const before = about('registration-renewal-window', { lastRegisteredOn: '2023-12-10' });
    expect(facts('不对,是12月20号', before)).toMatchObject({ lastRegisteredOn: '2023-12-20' });
    expect(facts('不对,是2024年12月20号', before)).toMatchObject({ lastRegisteredOn: '2024-12-20' });
  });

  it('「不知道」 stays with what was asked', () => expect(read('不知道', about(HUKOU, {}, ['backPaidMonths']))).toMatchObject({ current: HUKOU, lean: { unsure: true } }));
});
