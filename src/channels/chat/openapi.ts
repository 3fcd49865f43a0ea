import * as z from 'zod';
import type { Engine } from '../../answer/engine.ts';
import { chatReplySchema, chatRequestSchema } from '../../schema/answer.ts';
import { citationSchema } from '../../schema/citation.ts';
import { apiErrors } from '../api-error.ts';
import { requestSchemaOf } from './rule-routes.ts';
import { searchReplySchema } from './search-routes.ts';

/** A route as the description and the documentation show it. */
export type Operation = Readonly<{
  summary: string;
  description?: string;
  parameters?: readonly object[];
  requestBody?: object;
  responses: Readonly<Record<string, object>>;
}>;
export type OpenApi = Readonly<{ openapi: string; info: object; paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; components: object }>;

const errorSchema = z.object({ error: z.object({ code: z.enum(Object.keys(apiErrors)), message: z.string() }) });

/** The HTTP interface as OpenAPI 3.1, made of the schemas that check the requests; one path for each rule. */
export function openApi(engine: Engine): OpenApi {
  const chatReply = json('ChatReply');
  const rules = [...engine.rules.values()].map(
    ({ name, title, description }) =>
      [
        `/api/rules/${name}`,
        {
          post: {
            summary: title,
            description,
            requestBody: body(requestSchemaOf(engine, name), { facts: {}, asOf: '2026-11-21' }),
            responses: { 200: ok('同 /api/chat', chatReply), ...errors(400, 413, 415, 429, 503) },
          },
        },
      ] as const,
  );
  return {
    openapi: '3.1.0',
    info: { title: '有据 Youju', version: '1', description: '社工政策问答:每句话都有原文出处,每个数字来自规则或原文。' },
    components: { schemas: { ChatReply: schemaOf(chatReplySchema), SearchReply: schemaOf(searchReplySchema), Error: schemaOf(errorSchema) } },
    paths: {
      '/api/chat': {
        post: {
          summary: '问一句',
          description:
            'user 指明一段对话,不写就是只此一问;asOf 是当作今天的日期。请求头 Accept: text/event-stream 时以事件流返回:statement(每句一条)、citations、done(整个回答),出错时 error。',
          requestBody: body(schemaOf(chatRequestSchema, 'input'), { user: 'u1', text: '社保交了四年半,有中级证,能在北京落户吗', asOf: '2026-11-21' }),
          responses: { 200: { description: '回答', content: { ...chatReply, 'text/event-stream': { schema: { type: 'string' } } } }, ...errors(400, 413, 415, 429, 503) },
        },
      },
      '/api/search': {
        get: {
          summary: '查原文',
          parameters: [
            { name: 'q', in: 'query', required: true, description: '要查的话,最多 200 个字', schema: { type: 'string', maxLength: 200 }, example: '继续教育学时' },
            { name: 'limit', in: 'query', required: false, description: '最多几条', schema: { type: 'integer', minimum: 1, maximum: 20, default: 10 } },
          ],
          responses: { 200: ok('原文片段,最相近的在前', json('SearchReply')), ...errors(400, 429, 503) },
        },
      },
      '/api/rules': {
        get: {
          summary: '全部规则',
          responses: { 200: ok('每条规则的名称、说明、事实和请求体的 JSON Schema', { 'application/json': { schema: { type: 'object' } } }), ...errors(429) },
        },
      },
      ...Object.fromEntries(rules),
      '/sources/{document}': {
        get: {
          summary: '原文网页,标出引用的话',
          parameters: [
            { name: 'document', in: 'path', required: true, schema: schemaOf(citationSchema.shape.document) },
            { name: 'quote', in: 'query', required: false, schema: { type: 'string' } },
          ],
          responses: { 200: { description: '网页', content: { 'text/html': { schema: { type: 'string' } } } }, ...errors(404) },
        },
      },
      '/healthz': { get: { summary: '进程在运行', responses: { 200: { description: '在运行' } } } },
      '/readyz': { get: { summary: '索引和存储可用', responses: { 200: { description: '可用' }, 503: { description: '还不可用' } } } },
      '/metrics': {
        get: {
          summary: 'Prometheus 指标',
          description: '设了 ADMIN_TOKEN 时要带 Authorization: Bearer。',
          responses: { 200: { description: '指标', content: { 'text/plain': { schema: { type: 'string' } } } }, ...errors(401, 403) },
        },
      },
    },
  };
}

function json(name: 'ChatReply' | 'SearchReply' | 'Error'): Record<string, object> {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io });
  return described;
}

function body(schema: object, example: object): object {
  return { required: true, content: { 'application/json': { schema, example } } };
}

function ok(description: string, content: Record<string, object>): object {
  return { description, content };
}

function errors(...statuses: readonly number[]): Record<string, object> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: Object.entries(apiErrors)
          .filter(([, of]) => of === status)
          .map(([code]) => code)
          .join(' | '),
        content: json('Error'),
      },
    ]),
  );
}
