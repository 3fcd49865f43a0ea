import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { openStore } from './open.node.ts';
import { openPostgres } from './postgres.node.ts';
import { storeSuite } from './store.suite.ts';

const server = process.env['POSTGRES_URL'];

test('nothing answers at an address', async () => {
  await expect(openStore('postgres://app:app@127.0.0.1:1/app', { dataDir: '.' })).rejects.toMatchObject({ name: 'StoreError', code: 'store-unreachable' });
});

if (server === undefined) {
  test.skip('store on PostgreSQL: POSTGRES_URL is not set', () => {});
} else {
  // Everything happens in a schema of its own, dropped at the end.
  const schema = `youju_test_${crypto.randomUUID().slice(0, 8)}`;
  const inSchema = new URL(server);
  inSchema.searchParams.set('options', `-c search_path=${schema}`);
  const url = inSchema.href;
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  beforeAll(() => administer(`CREATE SCHEMA ${schema}`));
  afterAll(() => administer(`DROP SCHEMA ${schema} CASCADE`));

  describe('PostgreSQL', () => {
    test('gets its tables once, however many processes start at the same time', async () => {
      const databases = Array.from({ length: 6 }, () => openPostgres(url));
      await Promise.all(databases.map((database) => migrate(database)));
      for (const database of databases) expect(await schemaVersion(database)).toBe(migrations.at(-1)?.version);
      await Promise.all(databases.map((database) => database.close()));
    });

    test('a batch is all or nothing', async () => {
      const database = openPostgres(url);
      const insert = { sql: 'INSERT INTO shared_values VALUES ($1, $2, 0, NULL, 1)', parameters: ['half', 'v'] };
      await expect(database.execute([insert, insert])).rejects.toThrow('duplicate key');
      expect(await database.execute([{ sql: "SELECT * FROM shared_values WHERE key = 'half'", parameters: [] }])).toEqual([[]]);
      await database.close();
    });

    test('a wrong password or database is said to be unreachable', async () => {
      const wrong = new URL(server);
      wrong.pathname = '/no_such_database';
      await expect(openStore(wrong.href, { dataDir: '.' })).rejects.toMatchObject({ code: 'store-unreachable' });
    });

    test('a connection that the server ends is replaced', async () => {
      const store = await openStore(url, { dataDir: '.' });
      await store.setValue('k', 'v', null);
      await administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = current_user AND query LIKE '%shared_values%'`);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await store.getValue('k')).toBe('v');
      await store.close();
      expect(await store.ready()).toBe(false);
    });
  });

  storeSuite('PostgreSQL', async (options) => {
    const [store, other] = await Promise.all([openStore(url, { dataDir: '.', ...options }), openStore(url, { dataDir: '.', ...options })]);
    return { store, other, close: async () => void (await Promise.all([store.close(), other.close()])) };
  });
}
