import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fetchBalanced, killAll, startServer, type ServerProcess } from './testing/load-process.node.ts';
import { LOAD_DROP } from './testing/load-timing.ts';
import { serveLocally } from './testing/serve.node.ts';
import { APP_ID, APP_SECRET, KEY, TOKEN } from './testing/set-up.node.ts';
import { createApiStandIn } from './testing/wechat-api.ts';
import { createWeChatPlatform } from './testing/wechat-platform.ts';

/** Messages; WECHAT_LOAD changes their number. */
const MESSAGES = Number(process.env['WECHAT_LOAD'] ?? 200);
const EACH = 10;
const AT_ONCE = 20;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const chance = (share: number): boolean => Math.random() < share;

afterAll(killAll);

test(`${MESSAGES} messages answered by messages, over two processes that are killed in turn: none twice, none lost, in order`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-load-'));
  const database = join(folder, 'load.db');
  let turn = 0;
  const servers: ServerProcess[] = [];
  const clock = (): Date => new Date();
  const network = async (input: string, init: RequestInit): Promise<Response> => {
    if (chance(0.05)) void fetch(input, init).catch(() => undefined);
    return fetchBalanced(servers, input, init);
  };
  const platform = createWeChatPlatform({
    callback: () => servers[turn++ % servers.length]?.url ?? '',
    token: TOKEN,
    encodingAesKey: KEY,
    appId: APP_ID,
    fetch: network,
    clock,
    random: randomBytes,
    drop: LOAD_DROP,
  });
  const api = createApiStandIn({ appId: APP_ID, appSecret: APP_SECRET, platform, clock });
  const served = await serveLocally(api.routes);
  servers.push(await startServer(database, served.url), await startServer(database, served.url));

  const asked = new Map<string, string[]>();
  /** how many answers a person had seen who said 「继续」 */
  const askedAgain = new Map<string, number>();
  const seen = (openid: string): readonly string[] =>
    platform.shown.filter((shown) => shown.openid === openid && shown.text.startsWith('答:问')).map(({ text }) => text.slice(2).split('|')[0] ?? '');
  let done = 0;
  const say = (openid: string, text: string) => {
    api.wrote(openid);
    return platform.say(openid, text);
  };

  async function live(person: number): Promise<void> {
    const openid = `o-${person}`;
    const texts: string[] = [];
    asked.set(openid, texts);
    for (let i = 0; i < EACH; i++) {
      const text = `问 ${person}-${i}`;
      texts.push(text);
      await say(openid, text);
      done++;
      // Some people wait for the answer, others write on.
      for (let tries = 0; chance(0.9) && tries < 40 && !seen(openid).includes(text); tries++) await pause(50);
    }
    // What was being sent when its process was killed is offered, not sent again: the person asks for it.
    for (let tries = 0; tries < 40 && new Set(seen(openid)).size < EACH; tries++) {
      await pause(500);
      if (tries % 4 !== 3) continue;
      if (!askedAgain.has(openid)) askedAgain.set(openid, seen(openid).length);
      await say(openid, '继续');
    }
  }
  const isBelow = (count: number): boolean => done < count;
  async function disturb(): Promise<void> {
    for (const [i, share] of [0.3, 0.6].entries()) {
      while (isBelow(MESSAGES * share)) await pause(20);
      await servers[i % 2]?.kill();
      await pause(300);
      servers[i % 2] = await startServer(database, served.url);
    }
  }

  const people = Array.from({ length: Math.ceil(MESSAGES / EACH) }, (_, i) => i);
  const disturbed = disturb();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let person = people.shift(); person !== undefined; person = people.shift()) await live(person);
    }),
  );
  await disturbed;
  for (const server of servers) await server.kill();
  await served.close();

  for (const [openid, texts] of asked) {
    const answers = seen(openid);
    // None lost, none of somebody else.
    expect([...new Set(answers)].toSorted()).toEqual(texts.toSorted());
    // None was sent twice. Only the person may have asked for one again that was being sent when its process was killed.
    const unasked = answers.slice(0, askedAgain.get(openid) ?? answers.length);
    expect(new Set(unasked).size).toBe(unasked.length);
    if (!askedAgain.has(openid)) expect(answers).toEqual(texts);
  }
  await rm(folder, { recursive: true, force: true });
}, 600_000);
