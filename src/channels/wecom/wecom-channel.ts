import { Hono } from 'hono';
import type { Channel, ChannelParts } from '../wechat/wechat-channel.ts';
import { createWeComApp } from './wecom-app.ts';
import { createWeComBot } from './wecom-bot.ts';
import type { BotTiming } from './bot-replies.ts';
import { createWeComKf } from './wecom-kf.ts';

type Callback = Readonly<{ tokens: readonly string[]; aesKeys: readonly string[] }>;

export type WeComSettings = Readonly<{
  corpId: string | undefined;
  agentId: string | undefined;
  secret: string | undefined;
  apiBase: string;
  /** each undefined where it is off */
  app: Callback | undefined;
  bot: Callback | undefined;
  kf: Callback | undefined;
}>;

/** 企业微信: `/app` a self-built app, `/bot` a 智能机器人, `/kf` 微信客服, as far as each is set up. Undefined where none is. Throws a RangeError for settings that cannot work. */
export function createWeComChannel(parts: ChannelParts & Readonly<{ settings: WeComSettings; botTiming?: BotTiming | undefined }>): Channel | undefined {
  const { app, bot, kf, corpId, secret, ...rest } = parts.settings;
  const channels: [path: string, channel: Channel][] = [];
  if (app !== undefined) channels.push(['/app', createWeComApp({ ...parts, settings: { ...rest, ...app, secret, corpId: needed(corpId, 'WECOM_TOKEN needs WECOM_CORP_ID') } })]);
  if (bot !== undefined) channels.push(['/bot', createWeComBot({ ...parts, settings: bot })]);
  if (kf !== undefined) {
    const settings = { ...rest, ...kf, corpId: needed(corpId, 'WECOM_KF_TOKEN needs WECOM_CORP_ID'), secret: needed(secret, 'WECOM_KF_TOKEN needs WECOM_SECRET') };
    channels.push(['/kf', createWeComKf({ ...parts, settings })]);
  }
  if (channels.length === 0) return undefined;
  const routes = new Hono();
  for (const [path, channel] of channels) routes.route(path, channel.routes);
  return {
    routes,
    async sweep() {
      for (const [, channel] of channels) await channel.sweep();
    },
    start() {
      const stops = channels.map(([, channel]) => channel.start());
      return async () => {
        await Promise.all(stops.map((stop) => stop()));
      };
    },
  };
}

function needed(value: string | undefined, message: string): string {
  if (value === undefined) throw new RangeError(message);
  return value;
}
