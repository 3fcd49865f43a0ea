import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSettings } from './load.node.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-config-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the file .env is read as editors on Windows write it, and the environment wins', async () => {
  await writeFile(join(folder, '.env'), '\uFEFFPORT=9000\r\n# 端口\r\nLOG_LEVEL="warn"\r\nWECHAT_TOKEN=fromfile\r\nDATA_DIR=/data # here\r\nWECHAT_TOEKN=x\r\n');
  const { settings, hints, secrets } = loadSettings({ folder, environment: { PORT: '9001', WECHAT_TOKEN: '' } });
  expect(settings).toMatchObject({ port: 9001, logLevel: 'warn', dataDir: '/data' });
  expect(settings.wechat.tokens).toEqual([]);
  expect(hints).toHaveLength(1);
  expect(secrets).toEqual([]);
  expect(loadSettings({ folder, environment: {} })).toMatchObject({ settings: { port: 9000 }, secrets: ['fromfile'] });
});

test('without the file the environment stands alone', () => {
  expect(loadSettings({ folder: join(folder, 'none'), environment: { PORT: '1' } }).settings.port).toBe(1);
  expect(loadSettings({ folder: join(folder, 'none') }).settings.dataDir).not.toBe('');
});

test('a file that cannot be read stops the start', async () => {
  await mkdir(join(folder, 'odd', '.env'), { recursive: true });
  expect(() => loadSettings({ folder: join(folder, 'odd'), environment: {} })).toThrow(/\.env cannot be read/u);
});
