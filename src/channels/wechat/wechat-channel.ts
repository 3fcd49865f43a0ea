import type { Hono } from 'hono';
import type { Assistant } from '../../answer/assistant-port.ts';
import type { Store } from '../../store/store.ts';
import { createCustomerMessages } from './api/customer-messages.ts';
import { createMpApi } from './api/mp-api.ts';
import type { Fetch } from './api/platform-api.ts';
import { callbackRoutes } from './callback/callback-routes.ts';
import type { ChannelLog } from './callback/channel-log.ts';
import { createMpCodec, type MpMode } from './callback/mp-codec.ts';
import { readCredentials } from './crypto/credentials.ts';
import { renderForWeChat, welcomeForWeChat } from './render/mp-render.ts';
import { createResponder, type Running } from './replies/responder.ts';
import { TIMING, type Timing } from './replies/timing.ts';

export type WeChatSettings = Readonly<{
  tokens: readonly string[];
  aesKeys: readonly string[];
  appId: string | undefined;
  appSecret: string | undefined;
  mode: MpMode;
  reply: 'passive' | 'active';
  apiBase: string;
}>;

export type ChannelParts = Readonly<{
  assistant: Assistant;
  store: Store;
  /** a person's identity, or a message's, as the store may keep it */
  hashUser: (raw: string) => Promise<string> | string;
  clock: () => Date;
  /** random bytes for encrypted replies */
  random: (bytes: number) => Buffer;
  logger: ChannelLog;
  fetch: Fetch;
  timing?: Timing | undefined;
  /** since when deliveries can have been taken, milliseconds since 1970; now when left out. What came just before may have been missed */
  started?: number | undefined;
}>;

/** A channel: its routes, and what keeps it going. */
export type Channel = Running & Readonly<{ routes: Hono }>;

/** Messages that WeChat allows after one of the person's, within 48 hours. */
const QUOTA = 5;

/**
 * The 公众号. Passive: replies in the responses, as every account may; active: 客服消息, for verified accounts, and responses while WeChat refuses these.
 * Throws a RangeError when a key is none or the active way lacks app id and secret.
 */
export function createWeChatChannel(parts: ChannelParts & Readonly<{ settings: WeChatSettings }>): Channel {
  const { settings, store, clock, random, logger, fetch, timing = TIMING } = parts;
  const { appId, appSecret } = settings;
  const credentials = readCredentials({ tokens: settings.tokens, aesKeys: settings.aesKeys, receiverId: appId });
  const sender = settings.reply === 'active' ? createCustomerMessages(createMpApi({ ...needed(appId, appSecret), base: settings.apiBase, fetch, store, clock })) : undefined;
  const responder = createResponder({
    ...parts,
    timing,
    channel: 'wechat',
    sender,
    quota: QUOTA,
    render: (reply) => renderForWeChat(reply),
    welcome: (event) => (event === 'subscribe' || event === 'scan' ? welcomeForWeChat() : undefined),
  });
  const codec = createMpCodec(credentials, { mode: settings.mode, clock, random });
  return { ...responder, routes: callbackRoutes({ codec, handle: responder.handle, clock, logger, acknowledgement: 'success' }) };
}

function needed(appId: string | undefined, appSecret: string | undefined): { appId: string; appSecret: string } {
  if (appId === undefined || appSecret === undefined) throw new RangeError('WECHAT_REPLY=active needs WECHAT_APP_ID and WECHAT_APP_SECRET');
  return { appId, appSecret };
}
