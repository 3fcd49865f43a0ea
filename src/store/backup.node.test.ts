import { expect, test } from 'vitest';
import { newConversation } from '../schema/conversation.ts';
import { backUp, restore } from './backup.ts';
import { migrate } from './migrate.ts';
import { createStore } from './repository.ts';
import { openSqlite } from './sqlite.node.ts';

const filled = async () => {
  const database = openSqlite(':memory:');
  await migrate(database);
  const store = createStore(database);
  const turn = { id: 't1', message: 'm1', channel: 'wechat', question: '问「』\n\u{20BB7}', reply: '答', citations: [], refused: false, asOf: '2026-11-21', at: 5 };
  await store.saveTurn({ user: 'u', revision: 0, conversation: { ...newConversation, turn: 1 }, turn });
  await store.recordFeedback({ user: 'u', useful: true, at: 6, channel: 'wechat' });
  await store.openJob({ key: 'j', user: 'u', channel: 'wechat', text: '问', at: 7 });
  await store.recordUnanswered({ question: '没有的', gap: '缺', nearest: null, at: 8 });
  await store.setValue('salt', 'v', null);
  return { database, store };
};
const empty = async () => {
  const database = openSqlite(':memory:');
  await migrate(database);
  return database;
};

test('what is backed up is restored, every row', async () => {
  const { database, store } = await filled();
  const lines = await backUp(database);
  const other = await empty();
  expect(await restore(other, lines)).toBe(6);
  const restored = createStore(other);
  expect(await restored.listTurns({ user: 'u' })).toEqual(await store.listTurns({ user: 'u' }));
  expect(await restored.loadConversation('u')).toEqual(await store.loadConversation('u'));
  expect([await restored.findJob('j'), await restored.listUnanswered(), await restored.getValue('salt')]).toEqual([await store.findJob('j'), await store.listUnanswered(), 'v']);
  expect(await backUp(other)).toEqual(lines);
});

test('a backup that is cut short, damaged or from a newer program changes nothing; nor does one over data', async () => {
  const { database } = await filled();
  const lines = await backUp(database);
  const other = await empty();
  await expect(restore(other, lines.slice(0, -2))).rejects.toMatchObject({ code: 'backup-broken' });
  await expect(restore(other, [])).rejects.toMatchObject({ code: 'backup-broken' });
  await expect(restore(other, lines.with(2, '{"table":"secrets","row":{}}'))).rejects.toMatchObject({ code: 'backup-broken' });
  await expect(restore(other, lines.with(0, '{"youju":"backup","format":1,"schema":99}'))).rejects.toMatchObject({ code: 'store-newer' });
  // Two rows of one key: the second is refused, and the first goes with it.
  await expect(restore(other, [...lines.slice(0, 2), ...lines.slice(1, -1), '{"rows":7}'])).rejects.toThrow('UNIQUE');
  expect(await backUp(other)).toHaveLength(2);
  await expect(restore(database, lines)).rejects.toMatchObject({ code: 'store-not-empty' });
});
