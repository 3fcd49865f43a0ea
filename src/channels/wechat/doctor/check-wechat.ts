import type { SharedValues } from '../../../store/store.ts';
import { createMpApi } from '../api/mp-api.ts';
import { readAesKey } from '../crypto/encoding-aes-key.ts';
import { openEnvelope, sealEnvelope } from '../crypto/envelope.ts';
import { signatureOf } from '../crypto/signature.ts';
import type { WeChatSettings } from '../wechat-channel.ts';
import { readXml, XmlError } from '../xml/read-xml.ts';
import { writeXml } from '../xml/write-xml.ts';
import { checkAddress } from './check-address.ts';
import { checkApi } from './check-api.ts';
import { checkEcho } from './check-echo.ts';
import { checkMessage } from './check-message.ts';
import { bad, note, type Finding } from './finding.ts';
import type { ProbeTools } from './probe.ts';

export type DoctorTools = ProbeTools & Readonly<{ random: (bytes: number) => Buffer; store: SharedValues }>;

const ACCOUNT = 'gh_youju_doctor';
const PERSON = 'youju-doctor';

/** Plays what WeChat does with the address of a 公众号, in the mode of the configuration, and names the cause of what fails. */
export async function checkWeChat(tools: DoctorTools, settings: WeChatSettings, publicUrl: string | undefined): Promise<readonly Finding[]> {
  const { tokens, appId, appSecret, reply, apiBase, mode } = settings;
  const [token] = tokens;
  if (token === undefined) return [note('the 公众号 is off', 'Set WECHAT_TOKEN to switch it on; docs/wechat.md says how.')];
  if (publicUrl === undefined) return [bad('PUBLIC_URL is not set', 'Set it to the address that the console of the account shall call, without /wechat.')];
  const url = `${publicUrl}/wechat`;
  const findings: Finding[] = [checkAddress(publicUrl), ...modeNotes(settings)];
  const echo = tools.random(8).toString('hex');
  const verified = await checkEcho(tools, {
    url,
    query: new URLSearchParams({ ...signed(tools, token), echostr: echo }),
    forged: new URLSearchParams({ ...signed(tools, `${token}.`), echostr: echo }),
    expected: echo,
    settings: 'WECHAT_TOKEN',
  });
  findings.push(...verified);
  if (verified.every(({ state }) => state === 'good')) findings.push(...(await checkMessages(tools, settings, token, url)));
  if (appId !== undefined && appSecret !== undefined) {
    const api = createMpApi({ appId, appSecret, base: apiBase, fetch: tools.fetch, store: tools.store, clock: tools.clock });
    findings.push(await checkApi('the account gives out a token', () => api.call('/cgi-bin/get_current_selfmenu_info')));
  } else if (reply === 'active') findings.push(bad('WECHAT_REPLY=active without app id and secret', 'Set WECHAT_APP_ID and WECHAT_APP_SECRET, or WECHAT_REPLY=passive.'));
  if (mode !== 'plain' && appId === undefined) findings.push(note('the app id is not set', 'With WECHAT_APP_ID messages that were meant for another account are refused.'));
  return findings;
}

function modeNotes({ mode, aesKeys }: WeChatSettings): readonly Finding[] {
  if (mode !== 'plain' && aesKeys.length === 0) return [bad(`WECHAT_MODE=${mode} without a key`, 'Set WECHAT_ENCODING_AES_KEY to the 43 letters and digits of the console.')];
  if (mode === 'plain' && aesKeys.length > 0)
    return [
      note('WECHAT_MODE=plain though a key is set', 'Messages in plain text can be forged by whoever sees one address; choose 安全模式 in the console and leave WECHAT_MODE out.'),
    ];
  if (mode === 'plain') return [note('messages come in plain text', 'Choose 安全模式 in the console and set WECHAT_ENCODING_AES_KEY: then nobody but WeChat can write.')];
  return [];
}

async function checkMessages(tools: DoctorTools, settings: WeChatSettings, token: string, url: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const deliver = (fields: Readonly<Record<string, string>>) => messageOf(tools, settings, token, { FromUserName: PERSON, ToUserName: ACCOUNT, ...fields });
  const refused =
    settings.mode === 'plain'
      ? 'The running server works in another mode: compare WECHAT_MODE and WECHAT_ENCODING_AES_KEY there with this configuration.'
      : 'The running server has another WECHAT_ENCODING_AES_KEY or WECHAT_APP_ID than this configuration.';
  const question = { MsgType: 'text', Content: '菜单', MsgId: String(tools.clock().getTime()) };
  findings.push(...(await checkMessage(tools, { what: 'a signed message', url, refused, ...deliver(question) })));
  // Nothing is left of the question.
  const leaving = { MsgType: 'event', Event: 'unsubscribe', EventKey: '' };
  findings.push(...(await checkMessage(tools, { what: 'an event', url, refused, ...deliver(leaving) })).filter(({ state }) => state === 'bad'));
  if (settings.mode !== 'plain') {
    const plain = messageOf(tools, { ...settings, mode: 'plain' }, token, { FromUserName: PERSON, ToUserName: ACCOUNT, ...leaving });
    const [taken] = await checkMessage(tools, { what: 'a message in plain text', url, refused: '', ...plain });
    if (taken?.state === 'good')
      findings.push(
        bad('the server takes messages in plain text', `It does not run with WECHAT_MODE=${settings.mode}: anybody who sees one address could write in the name of WeChat.`),
      );
  }
  return findings;
}

function signed({ clock, random }: DoctorTools, token: string): Readonly<{ timestamp: string; nonce: string; signature: string }> {
  const timestamp = String(Math.floor(clock().getTime() / 1000));
  const nonce = random(5).toString('hex');
  return { timestamp, nonce, signature: signatureOf([token, timestamp, nonce]) };
}

function messageOf(
  tools: DoctorTools,
  { mode, aesKeys, appId = '' }: WeChatSettings,
  token: string,
  fields: Readonly<Record<string, string>>,
): { query: URLSearchParams; body: string; readReply: (body: string) => string | undefined } {
  const { timestamp, nonce, signature } = signed(tools, token);
  const query = new URLSearchParams({ signature, timestamp, nonce, openid: PERSON });
  const xml = writeXml({ ...fields, CreateTime: Number(timestamp) });
  const [key] = aesKeys;
  if (mode === 'plain' || key === undefined) return { query, body: xml, readReply: (body) => contentOf(body, (text) => text) };
  const credentials = { tokens: [token], keys: [readAesKey(key)], receiverId: appId };
  const sealed = sealEnvelope(credentials, xml, { timestamp, nonce, random: tools.random(16) });
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', sealed.signature);
  const open = (body: string): string => {
    const reply = readXml(body);
    const of = (name: string): string => reply[name] as string;
    return openEnvelope({ ...credentials, receiverId: undefined }, { encrypted: of('Encrypt'), signature: of('MsgSignature'), timestamp: of('TimeStamp'), nonce: of('Nonce') });
  };
  return { query, body: writeXml({ ToUserName: ACCOUNT, Encrypt: sealed.encrypted }), readReply: (body) => contentOf(body, open) };
}

function contentOf(body: string, open: (body: string) => string): string | undefined {
  try {
    const { ToUserName: to, MsgType: type, Content: content } = readXml(open(body));
    return to === PERSON && type === 'text' && typeof content === 'string' && content !== '' ? content : undefined;
  } catch (error) {
    if (error instanceof XmlError || (error instanceof Error && error.name === 'CallbackError')) return undefined;
    throw error;
  }
}
