import { readCredentials } from '../wechat/crypto/credentials.ts';
import { sealEnvelope } from '../wechat/crypto/envelope.ts';
import { checkAddress } from '../wechat/doctor/check-address.ts';
import { checkApi } from '../wechat/doctor/check-api.ts';
import { checkEcho } from '../wechat/doctor/check-echo.ts';
import type { DoctorTools } from '../wechat/doctor/check-wechat.ts';
import { bad, note, type Finding } from '../wechat/doctor/finding.ts';
import { createWeComApi } from './wecom-api.ts';
import type { WeComSettings } from './wecom-channel.ts';

/** Plays the verification of every callback of 企业微信 that is set up, and calls its API once for each right that is needed. */
export async function checkWeCom(tools: DoctorTools, settings: WeComSettings, publicUrl: string | undefined): Promise<readonly Finding[]> {
  const { corpId, agentId, secret, apiBase } = settings;
  const callbacks = (['app', 'bot', 'kf'] as const).filter((name) => settings[name] !== undefined);
  if (callbacks.length === 0) return [note('企业微信 is off', 'Set WECOM_TOKEN, WECOM_BOT_TOKEN or WECOM_KF_TOKEN to switch it on; docs/wecom.md says how.')];
  if (publicUrl === undefined) return [bad('PUBLIC_URL is not set', 'Set it to the address that the console shall call, without /wecom.')];
  const findings: Finding[] = [checkAddress(publicUrl)];
  for (const name of callbacks) findings.push(...(await checkCallback(tools, settings, name, publicUrl)));
  if (corpId === undefined || secret === undefined) return findings;
  const api = createWeComApi({ corpId, secret, base: apiBase, fetch: tools.fetch, store: tools.store, clock: tools.clock });
  if (settings.app !== undefined && agentId !== undefined) findings.push(await checkApi('the app may call its API', () => api.call(`/cgi-bin/agent/get?agentid=${agentId}`)));
  if (settings.kf !== undefined) findings.push(await checkApi('微信客服 may be used', () => api.call('/cgi-bin/kf/account/list', { offset: 0, limit: 1 })));
  return findings;
}

const NAMES = {
  app: 'WECOM_TOKEN, WECOM_ENCODING_AES_KEY or WECOM_CORP_ID',
  bot: 'WECOM_BOT_TOKEN or WECOM_BOT_ENCODING_AES_KEY',
  kf: 'WECOM_KF_TOKEN, WECOM_KF_ENCODING_AES_KEY or WECOM_CORP_ID',
} as const;

async function checkCallback({ random, ...tools }: DoctorTools, settings: WeComSettings, name: keyof typeof NAMES, publicUrl: string): Promise<readonly Finding[]> {
  const { tokens = [], aesKeys = [] } = settings[name] ?? {};
  if (aesKeys.length === 0) return [bad(`the callback ${name} has no key`, 'Set its EncodingAESKey: 企业微信 always encrypts.')];
  const expected = random(8).toString('hex');
  const query = (given: readonly string[]): URLSearchParams => {
    const credentials = readCredentials({ tokens: given, aesKeys, receiverId: name === 'bot' ? '' : settings.corpId });
    const { encrypted, signature, timestamp, nonce } = sealEnvelope(credentials, expected, {
      timestamp: String(Math.floor(tools.clock().getTime() / 1000)),
      nonce: random(5).toString('hex'),
      random: random(16),
    });
    return new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr: encrypted });
  };
  const found = await checkEcho(tools, {
    url: `${publicUrl}/wecom/${name}`,
    query: query(tokens),
    forged: query(tokens.map((token) => `${token}.`)),
    expected,
    settings: NAMES[name],
  });
  return found.map((finding) => ({ ...finding, what: `/wecom/${name}: ${finding.what}` }));
}
