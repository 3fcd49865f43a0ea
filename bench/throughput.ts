// Messages a second at /wechat: one process on SQLite against one, two and four on PostgreSQL, and the Worker, in turn in one run.
//   POSTGRES_URL=postgres://… npm run bench -- throughput [--messages 300] [--rounds 5] [--no-worker] [--json OUT]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scratchSchema, serverProcess } from './throughput/database.ts';
import { AT_ONCE, load, type Round } from './throughput/load.ts';
import { processorMsOfServer } from './throughput/processor-time.ts';
import { startServers, startWorker, type Servers } from './throughput/servers.ts';
import { describe, ratiosTo } from './throughput/table.ts';

type Setup = Readonly<{ name: string; servers: Servers; server?: string; rounds: Round[] }>;

/** Somewhere where nothing else listens, most likely. */
const PORT = 20_000 + 100 * Math.floor(Math.random() * 100);

/** All set-ups run from the beginning and take turns; the first turn of each only warms it. */
export async function benchThroughput(args: readonly string[]): Promise<readonly string[]> {
  const number = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values } = parseArgs({
    args: [...args],
    options: { messages: number('300'), rounds: number('5'), 'no-worker': { type: 'boolean', default: false }, json: { type: 'string' } },
  });
  const [messages, rounds] = [Number(values.messages), Number(values.rounds)];
  const folder = mkdtempSync(join(tmpdir(), 'youju-throughput-'));
  const setups: Setup[] = [];
  const endings: (() => Promise<void>)[] = [];
  const add = (setup: Omit<Setup, 'rounds'>): void => {
    setups.push({ ...setup, rounds: [] });
    endings.unshift(setup.servers.stop);
  };
  try {
    add({ name: 'one process, SQLite', servers: await startServers({ count: 1, database: join(folder, 'bench.db'), dataDir: folder, port: PORT }) });
    const server = process.env['POSTGRES_URL'];
    const database = server === undefined ? undefined : await serverProcess(server);
    const databaseMs = (): number => (database === undefined ? 0 : processorMsOfServer(database));
    for (const count of server === undefined ? [] : [1, 2, 4]) {
      const { url, drop } = await scratchSchema(server!);
      endings.unshift(drop);
      const name = `${count} process${count === 1 ? '' : 'es'}, PostgreSQL`;
      add({ name, server: server!, servers: await startServers({ count, database: url, dataDir: folder, port: PORT + 10 * count }) });
    }
    if (!values['no-worker']) add({ name: 'the Worker under wrangler dev, D1', servers: await startWorker({ dataDir: folder }) });
    for (let round = 0; round <= rounds; round++) {
      for (const { servers, server: watched, rounds: found } of setups) {
        const measured = await load(servers, { messages, server: watched, databaseMs: watched === undefined ? () => 0 : databaseMs });
        if (round > 0) found.push(measured);
      }
    }
  } finally {
    for (const end of endings) await end().catch((error: unknown) => console.error(error));
    rmSync(folder, { recursive: true, force: true });
  }
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      JSON.stringify(
        setups.map(({ name, rounds: found }) => ({ name, rounds: found })),
        undefined,
        1,
      ),
    );
  const base = setups[0]?.rounds ?? [];
  return [
    `/wechat: ${messages} messages of persons of their own in each of ${rounds} rounds, ${AT_ONCE} at a time, ${availableParallelism()} processors shared with the client and the balancer; medians`,
    ...setups.flatMap(({ name, rounds: found }) => describe(name, found, { ratios: ratiosTo(base, found), messages })),
  ];
}
