import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type Dialect,
} from 'kysely';
import type { Database, Statement } from './database.ts';
import type { Tables } from './tables.ts';

/** A typed query that has not been run. */
type Query<Row> = { compile(): CompiledQuery<Row> };

export type Client = Readonly<{
  /** Kysely as a builder only: it writes the SQL of the dialect, the driver runs it. */
  build: Kysely<Tables>;
  all<Row>(query: Query<Row>): Promise<Row[]>;
  first<Row>(query: Query<Row>): Promise<Row | undefined>;
  /** All of them or none; the rows of each. */
  batch(queries: readonly Query<unknown>[]): Promise<(readonly unknown[])[]>;
}>;

export const createClient = (database: Database): Client => {
  const all = async <Row>(query: Query<Row>): Promise<Row[]> => {
    const [rows = []] = await database.execute([statement(query)]);
    return rows as Row[]; // the builder typed the query, the driver only ran it
  };
  return {
    build: new Kysely<Tables>({ dialect: builderOnly[database.dialect] }),
    all,
    first: async (query) => (await all(query))[0],
    batch: (queries) => database.execute(queries.map(statement)),
  };
};

/** PostgreSQL's text cannot hold U+0000, which a JSON request can. */
const statement = (query: Query<unknown>): Statement => {
  const { sql, parameters } = query.compile();
  return { sql, parameters: parameters.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value)) };
};

const builderOnly: Readonly<Record<Database['dialect'], Dialect>> = {
  sqlite: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  postgres: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
};
