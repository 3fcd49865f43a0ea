import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from './open.node.ts';
import { openSqlite } from './sqlite.node.ts';

const writer = fileURLToPath(new URL('./writer.fixture.ts', import.meta.url));
const postgres = process.env['POSTGRES_URL'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-processes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const places: [string, () => string][] = [['a SQLite file', () => join(folder, 'shared.db')]];
if (postgres !== undefined) places.push(['PostgreSQL', () => postgres]);

describe.each(places)('processes on %s', (name, place) => {
  test('killed in the middle of writing, eight times: no acknowledged turn is lost and none is half written', { timeout: 60_000 }, async () => {
    const user = crypto.randomUUID();
    const acknowledged: string[] = [];
    for (let round = 0; round < 8; round++) acknowledged.push(...(await writeUntilKilled(place(), user, 20 + round * 7)));
    const store = await openStore(place(), { dataDir: folder });
    const turns = await store.listTurns({ user, limit: 1_000_000 });
    const kept = new Set(turns.map((turn) => turn.id));
    expect(acknowledged.length).toBeGreaterThan(8 * 20);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect((await store.loadConversation(user))?.conversation.turn).toBe(turns.length);
    await store.forget(user);
    await store.close();
    if (name !== 'PostgreSQL') expect(await check(place())).toEqual([{ integrity_check: 'ok' }]);
  });

  test('two at once on one conversation: every turn of both is kept', { timeout: 60_000 }, async () => {
    const user = crypto.randomUUID();
    const both = await Promise.all([write(place(), user, 100), write(place(), user, 100)]);
    expect(both.map((ids) => ids.length)).toEqual([100, 100]);
    const store = await openStore(place(), { dataDir: folder });
    expect(new Set((await store.listTurns({ user, limit: 1000 })).map((turn) => turn.id))).toEqual(new Set(both.flat()));
    expect((await store.loadConversation(user))?.conversation.turn).toBe(200);
    await store.forget(user);
    await store.close();
  });
});

/** The ids that a writing process has acknowledged by the time it is killed, at the `atLeast`th or a little after. */
const writeUntilKilled = async (url: string, user: string, atLeast: number): Promise<string[]> => {
  const { child, ids, closed } = start(url, user, 0, (count) => {
    if (count === atLeast) child.kill('SIGKILL');
  });
  expect(await closed).toBe('SIGKILL');
  return ids;
};

const write = async (url: string, user: string, turns: number): Promise<string[]> => {
  const { ids, closed } = start(url, user, turns, () => {});
  expect(await closed).toBe(0);
  return ids;
};

const start = (url: string, user: string, turns: number, onTurn: (count: number) => void) => {
  const child = spawn(process.execPath, [writer, url, user, String(turns)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ids: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line.length === 36) onTurn(ids.push(line));
  });
  const closed = Promise.all([once(child, 'close'), once(lines, 'close')]).then(([[code, signal]]) => (signal ?? code) as unknown);
  return { child, ids, closed };
};

const check = async (path: string) => {
  const database = openSqlite(path);
  const [rows] = await database.execute([{ sql: 'PRAGMA integrity_check', parameters: [] }]);
  await database.close();
  return rows?.map((row) => ({ ...(row as object) }));
};
