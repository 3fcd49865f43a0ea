import type { MiddlewareHandler } from 'hono';
import { ApiError } from './api-error.ts';

/**
 * Lets a request pass that carries `Authorization: Bearer <token>`. Throws an ApiError: `unauthorized` without one, `forbidden` with another.
 * Both are hashed before they are compared, so that the time taken tells nothing.
 */
export function adminOnly(token: string): MiddlewareHandler {
  return async (c, next) => {
    const given = /^Bearer\s+(\S+)$/iu.exec(c.req.header('authorization') ?? '')?.[1];
    if (given === undefined) throw new ApiError('unauthorized', '需要管理口令:请求头 Authorization: Bearer <ADMIN_TOKEN>。', { 'www-authenticate': 'Bearer' });
    const [a, b] = await Promise.all([digest(given), digest(token)]);
    if (a !== b) throw new ApiError('forbidden', '管理口令不对,请核对 ADMIN_TOKEN。');
    await next();
  };
}

async function digest(text: string): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].join();
}
