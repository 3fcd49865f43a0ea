import { defineConfig } from 'oxlint';

/** The folders of src, lowest first: each imports only itself and those before it. This is the one place where the order stands. */
const LAYERS = ['schema', 'text', 'config', 'log', 'store', 'model', 'corpus', 'retrieval', 'rules', 'dialogue', 'answer', 'channels', 'web'];
const ABOVE_ALL = ['app', 'node', 'worker', 'cli'];

const layers = LAYERS.map((folder, i) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [...LAYERS.slice(i + 1), ...ABOVE_ALL].map((higher) => ({
          group: [`**/../${higher}/**`, `../${higher}/**`, `**/../${higher}.ts`, `../${higher}.ts`],
          message: `${folder} stands below ${higher}; see docs/architecture.md`,
        })),
      },
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
    'import/no-cycle': ['error', { ignoreExternal: true }],
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    'no-await-in-loop': 'off',
    'no-process-env': 'error',
  },
  overrides: [
    ...layers,
    {
      files: ['src/config/load.node.ts', '**/*.test.ts', '**/*.suite.ts', 'bin/**', 'scripts/**', 'eval/**', 'bench/**', 'vitest.config.ts'],
      rules: { 'no-process-env': 'off' },
    },
  ],
  ignorePatterns: ['node_modules', 'data', '.wrangler', 'dist'],
});
