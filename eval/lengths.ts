// How long answers are before their sources: a person reads them on a phone, and what is longer is not read.
//   npm run eval:lengths [-- --long] [--write]      --long: with the twenty longest; --write: into docs/evaluation.md
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Assistant, Reply } from '../src/answer/assistant-port.ts';
import { renderText } from '../src/answer/render-text.ts';
import { allCases, assistantInProcess } from './assistant-in-process.ts';
import type { EvalCase } from './case.ts';
import { withTables } from './guard-tables.ts';

/** The characters that an answer should have. */
export const RANGE = [40, 160] as const;
/** What answers are for: a computation, the documents' words, or a refusal; talk is anything without a source that refuses nothing. */
export const KINDS = ['computed', 'from the documents', 'refused', 'talk'] as const;
export type Kind = (typeof KINDS)[number];
export type Measured = Readonly<{ kind: Kind; characters: number; /** a clause stands in it twice */ repeats: boolean; question: string; text: string }>;

/** What is shorter may well be said twice. */
const CLAUSE = 12;

/** The reply as a channel sends it, up to its sources; marks [1] and line breaks are not counted. */
export function beforeSources(reply: Reply): string {
  return renderText({ ...reply, citations: [] });
}

export function measured(question: string, reply: Reply): Measured {
  const text = beforeSources(reply);
  const kind = reply.refused ? 'refused' : reply.rules.length > 0 ? 'computed' : reply.citations.length > 0 ? 'from the documents' : 'talk';
  return { kind, characters: [...text.replaceAll('\n', '')].length, repeats: repeatsItself(text), question, text };
}

function repeatsItself(text: string): boolean {
  const clauses = text.split(/[。；;,，\n]/u).filter((clause) => clause.length >= CLAUSE);
  return new Set(clauses).size < clauses.length;
}

/** Plays all turns and measures each reply. */
export async function lengthsOf(assistant: Assistant, cases: readonly EvalCase[]): Promise<readonly Measured[]> {
  const found: Measured[] = [];
  for (const { id, asOf, turns } of cases) {
    for (const { user: text } of turns) found.push(measured(text, await assistant.answer({ user: `lengths-${id}`, channel: 'eval', text, asOf })));
  }
  return found;
}

export function lengthTable(lengths: readonly Measured[]): string {
  const row = (name: string, own: readonly Measured[]): string => {
    const sorted = own.map(({ characters }) => characters).toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    const percent = (count: number): string => `${((100 * count) / Math.max(1, own.length)).toFixed(1)} %`;
    const share = (holds: (characters: number) => boolean): string => percent(sorted.filter(holds).length);
    return `| ${[name, sorted.length, share((n) => n < RANGE[0]), share((n) => n >= RANGE[0] && n <= RANGE[1]), share((n) => n > RANGE[1]), at(0.1), at(0.5), at(0.9), at(0.99), sorted.at(-1) ?? 0, percent(own.filter(({ repeats }) => repeats).length)].join(' | ')} |`;
  };
  return [
    `| replies | | under ${RANGE[0]} | ${RANGE[0]}–${RANGE[1]} characters | over ${RANGE[1]} | p10 | p50 | p90 | p99 | longest | say a clause twice |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...KINDS.map((kind) =>
      row(
        kind,
        lengths.filter((one) => one.kind === kind),
      ),
    ),
    row('all', lengths),
  ].join('\n');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { long: { type: 'boolean' }, write: { type: 'boolean' } } });
  const { assistant, close } = await assistantInProcess();
  const lengths = await lengthsOf(assistant, await allCases());
  await close();
  if (values.long === true)
    for (const { characters, question, text } of lengths.toSorted((a, b) => b.characters - a.characters).slice(0, 20))
      console.log(`${characters} characters for 「${question}」\n${text}\n`);
  const table = lengthTable(lengths);
  console.log(table);
  const page = join(import.meta.dirname, '../docs/evaluation.md');
  if (values.write === true) await writeFile(page, withTables(await readFile(page, 'utf8'), { lengths: table }));
}
