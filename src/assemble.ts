import { createAssistant } from './answer/assistant.ts';
import type { Engine } from './answer/engine.ts';
import { createApp, type AppParts } from './app.ts';
import { today } from './channels/today.ts';
import { createWeChatChannel, type Channel } from './channels/wechat/wechat-channel.ts';
import { createWeComChannel } from './channels/wecom/wecom-channel.ts';
import type { Settings } from './config/settings.ts';
import type { HashPerson } from './log/hash-person.ts';
import type { Logger } from './log/logger.ts';
import type { Metrics } from './log/metrics.ts';
import type { ChatModel } from './model/chat-model.ts';
import { openChatModel } from './model/open-chat-model.ts';
import type { Store } from './store/store.ts';

export type Parts = Readonly<{
  settings: Settings;
  engine: Engine;
  store: Store;
  hashPerson: HashPerson;
  logger: Logger;
  metrics: Metrics;
  clock: () => Date;
  ready: AppParts['ready'];
  /** see ChannelParts */
  started?: number | undefined;
  /** see `chatModelOf`; undefined where none is configured */
  chat: ChatModel | undefined;
}>;

export type Assembled = Readonly<{ app: ReturnType<typeof createApp>; /** those that are set up */ channels: readonly Channel[] }>;

/** The application with the assistant and the channels that the settings ask for: the same in both runtimes. */
export function assemble({ settings, engine, store, hashPerson, logger, metrics, clock, ready, started, chat }: Parts): Assembled {
  const assistant = createAssistant({
    engine,
    store,
    clock,
    today: () => today(clock()),
    newId: () => crypto.randomUUID(),
    publicUrl: settings.publicUrl,
    model: chat && { chat, metrics },
  });
  const random = (bytes: number): Buffer => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes)));
  const common = { assistant, store, started, hashUser: hashPerson, clock, random, logger, fetch: (address: string, init: RequestInit) => fetch(address, init) };
  const wechat = settings.wechat.tokens.length === 0 ? undefined : createWeChatChannel({ ...common, settings: settings.wechat });
  const wecom = createWeComChannel({ ...common, settings: settings.wecom });
  const app = createApp({
    assistant,
    engine,
    logger,
    clock,
    metrics,
    ready,
    hashUser: hashPerson,
    wechat: wechat?.routes,
    wecom: wecom?.routes,
    options: { publicUrl: settings.publicUrl, adminToken: settings.adminToken },
  });
  return { app, channels: [wechat, wecom].filter((channel) => channel !== undefined) };
}

export function chatModelOf({ chatModel, openai }: Settings, metrics: Metrics): ChatModel | undefined {
  return chatModel === undefined ? undefined : openChatModel({ ...openai, model: chatModel, metrics });
}
