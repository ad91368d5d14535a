/** The statements of the SQLite store, prepared once. */
import type Database from 'better-sqlite3';

interface SealedChat {
  readonly version: number;
  readonly used_day: number;
  readonly sealed: Buffer;
}

/** What a turn meets; null where there is no row of the chat, or nothing waits for it. */
interface Before {
  readonly version: number | null;
  readonly used_day: number | null;
  readonly card_id: number | null;
  readonly waiting_due_ms: number | null;
  readonly waiting_card_id: number | null;
  readonly newest_seal_key: number;
}

export interface PendingRow {
  readonly id: number;
  readonly due_ms: number;
  readonly attempts: number;
  /** That of the chat, or the message's own where there is no row of the chat. */
  readonly card_id: number | null;
  readonly sealed: Buffer;
}

const SEAL_KEYS = "select cast(substr(name, 10) as integer) as number from meta where name like 'seal-key-%'";
const CHAT = 'from chat where chat_key = $key';
/** One of the messages that wait for a chat: they all say the same. */
const WAITING = 'from outbox where chat_key = $key limit 1';

/** Prepares them for a database that is of the newest version. */
export function prepareAll(db: Database.Database) {
  return {
    chat: db.prepare<[Buffer], SealedChat>('select version, used_day, sealed from chat where chat_key = ?'),
    // Another one than before when another connection has written.
    dataVersion: db.prepare<[], number>('pragma data_version').pluck(),
    // One statement for all of it, as each costs as much again; a join, or an order, would be planned anew for each key.
    before: db.prepare<{ key: Buffer }, Before>(
      `select (select version ${CHAT}) as version, (select used_day ${CHAT}) as used_day, (select card_id ${CHAT}) as card_id,
         (select due_ms ${WAITING}) as waiting_due_ms, (select card_id ${WAITING}) as waiting_card_id,
         (select max(number) from (${SEAL_KEYS})) as newest_seal_key`,
    ),
    // SQLite takes a row out of the index of a column that is set and puts it back, also when nothing changes.
    putChatAgain: db.prepare<[number, Buffer, Buffer, number]>(
      'update chat set version = ?, sealed = ? where chat_key = ? and version = ?',
    ),
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
    sealKeys: db.prepare<[], number>(SEAL_KEYS).pluck(),
    addUnseen: db.prepare<{ day: number; id: number }>(
      `insert into seen (seen_day, update_id) select $day, $id where not exists
       (select 1 from seen where update_id = $id and seen_day in ($day, $day - 1, $day - 2))`,
    ),
    deleteSeen: db.prepare<[number, number]>(
      `delete from seen where (seen_day, update_id) in
       (select seen_day, update_id from seen where seen_day < ? limit ?)`,
    ),
    addPending: db.prepare<[Buffer, number, number | null, Buffer]>(
      'insert into outbox (chat_key, due_ms, card_id, sealed) values (?, ?, ?, ?)',
    ),
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
