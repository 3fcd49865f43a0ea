import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureRetrieval, type RetrievalFigures } from '../../eval/retrieval-measure.ts';
import { publicSets, PUBLIC_SETS } from '../../eval/retrieval-public-sets.ts';
import { readRetrievalSet, RetrievalSetError } from '../../eval/retrieval-sets.ts';
import { reason } from '../corpus/errors.ts';

const USAGE = `npm run eval:retrieval -- --passages P --queries Q [--refusal R] [--json OUT]   one question set (JSONL), figures as JSON
npm run eval:retrieval                                                           the public sets that are there, as a table`;

export type Output = Readonly<{ say: (line: string) => void; complain: (line: string) => void }>;

/** Runs the command; gives the exit code: 0 measured, 1 a file cannot be used, 2 the command was not understood. */
export const runEvalRetrieval = async (argv: readonly string[], { say, complain }: Output): Promise<number> => {
  let values;
  try {
    const string = { type: 'string' } as const;
    ({ values } = parseArgs({ args: [...argv], options: { passages: string, queries: string, refusal: string, json: string } }));
  } catch (error) {
    complain(`${reason(error)}\n${USAGE}`);
    return 2;
  }
  const { passages, queries, refusal, json } = values;
  if ((passages === undefined) !== (queries === undefined) || (passages === undefined && (refusal !== undefined || json !== undefined))) {
    complain(`--passages and --queries go together\n${USAGE}`);
    return 2;
  }
  try {
    if (passages === undefined || queries === undefined) await table({ say, complain });
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
  const figures = JSON.stringify(measureRetrieval(await readRetrievalSet(files)), undefined, 2);
  say(figures);
  if (json === undefined) return;
  await writeFile(json, `${figures}\n`).catch((error: unknown) => {
    throw new RetrievalSetError(`${json} cannot be written (${reason(error)})`);
  });
};

const table = async ({ say, complain }: Output): Promise<void> => {
  const { sets, missing } = await publicSets();
  if (missing.length > 0) complain(`not there, left out: ${missing.join(', ')} of ${PUBLIC_SETS.join(', ')}`);
  if (sets.length === 0) return;
  say('| set | passages | questions | R@1 | R@5 | R@10 | MRR | nDCG | AUROC | refused at 95 % | index s | query ms p50 / p99 |');
  say('|---|---|---|---|---|---|---|---|---|---|---|---|');
  for (const { name, set } of sets) {
    const figures = measureRetrieval(set);
    say(`| ${[name, set.passages.length, set.queries.length, ...shown(figures)].join(' | ')} |`);
  }
  say('\nThe weights were fitted on these very sets; src/retrieval/weights/fitted.txt has the figures for questions and sets left out of the fit.');
};

const shown = (figures: RetrievalFigures): string[] => {
  const { recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10, auroc, refusedAt95, indexSeconds, queryMsP50, queryMsP99 } = figures;
  const share = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));
  return [...[recallAt1, recallAt5, recallAt10, mrrAt10, ndcgAt10, auroc, refusedAt95].map(share), indexSeconds.toFixed(1), `${queryMsP50.toFixed(1)} / ${queryMsP99.toFixed(1)}`];
};

if (import.meta.main) process.exitCode = await runEvalRetrieval(process.argv.slice(2), { say: (line) => console.log(line), complain: (line) => console.error(line) });
