import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CorpusError, reason } from '../corpus/errors.ts';
import { importDocument } from '../corpus/import/import-document.node.ts';
import { loadCorpus } from '../corpus/load.node.ts';

const USAGE = `npm run corpus -- import FILE… [--id ID] [--force]   txt, md, html, docx, pdf → corpus/documents/ID.md, its front matter to complete
npm run corpus -- check                              reads the whole corpus and says what is wrong with it`;

export type Output = Readonly<{ folder: string; say: (line: string) => void; complain: (line: string) => void }>;

/** Runs one corpus command; gives the exit code: 0 done, 1 something failed, 2 the command was not understood. `folder` is the corpus folder. */
export const runCorpus = async (argv: readonly string[], output: Output): Promise<number> => {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], allowPositionals: true, options: { id: { type: 'string' }, force: { type: 'boolean', default: false } } });
  } catch (error) {
    output.complain(`${reason(error)}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [command, ...files] = positionals;
  if (command === 'check' && files.length === 0) return attempt(output, () => check(output));
  if (command !== 'import' || files.length === 0 || (values.id !== undefined && (files.length > 1 || !/^[a-z0-9][a-z0-9-]*$/u.test(values.id)))) {
    output.complain(values.id === undefined ? USAGE : `--id takes lower-case letters, digits and hyphens, and one file\n${USAGE}`);
    return 2;
  }
  let code = 0;
  for (const file of files) code = Math.max(code, await attempt(output, () => importFile(file, values, output)));
  return code;
};

const importFile = async (path: string, { id, force }: { id?: string | undefined; force: boolean }, { folder, say }: Output): Promise<void> => {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CorpusError('import-unreadable', path, reason(error), { cause: error });
  });
  const draft = await importDocument(path, bytes, { id });
  const target = join(folder, 'documents', `${draft.id}.md`);
  await mkdir(join(folder, 'documents'), { recursive: true });
  await writeFile(target, draft.markdown, { flag: force ? 'w' : 'wx' }).catch((error: unknown) => {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new CorpusError(exists ? 'import-exists' : 'import-unreadable', target, exists ? 'is there already; --force writes over it, --id gives another name' : reason(error), {
      cause: error,
    });
  });
  say(`${path} → ${target}`);
  if (draft.dropped.length > 0) say(`  taken for page furniture:\n${draft.dropped.map((line) => `    ${line}`).join('\n')}`);
  if (draft.toComplete.length > 0) say(`  to complete in its front matter: ${draft.toComplete.join(', ')}`);
  say('  compare it with the original, then: npm run corpus -- check, npm run ingest');
};

const check = async ({ folder, say }: Output): Promise<void> => {
  const { documents, passages, questions, lexicon } = await loadCorpus(folder);
  for (const { meta } of documents) {
    const count = <T extends { document: string }>(rows: readonly T[]): number => rows.filter((row) => row.document === meta.id).length;
    say(`${meta.id}  ${meta.kind}  ${meta.published}  ${count(passages)} passages  ${count(questions)} questions`);
  }
  say(`${documents.length} documents, ${passages.length} passages, ${questions.length} questions, ${lexicon.groups.length} synonym groups`);
};

const attempt = async ({ complain }: Output, action: () => Promise<void>): Promise<number> => {
  try {
    await action();
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    complain(`${error.message} [${error.code}]`);
    return 1;
  }
};

if (import.meta.main) {
  process.exitCode = await runCorpus(process.argv.slice(2), {
    folder: fileURLToPath(new URL('../../corpus', import.meta.url)),
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
}
