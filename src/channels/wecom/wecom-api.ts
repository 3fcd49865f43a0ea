import { createHash } from 'node:crypto';
import { createAccessToken } from '../wechat/api/access-token.ts';
import { readToken } from '../wechat/api/mp-api.ts';
import { createPlatformApi, request, type ApiParts, type PlatformApi } from '../wechat/api/platform-api.ts';
import { PlatformError } from '../wechat/api/platform-errors.ts';
import type { Sender } from '../wechat/replies/send-replies.ts';
import type { SharedValues } from '../../store/store.ts';

export type WeComApiParts = ApiParts & Readonly<{ corpId: string; secret: string; store: SharedValues; clock: () => Date }>;

/** The interfaces of a company, with the rights of the app whose secret it is. Asked again, the platform gives the same token. */
export function createWeComApi({ corpId, secret, store, clock, ...parts }: WeComApiParts): PlatformApi {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret }).toString();
  // Each secret has a token of its own.
  const name = `token|wecom|${corpId}|${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
  const token = createAccessToken({ store, clock, name, request: async () => readToken(await request(parts, `/cgi-bin/gettoken?${query}`)) });
  return createPlatformApi(parts, token);
}

const NOT_REACHED = 81013;

/** Messages of an app to a member: text with links, no limit of 48 hours. */
export function createAppMessages(api: PlatformApi, agentId: string): Sender {
  return {
    async send({ address, text }) {
      const answer = await api.call('/cgi-bin/message/send', { touser: address, agentid: Number(agentId), msgtype: 'text', text: { content: text } });
      // Success is said also when nobody was reached.
      if ([answer['invaliduser'], answer['unlicenseduser']].some((users) => typeof users === 'string' && users !== ''))
        throw new PlatformError(NOT_REACHED, '/cgi-bin/message/send');
    },
  };
}
