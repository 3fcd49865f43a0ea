import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const children = new Set<ChildProcess>();

export type ServerProcess = Readonly<{ url: string; kill: () => Promise<void> }>;

/** A process of an account, to be killed without warning. `apiBase`: it sends its replies there; without it they go into the responses. */
export async function startServer(database: string, apiBase = ''): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'load-server.node.ts'), database, apiBase], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    url,
    kill: () => {
      child.kill('SIGKILL');
      children.delete(child);
      return ended;
    },
  };
}

export function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** Fetches as a balancer does: where one process takes no connection, another is asked. */
export async function fetchBalanced(servers: readonly ServerProcess[], input: string, init: RequestInit): Promise<Response> {
  return fetch(input, init).catch((error: unknown) => {
    if (!(error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ECONNREFUSED')) throw error;
    const other = servers.find(({ url }) => !input.startsWith(url));
    return fetch(`${other?.url ?? ''}?${input.split('?')[1] ?? ''}`, init);
  });
}
