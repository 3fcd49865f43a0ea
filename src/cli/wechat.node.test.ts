import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveLocally } from '../channels/wechat/testing/serve.node.ts';
import { createApiStandIn } from '../channels/wechat/testing/wechat-api.ts';
import { setUp } from '../channels/wechat/testing/set-up.node.ts';
import { readSettings } from '../config/settings.ts';
import { openStore } from '../store/open.node.ts';
import { runDoctor } from './doctor.ts';
import { makeMenu } from './wechat-menu.ts';
import { simulate } from './wechat-simulate.ts';

const root = join(import.meta.dirname, '../..');
const lines: string[] = [];
const print = (line: string): void => void lines.push(line);
const account = { WECHAT_TOKEN: 'simulated', WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: 'f'.repeat(32) };
let folder = '';
beforeEach(async () => {
  lines.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'youju-wechat-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('npm run wechat -- menu', () => {
  test("makes the project's menu and shows the present one", async () => {
    const api = createApiStandIn({ appId: account.WECHAT_APP_ID, appSecret: account.WECHAT_APP_SECRET, platform: { show: () => undefined }, clock: () => new Date() });
    const served = await serveLocally(api.routes);
    const settings = readSettings({ ...account, WECHAT_API_BASE: served.url, PUBLIC_URL: 'https://youju.example' });
    const command = { settings, file: undefined, show: false, dryRun: false, print, fetch };
    expect(await makeMenu(command)).toBe(0);
    expect(lines.join('\n')).toContain('查政策\n  证书登记  click ask:社工证怎么登记');
    expect(api.calls.filter(({ path }) => path.endsWith('create'))).toHaveLength(1);
    expect(await makeMenu({ ...command, show: true })).toBe(0);
    expect(api.calls.filter(({ path }) => path.endsWith('create'))).toHaveLength(1);
    api.refuse('/cgi-bin/menu/create', 48001);
    expect(await makeMenu(command)).toBe(1);
    expect(lines.at(-1)).toContain('48001');
    await served.close();
  });

  test('says what is wrong with a file or the settings', async () => {
    const file = join(folder, 'menu.json');
    const command = { settings: readSettings(account), file, show: false, dryRun: true, print, fetch };
    expect(await makeMenu(command)).toBe(1);
    await writeFile(file, '[{"name":"名字太长了","items":[{"name":"甲","ask":"甲"}]}]');
    expect(await makeMenu(command)).toBe(1);
    expect(lines.at(-1)).toContain('4 Chinese characters');
    await writeFile(file, '[{"name":"组","items":[{"name":"甲","ask":"甲"}]}]');
    expect(await makeMenu(command)).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ button: [{ name: '组', sub_button: [{ name: '甲', type: 'click', key: 'ask:甲' }] }] });
    expect(await makeMenu({ ...command, settings: readSettings({}), dryRun: false })).toBe(1);
    expect(lines.at(-1)).toContain('WECHAT_APP_ID');
  });
});

describe('npm run wechat -- simulate', () => {
  const play = async (active: boolean, ...typed: string[]) => {
    expect(await simulate({ root, settings: readSettings({}), url: undefined, active, input: Readable.from(typed.map((line) => `${line}\n`)), print })).toBe(0);
    return lines.slice(1);
  };

  test.each([false, true])(
    'a conversation with the whole assistant, active %s',
    async (active) => {
      const shown = await play(active, '/follow', '1', '/image', '/quit');
      expect(shown[0]).toContain('[1]');
      // The first question that was offered, tapped.
      expect(shown[1]).toContain('90小时');
      expect(shown[1]).toContain('来源:');
      expect(shown[2]).toContain('图片');
      expect(shown).toHaveLength(3);
    },
    120_000,
  );

  test('a running server is spoken to with its own token', async () => {
    expect(await simulate({ root, settings: readSettings({}), url: 'http://127.0.0.1:1/wechat', active: false, input: Readable.from([]), print })).toBe(2);
    const { url, close } = await setUp({ say: (text) => `答:${text}`, settings: { tokens: ['simulated'] } });
    expect(await simulate({ root, settings: readSettings({ WECHAT_TOKEN: 'simulated' }), url: `${url}/wechat`, active: false, input: Readable.from(['你好\n']), print })).toBe(0);
    expect(lines.at(-1)).toBe('▌ 答:你好');
    await close();
  });
});

describe('npm run doctor', () => {
  test('finds what is wrong, names it, and fails', async () => {
    const store = await openStore(':memory:', { dataDir: folder });
    const tools = { fetch, clock: () => new Date(), random: randomBytes, store };
    expect(await runDoctor(tools, { settings: readSettings({}), hints: [] }, print)).toBe(0);
    expect(lines.join('\n')).toContain('WECHAT_TOKEN');
    lines.length = 0;
    expect(await runDoctor(tools, { settings: readSettings({ ...account, PUBLIC_URL: 'http://127.0.0.1:1' }), hints: ['a hint'] }, print)).toBe(1);
    expect(lines.join('\n')).toMatch(/✗ .*127\.0\.0\.1.*\n.*\n?/u);
    expect(lines.join('\n')).toContain('· a hint');
    await store.close();
  });
});

test('an unknown command shows how it is used', async () => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'wechat.ts'), 'dance'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect([code, out.includes('npm run wechat -- menu')]).toEqual([2, true]);
});
