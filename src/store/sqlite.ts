/** The store in one SQLite file. One process writes; each commit is one transaction that survives a power cut. */
import type Database from 'better-sqlite3';
import type { State } from '../domain/state.ts';
import { decodeChat, encodeChat } from './codec.ts';
import type { Keys } from './keys.ts';
import { type Addressed, decodeMessage, encodeMessage } from './message-codec.ts';
import { createSealer, type Place, type Sealer, sealKeyOf } from './seal.ts';
import { asStoreError } from './sqlite-error.ts';
import { BUSY_TIMEOUT_MS, openDatabase } from './sqlite-open.ts';
import { resealPage, rowsAfter, rowsOfOtherKeys } from './sqlite-walk.ts';
import type { Backlog, Loaded, Pending, Store, Turn } from './store.ts';
import { StoreError } from './store-error.ts';

export interface SqliteOptions {
  readonly file: string;
  readonly keys: Keys;
  /** Told of what did not stop the work, e.g. a row that cannot be read; its message holds nothing of what was in it. */
  readonly onTrouble: (error: unknown) => void;
}

const DAY_MS = 86_400_000;
/** Chats or update keys deleted in one go of the sweep, so that turns need not wait for it. */
const SWEEP_BATCH = 500;

interface ChatRow {
  readonly version: number;
  readonly card_id: number | null;
  readonly sealed: Buffer;
}

interface OutboxRow {
  readonly id: number;
  readonly chat_key: Buffer;
  readonly due_ms: number;
  readonly attempts: number;
  readonly card_id: number | null;
  readonly sealed: Buffer;
}

/**
 * Opens (or makes) the store.
 * @throws {StoreError} if the file is not ours, damaged, of a newer version, or of other keys; it is left as it was
 */
export function openSqliteStore(options: SqliteOptions): Store {
  const { file, keys, onTrouble } = options;
  const db = openDatabase(file, keys);
  return new SqliteStore(db, file, createSealer(keys), onTrouble);
}

class SqliteStore implements Store {
  readonly #db: Database.Database;
  readonly #file: string;
  readonly #sealer: Sealer;
  readonly #onTrouble: (error: unknown) => void;
  readonly #sql: ReturnType<typeof prepareAll>;
  readonly #write: Database.Transaction<(work: () => unknown) => unknown>;

  constructor(db: Database.Database, file: string, sealer: Sealer, onTrouble: (error: unknown) => void) {
    this.#db = db;
    this.#file = file;
    this.#sealer = sealer;
    this.#onTrouble = onTrouble;
    this.#sql = prepareAll(db);
    this.#write = db.transaction((work) => work());
  }

  async load(chatId: number): Promise<Loaded> {
    const key = this.#sealer.chatKey(chatId);
    const row = this.#try(() => this.#sql.chat.get(key));
    if (row === undefined) return { state: null, version: 0, isDamaged: false };
    const chat = this.#readable(() => decodeChat(this.#open(row.sealed, { table: 'chat', key })));
    return { state: chat?.state ?? null, version: row.version, isDamaged: chat === undefined };
  }

  async commit(turn: Turn): Promise<'committed' | 'duplicate' | 'conflict'> {
    const outcome = this.#transaction(() => this.#commit(turn));
    if (outcome === 'forgotten') this.#wipeLog();
    return outcome === 'forgotten' ? 'committed' : outcome;
  }

  #commit(turn: Turn): 'committed' | 'forgotten' | 'duplicate' | 'conflict' {
    const sql = this.#sql;
    const day = Math.floor(turn.nowMs / DAY_MS);
    if (sql.seen.get(turn.updateId, day, day - 1, day - 2) !== undefined) return 'duplicate';
    const key = this.#sealer.chatKey(turn.chatId);
    const chat = sql.chat.get(key);
    if ((chat?.version ?? 0) !== turn.version) return 'conflict';

    this.#followRotation();
    sql.addSeen.run(day, turn.updateId);
    const waiting = sql.firstPending.get(key);
    // Where there is no row of the chat, its card is known by the messages that wait.
    const cardId = (chat ?? waiting)?.card_id ?? null;
    if (turn.state !== null) {
      const bytes = encodeChat({ chatId: turn.chatId, state: turn.state });
      sql.putChat.run(key, turn.version + 1, day, cardId, this.#sealer.seal(bytes, { table: 'chat', key }));
    } else if (chat !== undefined) {
      sql.deleteChat.run(key);
      sql.deleteOutbox.run(key);
    }
    const dueMs = (turn.state === null && chat !== undefined ? undefined : waiting?.due_ms) ?? turn.nowMs;
    for (const message of turn.messages) {
      const bytes = encodeMessage({ chatId: turn.chatId, message });
      sql.addPending.run(key, dueMs, cardId, this.#sealer.seal(bytes, { table: 'outbox', key }));
    }
    return turn.state === null && chat !== undefined ? 'forgotten' : 'committed';
  }

  async dueChats(nowMs: number, limit: number): Promise<readonly number[]> {
    const keys = this.#try(() => this.#sql.dueChats.all(nowMs, limit));
    return keys.flatMap((key) => this.#firstReadable(key)?.chatId ?? []);
  }

  async nextPending(chatId: number, nowMs: number): Promise<Pending | null> {
    const key = this.#sealer.chatKey(chatId);
    const first = this.#firstReadable(key);
    if (first === null || first.row.due_ms > nowMs) return null;
    const chat = this.#try(() => this.#sql.chat.get(key));
    const { message, row } = first;
    const isOvertaken = message.place === 'card' && !message.anew && this.#hasCardBehind(row);
    const cardId = chat === undefined ? row.card_id : chat.card_id;
    return { id: row.id, chatId, message, attempts: row.attempts, cardId, isOvertaken };
  }

  async markSent(pending: Pending, cardId: number | null | undefined): Promise<void> {
    const key = this.#sealer.chatKey(pending.chatId);
    this.#quickTransaction(() => {
      this.#sql.deletePending.run(pending.id);
      if (cardId === undefined) return;
      const { changes } = this.#sql.setCard.run(cardId, key);
      if (changes === 0) this.#sql.setPendingCard.run(cardId, key);
    });
  }

  async postpone(pending: Pending, untilMs: number): Promise<void> {
    const key = this.#sealer.chatKey(pending.chatId);
    this.#quickTransaction(() => {
      this.#sql.countAttempt.run(pending.id);
      this.#sql.postpone.run(untilMs, key);
    });
  }

  async dropPending(chatId: number): Promise<void> {
    this.#quickTransaction(() => this.#sql.deleteOutbox.run(this.#sealer.chatKey(chatId)));
  }

  async backlog(): Promise<Backlog> {
    const found = this.#try(() => this.#sql.backlog.get());
    return { count: found?.count ?? 0, oldestDueMs: found?.oldest ?? null };
  }

  async sweep(beforeMs: number, nowMs: number): Promise<number> {
    const lastDay = Math.floor(beforeMs / DAY_MS);
    let swept = 0;
    for (let batch = SWEEP_BATCH; batch === SWEEP_BATCH; swept += batch) {
      batch = this.#transaction(() => {
        const keys = this.#sql.unusedChats.all(lastDay, SWEEP_BATCH);
        for (const key of keys) {
          this.#sql.deleteChat.run(key);
          this.#sql.deleteOutbox.run(key);
        }
        return keys.length;
      });
      await nextTurnOfLoop();
    }
    const lastSeenDay = Math.floor(nowMs / DAY_MS) - 2;
    while (this.#transaction(() => this.#sql.deleteSeen.run(lastSeenDay, SWEEP_BATCH).changes) === SWEEP_BATCH) {
      await nextTurnOfLoop();
    }
    if (swept > 0) this.#wipeLog();
    return swept;
  }

  async *allStates(): AsyncGenerator<State> {
    let rows = this.#try(() => rowsAfter(this.#db, 'chat', 0));
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      for (const { chat_key: key, sealed } of rows) {
        const chat = this.#readable(() => decodeChat(this.#open(sealed, { table: 'chat', key })));
        if (chat !== undefined) yield chat.state;
      }
      const { rowid } = last;
      rows = this.#try(() => rowsAfter(this.#db, 'chat', rowid));
      await nextTurnOfLoop();
    }
  }

  async reseal(): Promise<number> {
    for (const table of ['chat', 'outbox'] as const) {
      for (let rowid: number | null = 0; rowid !== null; await nextTurnOfLoop()) {
        const after: number = rowid;
        rowid = this.#transaction(() => {
          this.#followRotation();
          return resealPage(this.#db, table, after, this.#sealer, ({ chat_key: key, sealed }) =>
            this.#readable(() => this.#open(sealed, { table, key })),
          );
        });
      }
    }
    this.#wipeLog();
    return this.#try(() => rowsOfOtherKeys(this.#db, this.#sealer.sealKey));
  }

  async close(): Promise<void> {
    this.#try(() => this.#db.close());
  }

  /** The oldest message of a chat; unreadable ones on the way to it can never be sent and are taken away. */
  #firstReadable(key: Buffer): (Addressed & { readonly row: OutboxRow }) | null {
    for (;;) {
      const row = this.#try(() => this.#sql.firstPending.get(key));
      if (row === undefined) return null;
      const found = this.#readable(() => decodeMessage(this.#open(row.sealed, { table: 'outbox', key })));
      if (found !== undefined) return { ...found, row };
      this.#transaction(() => this.#sql.deletePending.run(row.id));
    }
  }

  #hasCardBehind({ id, chat_key: key }: OutboxRow): boolean {
    return this.#try(() => this.#sql.lastPending.all(key, id)).some((sealed) => {
      const found = this.#readable(() => decodeMessage(this.#open(sealed, { table: 'outbox', key })));
      return found?.message.place === 'card';
    });
  }

  #readable<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof StoreError) throw error; // the key is missing, not the row damaged
      const problem = 'a row cannot be read and is left out';
      this.#onTrouble(new StoreError(this.#file, problem, 'look for a disk fault, or an older program', error));
      return undefined;
    }
  }

  #transaction<Result>(work: () => Result): Result {
    return this.#try(() => this.#write.immediate(work)) as Result; // it returns what `work` returns
  }

  /** A key that is registered and unknown here was made by `npm run rotate-key` meanwhile. */
  #open(sealed: Buffer, place: Place): Buffer {
    const sealKey = sealKeyOf(sealed) ?? 0;
    if (!this.#sealer.knows(sealKey) && this.#sql.sealKeys.all().includes(sealKey)) this.#sealer.learn(sealKey);
    return this.#sealer.open(sealed, place);
  }

  /** Within a transaction: what it writes needs no key but the newest, in whatever process that was made. */
  #followRotation(): void {
    const newest = Math.max(...this.#sql.sealKeys.all());
    if (newest > this.#sealer.sealKey) this.#sealer.sealWith(newest);
  }

  /** Not flushed to the disk at once: after a power cut a message may be sent again, and that is accepted. */
  #quickTransaction(work: () => unknown): void {
    this.#db.pragma('synchronous = normal');
    try {
      this.#transaction(work);
    } finally {
      this.#db.pragma('synchronous = full');
    }
  }

  /** Takes what was deleted out of the write-ahead log too; a reader in the way leaves that to a later checkpoint. */
  #wipeLog(): void {
    this.#db.pragma('busy_timeout = 0');
    try {
      this.#db.pragma('wal_checkpoint(truncate)');
    } catch (error) {
      this.#onTrouble(asStoreError(this.#file, error)); // what was asked is committed all the same
    } finally {
      this.#db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  #try<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw asStoreError(this.#file, error);
    }
  }
}

function prepareAll(db: Database.Database) {
  return {
    chat: db.prepare<[Buffer], ChatRow>('select version, card_id, sealed from chat where chat_key = ?'),
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
    firstPending: db.prepare<[Buffer], OutboxRow>(
      'select * from outbox where chat_key = ? order by due_ms, id limit 1',
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

function nextTurnOfLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
