import { Hono } from 'hono';
import * as z from 'zod';
import type { Engine } from '../../answer/engine.ts';
import { allowMethods } from '../allow-methods.ts';
import { ApiError } from '../api-error.ts';
import { readJson } from '../read-body.ts';
import { today } from '../today.ts';
import { chatReply } from './chat-reply.ts';
import { compute } from './compute.ts';
import { readRuleRequest, ruleRequestSchema } from './rule-request.ts';

export type RuleParts = Readonly<{ engine: Engine; clock: () => Date; bodyLimit: number; publicUrl?: string | undefined }>;

/** `GET /rules` lists the rules with the schema of their facts; `POST /rules/{name}` answers in the shape of `POST /api/chat`. */
export function ruleRoutes({ engine, clock, bodyLimit, publicUrl }: RuleParts): Hono {
  const routes = new Hono();
  const list = [...engine.rules.values()].map(({ name, title, number, description, facts }) => ({
    name,
    title,
    number,
    description,
    facts: facts.map((key) => ({ key, label: engine.vocabulary[key]?.label ?? key, ask: engine.vocabulary[key]?.ask ?? '', unit: engine.vocabulary[key]?.unit ?? null })),
  }));
  // Made when first asked for: schemas of forty rules are not needed to serve a chat.
  let described: unknown;
  routes.get('/rules', (c) => c.json((described ??= { rules: list.map((rule) => ({ ...rule, schema: requestSchemaOf(engine, rule.name) })) })));
  routes.post('/rules/:name', async (c) => {
    const rule = engine.rules.get(c.req.param('name'));
    if (rule === undefined) throw new ApiError('not-found', '没有这条规则;GET /api/rules 列出了全部规则。');
    const { facts, asOf } = readRuleRequest(await readJson(c.req.raw, bodyLimit), rule, engine.vocabulary);
    return c.json(chatReply(compute(engine, rule, { facts, asOf: asOf ?? today(clock()), publicUrl })));
  });
  allowMethods(routes, '/rules', 'GET');
  allowMethods(routes, '/rules/:name', 'POST');
  return routes;
}

/** The JSON Schema of a rule's request body. */
export function requestSchemaOf({ rules, vocabulary }: Engine, name: string): object {
  const rule = rules.get(name);
  if (rule === undefined) return {};
  const { $schema: _, ...described } = z.toJSONSchema(ruleRequestSchema(rule, vocabulary), { io: 'input' });
  return described;
}
