import { parse } from 'yaml';
import { documentMetaSchema, type DocumentMeta } from '../schema/document.ts';
import { CorpusError, reason } from './errors.ts';

const FENCE = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/u;

/**
 * Takes a document's file apart: its checked front matter, and the Markdown below it.
 * Throws a CorpusError (`corpus-front-matter`) that names file, field, what was found and what is expected.
 */
export const readFrontMatter = (markdown: string, file: string): { meta: DocumentMeta; body: string } => {
  const source = markdown.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const match = FENCE.exec(source);
  if (match === null) throw broken(file, 'no front matter; the file must begin with a line ---, YAML fields, and a line ---');
  const fields = parseFields(match[1] ?? '', file);
  const result = documentMetaSchema.safeParse(withYearAsText(fields));
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `field ${issue.path.join('.') || '(all)'}: found ${found(fields, issue.path)}; ${issue.message}`);
    throw broken(file, lines.join(' | '));
  }
  return { meta: result.data, body: source.slice(match[0].length) };
};

const parseFields = (yaml: string, file: string): Record<string, unknown> => {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    throw broken(file, `the front matter is not YAML: ${reason(error)}`);
  }
  if (!isRecord(value)) throw broken(file, `the front matter must be fields such as "title: …", found ${JSON.stringify(value)}`);
  return value;
};

/** YAML reads a bare 2023 as a number; the schema wants the text. */
const withYearAsText = (fields: Record<string, unknown>): Record<string, unknown> =>
  typeof fields['published'] === 'number' ? { ...fields, published: String(fields['published']) } : fields;

const found = (fields: unknown, path: readonly PropertyKey[]): string => {
  let value = fields;
  for (const key of path) value = isRecord(value) ? value[String(key)] : undefined;
  return value === undefined ? 'nothing' : JSON.stringify(value);
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const broken = (file: string, message: string): CorpusError => new CorpusError('corpus-front-matter', file, message);
