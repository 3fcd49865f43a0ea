import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { chatReplySchema } from '../../schema/answer.ts';
import { ruleRoutes } from './rule-routes.ts';
import { sampleEngine } from './samples.ts';

const engine = sampleEngine();
const app = new Hono().route('/api', ruleRoutes({ engine, clock: () => new Date('2026-11-21T04:00:00Z'), bodyLimit: 64 * 1024 }));

const post = async (name: string, body: unknown): Promise<unknown> => {
  const response = await app.request(`/api/rules/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return response.json();
};

describe('GET /rules', () => {
  it('lists every rule with the question and the schema of each fact', async () => {
    const { rules } = z
      .object({
        rules: z.array(
          z.looseObject({
            name: z.string(),
            title: z.string(),
            facts: z.array(z.looseObject({ key: z.string(), label: z.string().min(1), ask: z.string().min(1) })),
            schema: z.looseObject({ properties: z.looseObject({ facts: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) }) }),
          }),
        ),
      })
      .parse(await (await app.request('/api/rules')).json());
    expect(rules.map(({ name }) => name)).toEqual([...engine.rules.keys()]);
    for (const { facts, schema } of rules) expect(Object.keys(schema.properties.facts.properties)).toEqual(facts.map(({ key }) => key));
  });
});

describe('POST /rules/{name}', () => {
  it('answers every rule in the shape of a chat when nothing is known, and asks', async () => {
    for (const name of engine.rules.keys()) {
      const reply = chatReplySchema.parse(await post(name, {}));
      expect(reply.rules.map(({ rule }) => rule)).toEqual([name]);
    }
  });

  it('shows what is had, needed and lacking, each condition with its citation', async () => {
    const facts = { certificateLevel: '中级', socialInsuranceMonths: 54, backPaidMonths: 0 };
    const reply = chatReplySchema.parse(await post('beijing-hukou-eligibility', { facts, asOf: '2026-11-21' }));
    const [rule] = reply.rules;
    expect(rule?.outcome).toBe('no');
    expect(rule?.facts).toEqual(facts);
    const condition = rule?.conditions.find(({ have }) => have === '54个月');
    expect(condition).toMatchObject({ need: '60个月', status: 'unmet', lacking: '6个月', earliest: '2027-05-21' });
    expect(reply.citations.find(({ n }) => n === condition?.citation)?.quote).toContain('60个月');
  });

  it('takes a range, and one without an upper end', async () => {
    const outcome = async (socialInsuranceMonths: unknown): Promise<unknown> => {
      const known = { certificateLevel: '中级', backPaidMonths: 0, localAgencyContract: true, contractRemainingMonths: 24, residencePermitMonths: 48 };
      return chatReplySchema.parse(await post('beijing-hukou-eligibility', { facts: { ...known, socialInsuranceMonths } })).rules[0]?.outcome;
    };
    expect(await outcome([61, 69])).toBe('yes');
    expect(await outcome([60, null])).toBe('yes');
    expect(await outcome([48, 59])).toBe('no');
    expect(await outcome([54, 66])).toBe('unknown');
  });
});
