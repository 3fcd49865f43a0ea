import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createEngine } from './answer/create-engine.ts';
import { assemble, chatModelOf } from './assemble.ts';
import { SettingsError } from './config/errors.ts';
import { loadSettings, type LoadedSettings } from './config/load.node.ts';
import type { Corpus } from './corpus/corpus.ts';
import { CorpusError } from './corpus/errors.ts';
import { createHashPerson } from './log/hash-person.ts';
import { createLogger } from './log/logger.ts';
import { createMetrics } from './log/metrics.ts';
import { openLiveIndex } from './node/live-index.ts';
import { stopOnSignal } from './node/serving.ts';
import { RetrievalError } from './retrieval/errors.ts';
import { StoreError } from './store/errors.ts';
import { openStore } from './store/open.node.ts';
import { personSalt } from './store/person-salt.ts';

const root = join(import.meta.dirname, '..');
const HOUR = 3600 * 1000;
/** Reply jobs that nobody fetched. */
const JOBS_KEPT = 48 * HOUR;

/** Serves the application until SIGTERM or SIGINT; what was accepted is answered before it stops. */
async function main({ settings, hints, secrets }: LoadedSettings): Promise<void> {
  const began = performance.now();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  for (const hint of hints) say(hint);
  const clock = () => new Date();
  const begun = Date.now();
  const index = await openLiveIndex({ folder: join(root, 'corpus'), index: { uri: settings.indexUri ?? join(settings.dataDir, 'index') }, progress: say });
  const store = await openStore(settings.databaseUrl, { dataDir: settings.dataDir, clock: Date.now });
  const hashPerson = createHashPerson(await personSalt(store, () => randomBytes(24).toString('base64url')));
  const logger = createLogger({ level: settings.logLevel, write: (line) => process.stdout.write(`${line}\n`), salt: hashPerson, secrets, clock });
  const metrics = createMetrics();
  const chat = chatModelOf(settings, metrics);
  let stopping = false;
  const ready = async () => ({ index: !stopping, store: !stopping && (await store.ready()) });

  const started = (corpus: Corpus) => {
    const { app, channels } = assemble({ settings, engine: createEngine(corpus), store, hashPerson, logger, metrics, clock, ready, chat, started: begun });
    return { app, stops: channels.map((channel) => channel.start()) };
  };
  let current = started(index.corpus);
  const stopWatching = index.watch(
    (corpus) => {
      // Another index, another application over the same store; what the old one has begun it finishes.
      const { stops } = current;
      current = started(corpus);
      for (const stop of stops) void stop();
      logger.info('the index has changed', { documents: corpus.documents.length, passages: corpus.passages.length });
    },
    (error) => logger.warn('the index cannot be looked at', { reason: error instanceof Error ? error.message : String(error) }),
  );
  const expiring = setInterval(() => void store.expire({ before: Date.now() - JOBS_KEPT }).catch(() => logger.warn('expired rows could not be removed')), HOUR);

  const fetch: typeof current.app.fetch = (request, ...rest) => current.app.fetch(request, ...rest);
  const server = serve({ fetch, port: settings.port, ...(settings.host === undefined ? {} : { hostname: settings.host }) }, ({ port }) => {
    say(`Youju is ready on http://localhost:${port} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    say(error.code === 'EADDRINUSE' ? `Port ${settings.port} is in use; stop the other program or set PORT to a free one.` : `The server cannot start: ${error.message}`);
    process.exit(1);
  });
  stopOnSignal({
    server,
    say,
    onStopping: () => {
      stopping = true;
      stopWatching();
      clearInterval(expiring);
    },
    finish: async () => {
      await Promise.all(current.stops.map((stop) => stop()));
      await store.close();
    },
  });
}

try {
  await main(loadSettings({ folder: root }));
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof CorpusError || error instanceof RetrievalError || error instanceof StoreError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
