import { callbackRoutes } from '../wechat/callback/callback-routes.ts';
import { readCredentials } from '../wechat/crypto/credentials.ts';
import { createResponder } from '../wechat/replies/responder.ts';
import { TIMING } from '../wechat/replies/timing.ts';
import type { Channel, ChannelParts } from '../wechat/wechat-channel.ts';
import { createAppMessages, createWeComApi } from './wecom-api.ts';
import { createWeComCodec } from './wecom-codec.ts';
import { renderForWeCom, welcomeForWeCom } from './wecom-render.ts';

export type WeComAppSettings = Readonly<{
  tokens: readonly string[];
  aesKeys: readonly string[];
  corpId: string;
  /** without the two, replies go into the responses */
  agentId: string | undefined;
  secret: string | undefined;
  apiBase: string;
}>;

/** Messages that may follow one of the member's; the platform's own limit is thirty a minute. */
const QUOTA = 10;
const YEAR = 365 * 24 * 3600 * 1000;

/** A self-built app of 企业微信: takes a message with an empty 200 and sends the reply; while sending is refused (60020), replies go into the responses. */
export function createWeComApp(parts: ChannelParts & Readonly<{ settings: WeComAppSettings }>): Channel {
  const { settings, store, clock, random, logger, fetch, timing = TIMING } = parts;
  const { corpId, agentId, secret, apiBase } = settings;
  const sender = agentId === undefined || secret === undefined ? undefined : createAppMessages(createWeComApi({ corpId, secret, base: apiBase, fetch, store, clock }), agentId);
  const responder = createResponder({
    ...parts,
    timing,
    channel: 'wecom-app',
    sender,
    quota: QUOTA,
    render: renderForWeCom,
    async welcome(event, user) {
      // Every opening of the app is an event; one greeting is enough.
      if (event !== 'subscribe' && event !== 'enter_agent') return undefined;
      return (await store.claimValue(`welcomed|${user}`, 'yes', clock().getTime() + YEAR, { user })) ? welcomeForWeCom() : undefined;
    },
  });
  const codec = createWeComCodec(readCredentials({ ...settings, receiverId: corpId }), { clock, random });
  return { ...responder, routes: callbackRoutes({ codec, handle: responder.handle, clock, logger, acknowledgement: '' }) };
}
