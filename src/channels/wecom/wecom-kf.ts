import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { readAct } from '../../dialogue/acts.ts';
import { normalise } from '../../text/normalise.ts';
import { readBody } from '../read-body.ts';
import type { PlatformApi } from '../wechat/api/platform-api.ts';
import { PlatformError } from '../wechat/api/platform-errors.ts';
import { callbackAddress } from '../wechat/callback/callback-address.ts';
import { describeError } from '../wechat/callback/channel-log.ts';
import { backgroundOf, plainText, queryOf } from '../wechat/callback/responses.ts';
import { readCredentials } from '../wechat/crypto/credentials.ts';
import { WELCOME, WELCOME_EXAMPLES } from '../wechat/messages/fixed-replies.ts';
import type { Inbound } from '../wechat/messages/inbound.ts';
import { createResponder } from '../wechat/replies/responder.ts';
import type { Sender } from '../wechat/replies/send-replies.ts';
import { TIMING } from '../wechat/replies/timing.ts';
import type { Channel, ChannelParts } from '../wechat/wechat-channel.ts';
import { readKfAddress, readKfMessage, type KfItem } from './kf-message.ts';
import { syncKf } from './kf-sync.ts';
import { createWeComApi } from './wecom-api.ts';
import { createWeComCodec } from './wecom-codec.ts';
import { renderForWeCom } from './wecom-render.ts';

export type WeComKfSettings = Readonly<{ tokens: readonly string[]; aesKeys: readonly string[]; corpId: string; secret: string; apiBase: string }>;

/** Messages that the platform allows after one of the customer's, within 48 hours. */
const QUOTA = 5;
const DAY = 24 * 3600 * 1000;
const ACCOUNTS = 'kf-accounts';
/** 0 new, 1 the assistant, 2 waiting for the staff, 3 with the staff, 4 ended */
const STAFF = new Set([2, 3]);
const WAITING_FOR_STAFF = 2;
const HANDED_OVER = '已经为您转接人工,请稍等。';

/** 微信客服: customers in ordinary WeChat. A callback is a bell; messages are fetched, each is answered once, and the staff's sessions are left alone. */
export function createWeComKf(parts: ChannelParts & Readonly<{ settings: WeComKfSettings }>): Channel {
  const { settings, store, clock, random, logger, fetch, timing = TIMING } = parts;
  const { corpId, secret, apiBase } = settings;
  const api = createWeComApi({ corpId, secret, base: apiBase, fetch, store, clock });
  const sender = createKfSender(api);
  const responder = createResponder({ ...parts, timing, channel: 'wecom-kf', sender, responds: false, quota: QUOTA, render: renderForWeCom, welcome: () => undefined });
  const codec = createWeComCodec(readCredentials({ ...settings, receiverId: corpId }), { clock, random });
  const once = (name: string): Promise<boolean> => store.claimValue(name, 'yes', clock().getTime() + DAY);
  const underway = new Set<Promise<unknown>>();
  const background = (task: Promise<unknown>): void => {
    const held = task.catch((error: unknown) => logger.error('a message could not be answered', describeError(error))).finally(() => underway.delete(held));
    underway.add(held);
  };

  async function onItem(item: KfItem): Promise<void> {
    const { event } = item;
    if (event?.event_type === 'enter_session' && event.welcome_code !== undefined) return welcome(event.welcome_code);
    if (event?.event_type === 'msg_send_fail') logger.error('the platform did not deliver a reply', { channel: 'wecom-kf', type: event.fail_type });
    const inbound = readKfMessage(item);
    if (inbound === undefined || (await withStaff(api, inbound))) return;
    if (inbound.content.type === 'text' && readAct(normalise(inbound.content.text))?.act === 'human' && (await handOver(inbound))) return;
    const fixed = await responder.handle(inbound, { signal: new AbortController().signal, background });
    if (fixed !== undefined && (await once(`kf-fixed|${await parts.hashUser(inbound.identity)}`)))
      background(sender.send({ address: inbound.from, text: fixed, id: inbound.identity }));
  }

  /** Holds for twenty seconds and one message. */
  async function welcome(code: string): Promise<void> {
    if (!(await once(`kf-welcome|${code}`))) return;
    const list = WELCOME_EXAMPLES.map((content, i) => ({ type: 'click', click: { id: String(i + 1), content } }));
    background(api.call('/cgi-bin/kf/send_msg_on_event', { code, msgtype: 'msgmenu', msgmenu: { head_content: WELCOME, list } }));
  }

  /** False where nobody can take over: the assistant then says so itself. */
  async function handOver({ from, identity }: Inbound): Promise<boolean> {
    if (!(await once(`kf-handed|${await parts.hashUser(identity)}`))) return true;
    try {
      const { msg_code: code } = await api.call('/cgi-bin/kf/service_state/trans', { ...readKfAddress(from), service_state: WAITING_FOR_STAFF });
      if (typeof code === 'string') background(api.call('/cgi-bin/kf/send_msg_on_event', { code, msgtype: 'text', text: { content: HANDED_OVER } }));
      return true;
    } catch (error) {
      if (error instanceof PlatformError) return false;
      throw error;
    }
  }

  const sync = (openKfId: string, bell?: string): Promise<void> => syncKf({ api, store, clock, newId: () => random(8).toString('hex'), onItem }, openKfId, bell);
  const accounts = async (): Promise<readonly string[]> => JSON.parse((await store.getValue(ACCOUNTS)) ?? '[]') as string[];

  async function onBell(openKfId: string, token: string): Promise<void> {
    const known = await accounts();
    if (!known.includes(openKfId)) await store.setValue(ACCOUNTS, JSON.stringify([...known, openKfId]), null);
    await sync(openKfId, token);
  }

  async function take(c: Context): Promise<Response> {
    const { fields } = codec.open(queryOf(c), await readBody(c.req.raw));
    const { Event: event, OpenKfId: openKfId, Token: token } = fields;
    if (event === 'kf_msg_or_event' && typeof openKfId === 'string' && typeof token === 'string') backgroundOf(c, logger)(onBell(openKfId, token));
    return plainText(c, '', 200);
  }

  return {
    routes: callbackAddress({ codec, logger, take }),
    async sweep() {
      for (const openKfId of await accounts()) await sync(openKfId);
      await responder.sweep();
    },
    start() {
      // What came while no process was there.
      background(accounts().then((known) => Promise.all(known.map((openKfId) => sync(openKfId)))));
      const stop = responder.start();
      return async () => {
        await Promise.all(underway);
        await stop();
      };
    },
  };
}

function createKfSender(api: PlatformApi): Sender {
  return {
    async send({ address, text, id }) {
      const { open_kfid, external_userid: touser } = readKfAddress(address);
      // The platform takes a message of one id once.
      const msgid = createHash('sha256').update(id).digest('hex').slice(0, 32);
      await api.call('/cgi-bin/kf/send_msg', { touser, open_kfid, msgid, msgtype: 'text', text: { content: text } });
    },
  };
}

/** Whether one of the staff holds the session, or is about to. */
async function withStaff(api: PlatformApi, { from }: Inbound): Promise<boolean> {
  try {
    const { service_state: state } = await api.call('/cgi-bin/kf/service_state/get', readKfAddress(from));
    return typeof state === 'number' && STAFF.has(state);
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  }
}
