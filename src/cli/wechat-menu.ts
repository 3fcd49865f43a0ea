import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createMpApi } from '../channels/wechat/api/mp-api.ts';
import type { Fetch } from '../channels/wechat/api/platform-api.ts';
import { PlatformError, UnreachableError } from '../channels/wechat/api/platform-errors.ts';
import { describeMenu, MenuError, menuButtons, menuSchema } from '../channels/wechat/menu/menu.ts';
import type { Settings } from '../config/settings.ts';
import { openStore } from '../store/open.node.ts';

const OWN = fileURLToPath(new URL('../channels/wechat/menu/menu.json', import.meta.url));

export type MenuCommand = Readonly<{
  settings: Pick<Settings, 'wechat' | 'publicUrl' | 'dataDir'>;
  /** the project's own menu when left out */
  file: string | undefined;
  /** shows the present menu and makes none */
  show: boolean;
  /** shows what would be sent */
  dryRun: boolean;
  print: (line: string) => void;
  fetch: Fetch;
}>;

/** Makes the account's menu and shows the present one. The exit code: 1 when the file or the platform says no. */
export async function makeMenu({ settings: { wechat, publicUrl, dataDir }, file = OWN, show, dryRun, print, fetch }: MenuCommand): Promise<number> {
  try {
    const buttons = show ? undefined : menuButtons(menuSchema.parse(JSON.parse(await readFile(file, 'utf8'))), { publicUrl });
    if (buttons !== undefined && publicUrl === undefined) print('PUBLIC_URL is not set: buttons that open our own pages are left out.');
    if (dryRun && buttons !== undefined) {
      print(JSON.stringify(buttons, null, 2));
      return 0;
    }
    const { appId, appSecret, apiBase } = wechat;
    if (appId === undefined || appSecret === undefined)
      throw new MenuError('a menu needs WECHAT_APP_ID and WECHAT_APP_SECRET; an account without them makes its menu in the console');
    const store = await openStore(':memory:', { dataDir });
    const api = createMpApi({ appId, appSecret, base: apiBase, fetch, store, clock: () => new Date() });
    if (buttons !== undefined) {
      await api.call('/cgi-bin/menu/create', buttons);
      print('The menu is made; phones show it within minutes, at the latest after a day.');
    }
    for (const line of describeMenu(await api.call('/cgi-bin/get_current_selfmenu_info'))) print(line);
    await store.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Error) || !isExpected(error)) throw error;
    print(error.name === 'ZodError' ? `${file} is not a menu: ${error.message}` : error.message);
    return 1;
  }
}

function isExpected(error: Error): boolean {
  return (
    error instanceof MenuError ||
    error instanceof PlatformError ||
    error instanceof UnreachableError ||
    error instanceof SyntaxError ||
    error.name === 'ZodError' ||
    ('code' in error && error.code === 'ENOENT')
  );
}
