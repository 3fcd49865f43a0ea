import type { Environment } from '../config/setting-shape.ts';
import type { D1Binding } from '../store/d1.ts';

// What is used here of Cloudflare's runtime, told structurally: the package of its types declares hundreds of globals that Node has otherwise.

/** The Worker's bindings: settings and secrets by the names of the environment's settings, and what wrangler.toml binds. */
export type Bindings = Environment &
  Readonly<{
    DB: D1Binding;
    ASSETS: Readonly<{ fetch(address: string): Promise<Response> }>;
  }>;

export type Execution = Readonly<{ waitUntil(task: Promise<unknown>): void; passThroughOnException(): void; props: unknown }>;

export type ScheduledEvent = Readonly<{ cron: string; scheduledTime: number }>;
