import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { migrationFile, migrationFileName, migrations } from './migrations.ts';
import { openSqlite } from './sqlite.node.ts';
import { migrate, schemaVersion } from './migrate.ts';

const folder = new URL('../../migrations/', import.meta.url);

test('versions count up from 1', () => {
  expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, i) => i + 1));
});

test.each(migrations)('the file of step $version for D1 is up to date', async (migration) => {
  await expect(migrationFile(migration)).toMatchFileSnapshot(fileURLToPath(new URL(migrationFileName(migration), folder)));
});

test('there are no other files', async () => {
  expect(await readdir(folder)).toEqual(migrations.map(migrationFileName));
});

test('the files make the same tables as a start of the program, which then has nothing to do', async () => {
  const tables = [{ sql: 'SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name', parameters: [] }];
  const started = openSqlite(':memory:');
  await migrate(started);
  const applied = openSqlite(':memory:');
  for (const migration of migrations) {
    for (const sql of migrationFile(migration)
      .split(';\n')
      .filter((part) => part.trim()))
      await applied.execute([{ sql, parameters: [] }]);
  }
  await migrate(applied);
  expect(await schemaVersion(applied)).toBe(migrations.length);
  expect(await applied.execute(tables)).toEqual(await started.execute(tables));
});
