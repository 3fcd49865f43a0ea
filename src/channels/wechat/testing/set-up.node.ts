import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { Assistant } from '../../../answer/assistant-port.ts';
import { openStore } from '../../../store/open.node.ts';
import type { Store } from '../../../store/store.ts';
import { TIMING, type Timing } from '../replies/timing.ts';
import { createWeChatChannel, type Channel, type ChannelParts, type WeChatSettings } from '../wechat-channel.ts';
import { createScriptedAssistant, type Script } from './scripted-assistant.ts';
import { serveLocally } from './serve.node.ts';
import { createApiStandIn, type ApiStandIn } from './wechat-api.ts';
import { createWeChatPlatform, type WeChatPlatform } from './wechat-platform.ts';

export const TOKEN = 'a token of the console';
export const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
export const APP_ID = 'wx0123456789abcdef';
export const APP_SECRET = 'f'.repeat(32);

/** WeChat's clock, seven times as fast; too fast for the whole seconds of a message's time. */
export const FAST: Timing = { ...TIMING, answerWithin: 450, droppedAfter: 850, lastAfter: Number.POSITIVE_INFINITY, missedBefore: 0, lease: 600, poll: 40, answerLimit: 5000 };
export const FAST_DROP = 700;

export const hashUser = (raw: string): string => createHash('sha256').update(`salt${raw}`).digest('hex').slice(0, 32);

export type Logged = Readonly<{ message: string; fields: Readonly<Record<string, unknown>> | undefined }>;

export type SetUp = Readonly<{
  store: Store;
  assistant: Assistant;
  platform: WeChatPlatform;
  api: ApiStandIn;
  channel: Channel;
  url: string;
  logged: readonly Logged[];
  close(): Promise<void>;
}>;

/** An account, its server over real HTTP, and the platform on both sides of it. */
export async function setUp({
  say,
  settings = {},
  quota,
  parts = {},
}: {
  say: Script['say'];
  settings?: Partial<WeChatSettings>;
  quota?: number;
  parts?: Partial<ChannelParts>;
}): Promise<SetUp> {
  const store = parts.store ?? (await openStore(':memory:', { dataDir: '.' }));
  const assistant = parts.assistant ?? createScriptedAssistant({ store, say });
  const clock = parts.clock ?? (() => new Date());
  const logged: Logged[] = [];
  const write = (message: string, fields?: Readonly<Record<string, unknown>>): void => void logged.push({ message, fields });

  let url = '';
  const encrypted = settings.aesKeys !== undefined && settings.aesKeys.length > 0;
  const platform = createWeChatPlatform({
    callback: () => `${url}/wechat`,
    token: TOKEN,
    encodingAesKey: encrypted ? KEY : undefined,
    appId: APP_ID,
    fetch,
    clock,
    random: randomBytes,
    drop: FAST_DROP,
  });
  const api = createApiStandIn({ appId: APP_ID, appSecret: APP_SECRET, platform, clock, ...(quota === undefined ? {} : { quota }) });
  const servedApi = await serveLocally(api.routes);
  const channel = createWeChatChannel({
    store,
    assistant,
    hashUser,
    clock,
    random: randomBytes,
    logger: { info: write, error: write },
    fetch,
    timing: FAST,
    ...parts,
    settings: { tokens: [TOKEN], aesKeys: [], appId: APP_ID, appSecret: APP_SECRET, mode: encrypted ? 'secure' : 'plain', reply: 'passive', apiBase: servedApi.url, ...settings },
  });
  const served = await serveLocally(new Hono().route('/wechat', channel.routes));
  ({ url } = served);
  return {
    store,
    assistant,
    platform,
    api,
    channel,
    url,
    logged,
    async close() {
      await served.close();
      await servedApi.close();
      if (parts.store === undefined) await store.close();
    },
  };
}
