import { join } from 'node:path';
import { loadSettings } from '../config/load.node.ts';
import { openStore } from '../store/open.node.ts';

const LIMIT = 100;

/** `npm run unanswered`: what was asked and not answered, most asked first; `-- done KEY` takes a question off the list. */
const { settings } = loadSettings({ folder: join(import.meta.dirname, '../..') });
const store = await openStore(settings.databaseUrl, { dataDir: settings.dataDir });
const [command, key] = process.argv.slice(2);
if (command === 'done' && key !== undefined) {
  const found = await store.resolveUnanswered(key);
  console.log(found ? 'Taken off the list.' : `There is no question with the key ${key}; npm run unanswered shows the keys.`);
  process.exitCode = found ? 0 : 1;
} else if (command !== undefined) {
  console.error('npm run unanswered [-- done KEY]');
  process.exitCode = 2;
} else {
  const questions = await store.listUnanswered({ limit: LIMIT });
  if (questions.length === 0) console.log('Every question so far was answered.');
  for (const { question, gap, count, lastAt, key: own } of questions)
    console.log(`${String(count).padStart(4)}×  ${new Date(lastAt).toISOString().slice(0, 10)}  ${question}  (${gap})  ${own}`);
}
await store.close();
