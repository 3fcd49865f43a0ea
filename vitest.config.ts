import { defineConfig } from 'vitest/config';

/** `x.test.ts` runs in Node and in workerd, `x.node.test.ts` and `x.worker.test.ts` in one of them. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'eval/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.worker.test.ts'],
          pool: 'forks',
          isolate: false,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
