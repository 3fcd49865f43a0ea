import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { processorMs, processorMsOfTree } from './processor-time.ts';
import type { Probed } from './probe.ts';

export type Servers = Readonly<{
  /** the one address before them */
  url: string;
  begin(): Promise<void>;
  /** by server; nothing of a Worker, which takes no probe */
  end(): Promise<readonly Probed[]>;
  /** processor time of the servers together, and of what stands before them */
  processorMs(): Readonly<{ servers: number; balancer: number }>;
  stop(): Promise<void>;
}>;

export const TOKEN = 'benchtoken';

const NODE = ['--disable-warning=ExperimentalWarning'];

/** So many processes of the program on one database behind one address; ports from `port` on. */
export async function startServers({ count, database, dataDir, port }: Readonly<{ count: number; database: string; dataDir: string; port: number }>): Promise<Servers> {
  const children: ChildProcess[] = [];
  const stop = (): Promise<unknown> => Promise.all(children.map(ended));
  try {
    // One after the other: the first brings the index and the tables up to date.
    for (let at = 0; at < count; at++) {
      const child = spawn(process.execPath, [...NODE, '--import', join(import.meta.dirname, 'probe.ts'), 'src/node.ts'], {
        env: { ...process.env, PORT: String(port + at), HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: database, WECHAT_TOKEN: TOKEN, LOG_LEVEL: 'error' },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      children.push(child);
      await said(child, /is ready on/u);
    }
    const balancer = spawn(process.execPath, [...NODE, join(import.meta.dirname, 'balancer.ts'), ...children.map((_, at) => String(port + at))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const servers = [...children];
    children.push(balancer);
    const front = await said(balancer, /\n/u);
    return {
      url: `http://127.0.0.1:${front.trim()}/wechat`,
      begin: async () => void (await Promise.all(servers.map((child) => told(child, 'begin')))),
      end: async () => (await Promise.all(servers.map((child) => told(child, 'end')))) as Probed[],
      processorMs: () => ({ servers: servers.reduce((sum, { pid }) => sum + processorMs(pid ?? 0), 0), balancer: processorMs(balancer.pid ?? 0) }),
      stop: async () => void (await stop()),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The Worker under `wrangler dev`, its database in a folder of its own. */
export async function startWorker({ dataDir }: Readonly<{ dataDir: string }>): Promise<Servers> {
  const wrangler = createRequire(import.meta.url).resolve(join(import.meta.dirname, '..', '..', 'node_modules', 'wrangler', 'bin', 'wrangler.js'));
  const child = spawn(
    process.execPath,
    [
      wrangler,
      'dev',
      '--port',
      '0',
      '--inspector-port',
      '0',
      '--persist-to',
      join(dataDir, 'worker'),
      '--var',
      `WECHAT_TOKEN:${TOKEN}`,
      '--var',
      'LOG_LEVEL:error',
      '--show-interactive-dev-session=false',
    ],
    {
      env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  // Colours may stand between the words; the rest of the line may come later.
  const ready = await said(child, /Ready on [^\n]*:(\d+)[^\d]/u);
  return {
    url: `http://127.0.0.1:${/Ready on [^\n]*:(\d+)/u.exec(ready)?.[1] ?? ''}/wechat`,
    begin: async () => {},
    end: async () => [],
    processorMs: () => ({ servers: processorMsOfTree(child.pid ?? 0), balancer: 0 }),
    stop: () => ended(child),
  };
}

/** What a program has written when these words first stand in it. */
function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (data: Buffer): void => {
      text += data.toString();
      if (words.test(text)) resolve(text);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`it did not start: ${text.slice(-500)}`)));
  });
}

function told(child: ChildProcess, order: 'begin' | 'end'): Promise<unknown> {
  return new Promise((resolve) => {
    child.once('message', resolve);
    child.send(order);
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
