import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createAssistant } from '../answer/assistant.ts';
import { createEngine } from '../answer/create-engine.ts';
import { renderText } from '../answer/render-text.ts';
import { today } from '../channels/today.ts';
import { loadSettings } from '../config/load.node.ts';
import { openStore } from '../store/open.node.ts';
import { openCorpusIndex } from './open-corpus-index.ts';

const root = join(import.meta.dirname, '../..');

/** `npm run chat`: the assistant in a terminal; one conversation, kept in memory. Ends with 「再见」, an empty line at the end of input, or Ctrl-C. */
const { settings } = loadSettings({ folder: root });
const corpus = await openCorpusIndex({
  corpus: join(root, 'corpus'),
  index: { uri: settings.indexUri ?? join(settings.dataDir, 'index') },
  progress: (line) => process.stderr.write(`${line}\n`),
});
const store = await openStore(':memory:', { dataDir: settings.dataDir });
const assistant = createAssistant({
  engine: createEngine(corpus),
  store,
  clock: () => new Date(),
  today: () => today(new Date()),
  newId: randomUUID,
  publicUrl: settings.publicUrl,
});
const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '您:' });
console.log('有据在这里,问社工政策的问题就行(Ctrl-C 结束)。');
lines.prompt();
for await (const line of lines) {
  const text = line.trim();
  if (text !== '') {
    const reply = await assistant.answer({ user: 'terminal', channel: 'terminal', text });
    console.log(`\n${renderText(reply)}\n`);
  }
  lines.prompt();
}
await store.close();
