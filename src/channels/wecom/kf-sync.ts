import type { Store } from '../../store/store.ts';
import type { PlatformApi } from '../wechat/api/platform-api.ts';
import { kfItemSchema, kfPageSchema, type KfItem } from './kf-message.ts';

export type KfSyncParts = Readonly<{
  api: PlatformApi;
  store: Store;
  clock: () => Date;
  newId: () => string;
  /** Must have put the message where it cannot be lost before it resolves. The same message may come twice. */
  onItem: (item: KfItem, openKfId: string) => Promise<void>;
}>;

const LOCK = 60_000;
const BELL = 10 * 60_000;
/** Without a cursor the platform begins with what is three days old; that was not meant for us. */
const FIRST_LOOK = 10 * 60;
const PAGE = 1000;

/**
 * Fetches what was written to an account of 微信客服. A callback is only a bell; one process fetches at a time, and looks again when the bell rang meanwhile.
 * The cursor is kept after every page, when all its messages are safe: a process that is killed before fetches the page again.
 */
export async function syncKf({ api, store, clock, newId, onItem }: KfSyncParts, openKfId: string, bell?: string): Promise<void> {
  const names = { bell: `kf-bell|${openKfId}`, lock: `kf-lock|${openKfId}`, cursor: `kf-cursor|${openKfId}` };
  const now = (): number => clock().getTime();
  if (bell !== undefined) await store.setValue(names.bell, JSON.stringify([bell, newId()]), now() + BELL);
  for (;;) {
    if (!(await store.claimValue(names.lock, 'held', now() + LOCK))) return;
    const rung = await store.getValue(names.bell);
    try {
      await fetchAll(rung === undefined ? undefined : (JSON.parse(rung) as [string])[0]);
    } finally {
      await store.deleteValue(names.lock);
    }
    if ((await store.getValue(names.bell)) === rung) return;
  }

  async function fetchAll(token: string | undefined): Promise<void> {
    for (;;) {
      const cursor = await store.getValue(names.cursor);
      const page = kfPageSchema.parse(
        await api.call('/cgi-bin/kf/sync_msg', { ...(cursor === undefined ? {} : { cursor }), ...(token === undefined ? {} : { token }), open_kfid: openKfId, limit: PAGE }),
      );
      for (const raw of page.msg_list) {
        const item = kfItemSchema.safeParse(raw);
        if (item.success && (cursor !== undefined || item.data.send_time > now() / 1000 - FIRST_LOOK)) await onItem(item.data, openKfId);
      }
      if (page.next_cursor !== '') await store.setValue(names.cursor, page.next_cursor, null);
      // More may follow an empty page.
      if (page.has_more !== 1 || page.next_cursor === '' || page.next_cursor === cursor) return;
      await store.setValue(names.lock, 'held', now() + LOCK);
    }
  }
}
