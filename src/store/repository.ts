import { createClient } from './client.ts';
import { createConversations } from './conversations.ts';
import type { Database } from './database.ts';
import { createJobs } from './jobs.ts';
import { schemaVersion } from './migrate.ts';
import { createOperator } from './operator.ts';
import { createSharedValues } from './shared-values.ts';
import type { Store } from './store.ts';

export type StoreOptions = Readonly<{
  /** milliseconds since 1970; leases and shared values run out by it */
  clock?: () => number;
  /** makes the leases; never the same twice */
  newId?: () => string;
}>;

/** The one store over any driver. The tables must be there: see `migrate`. */
export const createStore = (database: Database, { clock = Date.now, newId = () => crypto.randomUUID() }: StoreOptions = {}): Store => {
  const client = createClient(database);
  return {
    ...createConversations(client),
    ...createJobs(client, { clock, newId }),
    ...createOperator(client),
    ...createSharedValues(client, clock),
    ready: () =>
      schemaVersion(database).then(
        (version) => version > 0,
        () => false,
      ),
    close: () => database.close(),
  };
};
