import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { openD1, type D1Binding } from './d1.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { createStore } from './repository.ts';
import { storeSuite } from './store.suite.ts';

const binding: D1Binding = env.DB;

storeSuite('D1', async (options) => {
  await migrate(openD1(binding));
  const store = createStore(openD1(binding), options);
  const other = createStore(openD1(binding), options);
  return { store, other, close: async () => {} };
});

test('D1 gets its tables once', async () => {
  const database = openD1(binding);
  await Promise.all([migrate(database), migrate(database)]);
  expect(await schemaVersion(database)).toBe(migrations.at(-1)?.version);
});

test('a batch on D1 is all or nothing', async () => {
  const database = openD1(binding);
  await migrate(database);
  const insert = { sql: 'INSERT INTO shared_values VALUES (?, ?, 0, NULL, 1)', parameters: ['half', 'v'] };
  await expect(database.execute([insert, insert])).rejects.toThrow('UNIQUE');
  expect(await database.execute([{ sql: "SELECT * FROM shared_values WHERE key = 'half'", parameters: [] }])).toEqual([[]]);
});
