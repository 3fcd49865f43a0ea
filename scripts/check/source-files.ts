import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text file of the project: its path from the root, with slashes, and its content. */
export type SourceFile = Readonly<{ path: string; text: string }>;

const FOLDERS = ['src', 'eval', 'scripts', 'bench', 'bin', 'docs', 'prompts', 'migrations', 'stubs', 'corpus'];
const ROOT_FILES = /^(?:[\w.-]+\.(?:ts|mjs|json|toml|md)|\.env\.example|\.npmrc|\.gitignore|LICENSE)$/u;
const TEXT = /\.(?:ts|mjs|js|json|jsonl|yaml|md|sql|toml)$/u;
/** what npm writes, what the evaluation writes, and the documents themselves, whose words are not ours */
const NOT_OURS = /^(?:package-lock\.json|eval\/report\.\w+|corpus\/(?:documents|questions)\/.*|corpus\/rule-questions\.jsonl|eval\/cases\/.*)$/u;

/** Every text file that people of this project write. */
export function sourceFiles(root: string): readonly SourceFile[] {
  const top = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && ROOT_FILES.test(entry.name))
    .map(({ name }) => name);
  const below = FOLDERS.flatMap((folder) => list(root, folder)).filter((path) => TEXT.test(path));
  return [...top, ...below]
    .filter((path) => !NOT_OURS.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function list(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch {
    return []; // a folder that is not there has no files
  }
}
