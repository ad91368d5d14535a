/** The statements of the SQLite store, prepared once. */
import type Database from 'better-sqlite3';

interface SealedChat {
  readonly version: number;
  readonly sealed: Buffer;
}

interface ChatMarks {
  readonly version: number;
  readonly used_day: number;
  readonly card_id: number | null;
}

interface Waiting {
  readonly due_ms: number;
  readonly card_id: number | null;
}

export interface PendingRow {
  readonly id: number;
  readonly due_ms: number;
  readonly attempts: number;
  /** That of the chat, or the message's own where there is no row of the chat. */
  readonly card_id: number | null;
  readonly sealed: Buffer;
}

/** Prepares them for a database that is of the newest version. */
export function prepareAll(db: Database.Database) {
  return {
    chat: db.prepare<[Buffer], SealedChat>('select version, sealed from chat where chat_key = ?'),
    chatMarks: db.prepare<[Buffer], ChatMarks>('select version, used_day, card_id from chat where chat_key = ?'),
    // SQLite takes a row out of the index of a column that is set and puts it back, also when nothing changes.
    putChatAgain: db.prepare<[number, Buffer, Buffer]>('update chat set version = ?, sealed = ? where chat_key = ?'),
    putChat: db.prepare<[Buffer, number, number, number | null, Buffer]>(
      `insert into chat (chat_key, version, used_day, card_id, sealed) values (?, ?, ?, ?, ?)
       on conflict (chat_key) do update
       set version = excluded.version, used_day = excluded.used_day, sealed = excluded.sealed`,
    ),
    deleteChat: db.prepare<[Buffer]>('delete from chat where chat_key = ?'),
    unusedChats: db.prepare<[number, number], Buffer>('select chat_key from chat where used_day < ? limit ?').pluck(),
    setCard: db.prepare<[number | null, Buffer]>('update chat set card_id = ? where chat_key = ?'),
    seen: db.prepare<[number, number, number, number]>(
      'select 1 from seen where update_id = ? and seen_day in (?, ?, ?)',
    ),
    sealKeys: db
      .prepare<[], number>("select cast(substr(name, 10) as integer) from meta where name like 'seal-key-%'")
      .pluck(),
    addSeen: db.prepare<[number, number]>('insert into seen (seen_day, update_id) values (?, ?)'),
    deleteSeen: db.prepare<[number, number]>(
      `delete from seen where (seen_day, update_id) in
       (select seen_day, update_id from seen where seen_day < ? limit ?)`,
    ),
    addPending: db.prepare<[Buffer, number, number | null, Buffer]>(
      'insert into outbox (chat_key, due_ms, card_id, sealed) values (?, ?, ?, ?)',
    ),
    // They all say the same. With an order, SQLite would prepare the statement anew each time that a key is bound.
    waiting: db.prepare<[Buffer], Waiting>('select due_ms, card_id from outbox where chat_key = ? limit 1'),
    firstPending: db.prepare<[Buffer], PendingRow>(
      `select o.id, o.due_ms, o.attempts, o.sealed,
         case when c.chat_key is null then o.card_id else c.card_id end as card_id
       from outbox o left join chat c on c.chat_key = o.chat_key
       where o.chat_key = ? order by o.due_ms, o.id limit 1`,
    ),
    // Of a long queue the end is enough: what is not seen to be overtaken is sent.
    lastPending: db
      .prepare<[Buffer, number], Buffer>(
        'select sealed from outbox where chat_key = ? and id > ? order by id desc limit 10',
      )
      .pluck(),
    dueChats: db
      .prepare<[number, number], Buffer>(
        `select chat_key from outbox group by chat_key having min(due_ms) <= ? order by min(due_ms), min(id) limit ?`,
      )
      .pluck(),
    backlog: db.prepare<[], { count: number; oldest: number | null }>(
      'select count(*) as count, min(due_ms) as oldest from outbox',
    ),
    deletePending: db.prepare<[number]>('delete from outbox where id = ?'),
    deleteOutbox: db.prepare<[Buffer]>('delete from outbox where chat_key = ?'),
    countAttempt: db.prepare<[number]>('update outbox set attempts = attempts + 1 where id = ?'),
    postpone: db.prepare<[number, Buffer]>('update outbox set due_ms = ? where chat_key = ?'),
    setPendingCard: db.prepare<[number | null, Buffer]>('update outbox set card_id = ? where chat_key = ?'),
  };
}
