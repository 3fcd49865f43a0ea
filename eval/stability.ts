// The same question in five people's words should get the same answer. Asks those of eval/paraphrases.jsonl and tells which differ, and in what.
//   npm run eval:stability [-- --quiet] [--write]      --quiet: the figures alone; --write: into docs/evaluation.md
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Assistant, Reply } from '../src/answer/assistant-port.ts';
import { fold } from '../src/text/normalise.ts';
import { renderText } from '../src/answer/render-text.ts';
import { assistantInProcess, TODAY } from './assistant-in-process.ts';
import { expectationSchema } from './case.ts';
import { faultsOf } from './grade.ts';
import { withTables } from './guard-tables.ts';

const paraphraseSchema = z.strictObject({ id: z.string().min(1), expect: expectationSchema, wordings: z.array(z.string().min(1)).min(2) });
export type Paraphrased = Readonly<z.infer<typeof paraphraseSchema>>;

/** What must not depend on the wording; lists are sorted and free of repeats. */
export type Gist = Readonly<{
  /** refused, or what each rule came to, or that the documents answer */
  verdict: string;
  /** every figure of the reply before its sources */
  figures: readonly string[];
  /** document and words of each source */
  citations: readonly string[];
}>;
const ASPECTS = ['verdict', 'figures', 'citations'] as const;
type Aspect = (typeof ASPECTS)[number];
/** `right`: all of them hold the answer, whatever else they say */
type Share = Readonly<Record<Aspect | 'all' | 'right', number>>;

export type Stability = Readonly<{
  questions: number;
  pairs: number;
  /** share of questions for which all wordings agree */
  ofQuestions: Share;
  /** share of pairs of wordings of one question that agree */
  ofPairs: Share;
}>;
export type Asked = Readonly<{ id: string; answers: readonly Readonly<{ wording: string; gist: Gist; right: boolean }>[] }>;

const TALK = new Set(['talk', 'offer']);

export function gistOf({ refused, rules, statements, citations }: Reply): Gist {
  const figures = statements.filter(({ role }) => !TALK.has(role)).flatMap(({ text }) => text.normalize('NFKC').match(/\d+(?:\.\d+)?/gu) ?? []);
  return {
    verdict: refused ? 'refused' : unique(rules.map(({ rule, outcome }) => `${rule}: ${outcome}`)).join(', ') || 'from the documents',
    figures: unique(figures),
    citations: unique(citations.map(({ document, quote }) => `${document}: ${fold(quote)}`)),
  };
}

export function stabilityOf(asked: readonly Asked[]): Stability {
  const pairs = asked.flatMap(({ answers }) => answers.flatMap((one, i) => answers.slice(i + 1).map((other) => [one, other])));
  return {
    questions: asked.length,
    pairs: pairs.length,
    ofQuestions: shares(asked.map(({ answers }) => answers)),
    ofPairs: shares(pairs),
  };
}

/** Each wording is asked by a person of its own, so that nothing said before helps. */
export async function askAll(assistant: Assistant, questions: readonly Paraphrased[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const { id, expect, wordings } of questions) {
    const answers: Asked['answers'][number][] = [];
    for (const [at, wording] of wordings.entries()) {
      const reply = await assistant.answer({ user: `stability-${id}-${at}`, channel: 'eval', text: wording, asOf: TODAY });
      const { refused, rules, citations } = reply;
      const outcome = { reply: renderText(reply), quotes: citations.map(({ quote }) => quote), outcomes: rules.map((rule) => rule.outcome), refused };
      answers.push({ wording, gist: gistOf(reply), right: faultsOf(expect, outcome).length === 0 && (expect.refuses === true || !refused) });
    }
    asked.push({ id, answers });
  }
  return asked;
}

/** A question whose wordings disagree, as lines: the wordings in groups that got the same, each with what it got; ✗ stands where the answer is not in it. */
export function differences({ id, answers }: Asked): readonly string[] {
  const groups = [...Map.groupBy(answers, ({ gist }) => JSON.stringify(gist)).values()].toSorted((a, b) => b.length - a.length);
  if (groups.length < 2) return [];
  const differing = ASPECTS.filter((aspect) => answers.some(({ gist }) => !same(gist, answers[0]!.gist, aspect)));
  return [
    `${id}: ${differing.join(', ')}`,
    ...groups.flatMap((group) => {
      const { verdict, figures, citations } = group[0]!.gist;
      return [
        ...group.map(({ wording, right }) => `  ${right ? '>' : '✗'} ${wording}`),
        `    ${verdict}; figures ${figures.join(' ') || '–'}; ${citations.map((citation) => `「${citation.slice(0, 60)}」`).join(' ') || 'no source'}`,
      ];
    }),
  ];
}

export function stabilityTable({ questions, pairs, ofQuestions, ofPairs }: Stability): string {
  const row = (name: string, n: number, share: Share): string =>
    `| ${[name, n, ...(['all', ...ASPECTS, 'right'] as const).map((aspect) => `${(100 * share[aspect]).toFixed(1)} %`)].join(' | ')} |`;
  return [
    '| the same in | | verdict, figures and citations | verdict | figures | citations | all hold the answer |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    row('all five wordings', questions, ofQuestions),
    row('two wordings of a question', pairs, ofPairs),
  ].join('\n');
}

export function parseParaphrases(text: string): readonly Paraphrased[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paraphraseSchema.parse(JSON.parse(line)));
}

function shares(groups: readonly Asked['answers'][]): Share {
  const share = (holds: (group: Asked['answers']) => boolean): number => groups.filter(holds).length / Math.max(1, groups.length);
  const agree = (group: Asked['answers'], aspect: Aspect): boolean => group.every(({ gist }) => same(gist, group[0]!.gist, aspect));
  return {
    all: share((group) => ASPECTS.every((aspect) => agree(group, aspect))),
    verdict: share((group) => agree(group, 'verdict')),
    figures: share((group) => agree(group, 'figures')),
    citations: share((group) => agree(group, 'citations')),
    right: share((group) => group.every(({ right }) => right)),
  };
}

function same(one: Gist, other: Gist, aspect: Aspect): boolean {
  return String(one[aspect]) === String(other[aspect]);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { quiet: { type: 'boolean' }, write: { type: 'boolean' } } });
  const { assistant, close } = await assistantInProcess();
  const asked = await askAll(assistant, parseParaphrases(await readFile(join(import.meta.dirname, 'paraphrases.jsonl'), 'utf8')));
  await close();
  if (values.quiet !== true) for (const line of asked.flatMap(differences)) console.log(line);
  const table = stabilityTable(stabilityOf(asked));
  console.log(table);
  const page = join(import.meta.dirname, '../docs/evaluation.md');
  if (values.write === true) await writeFile(page, withTables(await readFile(page, 'utf8'), { stability: table }));
}
