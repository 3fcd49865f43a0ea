import type { Citation } from '../src/schema/citation.ts';
import type { Statement } from '../src/schema/answer.ts';
import { createScriptedChatModel } from '../src/model/scripted-chat-model.ts';
import { phrasable, phrase } from '../src/answer/phrase/phrase.ts';
import { verifyRewording } from '../src/answer/verify/verify-rewording.ts';
import { CITATION_OPERATORS, OPERATORS } from './guard-mutants.ts';
import { FREE, HONEST } from './guard-rewordings.ts';

export type Answered = Readonly<{ statements: readonly Statement[]; citations: readonly Citation[] }>;
export type Killed = Readonly<{ name: string; aim: number; mutants: number; caught: number; escaped: readonly string[] }>;
export type Taken = Readonly<{ name: string; texts: number; refused: number; examples: readonly string[] }>;

const SHOWN = 12;

type Sample = ReturnType<typeof phrasable>[number];

/** Every different statement that a model would be shown, each once. */
function samplesOf(answers: readonly Answered[]): readonly Sample[] {
  const seen = new Map<string, Sample>();
  for (const { statements } of answers) for (const one of phrasable(statements)) if (!seen.has(one.statement.text)) seen.set(one.statement.text, one);
  return [...seen.values()];
}

const quotesOf = ({ statement }: Sample) => ({ quotes: statement.references.map(({ quote }) => quote) });

/** How many lies of each kind the check catches. Each is told in another honest rewording, so that none is caught for standing in a copy. */
export async function killTable(answers: readonly Answered[]): Promise<readonly Killed[]> {
  const samples = samplesOf(answers);
  const table = OPERATORS.map(({ name, aim, of }): Killed => {
    let [mutants, caught] = [0, 0];
    const escaped: string[] = [];
    for (const [i, sample] of samples.entries()) {
      const good = HONEST[i % HONEST.length]?.of(sample.masked) ?? sample.masked.text;
      for (const mutant of new Set(of(sample.masked, good))) {
        if (mutant === good) continue;
        mutants += 1;
        if (verifyRewording(sample.masked, mutant, quotesOf(sample)) !== undefined) caught += 1;
        else if (escaped.length < SHOWN) escaped.push(`${good} → ${mutant}`);
      }
    }
    return { name, aim, mutants, caught, escaped };
  });
  return [...table, ...(await citationTable(answers))];
}

/** Sources swapped and shifted between two sentences: what the reader gets must still be what was composed, statement by statement. */
async function citationTable(answers: readonly Answered[]): Promise<readonly Killed[]> {
  const pairs = new Map<string, readonly [Statement, Statement]>();
  for (const { statements } of answers) {
    const shown = phrasable(statements);
    for (const [i, { statement }] of shown.entries()) {
      const next = shown[i + 1]?.statement;
      if (next !== undefined) pairs.set(statement.text + next.text, [statement, next]);
    }
  }
  const table: Killed[] = [];
  for (const { name, aim, of } of CITATION_OPERATORS) {
    let [mutants, caught] = [0, 0];
    const escaped: string[] = [];
    for (const pair of pairs.values()) {
      const [one, two] = phrasable(pair);
      if (one === undefined || two === undefined) continue;
      const [a, b] = [`根据现有资料,${one.masked.text}`, `另外,${two.masked.text}`];
      for (const text of of(a, b, [one.masked.n, two.masked.n])) {
        mutants += 1;
        const said = await phrase(pair, { model: createScriptedChatModel(() => ({ text })), question: '', budgetMs: 1000 });
        // A sentence was caught unless its words were taken over with a mark that was not its own.
        const wrong = said.some((statement, i) => statement.text !== pair[i]?.text && !holdsAll(statement.text, pair[i]!, i === 0 ? one : two));
        if (wrong) escaped.push(text);
        else caught += 1;
      }
    }
    table.push({ name, aim, mutants, caught, escaped: escaped.slice(0, SHOWN) });
  }
  return table;
}

/** Independent of the check: a reworded statement still holds every slot of its own, and shares nearly all characters with what was composed. */
function holdsAll(text: string, { text: own }: Statement, { masked: { slots } }: Sample): boolean {
  const characters = [...new Set(own.replace(/[^\p{Script=Han}]/gu, ''))];
  return slots.every((slot) => text.includes(slot.text)) && characters.filter((character) => text.includes(character)).length >= 0.9 * characters.length;
}

/** How many rewordings that say the same are refused. */
export function alarmTable(answers: readonly Answered[], templates: typeof HONEST = HONEST): readonly Taken[] {
  const samples = samplesOf(answers);
  return templates.map(({ name, of }) => {
    const examples: string[] = [];
    let [texts, refused] = [0, 0];
    for (const sample of samples) {
      const text = of(sample.masked);
      if (text === sample.masked.text && name !== 'copied') continue;
      texts += 1;
      const fault = verifyRewording(sample.masked, text, quotesOf(sample));
      if (fault === undefined) continue;
      refused += 1;
      if (examples.length < SHOWN) examples.push(`${fault}: ${sample.masked.text} → ${text}`);
    }
    return { name, texts, refused, examples };
  });
}

export const freeTable = (answers: readonly Answered[]): readonly Taken[] => alarmTable(answers, FREE);

/** The page with each table between its marks, `<!-- name -->` and `<!-- /name -->`. Throws an Error for a table that has no place. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((written, [name, table]) => {
    const place = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`, 'u');
    if (!place.test(written)) throw new Error(`the page has no place for the table ${name}`);
    return written.replace(place, (_, open: string, close: string) => `${open}\n\n${table}\n\n${close}`);
  }, page);
}
