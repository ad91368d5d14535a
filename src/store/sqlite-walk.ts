/** Goes through whole tables of the SQLite store, a page of rows at a time. */
import type Database from 'better-sqlite3';
import { type Sealer, sealKeyOf } from './seal.ts';

/** A turn waits some 10 ms at most while so many rows are sealed anew. */
export const PAGE_ROWS = 200;

export interface WalkedRow {
  readonly rowid: number;
  readonly chat_key: Buffer;
  readonly sealed: Buffer;
}

type SealedTable = 'chat' | 'outbox';

/** The next rows in order of rowid; empty after the last. */
export function rowsAfter(db: Database.Database, table: SealedTable, rowid: number): readonly WalkedRow[] {
  const sql = `select rowid as rowid, chat_key, sealed from ${table} where rowid > ? order by rowid limit ${PAGE_ROWS}`;
  return db.prepare<[number], WalkedRow>(sql).all(rowid);
}

/**
 * Within a transaction: seals a page of rows anew that an older key sealed.
 * @param open reads a row; undefined for one that cannot be read, which stays as it is
 * @returns rowid of the last row of the page; null after the last page
 */
export function resealPage(
  db: Database.Database,
  table: SealedTable,
  rowid: number,
  sealer: Sealer,
  open: (row: WalkedRow) => Buffer | undefined,
): number | null {
  const rows = rowsAfter(db, table, rowid);
  const put = db.prepare<[Buffer, number]>(`update ${table} set sealed = ? where rowid = ?`);
  for (const row of rows) {
    if (sealKeyOf(row.sealed) === sealer.sealKey) continue;
    const plain = open(row);
    if (plain !== undefined) put.run(sealer.seal(plain, { table, key: row.chat_key }), row.rowid);
  }
  return rows.at(-1)?.rowid ?? null;
}

/** How many rows need another key than this one. */
export function rowsOfOtherKeys(db: Database.Database, sealKey: number): number {
  const count = (table: SealedTable): number =>
    db
      .prepare<[Buffer], number>(`select count(*) from ${table} where substr(sealed, 1, 1) <> ?`)
      .pluck()
      .get(Buffer.of(sealKey)) ?? 0;
  return count('chat') + count('outbox');
}
