import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { checkWeChat, type DoctorTools } from '../channels/wechat/doctor/check-wechat.ts';
import { bad, good, note, type Finding } from '../channels/wechat/doctor/finding.ts';
import { checkWeCom } from '../channels/wecom/check-wecom.ts';
import { SettingsError } from '../config/errors.ts';
import { loadSettings, type LoadedSettings } from '../config/load.node.ts';
import { checkModels } from './doctor-model.ts';
import { openStore } from '../store/open.node.ts';

const SIGNS = { good: '✓', note: '·', bad: '✗' } as const;

/** A finding as lines of a terminal; what it advises stands below it. */
export function showFinding({ state, what, advice }: Finding): string {
  return `${SIGNS[state]} ${what}${advice === undefined ? '' : `\n    ${advice}`}`;
}

/** Checks the configuration, the server behind PUBLIC_URL and the platforms' way to it; hands each finding on as it comes. The exit code: 1 where something is bad. */
export async function runDoctor(tools: DoctorTools, { settings, hints }: Pick<LoadedSettings, 'settings' | 'hints'>, print: (line: string) => void): Promise<number> {
  let failed = false;
  const tell = (findings: readonly Finding[]): void => {
    for (const finding of findings) {
      print(showFinding(finding));
      failed ||= finding.state === 'bad';
    }
  };
  print('Configuration');
  tell([good('every setting has a value that can work'), ...hints.map((hint) => note(hint, 'docs/configuration.md lists all settings.'))]);
  if (settings.publicUrl === undefined) tell([note('PUBLIC_URL is not set', 'Replies then carry no links to the sources, and no platform can reach this server.')]);
  else tell([await checkServer(tools, settings.publicUrl)]);
  print('\n公众号');
  tell(await checkWeChat(tools, settings.wechat, settings.publicUrl));
  print('\n企业微信');
  tell(await checkWeCom(tools, settings.wecom, settings.publicUrl));
  print('\n语言模型');
  tell(await checkModels(settings));
  print(failed ? '\nSomething keeps a channel from working; see above.' : '\nNothing stands in the way.');
  return failed ? 1 : 0;
}

async function checkServer({ fetch }: DoctorTools, publicUrl: string): Promise<Finding> {
  try {
    const response = await fetch(`${publicUrl}/readyz`, { method: 'GET', redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    if (response.status === 200) return good(`the program is ready at ${publicUrl}`);
    if (response.status === 503) return bad(`the program at ${publicUrl} is not ready`, 'Its index or its store is missing; /readyz says which.');
    return bad(`${publicUrl}/readyz answers with status ${response.status}`, 'Another program is there, or the proxy does not pass this path on.');
  } catch {
    return bad(`nothing answers at ${publicUrl}`, 'Start the program there, or correct PUBLIC_URL.');
  }
}

if (import.meta.main) {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    const loaded = loadSettings({ folder: join(import.meta.dirname, '../..') });
    const store = await openStore(':memory:', { dataDir: loaded.settings.dataDir });
    process.exitCode = await runDoctor({ fetch, clock: () => new Date(), random: randomBytes, store }, loaded, print);
    await store.close();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    print(`Configuration\n${error.message}`);
    process.exitCode = 1;
  }
}
