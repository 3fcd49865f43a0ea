import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SettingsError } from '../config/errors.ts';
import { loadSettings } from '../config/load.node.ts';
import { makeMenu } from './wechat-menu.ts';
import { simulate } from './wechat-simulate.ts';

const USAGE = `npm run wechat -- menu [FILE] [--show] [--dry-run]   makes the account's menu from a file and shows the present one
npm run wechat -- simulate [--url URL] [--active]    a conversation as on a phone, without an account; with --url, with a running server`;

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const root = join(import.meta.dirname, '../..');
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { show: { type: 'boolean' }, 'dry-run': { type: 'boolean' }, url: { type: 'string' }, active: { type: 'boolean' } },
    });
    const [command, file] = positionals;
    if (command === 'menu')
      return await makeMenu({ settings: loadSettings({ folder: root }).settings, file, show: values.show === true, dryRun: values['dry-run'] === true, print, fetch });
    if (command === 'simulate')
      return await simulate({ root, settings: loadSettings({ folder: root }).settings, url: values.url, active: values.active === true, input: process.stdin, print });
    print(USAGE);
    return 2;
  } catch (error) {
    if (error instanceof SettingsError || (error instanceof TypeError && 'code' in error)) {
      print(`${error.message}\n${error instanceof SettingsError ? '' : USAGE}`.trim());
      return 2;
    }
    throw error;
  }
}
