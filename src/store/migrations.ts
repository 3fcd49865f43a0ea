/** One step of the tables' history. Never change one that was released: add another. The SQL is common to SQLite, D1 and PostgreSQL. */
export type Migration = Readonly<{ version: number; name: string; statements: readonly string[] }>;

export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'start',
    statements: [
      `CREATE TABLE conversations (
  person TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,
  last_turn TEXT NOT NULL,
  state TEXT NOT NULL,
  updated_at BIGINT NOT NULL
)`,
      `CREATE TABLE turns (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  message TEXT,
  channel TEXT NOT NULL,
  question TEXT NOT NULL,
  reply TEXT NOT NULL,
  citations TEXT NOT NULL,
  outcome TEXT NOT NULL,
  refused INTEGER NOT NULL,
  as_of TEXT NOT NULL,
  at BIGINT NOT NULL
)`,
      `CREATE UNIQUE INDEX turns_by_message ON turns (person, message)`,
      `CREATE INDEX turns_by_person ON turns (person, at)`,
      `CREATE INDEX turns_by_time ON turns (at)`,
      `CREATE TABLE feedback (
  turn TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  useful INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  channel TEXT NOT NULL,
  at BIGINT NOT NULL
)`,
      `CREATE INDEX feedback_by_person ON feedback (person)`,
      `CREATE TABLE jobs (
  key TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  channel TEXT NOT NULL,
  text TEXT NOT NULL,
  address TEXT,
  state TEXT NOT NULL,
  lease TEXT,
  lease_until BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  parts TEXT NOT NULL,
  part_count INTEGER NOT NULL,
  sent_parts INTEGER NOT NULL,
  at BIGINT NOT NULL
)`,
      `CREATE UNIQUE INDEX jobs_in_order ON jobs (person, sequence)`,
      `CREATE INDEX jobs_by_state ON jobs (state, at)`,
      `CREATE INDEX jobs_by_time ON jobs (at)`,
      `CREATE TABLE unanswered (
  key TEXT PRIMARY KEY,
  question TEXT NOT NULL,
  gap TEXT NOT NULL,
  nearest TEXT,
  count BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL
)`,
      `CREATE TABLE shared_values (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  amount BIGINT NOT NULL,
  person TEXT,
  expires_at BIGINT NOT NULL
)`,
      `CREATE INDEX shared_values_by_person ON shared_values (person)`,
      `CREATE INDEX shared_values_by_end ON shared_values (expires_at)`,
    ],
  },
];

/** Holds the versions that were applied. */
export const versionsTable = `CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY)`;

/** The step's version goes in first: where another process was quicker, the key is there and the whole batch fails. */
export const stepsOf = (migration: Migration): readonly string[] => [`INSERT INTO schema_versions (version) VALUES (${migration.version})`, ...migration.statements];

/** A migration as a file for `wrangler d1 migrations apply`; a program that starts on such tables finds its step applied. */
export const migrationFile = (migration: Migration): string =>
  `-- Generated from src/store/migrations.ts; to rebuild: npx vitest run --project node src/store/migrations -u\n${[versionsTable, ...stepsOf(migration)].map((sql) => `${sql};\n`).join('')}`;

export const migrationFileName = ({ version, name }: Migration): string => `${String(version).padStart(4, '0')}_${name}.generated.sql`;
