import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { createAssistant } from '../answer/assistant.ts';
import { createEngine } from '../answer/create-engine.ts';
import { today } from '../channels/today.ts';
import { clickKey } from '../channels/wechat/messages/click.ts';
import { createWeChatChannel } from '../channels/wechat/wechat-channel.ts';
import { serveLocally } from '../channels/wechat/testing/serve.node.ts';
import { createApiStandIn } from '../channels/wechat/testing/wechat-api.ts';
import { createWeChatPlatform, type Shown, type WeChatPlatform } from '../channels/wechat/testing/wechat-platform.ts';
import type { Settings } from '../config/settings.ts';
import { loadCorpus } from '../corpus/load.node.ts';
import { openStore } from '../store/open.node.ts';

export type SimulateCommand = Readonly<{
  /** the project's folder */
  root: string;
  settings: Settings;
  /** a running server's callback, such as http://localhost:8787/wechat; it is spoken to with the token and key of the settings */
  url: string | undefined;
  /** replies as messages in place of responses */
  active: boolean;
  input: NodeJS.ReadableStream;
  print: (line: string) => void;
}>;

const HELP = 'Type as on a phone. A number taps a question that is offered. /follow /unfollow /image /voice WORDS /button WORDS /quit';
const OPENID = 'o-simulated-person';
const ACCOUNT = { token: 'simulated', appId: 'wx0000000000000000', appSecret: '0'.repeat(32) };

/** A conversation in the terminal through the platform as it is: deliveries dropped after five seconds, three in all, and what would be shown as a failure. */
export async function simulate({ root, settings, url, active, input, print }: SimulateCommand): Promise<number> {
  const phone = createPhone(print);
  const [token] = settings.wechat.tokens;
  if (url !== undefined && token === undefined) {
    print('WECHAT_TOKEN is not set: the running server would believe nobody.');
    return 2;
  }
  const own = { callback: () => url ?? callback, fetch, clock: () => new Date(), random: randomBytes, onShown: phone.show };
  let callback = '';
  const [encodingAesKey] = settings.wechat.aesKeys;
  const platform = createWeChatPlatform(
    url === undefined ? { ...own, ...ACCOUNT } : { ...own, token: token ?? '', appId: settings.wechat.appId, ...(settings.wechat.mode === 'plain' ? {} : { encodingAesKey }) },
  );
  const server = url === undefined ? await serveOwn({ root, active, publicUrl: settings.publicUrl, platform }) : undefined;
  callback = server?.url ?? '';
  print(HELP);
  const lines = createInterface({ input });
  for await (const line of lines) {
    const text = line.trim();
    if (text === '/quit') break;
    if (text === '') continue;
    server?.wrote();
    await send(platform, phone.tapped(text) ?? text);
    await server?.settled();
  }
  lines.close();
  await server?.close();
  return 0;
}

function send(platform: WeChatPlatform, text: string): Promise<Shown | undefined> {
  const [, command, rest = ''] = /^\/(\w+)\s*(.*)$/u.exec(text) ?? [];
  const event = (name: string, key = ''): Promise<Shown | undefined> => platform.deliver(OPENID, { MsgType: 'event', Event: name, EventKey: key });
  const MsgId = String(Date.now());
  if (command === 'follow') return event('subscribe');
  if (command === 'unfollow') return event('unsubscribe');
  if (command === 'button') return event('CLICK', clickKey(rest));
  if (command === 'image') return platform.deliver(OPENID, { MsgType: 'image', PicUrl: 'http://example.org/x.jpg', MediaId: 'm', MsgId });
  if (command === 'voice') return platform.deliver(OPENID, { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: rest, MsgId });
  return platform.say(OPENID, text);
}

/** The whole way from the callback to the documents, in this process, with a store that is gone afterwards. */
async function serveOwn({ root, active, publicUrl, platform }: { root: string; active: boolean; publicUrl: string | undefined; platform: WeChatPlatform }) {
  const store = await openStore(':memory:', { dataDir: root });
  const clock = (): Date => new Date();
  const assistant = createAssistant({ engine: createEngine(await loadCorpus(join(root, 'corpus'))), store, clock, today: () => today(clock()), newId: randomUUID, publicUrl });
  const api = createApiStandIn({ ...ACCOUNT, platform, clock });
  const servedApi = await serveLocally(api.routes);
  const quiet = { info: () => undefined, error: (message: string, fields?: object) => void process.stderr.write(`${message} ${JSON.stringify(fields ?? {})}\n`) };
  const channel = createWeChatChannel({
    assistant,
    store,
    hashUser: (raw) => createHash('sha256').update(raw).digest('hex'),
    clock,
    random: randomBytes,
    logger: quiet,
    fetch,
    settings: {
      tokens: [ACCOUNT.token],
      aesKeys: [],
      appId: ACCOUNT.appId,
      appSecret: ACCOUNT.appSecret,
      mode: 'plain',
      reply: active ? 'active' : 'passive',
      apiBase: servedApi.url,
    },
  });
  const served = await serveLocally(new Hono().route('/wechat', channel.routes));
  const stop = channel.start();
  return {
    url: `${served.url}/wechat`,
    wrote: () => api.wrote(OPENID),
    /** until messages that are on their way have come */
    async settled() {
      const underway = async (): Promise<boolean> => (await Promise.all([store.usersWaiting('answer'), store.usersWaiting('delivery')])).some((users) => users.length > 0);
      if (active) for (let i = 0; i < 100 && (await underway()); i++) await sleep(50);
    },
    async close() {
      await stop();
      await served.close();
      await servedApi.close();
      await store.close();
    },
  };
}

const TAPPABLE = /<a href="weixin:\/\/bizmsgmenu\?msgmenucontent=([^"&]*)[^"]*">([^<]*)<\/a>/gu;
const LINK = /<a href="([^"]*)">([^<]*)<\/a>/gu;

/** Shows what a phone shows: links as underlined words, questions to tap with a number. */
function createPhone(print: (line: string) => void): Readonly<{ show: (shown: Shown) => void; tapped: (text: string) => string | undefined }> {
  let offered: string[] = [];
  return {
    show({ text, via }) {
      offered = [];
      const lines = text
        .replace(TAPPABLE, (_, asked: string, words: string) => `${words} [${offered.push(asked)}]`)
        .replace(LINK, '\u001b[4m$2\u001b[24m ($1)')
        .split('\n');
      print(lines.map((line, i) => `${i === 0 ? (via === 'failure' ? '⚠ ' : '▌ ') : '  '}${line}`).join('\n'));
    },
    // 「1」 is also a way to say 「继续」: it taps only what is offered.
    tapped: (text) => (/^\d$/u.test(text) ? offered[Number(text) - 1] : undefined),
  };
}
