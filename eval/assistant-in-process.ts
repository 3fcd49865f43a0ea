import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAssistant } from '../src/answer/assistant.ts';
import type { Assistant } from '../src/answer/assistant-port.ts';
import { createEngine } from '../src/answer/create-engine.ts';
import { loadCorpus } from '../src/corpus/load.node.ts';
import { openStore } from '../src/store/open.node.ts';
import { parseCases, type EvalCase } from './case.ts';

const root = join(import.meta.dirname, '..');

/** The day that the cases take as today unless they name another. */
export const TODAY = '2026-11-21';

/** The assistant over the shipped corpus, its store in memory and no model. */
export async function assistantInProcess(): Promise<{ assistant: Assistant; close: () => Promise<void> }> {
  const store = await openStore(':memory:', { dataDir: root });
  let turns = 0;
  const engine = createEngine(await loadCorpus(join(root, 'corpus')));
  const assistant = createAssistant({ engine, store, clock: () => new Date(), today: () => TODAY, newId: () => `turn-${++turns}` });
  return { assistant, close: () => store.close() };
}

/** All cases of eval/cases, file by file. */
export async function allCases(): Promise<readonly EvalCase[]> {
  const folder = join(root, 'eval/cases');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted();
  return (await Promise.all(files.map(async (file) => parseCases(await readFile(join(folder, file), 'utf8'), file)))).flat();
}
