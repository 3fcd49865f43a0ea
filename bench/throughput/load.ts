import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { plainMessage } from '../../src/channels/wechat/testing/plain-message.ts';
import { watchDatabase, type DatabaseWork } from './database.ts';
import type { Probed } from './probe.ts';
import { processorMs, processorMsOfAll } from './processor-time.ts';
import { TOKEN, type Servers } from './servers.ts';

export type Round = Readonly<{
  perSecond: number;
  p50: number;
  p99: number;
  /** deliveries that came too late and were made again */
  repeated: number;
  /** messages that no delivery answered: a person would have been shown a failure */
  unanswered: number;
  /** processor milliseconds a message; `others` is whatever else ran on the machine */
  cost: Readonly<Record<'servers' | 'database' | 'balancer' | 'client' | 'others', number>>;
  /** share of the machine's processors that was in use, 0 to 1 */
  used: number;
  probed: readonly Probed[];
  database: DatabaseWork | undefined;
}>;

/** Messages under way at one time. */
export const AT_ONCE = 16;

const DELIVERIES = 3;
const DROP_MS = 5000;

const QUESTIONS = [
  '首次登记多久内办',
  '中级 社保交了62个月 居住证4年 合同还剩两年 能在北京落户吗',
  '继续教育要多少学时',
  '碧江区社工每月补贴多少',
  '成绩出来后多久领证',
  '宁波考过中级奖励多少',
];

export type LoadOptions = Readonly<{
  messages: number;
  /** where the database's work can be seen */ server?: string | undefined;
  /** its processes' time so far */ databaseMs: () => number;
}>;

/** So many messages of persons of their own, some at a time, each of which must be answered. */
export async function load(servers: Servers, { messages, server, databaseMs }: LoadOptions): Promise<Round> {
  const run = randomBytes(4).toString('hex');
  const watched = server === undefined ? undefined : await watchDatabase(server);
  await servers.begin();
  const clocks = (): Readonly<Record<'all' | 'client' | 'database' | 'servers' | 'balancer', number>> => ({
    all: processorMsOfAll(),
    client: processorMs(process.pid),
    database: databaseMs(),
    ...servers.processorMs(),
  });
  const before = clocks();
  const began = performance.now();
  const times: number[] = [];
  let [next, repeated, unanswered] = [0, 0, 0];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let at = next++; at < messages; at = next++) {
        const sent = performance.now();
        const deliveries = await send(servers.url, run, at);
        if (deliveries === 0) unanswered++;
        else repeated += deliveries - 1;
        times.push(performance.now() - sent);
      }
    }),
  );
  const milliseconds = performance.now() - began;
  const after = clocks();
  const [probed, database] = [await servers.end(), await watched?.()];
  const each = (name: keyof typeof before): number => (after[name] - before[name]) / messages;
  const own = { servers: each('servers'), database: each('database'), balancer: each('balancer'), client: each('client') };
  times.sort((a, b) => a - b);
  return {
    perSecond: (messages / milliseconds) * 1000,
    p50: times[times.length >> 1] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    repeated,
    unanswered,
    cost: { ...own, others: Math.max(0, each('all') - own.servers - own.database - own.balancer - own.client) },
    used: (each('all') * messages) / milliseconds / availableParallelism(),
    probed,
    database,
  };
}

/** As the platform does it: a delivery is dropped after five seconds, and made three times. Gives the number of deliveries, 0 where none was answered. */
async function send(url: string, run: string, at: number): Promise<number> {
  const { query, body } = plainMessage({ token: TOKEN, openid: `o${run}${at}`, text: QUESTIONS[at % QUESTIONS.length]!, id: `${Number.parseInt(run, 16)}${at}` });
  for (let delivery = 1; delivery <= DELIVERIES; delivery++) {
    const text = await fetch(`${url}?${query}`, { method: 'POST', body, signal: AbortSignal.timeout(DROP_MS) })
      .then((response) => response.text())
      .catch(() => '');
    if (text.includes('<Content>')) return delivery;
  }
  return 0;
}
