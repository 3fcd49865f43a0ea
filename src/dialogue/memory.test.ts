import { describe, expect, it } from 'vitest';
import { conversationSchema, newConversation } from '../schema/conversation.ts';
import { remember, rememberedFacts } from './memory.ts';
import type { FactReading } from './read-facts.ts';

const reading = (key: string, value: FactReading['value'], said: string): FactReading => ({ key, value, said, rough: false, strength: 1 });

describe('what a conversation keeps', () => {
  it("keeps the value with the person's own words and the turn", () => {
    const after = remember({ ...newConversation, turn: 3 }, [reading('socialInsuranceMonths', 54, '四年半')]);
    expect(after.facts).toEqual({ socialInsuranceMonths: { value: 54, said: '四年半', turn: 3 } });
    expect(rememberedFacts(after)).toEqual({ socialInsuranceMonths: 54 });
  });

  it('a later word replaces an earlier one and leaves the others', () => {
    const first = remember({ ...newConversation, turn: 1 }, [reading('socialInsuranceMonths', 60, '60个月'), reading('certificateLevel', '中级', '中级')]);
    const second = remember({ ...first, turn: 2 }, [reading('socialInsuranceMonths', 48, '48个月')]);
    expect(rememberedFacts(second)).toEqual({ socialInsuranceMonths: 48, certificateLevel: '中级' });
    expect(second.facts['socialInsuranceMonths']).toEqual({ value: 48, said: '48个月', turn: 2 });
    expect(first.facts['socialInsuranceMonths']?.value).toBe(60);
  });

  it('carries an open end through JSON', () => {
    const after = remember(newConversation, [reading('residencePermitMonths', [36, Infinity], '居住证没问题')]);
    const stored = conversationSchema.parse(JSON.parse(JSON.stringify(after)));
    expect(stored.facts['residencePermitMonths']?.value).toEqual([36, null]);
    expect(rememberedFacts(stored)['residencePermitMonths']).toEqual([36, Infinity]);
  });

  it('keeps no, nought and both ends of what is vague', () => {
    const after = remember(newConversation, [
      reading('keyProject', false, '没有'),
      reading('backPaidMonths', 0, '没补过'),
      reading('socialInsuranceMonths', [61, 69], '60多个月'),
      reading('examPassedOn', ['2025-12-01', '2025-12-31'], '去年12月'),
    ]);
    expect(rememberedFacts(conversationSchema.parse(JSON.parse(JSON.stringify(after))))).toEqual({
      keyProject: false,
      backPaidMonths: 0,
      socialInsuranceMonths: [61, 69],
      examPassedOn: ['2025-12-01', '2025-12-31'],
    });
  });

  it('what is told is no longer unknown', () => {
    const after = remember({ ...newConversation, unsure: ['backPaidMonths', 'keyProject'] }, [reading('backPaidMonths', 2, '2个月')]);
    expect(after.unsure).toEqual(['keyProject']);
  });

  it('nothing told changes nothing', () => expect(remember(newConversation, [])).toBe(newConversation));
});
