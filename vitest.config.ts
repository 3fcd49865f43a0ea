import { existsSync } from 'node:fs';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

// Miniflare would fetch cf.json, wrangler count its uses and look for updates; no test needs the network.
Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' });

const NODE_ONLY = '**/*.node.test.ts';
const WORKER_ONLY = '**/*.worker.test.ts';
const toml = new URL('wrangler.toml', import.meta.url);
/** The Worker's bindings stand in wrangler.toml; without it, those that the tests use. */
const worker = existsSync(toml)
  ? { wrangler: { configPath: './wrangler.toml' } }
  : { miniflare: { compatibilityDate: '2026-10-01', compatibilityFlags: ['nodejs_compat'], d1Databases: ['DB'] } };
/** Where a summary for machines is written besides; `.ci/run` counts from it. */
const report = process.env['TEST_REPORT'];

/** `x.test.ts` runs in Node and in workerd, `x.node.test.ts` and `x.worker.test.ts` in one of them. */
export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'eval/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [WORKER_ONLY],
          setupFiles: ['scripts/property-seed.ts'],
          pool: 'forks',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        plugins: [cloudflareTest(worker)],
        // Scripts and the evaluation run on Node alone.
        test: { name: 'workerd', include: ['src/**/*.test.ts'], exclude: [NODE_ONLY], isolate: false, testTimeout: 20_000 },
      },
    ],
  },
});
