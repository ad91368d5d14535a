/** Moves a whole store from a SQLite file into PostgreSQL: the rows sealed as they are, each compared afterwards. */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { type KeySource, loadKeys } from './keys.ts';
import { MOVING, openPostgres } from './postgres-open.ts';
import type { Postgres } from './postgres-pool.ts';
import { lockService } from './sqlite-lock.ts';
import { openDatabase } from './sqlite-open.ts';
import { StoreError } from './store-error.ts';

export interface Moved {
  /** False when everything was there already. */
  readonly isNew: boolean;
  readonly tables: readonly TableDigest[];
}

export interface TableDigest {
  readonly name: string;
  readonly count: number;
  /** SHA-256 over the SHA-256 of each row, in order; hex. */
  readonly digest: string;
}

type Value = Buffer | number | null;
type Row = readonly Value[];

interface MovedTable {
  readonly name: 'chat' | 'queue' | 'outbox' | 'seen';
  /** Type of each column; the first `keys` of them are the primary key, by which both sides are in order. */
  readonly columns: Readonly<Record<string, 'bytea' | 'bigint' | 'text'>>;
  readonly keys: number;
  readonly fromSqlite: string;
}

/** Nobody lives under that name, so whoever asks first may send. */
const HOLDER = 'moved';
const PAGE_ROWS = 1_000;
const TABLES: readonly MovedTable[] = [
  {
    name: 'chat',
    columns: { chat_key: 'bytea', version: 'bigint', used_day: 'bigint', card_id: 'bigint', sealed: 'bytea' },
    keys: 1,
    fromSqlite: 'select chat_key, version, used_day, card_id, sealed from chat order by chat_key',
  },
  {
    name: 'queue',
    columns: { chat_key: 'bytea', due_ms: 'bigint', last_id: 'bigint', card_id: 'bigint' },
    keys: 1,
    fromSqlite: `select chat_key, min(due_ms), max(id), max(card_id) from outbox group by chat_key order by chat_key`,
  },
  {
    name: 'outbox',
    columns: { chat_key: 'bytea', id: 'bigint', attempts: 'bigint', sealed: 'bytea' },
    keys: 2,
    fromSqlite: 'select chat_key, id, attempts, sealed from outbox order by chat_key, id',
  },
  {
    name: 'seen',
    columns: { update_id: 'bigint', seen_day: 'bigint' },
    keys: 1,
    fromSqlite: 'select update_id, max(seen_day) from seen group by update_id order by update_id',
  },
];

/**
 * Copies and verifies. An interrupted move begins anew when it is run again; until one has ended well, no service opens the
 * database. The file stays as it is.
 * @param file of a store that no service uses now
 * @throws {StoreError} if either cannot be used, the database has other chats, or a row has not arrived as it was
 */
export async function moveStore(file: string, url: string, dataKey: KeySource): Promise<Moved> {
  const lock = lockService(file);
  try {
    const source = openDatabase(file, loadKeys(dataKey, file));
    try {
      const { db } = await openPostgres(url, dataKey, () => {}); // what fails is thrown by the statement after it
      try {
        return await move(source, db);
      } finally {
        await db.close();
      }
    } finally {
      source.close();
    }
  } finally {
    lock.release();
  }
}

async function move(source: Database.Database, db: Postgres): Promise<Moved> {
  const tables = await Promise.all(TABLES.map((table) => digestOf(table, rowsOfSqlite(source, table))));
  if (!(await begin(db))) {
    const difference = await firstDifference(db, tables);
    if (difference === undefined) return { isNew: false, tables };
    throw new StoreError(db.where, 'the database has other chats already', 'name an empty one');
  }
  await db.transaction(({ script }) => script('truncate chat, queue, outbox, seen'));
  await copyProofs(source, db);
  for (const table of TABLES) {
    for (const page of pagesOf(rowsOfSqlite(source, table))) await insert(db, table, page);
  }
  const difference = await firstDifference(db, tables);
  if (difference !== undefined) {
    throw new StoreError(db.where, `the rows of "${difference}" did not arrive as they were`, 'run it again');
  }
  await db.run({ name: 'end-move', text: 'delete from meta where name = $1' }, [MOVING]);
  return { isNew: true, tables };
}

/**
 * Marks the database as one that is moved into.
 * @returns false for one that has rows, and not of an interrupted move
 * @throws {StoreError} if a service uses it
 */
function begin(db: Postgres): Promise<boolean> {
  return db.transaction(async ({ run }) => {
    const alive = await run({ name: 'alive', text: 'select 1 from replica where alive_until > now() limit 1' }, []);
    if (alive.length > 0) throw new StoreError(db.where, 'a service uses this database', 'stop it, and run it again');
    const marked = await run({ name: 'is-moving', text: 'select 1 from meta where name = $1' }, [MOVING]);
    if (marked.length > 0) return true;
    for (const { name } of TABLES) {
      if ((await run({ name: `any-${name}`, text: `select 1 from ${name} limit 1` }, [])).length > 0) return false;
    }
    await run({ name: 'begin-move', text: 'insert into meta (name, value) values ($1, $2)' }, [
      MOVING,
      Buffer.alloc(0),
    ]);
    return true;
  });
}

/** Which keys the rows need is known by these. */
async function copyProofs(source: Database.Database, db: Postgres): Promise<void> {
  const text = 'insert into meta (name, value) values ($1, $2) on conflict (name) do nothing';
  for (const [name, value] of source.prepare<[], [string, Buffer]>('select name, value from meta').raw().all()) {
    await db.run({ name: 'copy-proof', text }, [name, value]);
  }
}

async function firstDifference(db: Postgres, expected: readonly TableDigest[]): Promise<string | undefined> {
  for (const [index, table] of TABLES.entries()) {
    const { count, digest } = await digestOf(table, rowsOfPostgres(db, table));
    if (count !== expected[index]?.count || digest !== expected[index]?.digest) return table.name;
  }
  return undefined;
}

async function digestOf({ name }: MovedTable, rows: Iterable<Row> | AsyncIterable<Row>): Promise<TableDigest> {
  const whole = createHash('sha256');
  let count = 0;
  for await (const row of rows) {
    whole.update(createHash('sha256').update(row.map(textOf).join(',')).digest());
    count += 1;
  }
  return { name, count, digest: whole.digest('hex') };
}

function textOf(value: Value): string {
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}

function rowsOfSqlite(source: Database.Database, { fromSqlite }: MovedTable): Iterable<Row> {
  return source.prepare<[], Value[]>(fromSqlite).raw().iterate();
}

async function* rowsOfPostgres(db: Postgres, { name, columns, keys }: MovedTable): AsyncGenerator<Row> {
  const names = Object.keys(columns);
  const key = names.slice(0, keys);
  const after = key.map((_, index) => `$${index + 1}`).join(', ');
  const select = `select ${names.join(', ')} from ${name}`;
  const order = `order by ${key.join(', ')} limit ${PAGE_ROWS}`;
  const first = { name: `first-of-${name}`, text: `${select} ${order}` };
  const next = { name: `next-of-${name}`, text: `${select} where (${key.join(', ')}) > (${after}) ${order}` };
  let last: Row | undefined;
  for (;;) {
    const found =
      last === undefined
        ? await db.run<Record<string, Value>>(first, [])
        : await db.run<Record<string, Value>>(next, last.slice(0, keys));
    const rows = found.map((row) => names.map((column) => row[column] ?? null));
    yield* rows;
    last = rows.at(-1);
    if (rows.length < PAGE_ROWS) return;
  }
}

function* pagesOf(rows: Iterable<Row>): Generator<readonly Row[]> {
  let page: Row[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < PAGE_ROWS) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** One array for each column. */
async function insert(db: Postgres, { name, columns }: MovedTable, page: readonly Row[]): Promise<void> {
  const extra = name === 'queue' ? { column: ', holder', value: `, '${HOLDER}'` } : { column: '', value: '' };
  const names = Object.keys(columns).join(', ');
  const arrays = Object.values(columns).map((type, index) => `$${index + 1}::${type}[]`);
  const text = `insert into ${name} (${names}${extra.column}) select moved.*${extra.value} from unnest(${arrays.join(', ')}) as moved`;
  const values = arrays.map((_, index) => page.map((row) => row[index]));
  await db.run({ name: `insert-into-${name}`, text }, values);
}
