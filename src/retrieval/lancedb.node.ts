import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Connection, Table } from '@lancedb/lancedb';
import { reason } from '../corpus/errors.ts';
import { RetrievalError } from './errors.ts';
import { indexMetaSchema, ROW_KINDS, type IndexMeta, type IndexRow, type RowKind } from './index-rows.ts';
import type { IndexWriter, OpenIndex, StoredRow } from './index-store.ts';
import { limited } from './limited.ts';

// The only file that knows LanceDB. It is loaded when first used: the native library takes a tenth of a second and more.
// All rows and the meta stand in one table, and each write is one commit of that table; so a reader never meets half of one.

export type IndexLocation = Readonly<{
  /** a folder, or s3://…, gs://…, az://…, db://… */
  uri: string;
  /** credentials and the like, as LanceDB names them */
  storageOptions?: Readonly<Record<string, string>>;
}>;

const TABLE = 'rows';
const META_ID = 'meta';
const TEXT_COLUMNS = ['id', 'kind', 'document', 'documentHash', 'anchor', 'text', 'payload'] as const;
const SCANS_AT_ONCE = 2;

/** Opens the index for reading. Throws a RetrievalError: `index-missing`, `index-unreadable`, `rows-broken`. */
export const openIndex = async (location: IndexLocation): Promise<OpenIndex> => {
  const connection = await connected(location);
  const table = await openTable(connection, location);
  if (table === undefined) {
    connection.close();
    throw new RetrievalError('index-missing', `there is no index in ${location.uri}; run npm run ingest`);
  }
  const version = await table.version();
  const { rows, meta } = await readRows(table, location);
  const scan = limited(SCANS_AT_ONCE);
  const search = async (vector: Float32Array, k: number): Promise<{ id: string; distance: number }[]> => {
    if (vector.length !== meta.dimension)
      throw new RetrievalError('index-vectors', `the index holds vectors of ${meta.dimension} numbers, the query has ${vector.length}; run npm run ingest`);
    const query = () => table.query().nearestTo(vector).distanceType('cosine').bypassVectorIndex().where('vector IS NOT NULL').select(['id', '_distance']).limit(k).toArray();
    const found: readonly { id: string; _distance: number }[] = await query().catch(async (error: unknown) => {
      // The files of this version were tidied away: look at the newest.
      if (!/not found/iu.test(reason(error))) throw error;
      await table.checkoutLatest();
      return query();
    });
    return found.map(({ id, _distance }) => ({ id, distance: _distance }));
  };
  return {
    rows,
    meta,
    vectorSearch: (vector, k) => scan(() => search(vector, k)),
    isLatest: async () => {
      const newest = await connection.openTable(TABLE);
      const same = (await newest.version()) === version;
      newest.close();
      return same;
    },
    close: () => {
      table.close();
      connection.close();
    },
  };
};

/** Opens the index for writing; a folder is made where there is none. Throws a RetrievalError (`index-not-writable`). One writer at a time: see ingest-lock.node.ts. */
export const openIndexWriter = async (location: IndexLocation): Promise<IndexWriter> => {
  if (!isRemote(location.uri)) await ensureWritable(resolve(location.uri));
  const connection = await connected(location);
  let table: Table | undefined;
  const current = async (): Promise<Table> => {
    table ??= await openTable(connection, location);
    if (table === undefined) throw new RetrievalError('index-missing', `there is no index in ${location.uri}`);
    return table;
  };
  return {
    state: async () => {
      try {
        table = await openTable(connection, location);
        if (table === undefined) return undefined;
        const { rows, meta } = await readRows(table, location, ['id', 'kind', 'document', 'documentHash', 'payload']);
        return { meta, hashes: new Map(rows.map((row) => [row.document, row.documentHash])) };
      } catch (error) {
        if (!(error instanceof RetrievalError)) throw error;
        // What cannot be read is made anew out of the corpus.
        return undefined;
      }
    },
    vectors: async (documents) => {
      const found = await (
        await current()
      )
        .query()
        .where(`${inDocuments(documents)} AND vector IS NOT NULL`)
        .select(['id', 'text', 'vector'])
        .toArrow();
      const [ids, texts, vectors] = [found.getChild('id')!, found.getChild('text')!, found.getChild('vector')!];
      return new Map(
        Array.from({ length: found.numRows }, (_, at) => [String(ids.get(at)), { text: String(texts.get(at)), vector: Float32Array.from(vectors.get(at) as Iterable<number>) }]),
      );
    },
    replace: async (rows, meta) => {
      const data = await arrowTable(rows, meta.dimension, meta);
      const first = table === undefined && !(await connection.tableNames()).includes(TABLE);
      table?.close();
      table = await connection.createTable(TABLE, data, { mode: first ? 'create' : 'overwrite' });
    },
    merge: async (rows, documents) => {
      const target = await current();
      const { dimension } = (await readRows(target, location, ['id', 'kind', 'document', 'documentHash', 'payload'])).meta;
      await target
        .mergeInsert('id')
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .whenNotMatchedBySourceDelete({ where: `${inDocuments(documents)} AND id <> '${META_ID}'` })
        .execute(await arrowTable(rows, dimension));
    },
    tidy: async (olderThan) => {
      await (await current()).optimize({ cleanupOlderThan: olderThan });
    },
    close: () => {
      table?.close();
      connection.close();
    },
  };
};

const TEXTS_AT_ONCE = 20_000;

/** LanceDB's own full-text search over tokens joined by blanks, each text known by its number: the peer that our BM25 is measured against. */
export const fullTextSearch = async (folder: string, texts: Iterable<string>) => {
  const { Index } = await import('@lancedb/lancedb');
  const connection = await connected({ uri: folder });
  let table: Table | undefined;
  let rows: { number: number; text: string }[] = [];
  const write = async (): Promise<Table> => {
    if (table === undefined) table = await connection.createTable('texts', rows);
    else if (rows.length > 0) await table.add(rows);
    return table;
  };
  let number = 0;
  for (const text of texts) {
    rows.push({ number: number++, text });
    if (rows.length < TEXTS_AT_ONCE) continue;
    await write();
    rows = [];
  }
  const filled = await write();
  await filled.createIndex('text', {
    config: Index.fts({ baseTokenizer: 'whitespace', stem: false, removeStopWords: false, asciiFolding: false, lowercase: true, withPosition: false }),
  });
  return {
    search: async (words: string, k: number): Promise<number[]> => {
      const found: readonly { number: number }[] = await filled.search(words, 'fts', 'text').select(['number', '_score']).limit(k).toArray();
      return found.map(({ number }) => Number(number));
    },
    close: () => {
      filled.close();
      connection.close();
    },
  };
};

export const isRemote = (uri: string): boolean => /^[a-z][a-z\d+.-]+:\/\//iu.test(uri);

const connected = async ({ uri, storageOptions }: IndexLocation): Promise<Connection> => {
  const { connect } = await import('@lancedb/lancedb');
  const place = isRemote(uri) ? uri : resolve(uri);
  return connect(place, storageOptions === undefined ? {} : { storageOptions: { ...storageOptions } });
};

/** A first write that was cut short leaves a folder without a table: then there is none yet. */
const openTable = async (connection: Connection, { uri }: IndexLocation): Promise<Table | undefined> => {
  try {
    return await connection.openTable(TABLE);
  } catch (error) {
    if (/not found|does not exist|no such file/iu.test(reason(error))) return undefined;
    throw new RetrievalError('index-unreadable', `the index in ${uri} cannot be read (${reason(error)}); run npm run ingest`, { cause: error });
  }
};

const readRows = async (table: Table, { uri }: IndexLocation, columns: readonly string[] = TEXT_COLUMNS): Promise<{ rows: IndexRow[]; meta: IndexMeta }> => {
  let found;
  try {
    found = await table
      .query()
      .select([...columns, 'position'])
      .toArrow();
  } catch (error) {
    throw new RetrievalError('index-unreadable', `the index in ${uri} cannot be read (${reason(error)}); run npm run ingest`, { cause: error });
  }
  const column = (name: string): readonly unknown[] => {
    const vector = found.getChild(name);
    return vector === null ? [] : Array.from(vector.toArray() as ArrayLike<unknown>);
  };
  const [text, position] = [new Map(columns.map((name) => [name, column(name)])), column('position')];
  const cell = (name: string, at: number): string => (text.get(name)?.[at] as string | null | undefined) ?? '';
  const rows: IndexRow[] = [];
  let meta: IndexMeta | undefined;
  for (let at = 0; at < found.numRows; at += 1) {
    const [id, kind] = [cell('id', at), cell('kind', at)];
    if (id === META_ID) meta = metaIn(cell('payload', at));
    else if (isRowKind(kind))
      rows.push({
        id,
        kind,
        document: cell('document', at),
        documentHash: cell('documentHash', at),
        anchor: cell('anchor', at),
        position: Number(position[at]),
        text: cell('text', at),
        payload: cell('payload', at),
      });
  }
  if (meta === undefined) throw new RetrievalError('rows-broken', `the index in ${uri} does not say what it was made with; run npm run ingest`);
  return { rows, meta };
};

const metaIn = (payload: string): IndexMeta | undefined => {
  try {
    return indexMetaSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
};

const isRowKind = (kind: string): kind is RowKind => ROW_KINDS.some((known) => known === kind);

const arrowTable = async (rows: readonly StoredRow[], dimension: number, meta?: IndexMeta) => {
  const { Field, FixedSizeList, Float32, Int32, Schema, Utf8 } = await import('apache-arrow');
  const { makeArrowTable } = await import('@lancedb/lancedb');
  const schema = new Schema([
    ...TEXT_COLUMNS.map((name) => new Field(name, new Utf8(), false)),
    new Field('position', new Int32(), false),
    new Field('vector', new FixedSizeList(dimension, new Field('item', new Float32(), true)), true),
  ]);
  const records = rows.map(({ row, vector }) => ({ ...row, vector: vector ?? null }));
  const head =
    meta === undefined ? [] : [{ id: META_ID, kind: META_ID, document: '', documentHash: '', anchor: '', text: '', payload: JSON.stringify(meta), position: 0, vector: null }];
  return makeArrowTable([...head, ...records], { schema });
};

/** A filter over documents; their ids come from file names, quotes in them are doubled all the same. */
const inDocuments = (documents: readonly string[]): string => `document IN (${documents.map((document) => `'${document.replaceAll("'", "''")}'`).join(', ')})`;

const ensureWritable = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new RetrievalError('index-not-writable', `the index folder ${folder} cannot be written (${reason(error)}); set INDEX_URI or DATA_DIR to one that can`, { cause: error });
  }
};
