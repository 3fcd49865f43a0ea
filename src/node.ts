import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from './app.ts';
import { createAssistant } from './answer/assistant.ts';
import { createEngine } from './answer/create-engine.ts';
import { today } from './channels/today.ts';
import { openCorpusIndex } from './cli/open-corpus-index.ts';
import { SettingsError } from './config/errors.ts';
import { loadSettings, type LoadedSettings } from './config/load.node.ts';
import { CorpusError } from './corpus/errors.ts';
import { createHashPerson } from './log/hash-person.ts';
import { createLogger } from './log/logger.ts';
import { createMetrics } from './log/metrics.ts';
import { RetrievalError } from './retrieval/errors.ts';
import { StoreError } from './store/errors.ts';
import { openStore } from './store/open.node.ts';
import { personSalt } from './store/person-salt.ts';

const root = join(import.meta.dirname, '..');
const STOP_MS = 10_000;

/** Serves the application until SIGTERM or SIGINT; what was accepted is answered before it stops. */
async function main({ settings, hints, secrets }: LoadedSettings): Promise<void> {
  const began = performance.now();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  for (const hint of hints) say(hint);
  const clock = () => new Date();
  const corpus = await openCorpusIndex({ corpus: join(root, 'corpus'), index: { uri: settings.indexUri ?? join(settings.dataDir, 'index') }, progress: say });
  const store = await openStore(settings.databaseUrl, { dataDir: settings.dataDir, clock: Date.now });
  const hashPerson = createHashPerson(await personSalt(store, () => randomBytes(24).toString('base64url')));
  const logger = createLogger({ level: settings.logLevel, write: (line) => process.stdout.write(`${line}\n`), salt: hashPerson, secrets, clock });
  const engine = createEngine(corpus);
  const assistant = createAssistant({ engine, store, clock, today: () => today(clock()), newId: randomUUID, publicUrl: settings.publicUrl });
  const app = createApp({
    assistant, engine, logger, clock, metrics: createMetrics(), hashUser: hashPerson,
    ready: async () => ({ index: true, store: await store.ready() }),
    options: { publicUrl: settings.publicUrl, adminToken: settings.adminToken },
  });
  const server = serve({ fetch: app.fetch, port: settings.port, ...(settings.host === undefined ? {} : { hostname: settings.host }) }, ({ port }) => {
    say(`Youju is ready on http://localhost:${port} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    say(error.code === 'EADDRINUSE' ? `Port ${settings.port} is in use; stop the other program or set PORT to a free one.` : `The server cannot start: ${error.message}`);
    process.exit(1);
  });
  stopOnSignal(server, () => store.close());
}

function stopOnSignal(server: ServerType, close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      const late = setTimeout(() => process.exit(1), STOP_MS);
      server.close(() => {
        void close().finally(() => {
          clearTimeout(late);
          process.exit(0);
        });
      });
      if ('closeIdleConnections' in server) server.closeIdleConnections();
    });
  }
}

try {
  await main(loadSettings({ folder: root }));
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof CorpusError || error instanceof RetrievalError || error instanceof StoreError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
