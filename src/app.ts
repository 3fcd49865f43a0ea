import { Hono } from 'hono';
import type { Assistant } from './answer/assistant-port.ts';
import type { Engine } from './answer/engine.ts';
import { adminOnly } from './channels/admin-only.ts';
import { ApiError } from './channels/api-error.ts';
import { chatRoutes, UNAVAILABLE, type ChatParts } from './channels/chat/chat-routes.ts';
import { ruleRoutes } from './channels/chat/rule-routes.ts';
import { searchRoutes } from './channels/chat/search-routes.ts';
import { rateLimit, type RateLimit } from './channels/rate-limit.ts';
import { BODY_LIMIT } from './channels/read-body.ts';
import { requestId, type WithRequestId } from './channels/request-id.ts';
import type { Fields, Logger } from './log/logger.ts';
import { createMetrics, type Metrics } from './log/metrics.ts';
import { errorResponse } from './web/error-page.ts';
import { pages } from './web/pages.ts';
import { securityHeaders } from './web/security-headers.ts';

export type AppOptions = Readonly<{
  /** origin for links in replies, https://example.org; links are relative without it */
  publicUrl?: string | undefined;
  /** guards /metrics where it is set */
  adminToken?: string | undefined;
  /** bytes of a request's body; 64 KB when left out */
  bodyLimit?: number | undefined;
  /** requests to /api of one client a minute; 60 when left out, 0 is without limit */
  perMinute?: number | undefined;
  clientOf?: RateLimit['clientOf'] | undefined;
}>;

export type AppParts = Readonly<{
  assistant: Assistant;
  engine: Engine;
  ready: () => Promise<Readonly<{ index: boolean; store: boolean }>>;
  hashUser: (raw: string) => Promise<string> | string;
  /** no field that the application gives it holds a person's words or name */
  logger: Pick<Logger, 'info' | 'error'>;
  clock: () => Date;
  wechat?: Hono | undefined;
  wecom?: Hono | undefined;
  metrics?: Metrics | undefined;
  options?: AppOptions | undefined;
}>;

const PER_MINUTE = 60;

/** The whole application; `app.fetch` serves it in Node and in a Worker alike. */
export function createApp({ assistant, engine, ready, hashUser, logger, clock, wechat, wecom, metrics = createMetrics(), options = {} }: AppParts): Hono<WithRequestId> {
  const { publicUrl, adminToken, bodyLimit = BODY_LIMIT, perMinute = PER_MINUTE, clientOf } = options;
  const app = new Hono<WithRequestId>();

  app.use(requestId, securityHeaders);
  app.use(async (c, next) => {
    const begun = clock().getTime();
    await next();
    const seconds = (clock().getTime() - begun) / 1000;
    const labels = { method: METHODS.has(c.req.method) ? c.req.method : 'other', route: areaOf(c.req.path), status: String(c.res.status) };
    metrics.count('youju_http_requests_total', 'Requests by area and status.', labels);
    metrics.observe('youju_http_request_seconds', 'Time to the response, for a stream to its beginning.', seconds, { route: labels.route });
    logger.info('request', { requestId: c.get('requestId'), ...labels, milliseconds: Math.round(seconds * 1000) });
  });
  app.onError((error, c) => {
    if (error instanceof ApiError) return errorResponse(c, error);
    metrics.count('youju_errors_total', 'Errors that no caller could mend.');
    logger.error('request failed', { requestId: c.get('requestId'), ...cause(error) });
    return errorResponse(c, new ApiError('unavailable', UNAVAILABLE, { 'retry-after': '5' }));
  });
  app.notFound((c) => errorResponse(c, new ApiError('not-found', `没有 ${c.req.path.slice(0, 100)};接口见 /docs。`)));

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const state = await ready();
    return c.json({ status: state.index && state.store ? 'ready' : 'not ready', ...state }, state.index && state.store ? 200 : 503);
  });
  if (adminToken !== undefined) app.use('/metrics', adminOnly(adminToken));
  app.get('/metrics', (c) => c.text(metrics.render(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }));

  const fair = rateLimit({ perMinute, clock, ...(clientOf === undefined ? {} : { clientOf }) });
  app.use('/api/*', fair);
  app.post('/', fair);
  const onStreamError: ChatParts['onStreamError'] = (error, c) => logger.error('stream failed', { requestId: c.get('requestId') as unknown, ...cause(error) });
  app.route('/api', chatRoutes({ assistant, hashUser, clock, bodyLimit, onStreamError }));
  app.route('/api', searchRoutes({ engine, publicUrl }));
  app.route('/api', ruleRoutes({ engine, clock, bodyLimit, publicUrl }));
  app.route('/', pages({ assistant, engine, hashUser, clock, bodyLimit }));
  if (wechat !== undefined) app.route('/wechat', wechat);
  if (wecom !== undefined) app.route('/wecom', wecom);
  return app;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const AREAS = new Set(['api', 'sources', 'rules', 'wechat', 'wecom', 'assets', 'healthz', 'readyz', 'metrics', 'docs', 'openapi.json']);

/** The first parts of a path: few enough for a label, and without anything that a caller made up. */
function areaOf(path: string): string {
  const [first = '', second = ''] = path.split('/').slice(1);
  if (first === '') return '/';
  if (!AREAS.has(first)) return 'other';
  return first === 'api' && ['chat', 'search', 'rules'].includes(second) ? `/api/${second}` : `/${first}`;
}

/** What is logged of an error: its kind, its place, and its words only where it is typed by cause, since others may repeat what a person wrote. */
function cause(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 4)
    .map((line) => line.trim());
  return { error: error.name, at, ...(code === undefined ? {} : { code, reason: error.message }) };
}
