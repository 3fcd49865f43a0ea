import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOST_KIB = 2500;
const MOST_GZIP_KIB = 700;

/**
 * Bundles the Worker without deploying it. The bundle fails when a driver of Node (LanceDB, node:sqlite, pg) is reachable from it,
 * and its size tells when something heavy came in; the platform takes 3 MB compressed on its free plan.
 */
export function bundleFaults(root: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'youju-worker-'));
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--minify', '--outdir', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
    });
    if (status !== 0) return [`${stdout}${stderr}`.trim()];
    return sizeFaults(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads wrangler's line `Total Upload: 1580.31 KiB / gzip: 389.12 KiB`. */
export function sizeFaults(output: string): readonly string[] {
  const [, raw, gzip] = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/u.exec(output) ?? [];
  if (raw === undefined || gzip === undefined) return [`wrangler told no size:\n${output.trim()}`];
  return Number(raw) > MOST_KIB || Number(gzip) > MOST_GZIP_KIB ? [`the Worker has ${raw} KiB, ${gzip} KiB compressed; at most ${MOST_KIB} and ${MOST_GZIP_KIB} are wanted`] : [];
}
