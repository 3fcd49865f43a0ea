import { assemble, chatModelOf, type Assembled } from './assemble.ts';
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
      console.error(
        JSON.stringify({ time: clock().toISOString(), level: 'error', message: 'the Worker cannot start', reason: error instanceof Error ? error.message : 'unknown' }),
      );
      return notReady(new URL(request.url).pathname);
    }
    return assembled(loaded, store).app.fetch(request, env, execution);
  },

  async scheduled({ cron }: ScheduledEvent, env: Bindings): Promise<void> {
    const store = storeOf(env);
    if (cron === CLEARING) {
      await store.expire({ before: clock().getTime() - JOBS_KEPT });
      return;
    }
    loaded ??= await load(env, store);
    for (const channel of assembled(loaded, store).channels) await channel.sweep();
  },
};

/**
 * The application over one request. It is made anew each time, which takes less than a millisecond, so that no request meets a promise of another: the runtime
 * ends what a request has begun when that request is over.
 */
function assembled(parts: Loaded, store: Store): Assembled {
  // The platform is never down between two isolates: no delivery was missed.
  return assemble({ ...parts, store, clock, started: 0, ready: async () => ({ index: true, store: await store.ready() }), chat: chatModelOf(parts.settings, parts.metrics) });
}

/** Alive, and not ready: what a probe is told where the snapshot or the tables are missing. */
function notReady(path: string): Response {
  if (path === '/healthz') return Response.json({ status: 'ok' });
  if (path === '/readyz') return Response.json({ status: 'not ready', index: false, store: false }, { status: 503 });
  return Response.json({ error: { code: 'unavailable', message: '服务还没有准备好,请稍后再试。' } }, { status: 503, headers: { 'retry-after': '30' } });
}
