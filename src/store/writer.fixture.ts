import { newConversation } from '../schema/conversation.ts';
import { openStore } from './open.node.ts';

/**
 * A process of its own for the tests: takes turn after turn of one person and prints each turn's id once the store has acknowledged it.
 * Arguments: address of the store, person, number of turns (0: until it is killed).
 */
const [url = '', user = '', wanted = '0'] = process.argv.slice(2);
const store = await openStore(url, { dataDir: '.' });
const last = Number(wanted) || Number.POSITIVE_INFINITY;
for (let taken = 0; taken < last;) {
  const { conversation = newConversation, revision = 0 } = (await store.loadConversation(user)) ?? {};
  const id = crypto.randomUUID();
  const saved = await store.saveTurn({
    user,
    revision,
    conversation: { ...conversation, turn: conversation.turn + 1 },
    turn: { id, message: id, channel: 'test', question: '问', reply: '答'.repeat(200), citations: [], refused: false, asOf: '2026-11-21', at: Date.now() },
  });
  if (!saved) continue;
  taken++;
  await new Promise<void>((resolve) => process.stdout.write(`${id}\n`, () => resolve()));
}
await store.close();
