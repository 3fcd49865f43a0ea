import { defineConfig } from 'oxlint';

/** The folders of src, lowest first: each imports only itself and those before it. This is the one place where the order stands. */
const LAYERS = ['schema', 'text', 'config', 'log', 'store', 'model', 'corpus', 'retrieval', 'rules', 'dialogue', 'answer', 'channels', 'web'];
/** Files and folders above all layers, lowest first. */
const ABOVE_ALL = ['app', 'node', 'worker', 'cli'];

const higherThan = (name: string, higher: readonly string[]) =>
  higher.map((above) => ({
    group: [`**/../${above}/**`, `../${above}/**`, `**/../${above}.ts`, `../${above}.ts`],
    message: `${name} stands below ${above}; see docs/architecture.md`,
  }));

const layers = LAYERS.map((folder, i) => ({
  files: [`src/${folder}/**`],
  rules: { 'no-restricted-imports': ['error', { patterns: higherThan(folder, [...LAYERS.slice(i + 1), ...ABOVE_ALL]) }] as const },
}));

const entries = ABOVE_ALL.slice(0, -1).map((entry, i) => ({
  files: [`src/${entry}.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: ABOVE_ALL.slice(i + 1).map((above) => ({ group: [`./${above}.ts`, `./${above}/**`], message: `${entry} stands below ${above}; see docs/architecture.md` })) },
    ] as const,
  },
}));

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'no-console': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',
    // What comes from a border is checked by zod; a driver's row or a library's `unknown` is narrowed once, by hand.
    'typescript/no-unsafe-type-assertion': 'off',
    // Code points are what [...text] is for here: Han characters beyond the first plane.
    'typescript/no-misused-spread': 'off',
    // A reader names the shape that its caller expects; strings sort by code unit everywhere.
    'typescript/no-unnecessary-type-parameters': 'off',
    'typescript/require-array-sort-compare': 'off',
    'import/no-cycle': ['error', { ignoreExternal: true }],
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'no-await-in-loop': 'off',
    'no-process-env': 'error',
    'typescript/no-unnecessary-type-conversion': 'off',
  },
  overrides: [
    ...layers,
    ...entries,
    {
      files: ['src/config/load.node.ts', '**/*.test.ts', '**/*.suite.ts', 'bin/**', 'scripts/**', 'eval/**', 'bench/**', 'vitest.config.ts'],
      rules: { 'no-process-env': 'off' },
    },
    // A declaration file that imported at its top would no longer declare for all.
    { files: ['**/*.d.ts'], rules: { 'typescript/consistent-type-imports': 'off' } },
    // Hono's html`…` is a string with a mark upon it; its type does not say so.
    { files: ['**/*.test.ts', '**/testing/**', 'eval/report.ts'], rules: { 'typescript/no-base-to-string': 'off' } },
  ],
  ignorePatterns: ['node_modules', 'data', '.wrangler', 'dist'],
});
