import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withTables } from '../../eval/guard-tables.ts';
import { peers } from '../../eval/peers/peers.ts';
import { measureRetrieval } from '../../eval/retrieval-measure.ts';
import { publicSets, PUBLIC_SETS } from '../../eval/retrieval-public-sets.ts';
import { readRetrievalSet, RetrievalSetError } from '../../eval/retrieval-sets.ts';
import { bestOfEach, fittedRows, measureSet, tableOf, type Row } from '../../eval/retrieval-table.ts';
import { reason } from '../corpus/errors.ts';

const USAGE = `npm run eval:retrieval -- --passages P --queries Q [--refusal R] [--json OUT]   one question set (JSONL), figures as JSON
npm run eval:retrieval -- [--alone] [--all] [--write] [--json OUT]                 the public sets that are there, beside search libraries
  --alone: without the libraries   --all: every way of setting them up, not the best of each   --write: into docs/evaluation.md`;

export type Output = Readonly<{ say: (line: string) => void; complain: (line: string) => void }>;

/** Runs the command; gives the exit code: 0 measured, 1 a file cannot be used, 2 the command was not understood. */
export const runEvalRetrieval = async (argv: readonly string[], { say, complain }: Output): Promise<number> => {
  let values;
  try {
    const string = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    ({ values } = parseArgs({ args: [...argv], options: { passages: string, queries: string, refusal: string, json: string, alone: flag, all: flag, write: flag } }));
  } catch (error) {
    complain(`${reason(error)}\n${USAGE}`);
    return 2;
  }
  const { passages, queries, refusal, json, alone, all, write } = values;
  if ((passages === undefined) !== (queries === undefined) || (passages === undefined ? refusal !== undefined : alone || all || write)) {
    complain(`--passages and --queries go together\n${USAGE}`);
    return 2;
  }
  try {
    if (passages === undefined || queries === undefined) await publicTables({ json, alone, all, write }, { say, complain });
    else await single({ passages, queries, refusal, json }, say);
    return 0;
  } catch (error) {
    if (!(error instanceof RetrievalSetError)) throw error;
    complain(`${error.message} [${error.code}]`);
    return 1;
  }
};

type Files = Readonly<{ passages: string; queries: string; refusal: string | undefined; json: string | undefined }>;

const single = async ({ json, ...files }: Files, say: (line: string) => void): Promise<void> => {
  const figures = measureRetrieval(await readRetrievalSet(files));
  say(JSON.stringify(figures, undefined, 2));
  await writeJson(json, figures);
};

type Choice = Readonly<{ json: string | undefined; alone: boolean; all: boolean; write: boolean }>;

const publicTables = async ({ json, alone, all, write }: Choice, { say, complain }: Output): Promise<void> => {
  const { sets, missing } = await publicSets();
  if (missing.length > 0) complain(`not there, left out: ${missing.join(', ')} of ${PUBLIC_SETS.join(', ')}`);
  if (sets.length === 0) return;
  const fitted = await fittedRows();
  const rows: Row[] = [];
  const tables: string[] = [];
  for (const named of sets) {
    const measured = await measureSet(named, alone ? [] : peers, ({ name, cut }) => complain(`${named.name}: ${name}, ${cut}`));
    const own = [...fitted.filter(({ set }) => set === named.name), ...measured];
    rows.push(...own);
    const { passages, queries, refusal } = named.set;
    const size = `${queries.length} questions to ${passages.length} passages${refusal === undefined ? '' : `, ${refusal.length} that they do not answer`}`;
    tables.push(`### ${named.name}: ${size}\n\n${tableOf(all ? own : bestOfEach(own))}`);
    say(`\n${tables.at(-1)}`);
  }
  await writeJson(json, rows);
  if (!write) return;
  const page = new URL('../../docs/evaluation.md', import.meta.url);
  await writeFile(page, withTables(await readFile(page, 'utf8'), { retrieval: tables.join('\n\n') }));
};

const writeJson = async (file: string | undefined, figures: unknown): Promise<void> => {
  if (file === undefined) return;
  await writeFile(file, `${JSON.stringify(figures, undefined, 2)}\n`).catch((error: unknown) => {
    throw new RetrievalSetError(`${file} cannot be written (${reason(error)})`);
  });
};

if (import.meta.main) process.exitCode = await runEvalRetrieval(process.argv.slice(2), { say: (line) => console.log(line), complain: (line) => console.error(line) });
