-- Generated from src/store/migrations.ts; to rebuild: npx vitest run --project node src/store/migrations -u
CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY);
INSERT INTO schema_versions (version) VALUES (1);
CREATE TABLE conversations (
  person TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,
  last_turn TEXT NOT NULL,
  state TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE turns (
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
);
CREATE UNIQUE INDEX turns_by_message ON turns (person, message);
CREATE INDEX turns_by_person ON turns (person, at);
CREATE INDEX turns_by_time ON turns (at);
CREATE TABLE feedback (
  turn TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  useful INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  channel TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX feedback_by_person ON feedback (person);
CREATE TABLE jobs (
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
);
CREATE UNIQUE INDEX jobs_in_order ON jobs (person, sequence);
CREATE INDEX jobs_by_state ON jobs (state, at);
CREATE INDEX jobs_by_time ON jobs (at);
CREATE TABLE unanswered (
  key TEXT PRIMARY KEY,
  question TEXT NOT NULL,
  gap TEXT NOT NULL,
  nearest TEXT,
  count BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);
CREATE TABLE shared_values (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  amount BIGINT NOT NULL,
  person TEXT,
  expires_at BIGINT NOT NULL
);
CREATE INDEX shared_values_by_person ON shared_values (person);
CREATE INDEX shared_values_by_end ON shared_values (expires_at);
