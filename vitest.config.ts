import { existsSync } from 'node:fs';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

// Miniflare asks for cf.json, wrangler counts its uses and looks for updates; nothing of that belongs to a test.
Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' });

const NODE_ONLY = '**/*.node.test.ts';
const WORKER_ONLY = '**/*.worker.test.ts';
/** The Worker's bindings stand in wrangler.toml; without that file the ones that the tests use. */
const worker = existsSync('./wrangler.toml')
  ? { wrangler: { configPath: './wrangler.toml' } }
  : { miniflare: { compatibilityDate: '2026-10-01', compatibilityFlags: ['nodejs_compat'], d1Databases: ['DB'] } };

/** `x.test.ts` runs in Node and in workerd, `x.node.test.ts` and `x.worker.test.ts` in one of them. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'eval/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [WORKER_ONLY],
          pool: 'forks',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        plugins: [cloudflareTest(worker)],
        test: { name: 'workerd', include: ['src/**/*.test.ts'], exclude: [NODE_ONLY], isolate: false, testTimeout: 20_000 },
      },
    ],
  },
});
