import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * The load test of the WeChat channel with ten thousand messages of a thousand people, on SQLite and, where POSTGRES_URL names a server, on PostgreSQL:
 *   POSTGRES_URL=postgres://… npm run bench -- load [--messages 10000]
 */
export function benchLoad(args: readonly string[]): readonly string[] {
  const { values } = parseArgs({ args: [...args], options: { messages: { type: 'string', default: '10000' } } });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/run.mjs', '--vitest', 'run', '--project', 'node', 'src/channels/wechat/load.node.test.ts'], {
    encoding: 'utf8',
    env: { ...process.env, WECHAT_LOAD: values.messages, NO_COLOR: '1' },
    maxBuffer: 1e8,
  });
  if (status !== 0) process.exitCode = 1;
  return status === 0 ? stdout.split('\n').filter((line) => line.includes('messages of')) : [stdout, stderr];
}
