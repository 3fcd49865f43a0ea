import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { openStore } from '../../../store/open.node.ts';
import { createScriptedAssistant, type Script } from '../../wechat/testing/scripted-assistant.ts';
import { serveLocally } from '../../wechat/testing/serve.node.ts';
import { FAST, FAST_DROP, hashUser, type Logged } from '../../wechat/testing/set-up.node.ts';
import type { ChannelParts } from '../../wechat/wechat-channel.ts';
import { createWeComChannel, type WeComSettings } from '../wecom-channel.ts';
import type { BotTiming } from '../bot-replies.ts';
import { createWeComApiStandIn, type WeComApiParts } from './wecom-api.ts';
import { createWeComPlatform } from './wecom-platform.ts';

export const CORP = 'ww0123456789abcdef';
const SECRET = 's'.repeat(43);
const callback = (name: string) => ({ tokens: [`token of ${name}`], aesKeys: [name.padEnd(43, 'A')] });
const [APP, BOT, KF] = [callback('app'), callback('bot'), callback('kf')];

export type Given = Readonly<{ say: Script['say']; parts?: Partial<ChannelParts>; botTiming?: BotTiming; api?: Partial<WeComApiParts>; secret?: boolean }>;

/** A company with an app, a bot and 微信客服, the server over real HTTP, and the platform on both sides of it. */
export async function setUp({ say, parts = {}, botTiming, api: apiParts = {}, secret = true }: Given) {
  const store = parts.store ?? (await openStore(':memory:', { dataDir: '.' }));
  const clock = parts.clock ?? (() => new Date());
  const logged: Logged[] = [];
  const write = (message: string, fields?: Readonly<Record<string, unknown>>): void => void logged.push({ message, fields });
  const api = createWeComApiStandIn({ corpId: CORP, secret: SECRET, clock, ...apiParts });
  const servedApi = await serveLocally(api.routes);
  const settings: WeComSettings = { corpId: CORP, agentId: secret ? '1000002' : undefined, secret: SECRET, apiBase: servedApi.url, app: APP, bot: BOT, kf: KF };
  const channel = createWeComChannel({
    store,
    assistant: createScriptedAssistant({ store, say }),
    hashUser,
    clock,
    random: randomBytes,
    logger: { info: write, error: write },
    fetch,
    timing: FAST,
    botTiming,
    ...parts,
    settings,
  });
  if (channel === undefined) throw new Error('no channel');
  const served = await serveLocally(new Hono().route('/wecom', channel.routes));
  const platform = (path: string, { tokens: [token = ''], aesKeys: [encodingAesKey = ''] }: typeof APP, receiverId = CORP) =>
    createWeComPlatform({ callback: () => `${served.url}/wecom/${path}`, token, encodingAesKey, receiverId, fetch, clock, random: randomBytes, drop: FAST_DROP });
  return {
    store,
    api,
    channel,
    logged,
    settings,
    url: served.url,
    app: platform('app', APP),
    bot: platform('bot', BOT, ''),
    kf: platform('kf', KF),
    async close() {
      await channel.start()();
      await served.close();
      await servedApi.close();
      if (parts.store === undefined) await store.close();
    },
  };
}
