import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

export type Program = Readonly<{
  url: string;
  /** tells it to stop, as an operator does; `ended` says when it has */
  stop(): void;
  /** with its exit code, null where a signal ended it */
  ended: Promise<number | null>;
  /** all that it has logged */
  log(): string;
}>;

/**
 * The program in a process of its own, on a free port of this machine, without encryption; all that it keeps is in the folder. Resolves when it is ready.
 * `env` is its whole environment, so that the caller decides what it inherits.
 */
export async function startProgram({ folder, env }: Readonly<{ folder: string; env: NodeJS.ProcessEnv }>): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/node.ts'], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: '', INDEX_URI: '', WECHAT_ENCODING_AES_KEY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that gives up waiting leaves no server behind.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let log = '';
  child.stdout.on('data', (data: Buffer) => (log += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() => process.off('exit', kill));
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => data.toString().includes('is ready on') && resolve());
    void ended.then((code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGTERM'), ended, log: () => log };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
