// Writes prompts/*.md into a module, since a Worker has no files.   node bin/run.mjs scripts/build-prompts.ts [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promptsModule, promptFiles } from '../src/answer/phrase/prompt-file.node.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/answer/phrase/prompts.generated.ts');
const module = promptsModule(promptFiles(join(root, 'prompts')));
if (!process.argv.includes('--check')) writeFileSync(target, module);
else if (readFileSync(target, 'utf8') !== module) {
  console.error('src/answer/phrase/prompts.generated.ts is older than prompts/; run node bin/run.mjs scripts/build-prompts.ts');
  process.exitCode = 1;
}
