import type { Context } from 'hono';
import { ApiError } from '../../api-error.ts';
import { CallbackError } from '../crypto/callback-error.ts';
import { describeError, type ChannelLog } from './channel-log.ts';
import type { CallbackQuery } from './codec.ts';

const NAMES = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr', 'encrypt_type'] as const;

export function queryOf(c: Context): CallbackQuery {
  return Object.fromEntries(NAMES.map((name) => [name, c.req.query(name) ?? ''])) as CallbackQuery;
}

export function plainText(c: Context, body: string, status: 200 | 400 | 401 | 405 | 413 | 500): Response {
  return c.body(body, status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
}

/** The answer to a request that is not the platform's, or that broke before a message was read: an empty body. */
export function refuse(c: Context, error: unknown, logger: ChannelLog): Response {
  if (error instanceof CallbackError) {
    logger.info('callback refused', { reason: error.code, message: error.message });
    return plainText(c, '', error.code === 'malformed' ? 400 : 401);
  }
  if (error instanceof ApiError) return plainText(c, '', error.code === 'body-too-large' ? 413 : 400);
  logger.error('callback failed', describeError(error));
  return plainText(c, '', 500);
}

/** Lets work go on after the answer; an error in it is logged. */
export function backgroundOf(c: Context, logger: ChannelLog): (task: Promise<unknown>) => void {
  return (task) => {
    const held = task.catch((error: unknown) => logger.error('background work failed', describeError(error)));
    try {
      c.executionCtx.waitUntil(held);
    } catch {
      // Node keeps running without being asked; only a Worker has to be told.
    }
  };
}
