import { stringify } from 'yaml';
import { baseName } from '../corpus.ts';
import { CorpusError, reason } from '../errors.ts';
import { decodeText, declaredEncoding } from './decode.ts';
import { docxLines } from './docx.node.ts';
import { withoutFurniture } from './furniture.ts';
import { withHeadings } from './headings.ts';
import { articleOf, type Article } from './html.node.ts';
import { joinLines } from './lines.ts';
import { pdfLines } from './pdf.node.ts';

const LARGEST = 20 * 1024 * 1024;
const TYPES = ['txt', 'md', 'html', 'htm', 'docx', 'pdf'] as const;

/** A document to be: its id, the file's text, the lines taken for page furniture, and the front matter fields that a person must fill in. */
export type Draft = Readonly<{ id: string; markdown: string; dropped: readonly string[]; toComplete: readonly string[] }>;

/**
 * Turns a file into a document of the corpus. Furniture is dropped, hard line breaks are joined, headings guessed; what the machine cannot know
 * stays empty in the front matter, and such a document is refused until it is completed.
 * Throws a CorpusError: import-unknown-type, import-too-large, import-unreadable, import-empty, import-name.
 */
export const importDocument = async (path: string, bytes: Uint8Array, options: { id?: string | undefined } = {}): Promise<Draft> => {
  if (bytes.length > LARGEST)
    throw new CorpusError('import-too-large', path, `${Math.ceil(bytes.length / 1024 / 1024)} MB; at most 20 MB are taken. Split it, or take its pictures out`);
  const article = await read(path, bytes);
  const { kept, dropped } = withoutFurniture(article.lines);
  const body = hasHeadings(kept)
    ? kept
        .join('\n')
        .replace(/\n{3,}/gu, '\n\n')
        .trim()
    : withHeadings(joinLines(kept));
  if (!/[\p{L}\p{N}]/u.test(body)) throw new CorpusError('import-empty', path, 'there is no text in it. A scanned page needs text recognition (OCR) first');
  const published = article.published ?? publishedOf(dropped, body);
  const { fields, toComplete } = frontMatter(path, { ...article, published }, body, options.id);
  return { id: fields.id, markdown: `---\n${stringify(fields)}---\n\n${body}\n`, dropped, toComplete };
};

const read = async (path: string, bytes: Uint8Array): Promise<Article> => {
  const type = TYPES.find((known) => path.toLowerCase().endsWith(`.${known}`));
  if (type === undefined) throw new CorpusError('import-unknown-type', path, `unknown type; known are ${TYPES.join(', ')}`);
  try {
    if (type === 'docx') return { lines: await docxLines(bytes) };
    if (type === 'pdf') return { lines: await pdfLines(bytes) };
    if (type === 'html' || type === 'htm') return articleOf(decodeText(bytes, declaredEncoding(bytes)));
    return {
      lines: decodeText(bytes)
        .replace(/^\uFEFF/u, '')
        .replace(/^---\n[\s\S]*?\n---\n/u, '')
        .split(/\r\n?|\n/u),
    };
  } catch (error) {
    throw new CorpusError('import-unreadable', path, `cannot be read as ${type}: ${reason(error)}`, { cause: error });
  }
};

const hasHeadings = (lines: readonly string[]): boolean => lines.some((line) => /^#{1,6}\s+\S/u.test(line));

type Fields = Readonly<{ id: string } & Record<string, unknown>>;

const frontMatter = (path: string, article: Article, body: string, wantedId: string | undefined): { fields: Fields; toComplete: string[] } => {
  const title = /^# (.+)$/mu.exec(body)?.[1] ?? article.title ?? null;
  const fields = {
    id: wantedId ?? idOf(path),
    title,
    short: title === null ? null : [...title].slice(0, 14).join(''),
    publisher: article.publisher ?? null,
    published: article.published ?? null,
    kind: null,
    region: null,
    inForce: { from: null, to: null },
    supersedes: null,
    via: null,
    source: path.split(/[\\/]/u).at(-1) ?? path,
    note: '',
    contact: '',
  };
  const required = ['title', 'short', 'publisher', 'published', 'kind', 'region'] as const;
  return { fields, toComplete: required.filter((field) => fields[field] === null) };
};

/** The day in a byline (「某某 2026-03-08 13:08」) or under an official text (「2017年11月3日」). */
const publishedOf = (dropped: readonly string[], body: string): string | undefined => {
  const byline = dropped.map((line) => /\b(20\d{2})-(\d{2})-(\d{2})\b/u.exec(line)).find((match) => match !== null);
  const signed = /(?:^|\n)(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(body.trim());
  const [, year, month, day] = byline ?? signed ?? [];
  return year === undefined || month === undefined || day === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** An id out of the file's name; one without a Latin letter or digit cannot give one. */
const idOf = (path: string): string => {
  const id = baseName(path)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (!/[a-z]/u.test(id)) throw new CorpusError('import-name', path, 'its name gives no id; say one with --id, in lower-case letters, digits and hyphens');
  return id;
};
