import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { openStore } from '../../../store/open.node.ts';
import { createWeChatChannel } from '../wechat-channel.ts';
import { LOAD_TIMING } from './load-timing.ts';
import { createScriptedAssistant } from './scripted-assistant.ts';
import { serveLocally } from './serve.node.ts';
import { APP_ID, APP_SECRET, hashUser, KEY, TOKEN } from './set-up.node.ts';

/**
 * One process of an account, to be killed: `node load-server.node.ts DATABASE [API]`. It prints its address. A text that begins with 「慢N」 takes N milliseconds,
 * any other a few.
 */
const [, , database = ':memory:', apiBase = ''] = process.argv;
const store = await openStore(database, { dataDir: '.' });
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const assistant = createScriptedAssistant({
  store,
  async say(text, user) {
    await pause(Number(/^慢(\d+)/u.exec(text)?.[1] ?? Math.random() * 10));
    const turn = ((await store.loadConversation(user))?.conversation.turn ?? 0) + 1;
    return `答:${text}|${turn}`;
  },
});
const channel = createWeChatChannel({
  assistant,
  store,
  hashUser,
  clock: () => new Date(),
  random: randomBytes,
  logger: { info: () => undefined, error: (message, fields) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) },
  fetch,
  timing: LOAD_TIMING,
  settings: {
    tokens: [TOKEN],
    aesKeys: [KEY],
    appId: APP_ID,
    appSecret: APP_SECRET,
    mode: 'secure',
    reply: apiBase === '' ? 'passive' : 'active',
    apiBase,
  },
});
channel.start();
const { url } = await serveLocally(new Hono().route('/wechat', channel.routes));
process.stdout.write(`${url}/wechat\n`);
