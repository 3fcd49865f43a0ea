import { createEngine } from '../answer/create-engine.ts';
import type { Engine } from '../answer/engine.ts';
import { secretsIn } from '../config/secrets.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { createHashPerson, type HashPerson } from '../log/hash-person.ts';
import { createLogger, type Logger } from '../log/logger.ts';
import { createMetrics, type Metrics } from '../log/metrics.ts';
import { RetrievalError } from '../retrieval/errors.ts';
import { readSnapshot } from '../retrieval/engine-snapshot.ts';
import { openD1 } from '../store/d1.ts';
import { migrate } from '../store/migrate.ts';
import { personSalt } from '../store/person-salt.ts';
import { createStore } from '../store/repository.ts';
import type { Store } from '../store/store.ts';
import type { Bindings } from './platform.ts';

/** What an isolate keeps between requests: nothing that another isolate would miss. */
export type Loaded = Readonly<{ settings: Settings; engine: Engine; hashPerson: HashPerson; logger: Logger; metrics: Metrics }>;

const SNAPSHOT_URL = 'https://assets.local/_data/index.bin';

/**
 * Brings the tables up to date, and reads settings, snapshot and salt. Values are kept by the caller, never promises: one that a request began would be lost with that request.
 * Throws a SettingsError, a StoreError or a RetrievalError (`index-missing`, `snapshot-broken`).
 */
export async function load(env: Bindings, store: Store): Promise<Loaded> {
  const settings = readSettings(env);
  await migrate(openD1(env.DB));
  const hashPerson = createHashPerson(await personSalt(store, randomSalt));
  const logger = createLogger({ level: settings.logLevel, write: (line) => console.log(line), salt: hashPerson, secrets: secretsIn(env) });
  const { corpus, prepared } = await readSnapshot(await fetchSnapshot(env));
  return { settings, engine: createEngine(corpus, prepared), hashPerson, logger, metrics: createMetrics() };
}

/** A store holds no state, so each request has its own: what one request has begun, no other may wait for. */
export const storeOf = (env: Bindings): Store => createStore(openD1(env.DB), { clock: Date.now });

async function fetchSnapshot({ ASSETS }: Bindings): Promise<Uint8Array<ArrayBuffer>> {
  const response = await ASSETS.fetch(SNAPSHOT_URL);
  if (!response.ok) throw new RetrievalError('index-missing', `the Worker's assets hold no index snapshot (${response.status}); write it with npm run snapshot and deploy again`);
  return new Uint8Array(await response.arrayBuffer());
}

function randomSalt(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
