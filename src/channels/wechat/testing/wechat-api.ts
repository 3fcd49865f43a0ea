import { Hono } from 'hono';
import type { WeChatPlatform } from './wechat-platform.ts';

export type ApiStandInParts = Readonly<{
  appId: string;
  appSecret: string;
  platform: Pick<WeChatPlatform, 'show'>;
  clock: () => Date;
  /** seconds a token holds: 7200 at WeChat */
  tokenLife?: number;
  /** messages after one of the person's: 5 at WeChat */
  quota?: number;
}>;

export type ApiStandIn = Readonly<{
  routes: Hono;
  /** every call with its body, tokens aside */
  calls: readonly Readonly<{ path: string; body: unknown }>[];
  /** the person wrote: the quota begins anew */
  wrote(openid: string): void;
  /** the next calls of a path are refused with these codes, one each; 0 lets one pass */
  refuse(path: string, ...codes: number[]): void;
  /** ends the tokens that were given out */
  expireTokens(): void;
}>;

const HOURS_48 = 48 * 3600 * 1000;
const SEND = '/cgi-bin/message/custom/send';

/** The part of api.weixin.qq.com that an account uses here, with its error codes. */
export function createApiStandIn({ appId, appSecret, platform, clock, tokenLife = 7200, quota = 5 }: ApiStandInParts): ApiStandIn {
  const routes = new Hono();
  const calls: { path: string; body: unknown }[] = [];
  const refusals = new Map<string, number[]>();
  const conversations = new Map<string, { at: number; sent: number }>();
  let menu: unknown;
  let serial = 0;
  let current = { token: '', until: 0 };

  const no = (errcode: number): Response => Response.json({ errcode, errmsg: `refused rid: ${errcode}` });
  const yes = (more: object = {}): Response => Response.json({ errcode: 0, errmsg: 'ok', ...more });

  routes.post('/cgi-bin/stable_token', async (c) => {
    const body = await c.req.json<{ appid: string; secret: string; force_refresh?: boolean }>();
    calls.push({ path: '/cgi-bin/stable_token', body: { force_refresh: body.force_refresh } });
    const refused = refusals.get('/cgi-bin/stable_token')?.shift() ?? 0;
    if (refused !== 0) return no(refused);
    if (body.appid !== appId) return no(40013);
    if (body.secret !== appSecret) return no(40125);
    const now = clock().getTime();
    if (body.force_refresh === true || current.until <= now) current = { token: `token-${++serial}`, until: now + tokenLife * 1000 };
    return Response.json({ access_token: current.token, expires_in: Math.round((current.until - now) / 1000) });
  });

  routes.all('/cgi-bin/*', async (c) => {
    const { path } = c.req;
    const body: unknown = c.req.method === 'POST' ? await c.req.json() : undefined;
    calls.push({ path, body });
    const refused = refusals.get(path)?.shift() ?? 0;
    if (refused !== 0) return no(refused);
    const token = c.req.query('access_token');
    if (token !== current.token) return no(40001);
    if (current.until <= clock().getTime()) return no(42001);
    if (path === SEND) return send(body as { touser: string; text: { content: string } });
    if (path === '/cgi-bin/message/custom/typing') return yes();
    if (path === '/cgi-bin/menu/create') {
      menu = body;
      return yes();
    }
    if (path === '/cgi-bin/get_current_selfmenu_info') return Response.json({ is_menu_open: menu === undefined ? 0 : 1, selfmenu_info: menu ?? {} });
    return no(40066);
  });

  function send({ touser, text }: { touser: string; text: { content: string } }): Response {
    const conversation = conversations.get(touser);
    if (conversation === undefined || clock().getTime() - conversation.at > HOURS_48) return no(45015);
    if (conversation.sent >= quota) return no(45047);
    if (new TextEncoder().encode(text.content).length > 2048) return no(45002);
    conversation.sent += 1;
    platform.show({ openid: touser, text: text.content, via: 'message' });
    return yes();
  }

  return {
    routes,
    calls,
    wrote: (openid) => void conversations.set(openid, { at: clock().getTime(), sent: 0 }),
    refuse: (path, ...codes) => void refusals.set(path, [...(refusals.get(path) ?? []), ...codes]),
    expireTokens: () => void (current = { token: current.token, until: 0 }),
  };
}
