import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { openStore } from './open.node.ts';
import { openSqlite } from './sqlite.node.ts';
import { storeSuite } from './store.suite.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

storeSuite('a SQLite file', async (options) => {
  const dataDir = join(folder, 'suite');
  const [store, other] = await Promise.all([openStore(undefined, { dataDir, ...options }), openStore(undefined, { dataDir, ...options })]);
  return { store, other, close: async () => void (await Promise.all([store.close(), other.close()])) };
});

storeSuite('SQLite in memory', async (options) => {
  const store = await openStore(':memory:', { dataDir: folder, ...options });
  return { store, other: store, close: () => store.close() };
});

describe('a SQLite file', () => {
  test('lies in the data folder, or where the address says', async () => {
    for (const url of [undefined, '', `file:${join(folder, 'there', 'a.db')}`, `file://${join(folder, 'there', 'b.db')}`, join(folder, 'there', 'c.db')]) {
      await (await openStore(url, { dataDir: join(folder, 'here') })).close();
    }
    expect(await readdir(join(folder, 'here'))).toEqual(['youju.db']);
    expect(await readdir(join(folder, 'there'))).toEqual(['a.db', 'b.db', 'c.db']);
  });

  test('is told from an address of an unknown kind and from a file that is none', async () => {
    await expect(openStore('mysql://localhost/x', { dataDir: folder })).rejects.toMatchObject({ name: 'StoreError', code: 'store-url' });
    await writeFile(join(folder, 'letter.db'), 'Dear Sir or Madam, '.repeat(100));
    await expect(openStore(join(folder, 'letter.db'), { dataDir: folder })).rejects.toMatchObject({ code: 'store-unreachable' });
  });

  test('keeps what was written when it is opened again', async () => {
    const path = join(folder, 'again.db');
    const first = await openStore(path, { dataDir: folder });
    await first.setValue('k', 'v', null);
    await first.close();
    await first.close();
    expect(await first.ready()).toBe(false);
    const second = await openStore(path, { dataDir: folder });
    expect(await second.getValue('k')).toBe('v');
    await second.close();
  });

  test('of a newer program is not touched', async () => {
    const path = join(folder, 'newer.db');
    const database = openSqlite(path);
    await migrate(database, [...migrations, { version: 99, name: 'later', statements: [] }]);
    await expect(migrate(database)).rejects.toMatchObject({ code: 'store-newer' });
    await database.close();
    await expect(openStore(path, { dataDir: folder })).rejects.toMatchObject({ code: 'store-newer' });
  });

  test('a step that fails leaves no trace', async () => {
    const database = openSqlite(':memory:');
    await migrate(database);
    await expect(migrate(database, [...migrations, { version: 99, name: 'broken', statements: ['CREATE TABLE half (a TEXT)', 'CREATE TABEL other'] }])).rejects.toThrow(
      'syntax error',
    );
    expect(await schemaVersion(database)).toBe(migrations.at(-1)?.version);
    await expect(database.execute([{ sql: 'SELECT * FROM half', parameters: [] }])).rejects.toThrow('no such table');
    await database.close();
  });

  test('a batch is all or nothing', async () => {
    const database = openSqlite(':memory:');
    await migrate(database);
    const insert = { sql: 'INSERT INTO shared_values VALUES (?, ?, 0, NULL, 1)', parameters: ['k', 'v'] };
    await expect(database.execute([insert, insert])).rejects.toThrow('UNIQUE');
    expect(await database.execute([{ sql: 'SELECT * FROM shared_values', parameters: [] }])).toEqual([[]]);
    await database.close();
  });

  test('while another holds the lock the rest of the process goes on, and the write comes through', async () => {
    const path = join(folder, 'busy.db');
    const store = await openStore(path, { dataDir: folder });
    const holder = openSqlite(path);
    await holder.execute([{ sql: 'BEGIN IMMEDIATE', parameters: [] }]);
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 10);
    const writing = store.setValue('k', 'v', null);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(ticks).toBeGreaterThan(3);
    await holder.execute([{ sql: 'COMMIT', parameters: [] }]);
    await writing;
    clearInterval(ticking);
    expect(await store.getValue('k')).toBe('v');
    await store.close();
    await holder.close();
  });
});
