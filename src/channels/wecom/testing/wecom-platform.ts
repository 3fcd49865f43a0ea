import type { Fetch } from '../../wechat/api/platform-api.ts';
import { readCredentials } from '../../wechat/crypto/credentials.ts';
import { openEnvelope, sealEnvelope } from '../../wechat/crypto/envelope.ts';
import { readXml, type XmlFields } from '../../wechat/xml/read-xml.ts';
import { writeXml, type XmlContent } from '../../wechat/xml/write-xml.ts';

export type WeComPlatformParts = Readonly<{
  callback: () => string;
  token: string;
  encodingAesKey: string;
  /** corp id for an app and 微信客服, '' for a bot */
  receiverId: string;
  fetch: Fetch;
  clock: () => Date;
  random: (bytes: number) => Buffer;
  /** milliseconds until a delivery is dropped: 5000 at the platform */
  drop?: number;
}>;

export type WeComPlatform = Readonly<{
  verify(echo: string): Promise<Readonly<{ status: number; body: string }>>;
  /** Delivers an event or message of an app, three times where it is dropped; the fields of the reply, if there is one. */
  deliver(fields: Readonly<Record<string, XmlContent>>): Promise<XmlFields | undefined>;
  /** Sends a bot one JSON message; its reply, undefined for an empty one. */
  post(message: unknown): Promise<BotAnswer | undefined>;
  /** Sends a bot a message and asks for the stream until it is finished, as the platform does; every content that was shown. */
  chat(message: Readonly<Record<string, unknown>>, options?: Readonly<{ pause?: number }>): Promise<readonly string[]>;
}>;

export type BotAnswer = Readonly<{ msgtype: string; text?: { content: string }; stream?: { id: string; finish: boolean; content: string; feedback?: { id: string } } }>;

/** 企业微信 towards one callback. Its API is `createWeComApiStandIn`. */
export function createWeComPlatform({ callback, token, encodingAesKey, receiverId, fetch, clock, random, drop = 5000 }: WeComPlatformParts): WeComPlatform {
  const credentials = readCredentials({ tokens: [token], aesKeys: [encodingAesKey], receiverId });
  const seal = (message: string) => {
    const sealed = sealEnvelope(credentials, message, { timestamp: String(Math.floor(clock().getTime() / 1000)), nonce: random(5).toString('hex'), random: random(16) });
    const query = new URLSearchParams({ msg_signature: sealed.signature, timestamp: sealed.timestamp, nonce: sealed.nonce });
    return { ...sealed, query };
  };

  async function post(message: unknown): Promise<BotAnswer | undefined> {
    const { encrypted, nonce, query } = seal(JSON.stringify(message));
    const response = await fetch(`${callback()}?${query.toString()}`, { method: 'POST', body: JSON.stringify({ encrypt: encrypted }), signal: AbortSignal.timeout(drop) });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    if (body === '') return undefined;
    const reply = JSON.parse(body) as { encrypt: string; msgsignature: string; timestamp: number; nonce: string };
    if (reply.nonce !== nonce || !Number.isInteger(reply.timestamp)) throw new Error('the reply is not for this request');
    return JSON.parse(openEnvelope(credentials, { encrypted: reply.encrypt, signature: reply.msgsignature, timestamp: String(reply.timestamp), nonce: reply.nonce })) as BotAnswer;
  }

  return {
    async verify(echo) {
      const { encrypted, query } = seal(echo);
      query.set('echostr', encrypted);
      const response = await fetch(`${callback()}?${query.toString()}`, { method: 'GET' });
      return { status: response.status, body: await response.text() };
    },
    async deliver(fields) {
      const { encrypted, query } = seal(writeXml({ ToUserName: receiverId, CreateTime: clock().getTime() / 1000, ...fields }));
      const body = writeXml({ ToUserName: receiverId, AgentID: '1000002', Encrypt: encrypted });
      for (let i = 0; i < 3; i++) {
        try {
          const response = await fetch(`${callback()}?${query.toString()}`, { method: 'POST', body, signal: AbortSignal.timeout(drop) });
          const text = await response.text();
          if (response.status !== 200) continue;
          if (text === '') return undefined;
          const reply = readXml(text);
          const of = (name: string): string => String(reply[name]);
          return readXml(openEnvelope(credentials, { encrypted: of('Encrypt'), signature: of('MsgSignature'), timestamp: of('TimeStamp'), nonce: of('Nonce') }));
        } catch (error) {
          if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
        }
      }
      return undefined;
    },
    post,
    async chat(message, { pause = 20 } = {}) {
      const seen: string[] = [];
      let answer = await post(message);
      while (answer?.stream !== undefined) {
        if (answer.stream.content !== seen.at(-1)) seen.push(answer.stream.content);
        if (answer.stream.finish) break;
        await new Promise((resolve) => setTimeout(resolve, pause));
        answer = await post({ ...message, msgtype: 'stream', stream: { id: answer.stream.id } });
      }
      return seen;
    },
  };
}
