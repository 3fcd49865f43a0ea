import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../store/open.node.ts';
import { fetchBalanced, killAll, startServer } from './testing/load-process.node.ts';
import { LOAD_DROP } from './testing/load-timing.ts';
import { APP_ID, hashUser, KEY, TOKEN } from './testing/set-up.node.ts';
import { createWeChatPlatform, FAILURE } from './testing/wechat-platform.ts';

/** Messages; ten thousand of a thousand people with WECHAT_LOAD=10000, which takes three to four minutes on two busy cores. */
const MESSAGES = Number(process.env['WECHAT_LOAD'] ?? 300);
const postgres = process.env['POSTGRES_URL'];
const EACH = 10;
const AT_ONCE = 30;

afterAll(killAll);

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const chance = (share: number): boolean => Math.random() < share;

/** Where the processes keep what they share, and how many there are. PostgreSQL, where POSTGRES_URL names a server, in a schema of its own. */
const places: readonly (readonly [name: string, processes: number])[] = [
  ['a SQLite file', 2],
  ...(postgres === undefined
    ? []
    : ([
        ['PostgreSQL', 2],
        ['PostgreSQL', 4],
      ] as const)),
];

async function makeDatabase(name: string, folder: string): Promise<{ database: string; drop: () => Promise<void> }> {
  if (name !== 'PostgreSQL') return { database: join(folder, 'load.db'), drop: async () => undefined };
  const schema = `youju_load_${randomBytes(4).toString('hex')}`;
  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: postgres });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`CREATE SCHEMA ${schema}`);
  const url = new URL(postgres ?? '');
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { database: url.href, drop: () => administer(`DROP SCHEMA ${schema} CASCADE`) };
}

test.each(places)(
  `${MESSAGES} messages on %s, duplicated, delayed and reordered, over %d processes that are killed in turn: each answered once, in order, none crossed`,
  async (name, processes) => {
    const folder = await mkdtemp(join(tmpdir(), 'youju-load-'));
    const { database, drop } = await makeDatabase(name, folder);
    const servers = await Promise.all(Array.from({ length: processes }, () => startServer(database)));
    let turn = 0;

    // The network: a request is delayed, made twice, or its response lost. As any balancer does, it asks another process where one takes no connection.
    const network = async (input: string, init: RequestInit): Promise<Response> => {
      if (chance(0.05)) await pause(Math.random() * 200);
      if (chance(0.05)) void fetch(input, init).catch(() => undefined);
      const begun = performance.now();
      const response = await fetchBalanced(servers, input, init);
      // Losing the last of three responses is a failure that nobody could mend.
      if (performance.now() - begun < 500 && chance(0.01)) throw new TypeError('the response is lost');
      return response;
    };
    const platform = createWeChatPlatform({
      callback: () => servers[turn++ % servers.length]?.url ?? '',
      token: TOKEN,
      encodingAesKey: KEY,
      appId: APP_ID,
      fetch: network,
      clock: () => new Date(),
      random: randomBytes,
      drop: LOAD_DROP,
    });

    const asked = new Map<string, string[]>();
    const seen = new Map<string, string[]>();
    const failures = new Map<string, number>();
    let done = 0;
    const read = (openid: string, text: string | undefined): string => {
      const answer = (text ?? '').replace(/\n\(上一个问题.*$/u, '');
      if (answer === FAILURE) failures.set(openid, (failures.get(openid) ?? 0) + 1);
      if (answer.startsWith('答:')) seen.get(openid)?.push(answer);
      return answer;
    };

    async function ask(openid: string, text: string): Promise<void> {
      asked.get(openid)?.push(text);
      const shown = await platform.say(openid, text);
      const answer = read(openid, shown?.text);
      done++;
      // A machine that is too busy misses all three deliveries; the person sees the failure and asks for the answer.
      if (answer.includes('还在查') || answer === FAILURE) await fetchLater(openid, text);
    }
    /** The person replies 「继续」 until the answer stands on the phone. */
    async function fetchLater(openid: string, text: string): Promise<void> {
      for (let i = 0; i < 60; i++) {
        await pause(300);
        if (seen.get(openid)?.some((answer) => answer.startsWith(`答:${text}|`)) === true) return;
        read(openid, (await platform.say(openid, '继续'))?.text);
      }
    }
    async function live(person: number): Promise<void> {
      const openid = `o-${person}`;
      asked.set(openid, []);
      seen.set(openid, []);
      const underway: Promise<void>[] = [];
      for (let i = 0; i < EACH; i++) {
        const slow = chance(0.01) ? `慢${LOAD_DROP * 3.2}` : chance(0.03) ? `慢${LOAD_DROP * 1.2}` : '问';
        const one = ask(openid, `${slow} ${person}-${i}`);
        // Some people write on without waiting.
        if (chance(0.7)) await one;
        else underway.push(one);
      }
      await Promise.all(underway);
    }
    const isBelow = (count: number): boolean => done < count;
    async function disturb(): Promise<void> {
      for (const [i, share] of [0.25, 0.5, 0.75].entries()) {
        while (isBelow(MESSAGES * share)) await pause(20);
        await servers[i % processes]?.kill();
        await pause(400);
        servers[i % processes] = await startServer(database);
      }
    }

    const people = Array.from({ length: Math.ceil(MESSAGES / EACH) }, (_, i) => i);
    const begun = performance.now();
    const disturbed = disturb();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let person = people.shift(); person !== undefined; person = people.shift()) await live(person);
      }),
    );
    await disturbed;
    const seconds = (performance.now() - begun) / 1000;
    for (const server of servers) await server.kill();

    const store = await openStore(database, { dataDir: folder });
    let answered = 0;
    for (const [openid, texts] of asked) {
      const answers = seen.get(openid) ?? [];
      // Each once, none lost, none of somebody else. Each time that WeChat itself said that it failed, to a question or to 「继续」, one reply may have gone into a response that it had dropped.
      const shown = answers.map((answer) => answer.slice(2).split('|')[0] ?? '').filter((text) => text !== '继续');
      expect(shown.toSorted()).toEqual(texts.filter((text) => shown.includes(text)).toSorted());
      expect(texts.length - shown.length).toBeLessThanOrEqual(failures.get(openid) ?? 0);
      const turns = (await store.listTurns({ user: hashUser(`wechat:${openid}`), limit: 1000 })).filter(({ question }) => texts.includes(question));
      expect(turns.map(({ question }) => question).toSorted()).toEqual(texts.toSorted());
      // Turn after turn: no two of a person's questions were answered on the same conversation.
      const numbers = answers.map((answer) => Number(answer.split('|')[1]));
      expect(new Set(numbers).size).toBe(numbers.length);
      answered += texts.length;
    }
    await store.close();
    expect(answered).toBe(Math.ceil(MESSAGES / EACH) * EACH);
    process.stdout.write(
      `${answered} messages of ${asked.size} people on ${name}, ${processes} processes, in ${seconds.toFixed(1)} s, three of them killed, ${[...failures.values()].reduce((sum, count) => sum + count, 0)} shown as a failure on the way\n`,
    );
    await drop();
    await rm(folder, { recursive: true, force: true });
  },
  600_000,
);
