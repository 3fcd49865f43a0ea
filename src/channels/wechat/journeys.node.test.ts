import { afterEach, expect, test } from 'vitest';
import type { Database } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { openDatabase } from '../../store/open.node.ts';
import { createStore } from '../../store/repository.ts';
import { setUp, type SetUp } from './testing/set-up.node.ts';

const open: SetUp[] = [];
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
});

/** An account whose every journey to the database is noted, by its first statement. */
async function counted(say: (text: string) => Promise<string> | string): Promise<{ made: SetUp; journeys: string[] }> {
  const journeys: string[] = [];
  const database = await openDatabase(':memory:');
  await migrate(database);
  const noting: Database = {
    ...database,
    execute: (statements) => {
      journeys.push(statements[0]?.sql.split(' ').slice(0, 3).join(' ') ?? '');
      return database.execute(statements);
    },
  };
  const store = createStore(noting);
  const made = await setUp({ say, parts: { store } });
  open.push(made);
  return { made, journeys };
}

test('a message goes to the database five times: taken up, conversation read, turn written, reply written, given out', async () => {
  const { made, journeys } = await counted((text) => `答:${text}`);
  for (const text of ['一', '二']) {
    journeys.length = 0;
    expect((await made.platform.say('o1', text))?.text).toBe(`答:${text}`);
    expect(journeys).toEqual([
      'insert into "jobs"',
      'select "state", "revision"',
      expect.stringMatching(/^(?:insert into|update) "conversations"/u),
      'update "jobs" set',
      'insert into "shared_values"',
    ]);
  }
});

test('a process that is at work on a reply does not look for it in the database', async () => {
  const { made, journeys } = await counted(async (text) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return `答:${text}`;
  });
  expect((await made.platform.say('o1', '一'))?.text).toBe('答:一');
  // Renewing the lease comes on top.
  expect(journeys.filter((journey) => journey !== 'update "jobs" set')).toHaveLength(4);
});
