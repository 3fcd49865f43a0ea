import { createAssistant } from './answer/assistant.ts';
import { createApp } from './app.ts';
import { createWeChatChannel, type Channel } from './channels/wechat/wechat-channel.ts';
import { createWeComChannel } from './channels/wecom/wecom-channel.ts';
import { today } from './channels/today.ts';
import type { Store } from './store/store.ts';
import { load, storeOf, type Loaded } from './worker/load.ts';
import type { Bindings, Execution, ScheduledEvent } from './worker/platform.ts';

const DAY = 24 * 3600 * 1000;
/** Replies that nobody fetched. */
const JOBS_KEPT = 2 * DAY;
/** The cron of wrangler.toml that clears; every other one looks after replies left behind. */
const CLEARING = '17 19 * * *';

/** By isolate; see `load`. */
let loaded: Loaded | undefined;

const clock = () => new Date();

/** The whole application as a Cloudflare Worker: state in D1, corpus and index in a static asset, replies going on after the response. */
export default {
  async fetch(request: Request, env: Bindings, execution: Execution): Promise<Response> {
    const store = storeOf(env);
    try {
      loaded ??= await load(env, store);
    } catch (error) {
      console.error(JSON.stringify({ time: clock().toISOString(), level: 'error', message: 'the Worker cannot start', reason: error instanceof Error ? error.message : 'unknown' }));
      return notReady(new URL(request.url).pathname);
    }
    return appOf(loaded, store).fetch(request, env, execution);
  },

  async scheduled({ cron }: ScheduledEvent, env: Bindings): Promise<void> {
    const store = storeOf(env);
    if (cron === CLEARING) {
      await store.expire({ before: clock().getTime() - JOBS_KEPT });
      return;
    }
    loaded ??= await load(env, store);
    const { wechat, wecom } = channelsOf(loaded, store);
    await wechat?.sweep();
    await wecom?.sweep();
  },
};

/**
 * The application over one request. It is made anew each time, which takes less than a millisecond, so that no request meets a promise of another: the runtime
 * ends what a request has begun when that request is over.
 */
function appOf(parts: Loaded, store: Store): ReturnType<typeof createApp> {
  const { settings, engine, logger, metrics, hashPerson } = parts;
  const { wechat, wecom } = channelsOf(parts, store);
  return createApp({
    assistant: assistantOf(parts, store),
    engine,
    logger,
    metrics,
    clock,
    hashUser: hashPerson,
    ready: async () => ({ index: true, store: await store.ready() }),
    wechat: wechat?.routes,
    wecom: wecom?.routes,
    options: { publicUrl: settings.publicUrl, adminToken: settings.adminToken },
  });
}

const assistantOf = ({ engine, settings }: Loaded, store: Store) =>
  createAssistant({ engine, store, clock, today: () => today(clock()), newId: () => crypto.randomUUID(), publicUrl: settings.publicUrl });

function channelsOf(parts: Loaded, store: Store): Readonly<{ wechat: Channel | undefined; wecom: Channel | undefined }> {
  const { settings, hashPerson, logger } = parts;
  const random = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes)));
  const common = { assistant: assistantOf(parts, store), store, hashUser: hashPerson, clock, random, logger, fetch: (address: string, init: RequestInit) => fetch(address, init) };
  return {
    wechat: settings.wechat.tokens.length === 0 ? undefined : createWeChatChannel({ ...common, settings: settings.wechat }),
    wecom: createWeComChannel({ ...common, settings: settings.wecom }),
  };
}

/** Alive, and not ready: what a probe is told where the snapshot or the tables are missing. */
function notReady(path: string): Response {
  if (path === '/healthz') return Response.json({ status: 'ok' });
  if (path === '/readyz') return Response.json({ status: 'not ready', index: false, store: false }, { status: 503 });
  return Response.json({ error: { code: 'unavailable', message: '服务还没有准备好,请稍后再试。' } }, { status: 503, headers: { 'retry-after': '30' } });
}
