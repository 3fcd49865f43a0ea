// Mutation testing of the rules: puts one small fault at a time into a copy of the source tree and runs the tests of the file it stands in.
// A fault that no test notices is a gap in the tests, or code that does nothing.
//   npm run mutate -- [--limit N] [--only TEXT] [--kind TEXT] [--seed N] [--floor PERCENT]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { apply, mutantsOf, mutationKinds, type Mutant } from './mutate/mutants.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    limit: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    kind: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    floor: { type: 'string', default: '0' },
  },
});

const LAWS = ['src/rules/rules.node.test.ts', 'src/rules/said-by-rules.node.test.ts'];
/** milliseconds; far more than any run takes, since a busy machine must not look like a fault that was found */
const LONGEST_RUN = 600_000;

type Placed = Readonly<{ file: string; mutant: Mutant; order: number }>;
type Verdict = 'killed' | 'survived';

// The copy is made first and everything is read from it: whoever goes on editing meanwhile changes nothing here.
const copy = mkdtempSync(join(tmpdir(), 'youju-mutants-'));
for (const part of ['src', 'corpus']) cpSync(join(root, part), join(copy, part), { recursive: true });
for (const part of ['package.json', 'tsconfig.json']) cpSync(join(root, part), join(copy, part));
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
writeFileSync(join(copy, 'vitest.config.ts'), 'export default { test: { isolate: false, testTimeout: 20000 } };\n');

const files = readdirSync(join(copy, 'src/rules'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/rules/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('/facts/') && name.includes(values.only));
const all = files.flatMap((file) => mutantsOf(read(file)).map((mutant): Placed => ({ file, mutant, order: scatter(`${file}:${mutant.from}:${mutant.text}`) })));
const chosen = inTurn(all.filter(({ mutant }) => mutant.kind.includes(values.kind)).toSorted((a, b) => a.order - b.order)).slice(0, Number(values.limit));

try {
  if (chosen.length > 0 && !passes(['src/rules'])) throw new Error('the tests of the rules fail as they stand; a fault put in would prove nothing');
  report(chosen.map((placed) => ({ ...placed, verdict: judge(placed) })));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function judge({ file, mutant }: Placed): Verdict {
  const source = read(file);
  writeFileSync(join(copy, file), apply(source, mutant));
  const verdict = passes(testsBeside(file)) && passes([...LAWS, ...onlyRulesOf(source)]) ? 'survived' : 'killed';
  writeFileSync(join(copy, file), source);
  console.log(`${verdict.padEnd(8)} ${mutant.kind.padEnd(17)} ${where(file, mutant)}`);
  return verdict;
}

/** Whether tests pass in the copy; one that never ends does not. */
function passes(tests: readonly string[]): boolean {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', '--reporter', 'dot', ...tests];
  return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: LONGEST_RUN, env: { ...process.env, CI: 'true' } }).status === 0;
}

/** The laws are tried on the rules of a file alone; what several rules share is tried on all. */
function onlyRulesOf(source: string): readonly string[] {
  const names = [...source.matchAll(/^ {2}name: '([a-z-]+)'/gmu)].map(([, name = '']) => name);
  return names.length === 0 ? [] : ['-t', `^(?:${names.join('|')}) `];
}

/** One of each kind after the other, so that a small sample holds the rare kinds as well. */
function inTurn(placed: readonly Placed[]): readonly Placed[] {
  const ranks = new Map<string, number>();
  const ranked = placed.map((one) => {
    const rank = ranks.get(one.mutant.kind) ?? 0;
    ranks.set(one.mutant.kind, rank + 1);
    return { one, rank };
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** The tests beside a file that import it or what imports it; where none does, all tests of its folder. */
function testsBeside(file: string): readonly string[] {
  const folder = dirname(file);
  const beside = readdirSync(join(copy, folder)).filter((name) => name.endsWith('.ts'));
  const importers = (name: string) => beside.filter((other) => read(join(folder, other)).includes(`'./${name}'`));
  const direct = importers(basename(file));
  const named = [...new Set([...direct, ...direct.flatMap(importers)])].filter((name) => name.endsWith('.test.ts'));
  const tests = named.length > 0 ? named : beside.filter((name) => name.endsWith('.test.ts'));
  return tests.map((name) => `${folder}/${name}`);
}

function report(judged: readonly (Placed & Readonly<{ verdict: Verdict }>)[]): void {
  const rows = mutationKinds.map((kind) => {
    const own = judged.filter(({ mutant }) => mutant.kind === kind);
    return [
      kind,
      { possible: all.filter(({ mutant }) => mutant.kind === kind).length, tried: own.length, killed: own.filter(({ verdict }) => verdict === 'killed').length },
    ] as const;
  });
  console.table(Object.fromEntries(rows));
  const killed = judged.filter(({ verdict }) => verdict === 'killed').length;
  for (const { file, mutant } of judged.filter(({ verdict }) => verdict === 'survived')) {
    const line = lineOf(file, mutant.from);
    console.log(`\nsurvived: ${where(file, mutant)}\n  - ${line.text}\n  + ${line.mutated(mutant)}`);
  }
  console.log(`\n${killed} of ${judged.length} killed; ${all.length} faults are possible in ${files.length} files`);
  if (judged.length === 0 || (100 * killed) / judged.length < Number(values.floor)) process.exitCode = 1;
}

function where(file: string, { from, text }: Mutant): string {
  return `${file}:${read(file).slice(0, from).split('\n').length} ${text === '' ? '(left out)' : text}`;
}

function lineOf(file: string, from: number): Readonly<{ text: string; mutated: (mutant: Mutant) => string }> {
  const source = read(file);
  const begin = source.lastIndexOf('\n', from - 1) + 1;
  const end = (at: string) => (at.indexOf('\n', begin) < 0 ? at.length : at.indexOf('\n', begin));
  return {
    text: source.slice(begin, end(source)).trim(),
    mutated: (mutant) => {
      const changed = apply(source, mutant);
      return changed.slice(begin, end(changed)).trim();
    },
  };
}

/** An order without a pattern that stays the same between runs of one seed, so that a sample stands for the whole. */
function scatter(text: string): number {
  let hash = 2166136261 ^ Number(values.seed);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function read(file: string): string {
  return readFileSync(join(copy, file), 'utf8');
}
