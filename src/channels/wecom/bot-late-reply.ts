import type { Job, Store } from '../../store/store.ts';
import type { Fetch } from '../wechat/api/platform-api.ts';
import { describeError, type ChannelLog } from '../wechat/callback/channel-log.ts';

/** An address of the platform's own, whatever a message says. */
const PLATFORM = /^https:\/\/[\w.-]+\.weixin\.qq\.com\//u;
const LIMIT = 8000;

/**
 * Sends a reply to the message's response_url, where the platform was told that it comes later: plain JSON, once, within an hour, without a token.
 * Never throws.
 */
export async function postLateReply(
  { store, fetch, clock, logger }: Readonly<{ store: Store; fetch: Fetch; clock: () => Date; logger: ChannelLog }>,
  { key, address }: Pick<Job, 'key' | 'address'>,
  text: string,
): Promise<void> {
  try {
    if ((await store.getValue(`late|${key}`)) === undefined || address === null) return;
    if (!(await store.claimValue(`late-sent|${key}`, 'yes', clock().getTime() + 3_600_000))) return;
    if (!PLATFORM.test(address)) {
      logger.error('a late reply has no address of the platform');
      return;
    }
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ msgtype: 'markdown', markdown: { content: text } }) };
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(LIMIT), redirect: 'error' });
    if (!response.ok) logger.error('a late reply was not taken', { status: response.status });
    await store.deliverJob(key);
  } catch (error) {
    logger.error('a late reply could not be sent', describeError(error));
  }
}
