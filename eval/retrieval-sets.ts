import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const passageSchema = z.object({ id: z.string().min(1), title: z.string().default(''), text: z.string() });
const querySchema = z.object({ id: z.string().min(1), text: z.string(), gold: z.array(z.string()).min(1) });
const refusalSchema = z.object({ id: z.string().min(1), text: z.string() });

export type EvalPassage = Readonly<z.infer<typeof passageSchema>>;
export type EvalQuery = Readonly<z.infer<typeof querySchema>>;
export type Unanswerable = Readonly<z.infer<typeof refusalSchema>>;
export type RetrievalSet = Readonly<{ passages: readonly EvalPassage[]; queries: readonly EvalQuery[]; refusal: readonly Unanswerable[] | undefined }>;

/** A question set that cannot be used; the message names the file and the line. */
export class RetrievalSetError extends Error {
  override readonly name = 'RetrievalSetError';
  readonly code = 'eval-set';
}

/** Reads passages, questions and, where given, unanswerable questions from JSONL files. Throws a RetrievalSetError. */
export const readRetrievalSet = async (files: Readonly<{ passages: string; queries: string; refusal?: string | undefined }>): Promise<RetrievalSet> => {
  const passages = await readLines(files.passages, passageSchema, '{"id", "title", "text"}');
  const queries = await readLines(files.queries, querySchema, '{"id", "text", "gold": [ids]}');
  const refusal = files.refusal === undefined ? undefined : await readLines(files.refusal, refusalSchema, '{"id", "text"}');
  const ids = new Set(passages.map(({ id }) => id));
  if (ids.size < passages.length) throw new RetrievalSetError(`${files.passages}: an id stands twice`);
  for (const { id, gold } of queries) {
    const stray = gold.find((wanted) => !ids.has(wanted));
    if (stray !== undefined) throw new RetrievalSetError(`${files.queries}: question ${id} has the gold ${stray}, which is no passage`);
  }
  return { passages, queries, refusal };
};

const readLines = async <T>(file: string, schema: z.ZodType<T>, shape: string): Promise<T[]> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new RetrievalSetError(`${file} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  const rows: T[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() !== '') rows.push(parsed(line, `${file}, line ${index + 1}`, schema, shape));
  }
  if (rows.length === 0) throw new RetrievalSetError(`${file} is empty; expected lines of ${shape}`);
  return rows;
};

const parsed = <T>(line: string, where: string, schema: z.ZodType<T>, shape: string): T => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new RetrievalSetError(`${where}: not JSON; expected ${shape}`);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new RetrievalSetError(`${where}: expected ${shape} (${result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', ')})`);
  return result.data;
};
