// The one check of the house: `npm run check`. Every step is run, each prints a line with its time; what failed is told at the end and the exit code is 1.
//   npm run check                 all steps
//   npm run check -- lint unused  these alone
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { documentationFaults } from './check/documentation.ts';
import { generatedFaults } from './check/generated.ts';
import { houseFaults } from './check/house-words.ts';
import { longFiles } from './check/long-files.ts';
import { sourceFiles } from './check/source-files.ts';
import { bundleFaults } from './check/worker-bundle.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);
const folders = ['src', 'eval', 'scripts', 'bench', 'bin'].filter((folder) => existsSync(folder));
const bin = (name) => join('node_modules', '.bin', name);

/** Runs a program; what it wrote is its fault when it fails. */
const run = (command, ...args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
  return status === 0 ? [] : [`${stdout}${stderr}`.trim() || String(error ?? `exit ${status}`)];
};
const node = (...args) => run(process.execPath, '--disable-warning=ExperimentalWarning', ...args);

const steps = {
  types: () => run(bin('tsc'), '-p', 'tsconfig.json', '--noEmit'),
  ...(existsSync('tsconfig.worker.json') ? { 'worker types': () => run(bin('tsc'), '-p', 'tsconfig.worker.json', '--noEmit') } : {}),
  lint: () => run(bin('oxlint'), '--type-aware', '--deny-warnings', ...folders),
  format: () => run(bin('oxfmt'), '--list-different', ...folders),
  unused: () => run(bin('knip'), '--no-progress', '--no-config-hints'),
  lock: () => node('scripts/check-lock.mjs'),
  generated: () => generatedFaults(root, node),
  documentation: () => documentationFaults(root),
  house: () => sourceFiles(root).flatMap(houseFaults),
  ...(existsSync('wrangler.toml') ? { 'worker bundle': () => bundleFaults(root) } : {}),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

/** @type {[string, readonly string[]][]} */
const failed = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const began = performance.now();
  const faults = step();
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`);
  if (faults.length > 0) failed.push([name, faults]);
}
for (const { path, lines } of longFiles(sourceFiles(root))) console.log(`long   ${path} has ${lines} lines`);
for (const [name, faults] of failed) console.error(`\n--- ${name} ---\n${faults.join('\n')}`);
if (failed.length > 0) {
  console.error(`\n${failed.length} of ${String(asked.length || Object.keys(steps).length)} steps failed: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = 1;
}
