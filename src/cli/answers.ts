import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSettings } from '../config/load.node.ts';
import { maskNumbers } from '../log/mask.ts';
import { openStore } from '../store/open.node.ts';

const LIMIT = 20;

/** `npm run answers`: the last questions with their answers, sources and feedback; `-- --limit N`, `--refused`, `--useless`. */
const { values } = parseArgs({ options: { limit: { type: 'string' }, refused: { type: 'boolean' }, useless: { type: 'boolean' } } });
const { settings } = loadSettings({ folder: join(import.meta.dirname, '../..') });
const store = await openStore(settings.databaseUrl, { dataDir: settings.dataDir });
const limit = values.limit === undefined ? LIMIT : Number(values.limit);
if (!Number.isInteger(limit) || limit < 1) {
  console.error(`--limit is "${values.limit}"; it should be a whole number from 1.`);
  process.exitCode = 2;
} else {
  const turns = await store.listTurns({ limit, ...(values.refused === true ? { refused: true } : {}), ...(values.useless === true ? { useless: false } : {}) });
  if (turns.length === 0) console.log('There are no answers yet.');
  for (const { at, channel, question, reply, citations, refused, feedback } of turns) {
    const verdict = feedback === null ? '' : feedback.useful ? ' 有用' : ' 没用';
    console.log(`${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} ${channel}${refused ? ' 未答' : ''}${verdict}`);
    console.log(`  问:${maskNumbers(question)}`);
    console.log(`  答:${maskNumbers(reply).replaceAll('\n', '\n     ')}`);
    console.log(`  出处:${citations.map(({ document, section }) => `${document} ${section}`).join(';') || '无'}\n`);
  }
}
await store.close();
