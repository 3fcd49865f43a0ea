import type { ServerType } from '@hono/node-server';

export type Serving = Readonly<{
  server: ServerType;
  /** told at once, so that /readyz turns a load balancer away while the last answers go out */
  onStopping: () => void;
  /** after the last response: what goes on in the background, then the store */
  finish: () => Promise<void>;
  say: (line: string) => void;
}>;

/** Docker kills after ten seconds what was told to stop. */
const STOP_MS = 9000;

/**
 * Stops on SIGTERM and SIGINT: no new connections, every request that is under way is answered, what runs in the background is finished. What is not done in
 * nine seconds stays in the store, whose leases run out: the next process, or another one, takes it up.
 */
export function stopOnSignal({ server, onStopping, finish, say }: Serving): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      onStopping();
      setTimeout(() => {
        say('Not everything was finished in time; what is left is in the store and is taken up by the next process.');
        process.exit(0);
      }, STOP_MS).unref();
      server.close(() => {
        void finish().finally(() => process.exit(0));
      });
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
  }
}
