// Messages a second at /wechat: one process on SQLite against one, two and four on PostgreSQL, and a Worker where one is running.
//   POSTGRES_URL=postgres://… node bin/run.mjs bench/throughput.ts [--messages 600] [--worker http://127.0.0.1:8788/wechat --token T]
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { signatureOf } from '../src/channels/wechat/crypto/signature.ts';

const TOKEN = 'benchtoken';
const AT_ONCE = 16;
const WARM = 60;
const PORT = 8900;
const QUESTIONS = [
  '首次登记多久内办',
  '中级 社保交了62个月 居住证4年 合同还剩两年 能在北京落户吗',
  '继续教育要多少学时',
  '碧江区社工每月补贴多少',
  '成绩出来后多久领证',
  '宁波考过中级奖励多少',
];

type Process = Readonly<{ url: string; cpuMs: () => number; stop: () => Promise<void> }>;
type Measured = Readonly<{ name: string; perSecond: number; p50: number; p99: number; cpuMs: number; databaseCpuMs: number }>;

const { values } = parseArgs({ options: { messages: { type: 'string', default: '600' }, worker: { type: 'string' }, token: { type: 'string', default: TOKEN } } });
const messages = Number(values.messages);
const folder = mkdtempSync(join(tmpdir(), 'youju-throughput-'));
const found: Measured[] = [];
try {
  found.push(await measure('one process, SQLite', [join(folder, 'bench.db')]));
  const server = process.env['POSTGRES_URL'];
  for (const count of server === undefined ? [] : [1, 2, 4]) {
    const { url, drop } = await schemaOn(server ?? '');
    found.push(
      await measure(
        `${count} process${count === 1 ? '' : 'es'}, PostgreSQL`,
        Array.from({ length: count }, () => url),
      ),
    );
    await drop();
  }
  if (values.worker !== undefined) found.push(await load('the Worker under wrangler dev, D1', [{ url: values.worker, cpuMs: () => 0, stop: async () => undefined }], values.token));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const base = found[0]?.perSecond ?? 1;
console.log(`${messages} messages, ${AT_ONCE} at a time, ${availableParallelism()} processors shared with this client`);
for (const { name, perSecond, p50, p99, cpuMs, databaseCpuMs } of found) {
  console.log(
    `${name}: ${(perSecond / base).toFixed(2)} (${perSecond.toFixed(0)} a second), p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, processor ms a message: ours ${cpuMs.toFixed(1)}, database ${databaseCpuMs.toFixed(1)}`,
  );
}

async function measure(name: string, databases: readonly string[]): Promise<Measured> {
  const processes: Process[] = [];
  try {
    for (const [at, database] of databases.entries()) processes.push(await start(PORT + at, database));
    return await load(name, processes, TOKEN);
  } finally {
    await Promise.all(processes.map(({ stop }) => stop()));
  }
}

async function load(name: string, processes: readonly Process[], token: string): Promise<Measured> {
  const run = randomBytes(4).toString('hex');
  let next = 0;
  const times: number[] = [];
  const worker = async (until: number): Promise<void> => {
    for (let at = next++; at < until; at = next++) {
      const began = performance.now();
      await send(processes[at % processes.length]!.url, token, run, at);
      times.push(performance.now() - began);
    }
  };
  const all = (until: number) => Promise.all(Array.from({ length: AT_ONCE }, () => worker(until)));
  await all(WARM);
  next = WARM;
  times.length = 0;
  const [cpuBefore, databaseBefore] = [processes.map(({ cpuMs }) => cpuMs()), databaseCpu()];
  const began = performance.now();
  await all(WARM + messages);
  const seconds = (performance.now() - began) / 1000;
  const cpuMs = processes.reduce((sum, { cpuMs: now }, at) => sum + now() - cpuBefore[at]!, 0) / messages;
  const databaseCpuMs = name.includes('PostgreSQL') ? (databaseCpu() - databaseBefore) / messages : 0;
  times.sort((a, b) => a - b);
  return { name, perSecond: messages / seconds, p50: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]!, cpuMs, databaseCpuMs };
}

/** One message of a person of its own, and its answer, which must be one. */
async function send(url: string, token: string, run: string, at: number): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const query = new URLSearchParams({ signature: signatureOf([token, timestamp, 'n']), timestamp, nonce: 'n' });
  const body = `<xml><ToUserName>gh_1</ToUserName><FromUserName>o${run}${at}</FromUserName><CreateTime>${timestamp}</CreateTime><MsgType>text</MsgType><Content>${QUESTIONS[at % QUESTIONS.length]}</Content><MsgId>${Number.parseInt(run, 16)}${at}</MsgId></xml>`;
  const response = await fetch(`${url}?${query.toString()}`, { method: 'POST', body });
  const text = await response.text();
  if (response.status !== 200 || !text.includes('<Content>')) throw new Error(`message ${at} was answered ${response.status} ${text.slice(0, 100)}`);
}

async function start(port: number, database: string): Promise<Process> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/node.ts'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: database, WECHAT_TOKEN: TOKEN, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (line: Buffer) => line.toString().includes('is ready on') && resolve());
    child.once('exit', () => reject(new Error('the server did not start')));
  });
  return {
    url: `http://127.0.0.1:${port}/wechat`,
    cpuMs: () => cpuOf(String(child.pid)),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Processor time of all of PostgreSQL's processes on this machine, as far as it may be seen. */
function databaseCpu(): number {
  try {
    return readProcesses()
      .filter(({ name }) => name === 'postgres')
      .reduce((sum, { id }) => sum + cpuOf(id), 0);
  } catch {
    return 0;
  }
}

function readProcesses(): readonly { id: string; name: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((id) => {
      try {
        return [{ id, name: readFileSync(`/proc/${id}/comm`, 'utf8').trim() }];
      } catch {
        return [];
      }
    });
}

/** User and system time in milliseconds; Linux counts a hundred ticks a second. */
function cpuOf(id: string): number {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

async function schemaOn(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const schema = `youju_bench_${randomBytes(4).toString('hex')}`;
  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`CREATE SCHEMA ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.href, drop: () => administer(`DROP SCHEMA ${schema} CASCADE`) };
}
