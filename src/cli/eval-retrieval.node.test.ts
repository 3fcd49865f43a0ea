import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEvalRetrieval } from './eval-retrieval.ts';

let folder: string;
const lines = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-eval-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (argv: readonly string[]): Promise<{ code: number; said: string; complained: string }> => {
  const [said, complained]: [string[], string[]] = [[], []];
  const code = await runEvalRetrieval(argv, { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
};
const PASSAGES = [
  { id: 'a', title: '登记', text: '再登记的受理期限为三个月。' },
  { id: 'b', title: '补贴', text: '高级社工师每月八百元。' },
];

it('prints and writes exactly the figures promised', async () => {
  const passages = await file('p.jsonl', lines(PASSAGES));
  const queries = await file(
    'q.jsonl',
    lines([
      { id: '1', text: '再登记期限', gold: ['a'] },
      { id: '2', text: '高级社工师补贴多少', gold: ['b'] },
    ]),
  );
  const refusal = await file('r.jsonl', lines([{ id: '3', text: '上海公积金提取' }]));
  const out = join(folder, 'out.json');
  const { code, said } = await run(['--passages', passages, '--queries', queries, '--json', out]);
  expect(code).toBe(0);
  const figures: unknown = JSON.parse(await readFile(out, 'utf8'));
  expect(JSON.parse(said)).toEqual(figures);
  expect(Object.keys(figures as object)).toEqual(['recallAt1', 'recallAt5', 'recallAt10', 'mrrAt10', 'ndcgAt10', 'indexSeconds', 'queryMsP50', 'queryMsP99']);
  expect(figures).toMatchObject({ recallAt1: 1, recallAt10: 1, mrrAt10: 1, ndcgAt10: 1 });
  const refused = await run(['--passages', passages, '--queries', queries, '--refusal', refusal]);
  expect(JSON.parse(refused.said)).toMatchObject({ auroc: 1, refusedAt95: 1 });
});

it('names what is wrong with a file or with the command', async () => {
  const passages = await file('p.jsonl', lines(PASSAGES));
  const wrong = await file('wrong.jsonl', '{"id":"1","text":"问"}');
  const stray = await file('stray.jsonl', lines([{ id: '1', text: '问', gold: ['z'] }]));
  const twice = await file('twice.jsonl', lines([...PASSAGES, PASSAGES[0]]));
  expect(await run(['--passages', join(folder, 'none'), '--queries', wrong])).toMatchObject({ code: 1, complained: expect.stringContaining('none cannot be read') as string });
  expect((await run(['--passages', passages, '--queries', wrong])).complained).toContain('line 1: expected {"id", "text", "gold": [ids]}');
  expect((await run(['--passages', passages, '--queries', stray])).complained).toContain('question 1 has the gold z');
  expect((await run(['--passages', twice, '--queries', stray])).complained).toContain('an id stands twice');
  expect((await run(['--passages', passages])).code).toBe(2);
  expect((await run(['--nonsense'])).code).toBe(2);
});
