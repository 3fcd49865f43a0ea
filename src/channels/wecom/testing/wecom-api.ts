import { Hono } from 'hono';

export type KfMessage = Readonly<Record<string, unknown>>;

export type WeComApiStandIn = Readonly<{
  routes: Hono;
  calls: readonly Readonly<{ path: string; body: unknown }>[];
  /** what members and customers saw, in order */
  shown: readonly Readonly<{ to: string; text: string }>[];
  refuse(path: string, ...codes: number[]): void;
  /** puts messages where `kf/sync_msg` finds them; `pageSize` a page */
  kf: Readonly<{ add(...messages: KfMessage[]): void; state: Map<string, number> }>;
}>;

export type WeComApiParts = Readonly<{
  corpId: string;
  secret: string;
  clock: () => Date;
  /** messages a page of sync_msg: 1000 at the platform */ pageSize?: number;
  /** members whom no message reaches */ unknown?: readonly string[];
}>;

/** The part of qyapi.weixin.qq.com that is used here, with its error codes. A token counts for all callers until it ends. */
export function createWeComApiStandIn({ corpId, secret, clock, pageSize = 1000, unknown = [] }: WeComApiParts): WeComApiStandIn {
  const routes = new Hono();
  const calls: { path: string; body: unknown }[] = [];
  const shown: { to: string; text: string }[] = [];
  const refusals = new Map<string, number[]>();
  const messages: KfMessage[] = [];
  const state = new Map<string, number>();
  const sent = new Set<string>();
  const no = (errcode: number): Response => Response.json({ errcode, errmsg: 'refused' });
  const yes = (more: object = {}): Response => Response.json({ errcode: 0, errmsg: 'ok', ...more });

  const handlers: Readonly<Record<string, (body: Record<string, unknown>) => Response>> = {
    '/cgi-bin/message/send': ({ touser, text }) => {
      const to = String(touser);
      if (unknown.includes(to)) return yes({ invaliduser: to });
      shown.push({ to, text: (text as { content: string }).content });
      return yes({ msgid: `m${shown.length}` });
    },
    '/cgi-bin/kf/sync_msg': ({ cursor = '0', limit = 1000 }) => {
      const from = Number(cursor);
      const page = messages.slice(from, from + Math.min(pageSize, Number(limit)));
      return yes({ next_cursor: String(from + page.length), has_more: from + page.length < messages.length ? 1 : 0, msg_list: page });
    },
    '/cgi-bin/kf/send_msg': ({ touser, text, msgid }) => {
      if (typeof msgid !== 'string' || msgid.length > 32) return no(40058);
      if (!sent.has(msgid)) shown.push({ to: String(touser), text: (text as { content: string }).content });
      sent.add(msgid);
      return yes({ msgid });
    },
    '/cgi-bin/kf/send_msg_on_event': ({ code, text, msgmenu }) => {
      shown.push({ to: String(code), text: (text as { content: string } | undefined)?.content ?? JSON.stringify(msgmenu) });
      return yes();
    },
    '/cgi-bin/kf/service_state/get': ({ external_userid: customer }) => yes({ service_state: state.get(String(customer)) ?? 0 }),
    '/cgi-bin/kf/service_state/trans': ({ external_userid: customer, service_state: next }) => {
      state.set(String(customer), Number(next));
      return yes({ msg_code: `code-${String(customer)}` });
    },
  };

  routes.get('/cgi-bin/gettoken', (c) => {
    calls.push({ path: c.req.path, body: undefined });
    if (c.req.query('corpid') !== corpId) return no(40013);
    return c.req.query('corpsecret') === secret ? yes({ access_token: `t${Math.floor(clock().getTime() / 7_200_000)}`, expires_in: 7200 }) : no(40001);
  });
  const harmless = new Set(['/cgi-bin/agent/get', '/cgi-bin/kf/account/list']);
  routes.on(['GET', 'POST'], '/cgi-bin/*', async (c) => {
    const { path } = c.req;
    const body = c.req.method === 'POST' ? await c.req.json<Record<string, unknown>>() : {};
    calls.push({ path, body });
    const refused = refusals.get(path)?.shift() ?? 0;
    if (refused !== 0) return no(refused);
    if (c.req.query('access_token') !== `t${Math.floor(clock().getTime() / 7_200_000)}`) return no(42001);
    return harmless.has(path) ? yes() : (handlers[path]?.(body) ?? no(48002));
  });

  return {
    routes,
    calls,
    shown,
    refuse: (path, ...codes) => void refusals.set(path, [...(refusals.get(path) ?? []), ...codes]),
    kf: { add: (...more) => void messages.push(...more), state },
  };
}
