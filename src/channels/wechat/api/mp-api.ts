import * as z from 'zod';
import type { SharedValues } from '../../../store/store.ts';
import { createAccessToken } from './access-token.ts';
import { createPlatformApi, request, type ApiParts, type PlatformApi } from './platform-api.ts';
import { UnreachableError } from './platform-errors.ts';

export type MpApiParts = ApiParts & Readonly<{ appId: string; appSecret: string; store: SharedValues; clock: () => Date }>;

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** The interfaces of a 公众号. `stable_token` gives all callers the same token, so that a second program with this account does not end ours. */
export function createMpApi({ appId, appSecret, store, clock, ...parts }: MpApiParts): PlatformApi {
  const token = createAccessToken({
    store,
    clock,
    name: `token|wechat|${appId}`,
    request: async ({ force }) =>
      readToken(await request(parts, '/cgi-bin/stable_token', { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force })),
  });
  return createPlatformApi(parts, token);
}

/** Throws an UnreachableError where the answer holds no token. */
export function readToken(answer: unknown): Readonly<{ token: string; expiresIn: number }> {
  const read = tokenSchema.safeParse(answer);
  if (!read.success) throw new UnreachableError('the platform answered without a token', { sent: false });
  return { token: read.data.access_token, expiresIn: read.data.expires_in };
}
