import type { Context } from 'hono';
import { readBody } from '../read-body.ts';
import { callbackAddress } from '../wechat/callback/callback-address.ts';
import { describeError } from '../wechat/callback/channel-log.ts';
import type { CallbackQuery } from '../wechat/callback/codec.ts';
import { backgroundOf, plainText, queryOf } from '../wechat/callback/responses.ts';
import { CallbackError } from '../wechat/crypto/callback-error.ts';
import { readCredentials, type Credentials } from '../wechat/crypto/credentials.ts';
import { openEnvelope, sealEnvelope } from '../wechat/crypto/envelope.ts';
import { checkFresh } from '../wechat/crypto/freshness.ts';
import { APOLOGY } from '../wechat/messages/fixed-replies.ts';
import type { Channel, ChannelParts } from '../wechat/wechat-channel.ts';
import { botMessageSchema, type BotMessage } from './bot-message.ts';
import { createBotReplies, stream, type BotTiming } from './bot-replies.ts';
import { createWeComCodec } from './wecom-codec.ts';

export type BotParts = ChannelParts & Readonly<{ settings: Readonly<{ tokens: readonly string[]; aesKeys: readonly string[] }>; botTiming?: BotTiming | undefined }>;

const SWEEP = 2000;

/**
 * A bot of 企业微信 in API mode: encrypted JSON both ways. The platform is answered at once with a stream and asks for it again until it is finished; what
 * takes longer than it asks goes to the message's response_url, once. Needs no token and no fixed address. Verdicts on a reply become feedback.
 */
export function createWeComBot(parts: BotParts): Channel {
  const { clock, random, logger } = parts;
  // The receiver of a bot of the own company is the empty text.
  const credentials = readCredentials({ ...parts.settings, receiverId: '' });
  const codec = createWeComCodec(credentials, { clock, random });
  const replies = createBotReplies(parts);

  async function take(c: Context): Promise<Response> {
    const query = queryOf(c);
    const message = openMessage(credentials, query, await readBody(c.req.raw));
    checkFresh(query.timestamp, clock());
    const reply = await replies.handle(message, backgroundOf(c, logger)).catch((error: unknown) => {
      logger.error('a message could not be answered', describeError(error));
      return message.msgtype === 'event' ? undefined : stream(message.stream?.id ?? random(8).toString('hex'), true, APOLOGY);
    });
    if (reply === undefined) return plainText(c, '', 200);
    const timestamp = Math.floor(clock().getTime() / 1000);
    const sealed = sealEnvelope(credentials, JSON.stringify(reply), { timestamp: String(timestamp), nonce: query.nonce, random: random(16) });
    return c.json({ encrypt: sealed.encrypted, msgsignature: sealed.signature, timestamp, nonce: query.nonce });
  }

  return {
    routes: callbackAddress({ codec, logger, take }),
    sweep: () => replies.sweep(),
    start() {
      const timer = setInterval(() => void replies.sweep().catch((error: unknown) => logger.error('looking for replies left behind failed', describeError(error))), SWEEP);
      return async () => {
        clearInterval(timer);
        await replies.idle();
      };
    },
  };
}

/** Throws a CallbackError: `malformed`, `not-encrypted`, and what `openEnvelope` throws. */
function openMessage(credentials: Credentials, { msg_signature: signature, timestamp, nonce }: CallbackQuery, body: string): BotMessage {
  const outer = readJson(body);
  const encrypted = typeof outer === 'object' && outer !== null && 'encrypt' in outer ? outer.encrypt : undefined;
  if (typeof encrypted !== 'string') throw new CallbackError('not-encrypted', 'the body holds no encrypted message');
  const message = botMessageSchema.safeParse(readJson(openEnvelope(credentials, { encrypted, signature, timestamp, nonce })));
  if (!message.success) throw new CallbackError('malformed', 'the message is not what a bot is sent');
  return message.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallbackError('malformed', 'the body is no JSON');
  }
}
