import type { MiddlewareHandler } from 'hono';

export type WithRequestId = { Variables: { requestId: string } };

/** Names every request by `X-Request-Id`: the caller's own where it is harmless, else a new one; the reply carries it as well. */
export const requestId: MiddlewareHandler<WithRequestId> = async (c, next) => {
  const given = c.req.header('x-request-id');
  const id = given !== undefined && /^[\w.-]{1,64}$/u.test(given) ? given : crypto.randomUUID();
  c.set('requestId', id);
  await next();
  c.res.headers.set('x-request-id', id);
};
