import type { Fetch } from '../api/platform-api.ts';
import { readAesKey } from '../crypto/encoding-aes-key.ts';
import { openEnvelope, sealEnvelope } from '../crypto/envelope.ts';
import { signatureOf } from '../crypto/signature.ts';
import { byteLength } from '../render/bytes.ts';
import { readXml } from '../xml/read-xml.ts';
import { writeXml, type XmlContent } from '../xml/write-xml.ts';

/** What stands on a person's phone. */
export type Shown = Readonly<{ openid: string; text: string; via: 'response' | 'message' | 'failure' }>;

export type PlatformParts = Readonly<{
  /** asked before each delivery, so that a delivery may go to another process than the one before */
  callback: () => string;
  token: string;
  /** encrypts when it is given */
  encodingAesKey?: string | undefined;
  appId?: string | undefined;
  fetch: Fetch;
  clock: () => Date;
  random: (bytes: number) => Buffer;
  /** milliseconds until a delivery is dropped: 5000 at WeChat */
  drop?: number;
  deliveries?: number;
  onShown?: (shown: Shown) => void;
}>;

export const FAILURE = '该公众号提供的服务出现故障，请稍后再试';
const ACCOUNT = 'gh_0123456789ab';
const LONGEST = 2048;

export type WeChatPlatform = Readonly<{
  /** everything that people saw, in order */
  shown: readonly Shown[];
  show(shown: Shown): void;
  /** Delivers a message as WeChat does: again when it was dropped or not taken, three times in all. Resolves with what the person sees, if anything. */
  deliver(openid: string, fields: Readonly<Record<string, XmlContent>>): Promise<Shown | undefined>;
  say(openid: string, text: string): Promise<Shown | undefined>;
  /** What the console's check of the address answers. */
  verify(echostr: string): Promise<Readonly<{ status: number; body: string }>>;
}>;

/** WeChat towards one account's server. Its API is `wechatApi`. */
export function createWeChatPlatform(parts: PlatformParts): WeChatPlatform {
  const { callback, token, encodingAesKey, appId = '', fetch, clock, random, drop = 5000, deliveries = 3, onShown } = parts;
  const credentials = { tokens: [token], keys: encodingAesKey === undefined ? [] : [readAesKey(encodingAesKey)], receiverId: appId };
  const shown: Shown[] = [];
  let messages = 0;

  const show = (one: Shown): void => {
    shown.push(one);
    onShown?.(one);
  };

  function signed(more: Readonly<Record<string, string>> = {}): { timestamp: string; nonce: string; query: URLSearchParams } {
    const timestamp = String(Math.floor(clock().getTime() / 1000));
    const nonce = random(5).toString('hex');
    return { timestamp, nonce, query: new URLSearchParams({ signature: signatureOf([token, timestamp, nonce]), timestamp, nonce, ...more }) };
  }

  async function attempt(openid: string, xml: string): Promise<Shown | 'taken' | 'dropped'> {
    const { timestamp, nonce, query } = signed({ openid });
    let body = xml;
    if (encodingAesKey !== undefined) {
      const sealed = sealEnvelope(credentials, xml, { timestamp, nonce, random: random(16) });
      query.set('encrypt_type', 'aes');
      query.set('msg_signature', sealed.signature);
      body = writeXml({ ToUserName: ACCOUNT, Encrypt: sealed.encrypted });
    }
    let text: string;
    try {
      const response = await fetch(`${callback()}?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body, signal: AbortSignal.timeout(drop) });
      text = await response.text();
      if (response.status !== 200) return 'dropped';
    } catch {
      return 'dropped';
    }
    if (text === '' || text === 'success') return 'taken';
    const content = contentOf(text, openid);
    return content === undefined ? { openid, text: FAILURE, via: 'failure' } : { openid, text: content, via: 'response' };
  }

  /** The text of a reply, undefined for anything that WeChat counts as a failure. */
  function contentOf(body: string, openid: string): string | undefined {
    try {
      let fields = readXml(body);
      if (encodingAesKey !== undefined) {
        const text = (name: string): string => String(fields[name]);
        fields = readXml(openEnvelope(credentials, { encrypted: text('Encrypt'), signature: text('MsgSignature'), timestamp: text('TimeStamp'), nonce: text('Nonce') }));
      }
      const { ToUserName: to, FromUserName: from, CreateTime: time, MsgType: type, Content: content } = fields;
      const right = to === openid && from === ACCOUNT && /^\d{10}$/u.test(String(time)) && type === 'text';
      return right && typeof content === 'string' && content.trim() !== '' && byteLength(content) <= LONGEST ? content : undefined;
    } catch {
      return undefined;
    }
  }

  async function deliver(openid: string, fields: Readonly<Record<string, XmlContent>>): Promise<Shown | undefined> {
    const xml = writeXml({ ToUserName: ACCOUNT, FromUserName: openid, CreateTime: clock().getTime() / 1000, ...fields });
    for (let i = 0; i < deliveries; i++) {
      const outcome = await attempt(openid, xml);
      if (outcome === 'dropped') continue;
      if (outcome === 'taken') return undefined;
      show(outcome);
      return outcome;
    }
    const failed: Shown = { openid, text: FAILURE, via: 'failure' };
    show(failed);
    return failed;
  }

  return {
    shown,
    show,
    deliver,
    say: (openid, text) => deliver(openid, { MsgType: 'text', Content: text, MsgId: `72500214126${String(++messages).padStart(8, '0')}` }),
    async verify(echostr) {
      const response = await fetch(`${callback()}?${signed({ echostr }).query.toString()}`, { method: 'GET' });
      return { status: response.status, body: await response.text() };
    },
  };
}
