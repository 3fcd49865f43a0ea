import type { Hono } from 'hono';
import { BODY_LIMIT, readBody } from '../../read-body.ts';
import { APOLOGY } from '../messages/fixed-replies.ts';
import { readInbound, type Inbound } from '../messages/inbound.ts';
import { dropForbidden } from '../xml/xml-characters.ts';
import { writeXml } from '../xml/write-xml.ts';
import { callbackAddress } from './callback-address.ts';
import { describeError, type ChannelLog } from './channel-log.ts';
import type { Codec } from './codec.ts';
import { backgroundOf, plainText, queryOf } from './responses.ts';

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

/**
 * GET verifies the address, POST takes messages. Whatever happens, the platform gets a reply in XML, the acknowledgement, or, where the request is not its
 * own, an empty body with 400, 401, 405 or 413: anything else would be shown to the person as a failure of the account.
 */
export function callbackRoutes({ codec, handle, clock, logger, acknowledgement }: CallbackParts): Hono {
  return callbackAddress({
    codec,
    logger,
    async take(c) {
      const opened = codec.open(queryOf(c), await readBody(c.req.raw, BODY_LIMIT));
      const inbound = readInbound(opened.fields);
      if (inbound === undefined) return plainText(c, acknowledgement, 200);
      const text = await answer(inbound, { signal: c.req.raw.signal, background: backgroundOf(c, logger) });
      // An empty Content counts as a failure of the account.
      if (text === undefined || dropForbidden(text).trim() === '') return plainText(c, acknowledgement, 200);
      return c.body(opened.seal(replyXml(inbound, text, clock())), 200, { 'content-type': 'application/xml; charset=utf-8' });
    },
  });

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
