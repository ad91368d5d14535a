/** Goes through whole tables of the PostgreSQL store, a page of rows at a time. */
import type { Postgres } from './postgres-pool.ts';

export interface WalkedRow {
  readonly chat_key: Buffer;
  /** 0 in the table of chats. */
  readonly id: number;
  readonly sealed: Buffer;
}

type SealedTable = 'chat' | 'outbox';

const PAGE_ROWS = 200;
const SWEEP_BATCH = 500;
const SEEN_BATCH = 5_000;

/** The rows of a table in order, page by page. */
export async function* pagesOf(db: Postgres, table: SealedTable): AsyncGenerator<readonly WalkedRow[]> {
  const text =
    table === 'chat'
      ? `select chat_key, 0 as id, sealed from chat where chat_key > $1 and $2::bigint = 0
         order by chat_key limit ${PAGE_ROWS}`
      : `select chat_key, id, sealed from outbox where chat_key > $1 or (chat_key = $1 and id > $2)
         order by chat_key, id limit ${PAGE_ROWS}`;
  let last: Pick<WalkedRow, 'chat_key' | 'id'> = { chat_key: Buffer.alloc(0), id: 0 };
  for (;;) {
    const rows = await db.run<WalkedRow>({ name: `page-of-${table}`, text }, [last.chat_key, last.id]);
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = end;
  }
}

/** A row and what it is to hold. */
export interface Resealed {
  readonly row: WalkedRow;
  readonly sealed: Buffer;
}

/**
 * Puts other sealed bytes in the place of those of these rows, except where somebody wrote meanwhile. In one statement:
 * each commit waits for the disk.
 */
export async function replaceSealed(db: Postgres, table: SealedTable, resealed: readonly Resealed[]): Promise<void> {
  if (resealed.length === 0) return;
  const isRow = table === 'chat' ? 'other.id = 0' : 'outbox.id = other.id';
  const text = `
    update ${table} set sealed = other.after
    from unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[]) as other (chat_key, id, before, after)
    where ${table}.chat_key = other.chat_key and ${table}.sealed = other.before and ${isRow}`;
  await db.run({ name: `replace-in-${table}`, text }, [
    resealed.map(({ row }) => row.chat_key),
    resealed.map(({ row }) => row.id),
    resealed.map(({ row }) => row.sealed),
    resealed.map(({ sealed }) => sealed),
  ]);
}

/** How many rows need another key than this one. */
export async function rowsOfOtherKeys(db: Postgres, sealKey: number): Promise<number> {
  const count = (table: SealedTable) =>
    `(select count(*) from ${table} where substring(sealed from 1 for 1) <> $1::bytea)`;
  const text = `select ${count('chat')} + ${count('outbox')} as count`;
  const [row] = await db.run<{ count: number }>({ name: 'rows-of-other-keys', text }, [Buffer.of(sealKey)]);
  return Number(row?.count);
}

/** @returns how many chats were deleted, with all of theirs */
export async function sweepChats(db: Postgres, lastDay: number): Promise<number> {
  const text = `delete from chat where chat_key in (select chat_key from chat where used_day < $1 limit ${SWEEP_BATCH})
    and used_day < $1 returning chat_key`;
  for (let swept = 0; ; ) {
    const batch = await db.transaction(async (session) => {
      const gone = await session.run<{ chat_key: Buffer }>({ name: 'sweep-chats', text }, [lastDay]);
      const keys = [gone.map((row) => row.chat_key)];
      // The queue goes first: who adds a message waits for it.
      await session.run({ name: 'sweep-queue', text: 'delete from queue where chat_key = any($1::bytea[])' }, keys);
      await session.run({ name: 'sweep-outbox', text: 'delete from outbox where chat_key = any($1::bytea[])' }, keys);
      return gone.length;
    });
    swept += batch;
    if (batch < SWEEP_BATCH) return swept;
  }
}

export async function sweepSeen(db: Postgres, lastDay: number): Promise<void> {
  const text = `with gone as (delete from seen where update_id in
      (select update_id from seen where seen_day < $1 limit ${SEEN_BATCH}) returning 1)
    select count(*) as count from gone`;
  for (let count = SEEN_BATCH; count === SEEN_BATCH; ) {
    const [row] = await db.run<{ count: number }>({ name: 'sweep-seen', text }, [lastDay]);
    count = row?.count ?? 0;
  }
}
