import { Hono, type Context } from 'hono';
import { ApiError } from '../../api-error.ts';
import { BODY_LIMIT, readBody } from '../../read-body.ts';
import { CallbackError } from '../crypto/callback-error.ts';
import { APOLOGY } from '../messages/fixed-replies.ts';
import { readInbound, type Inbound } from '../messages/inbound.ts';
import { dropForbidden } from '../xml/xml-characters.ts';
import { writeXml } from '../xml/write-xml.ts';
import { describeError, type ChannelLog } from './channel-log.ts';
import type { CallbackQuery, Codec } from './codec.ts';

export type Delivery = Readonly<{
  /** aborted when the platform drops the connection, where the server tells so */
  signal: AbortSignal;
  /** lets work go on after the answer */
  background: (task: Promise<unknown>) => void;
}>;

/** Answers a message: the text of the reply, or undefined for none in this response. */
export type Handle = (inbound: Inbound, delivery: Delivery) => Promise<string | undefined>;

export type CallbackParts = Readonly<{
  codec: Codec;
  handle: Handle;
  clock: () => Date;
  logger: ChannelLog;
  /** the body that says "taken, no reply": `success`, or nothing */
  acknowledgement: 'success' | '';
}>;

const NAMES = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr', 'encrypt_type'] as const;

/**
 * GET verifies the address, POST takes messages. Whatever happens, the platform gets a reply in XML, the acknowledgement, or, where the request is not its
 * own, an empty body with 400, 401, 405 or 413: anything else would be shown to the person as a failure of the account.
 */
export function callbackRoutes({ codec, handle, clock, logger, acknowledgement }: CallbackParts): Hono {
  const routes = new Hono();
  const refuse = (c: Context, error: unknown): Response => {
    if (error instanceof CallbackError) {
      logger.info('callback refused', { reason: error.code, message: error.message });
      return plain(c, '', error.code === 'malformed' ? 400 : 401);
    }
    if (error instanceof ApiError) return plain(c, '', error.code === 'body-too-large' ? 413 : 400);
    logger.error('callback failed', describeError(error));
    return plain(c, '', 500);
  };

  routes.get('/', (c) => {
    try {
      return plain(c, codec.echo(queryOf(c)), 200);
    } catch (error) {
      return refuse(c, error);
    }
  });

  routes.post('/', async (c) => {
    try {
      const opened = codec.open(queryOf(c), await readBody(c.req.raw, BODY_LIMIT));
      const inbound = readInbound(opened.fields);
      if (inbound === undefined) return plain(c, acknowledgement, 200);
      const text = await answer(inbound, { signal: c.req.raw.signal, background: backgroundOf(c, logger) });
      // An empty Content counts as a failure of the account.
      if (text === undefined || dropForbidden(text).trim() === '') return plain(c, acknowledgement, 200);
      return c.body(opened.seal(replyXml(inbound, text, clock())), 200, { 'content-type': 'application/xml; charset=utf-8' });
    } catch (error) {
      return refuse(c, error);
    }
  });

  routes.all('/', (c) => plain(c, '', 405));
  return routes;

  async function answer(inbound: Inbound, delivery: Delivery): Promise<string | undefined> {
    try {
      return await handle(inbound, delivery);
    } catch (error) {
      logger.error('a message could not be answered', describeError(error));
      return inbound.content.type === 'event' ? undefined : APOLOGY;
    }
  }
}

function replyXml({ account, from }: Inbound, text: string, now: Date): string {
  return writeXml({ ToUserName: from, FromUserName: account, CreateTime: now.getTime() / 1000, MsgType: 'text', Content: text });
}

function queryOf(c: Context): CallbackQuery {
  return Object.fromEntries(NAMES.map((name) => [name, c.req.query(name) ?? ''])) as CallbackQuery;
}

function plain(c: Context, body: string, status: 200 | 400 | 401 | 405 | 413 | 500): Response {
  return c.body(body, status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
}

function backgroundOf(c: Context, logger: ChannelLog): (task: Promise<unknown>) => void {
  return (task) => {
    const held = task.catch((error: unknown) => logger.error('background work failed', describeError(error)));
    try {
      c.executionCtx.waitUntil(held);
    } catch {
      // Node keeps running without being asked; only a Worker has to be told.
    }
  };
}
