/** The store in one SQLite file. One process writes; each commit is one transaction that survives a power cut. */
import type Database from 'better-sqlite3';
import type { Message } from '../chat.ts';
import type { State } from '../domain/state.ts';
import { encodeChat } from './codec.ts';
import type { Keys } from './keys.ts';
import { createKnownChats, type KnownChat } from './known-chats.ts';
import { type Addressed, encodeMessage } from './message-codec.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { createSealer, type Sealer, sealKeyOf } from './seal.ts';
import { type Batch, createBatch } from './sqlite-batch.ts';
import { asStoreError } from './sqlite-error.ts';
import { BUSY_TIMEOUT_MS, openDatabase } from './sqlite-open.ts';
import { type PendingRow, prepareAll } from './sqlite-statements.ts';
import { resealPage, rowsAfter, rowsOfOtherKeys } from './sqlite-walk.ts';
import type { Backlog, Loaded, Pending, Store, Turn } from './store.ts';
import { createWaiting, type Queue } from './waiting.ts';

export interface SqliteOptions {
  readonly file: string;
  readonly keys: Keys;
  /** Told of what did not stop the work, e.g. a row that cannot be read; its message holds nothing of what was in it. */
  readonly onTrouble: (error: unknown) => void;
}

const DAY_MS = 86_400_000;
/** Chats or update keys deleted in one go of the sweep, so that turns need not wait for it. */
const SWEEP_BATCH = 500;
/** What a turn did to the outbox. */
interface Put {
  /** The chat is kept no more. */
  readonly isForgotten: boolean;
  readonly queue: Queue;
  readonly isAlone: boolean;
}

/** Chats that are remembered, with their states: some 3 kB each. */
const MOST_KNOWN = 500;

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
  readonly #reader: RowReader;
  readonly #onTrouble: (error: unknown) => void;
  readonly #sql: ReturnType<typeof prepareAll>;
  readonly #write: Database.Transaction<(work: () => unknown) => unknown>;
  readonly #batch: Batch;
  readonly #chats = createKnownChats(MOST_KNOWN);
  readonly #waiting = createWaiting(MOST_KNOWN);
  /** Of the database, when the two above were filled. */
  #dataVersion = 0;

  constructor(db: Database.Database, file: string, sealer: Sealer, onTrouble: (error: unknown) => void) {
    this.#db = db;
    this.#file = file;
    this.#sealer = sealer;
    this.#reader = createRowReader(sealer, file, onTrouble);
    this.#onTrouble = onTrouble;
    this.#sql = prepareAll(db);
    this.#write = db.transaction((work) => work());
    this.#batch = createBatch(db, (error) => asStoreError(file, error));
  }

  async load(chatId: number): Promise<Loaded> {
    this.#try(() => this.#forgetIfChanged());
    const known = this.#chats.get(chatId);
    if (known !== undefined) return { state: known.state, version: known.version, isDamaged: false };
    const key = this.#sealer.chatKey(chatId);
    const row = this.#try(() => this.#sql.chat.get(key));
    if (row === undefined) return { state: null, version: 0, isDamaged: false };
    const { version, used_day: usedDay, sealed } = row;
    const chat = this.#readerOf(sealed).chat(key, sealed);
    if (chat === undefined) return { state: null, version, isDamaged: true };
    this.#chats.put(chatId, { version, usedDay, state: chat.state });
    return { state: chat.state, version, isDamaged: false };
  }

  async commit(turn: Turn): Promise<'committed' | 'duplicate' | 'conflict'> {
    const { chatId } = turn;
    const done = await this.#written(
      chatId,
      this.#batch.write(() => this.#commit(turn)),
      (put) => {
        if (typeof put === 'object') this.#waiting.added(chatId, put.queue, put.isAlone);
      },
    );
    if (typeof done === 'string') return done;
    if (done.isForgotten) this.#wipeLog();
    return 'committed';
  }

  #commit(turn: Turn): Put | 'duplicate' | 'conflict' {
    const sql = this.#sql;
    const { chatId, updateId } = turn;
    const day = Math.floor(turn.nowMs / DAY_MS);
    const key = this.#sealer.chatKey(chatId);
    this.#forgetIfChanged();
    const known = this.#chats.get(chatId);
    const queue = this.#waiting.get(chatId);
    if (known?.version === turn.version && known.usedDay === day && queue !== undefined && turn.state !== null) {
      return this.#commitKnown({ ...turn, state: turn.state }, key, known, queue);
    }
    const before = sql.before.get({ key });
    if (before === undefined) throw new Error('a statement that always gives a row gave none');
    if ((before.version ?? 0) !== turn.version) {
      this.#chats.forget(chatId);
      return sql.seen.get(updateId, day, day - 1, day - 2) === undefined ? 'conflict' : 'duplicate';
    }
    if (sql.addUnseen.run({ day, id: updateId }).changes === 0) return 'duplicate';

    this.#followRotation(before.newest_seal_key);
    const isKnown = before.version !== null;
    // Where there is no row of the chat, its card is known by the messages that wait.
    const cardId = isKnown ? before.card_id : before.waiting_card_id;
    const version = turn.version + 1;
    if (turn.state !== null) {
      const sealed = this.#sealedState(key, chatId, turn.state);
      if (before.used_day === day) sql.putChatAgain.run(version, sealed, key, turn.version);
      else sql.putChat.run(key, version, day, cardId, sealed);
      this.#chats.put(chatId, { version, usedDay: day, state: turn.state });
    } else if (isKnown) {
      this.#chats.forget(chatId);
      sql.deleteChat.run(key);
      sql.deleteOutbox.run(key);
    }
    const isForgotten = turn.state === null && isKnown;
    const waitingDueMs = isForgotten ? null : before.waiting_due_ms;
    const added = this.#addMessages(turn, key, waitingDueMs ?? turn.nowMs, cardId);
    return { isForgotten, queue: added, isAlone: waitingDueMs === null };
  }

  /** Nobody else wrote since this process knows the chat, so that nothing of it need be read; a key made meanwhile would have shown. */
  #commitKnown(
    turn: Turn & { readonly state: State },
    key: Buffer,
    known: KnownChat,
    { dueMs, cardId, messages }: Queue,
  ): Put | 'duplicate' {
    const { chatId, state, updateId } = turn;
    if (this.#sql.addUnseen.run({ day: known.usedDay, id: updateId }).changes === 0) return 'duplicate';
    const version = known.version + 1;
    const { changes } = this.#sql.putChatAgain.run(version, this.#sealedState(key, chatId, state), key, known.version);
    if (changes !== 1) throw new Error('a chat is not in the database as it was remembered');
    this.#chats.put(chatId, { ...known, version, state });
    const isAlone = messages.length === 0;
    const added = this.#addMessages(turn, key, isAlone ? turn.nowMs : dueMs, cardId);
    return { isForgotten: false, queue: added, isAlone };
  }

  #sealedState(key: Buffer, chatId: number, state: State): Buffer {
    return this.#sealer.seal(encodeChat({ chatId, state }), { table: 'chat', key });
  }

  #addMessages({ chatId, messages }: Turn, key: Buffer, dueMs: number, cardId: number | null): Queue {
    const added = messages.map((message) => {
      const sealed = this.#sealer.seal(encodeMessage({ chatId, message }), { table: 'outbox', key });
      return { id: Number(this.#sql.addPending.run(key, dueMs, cardId, sealed).lastInsertRowid), message };
    });
    return { dueMs, cardId, messages: added };
  }

  /** Another process (`npm run rotate-key`, say) wrote since: what is remembered may not be so any more. */
  #forgetIfChanged(): void {
    const dataVersion = this.#sql.dataVersion.get() ?? 0;
    if (dataVersion === this.#dataVersion) return;
    this.#dataVersion = dataVersion;
    this.#chats.forgetAll();
    this.#waiting.forgetAll();
  }

  async dueChats(nowMs: number, limit: number): Promise<readonly number[]> {
    const keys = this.#try(() => this.#sql.dueChats.all(nowMs, limit));
    return keys.flatMap((key) => this.#firstReadable(key)?.chatId ?? []);
  }

  async nextPending(chatId: number, nowMs: number): Promise<Pending | null> {
    const queue = this.#waiting.get(chatId);
    if (queue === undefined) return this.#readPending(chatId, nowMs);
    const [first, ...others] = queue.messages;
    if (first === undefined || queue.dueMs > nowMs) return null;
    const isOvertaken = isEdit(first.message) && others.some(({ message }) => message.place === 'card');
    return { ...first, chatId, attempts: 0, cardId: queue.cardId, isOvertaken };
  }

  #readPending(chatId: number, nowMs: number): Pending | null {
    const key = this.#sealer.chatKey(chatId);
    const first = this.#firstReadable(key);
    if (first === null || first.row.due_ms > nowMs) return null;
    const { message, row } = first;
    const isOvertaken = isEdit(message) && this.#hasCardBehind(key, row.id);
    return { id: row.id, chatId, message, attempts: row.attempts, cardId: row.card_id, isOvertaken };
  }

  /** Not at once: after a crash a message may be sent again, and that is accepted. */
  async markSent({ id, chatId }: Pending, cardId: number | null | undefined): Promise<void> {
    const key = this.#sealer.chatKey(chatId);
    const marking = this.#batch.writeSoon(() => {
      // It was dropped or forgotten meanwhile: a turn that shares the transaction must find the card in the database.
      if (this.#sql.deletePending.run(id).changes === 0) this.#waiting.forget(chatId);
      if (cardId === undefined) return;
      const { changes } = this.#sql.setCard.run(cardId, key);
      if (changes === 0) this.#sql.setPendingCard.run(cardId, key);
    });
    await this.#written(chatId, marking, () => this.#waiting.sent(chatId, id, cardId));
  }

  async postpone({ id, chatId }: Pending, untilMs: number): Promise<void> {
    const key = this.#sealer.chatKey(chatId);
    const postponing = this.#batch.writeSoon(() => {
      // Within the transaction as well: a turn that shares it must find the new moment, or its messages go ahead of this one.
      this.#waiting.forget(chatId);
      this.#sql.countAttempt.run(id);
      this.#sql.postpone.run(untilMs, key);
    });
    await this.#written(chatId, postponing, () => this.#waiting.forget(chatId));
  }

  async dropPending(chatId: number): Promise<void> {
    const dropping = this.#batch.writeSoon(() => this.#sql.deleteOutbox.run(this.#sealer.chatKey(chatId)));
    await this.#written(chatId, dropping, () => this.#waiting.forget(chatId));
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
    if (swept > 0) {
      this.#chats.forgetAll();
      this.#waiting.forgetAll();
      this.#wipeLog();
    }
    return swept;
  }

  async *allStates(): AsyncGenerator<State> {
    let rows = this.#try(() => rowsAfter(this.#db, 'chat', 0));
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      for (const { chat_key: key, sealed } of rows) {
        const chat = this.#readerOf(sealed).chat(key, sealed);
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
          this.#followRotation(Math.max(...this.#sql.sealKeys.all()));
          return resealPage(this.#db, table, after, this.#sealer, ({ chat_key: key, sealed }) =>
            this.#readerOf(sealed).bytes(table, key, sealed),
          );
        });
      }
    }
    this.#wipeLog();
    return this.#try(() => rowsOfOtherKeys(this.#db, this.#sealer.sealKey));
  }

  async close(): Promise<void> {
    this.#batch.flush();
    this.#try(() => this.#db.close());
  }

  /** The oldest message of a chat; unreadable ones on the way to it can never be sent and are taken away. */
  #firstReadable(key: Buffer): (Addressed & { readonly row: PendingRow }) | null {
    for (;;) {
      const row = this.#try(() => this.#sql.firstPending.get(key));
      if (row === undefined) return null;
      const found = this.#readerOf(row.sealed).message(key, row.sealed);
      if (found !== undefined) return { ...found, row };
      this.#transaction(() => this.#sql.deletePending.run(row.id));
      this.#waiting.forgetAll(); // whose it was stands in the row alone
    }
  }

  #hasCardBehind(key: Buffer, id: number): boolean {
    return this.#try(() => this.#sql.lastPending.all(key, id)).some(
      (sealed) => this.#readerOf(sealed).message(key, sealed)?.message.place === 'card',
    );
  }

  /** What was written is noted in the order in which it was; where a write failed, the database says what waits for the chat. */
  async #written<Result>(chatId: number, write: Promise<Result>, note: (result: Result) => void): Promise<Result> {
    try {
      const result = await write;
      note(result);
      return result;
    } catch (error) {
      this.#chats.forget(chatId);
      this.#waiting.forget(chatId);
      throw error;
    }
  }

  #transaction<Result>(work: () => Result): Result {
    return this.#try(() => this.#write.immediate(work)) as Result; // it returns what `work` returns
  }

  /** A key that is registered and unknown here was made by `npm run rotate-key` meanwhile. */
  #readerOf(sealed: Buffer): RowReader {
    const sealKey = sealKeyOf(sealed) ?? 0;
    if (!this.#sealer.knows(sealKey) && this.#sql.sealKeys.all().includes(sealKey)) this.#sealer.learn(sealKey);
    return this.#reader;
  }

  /** Within a transaction: what it writes needs no key but the newest of the database, in whatever process that was made. */
  #followRotation(newest: number): void {
    if (newest > this.#sealer.sealKey) this.#sealer.sealWith(newest);
  }

  /** Takes what was deleted out of the write-ahead log too; a reader in the way leaves that to a later checkpoint. */
  #wipeLog(): void {
    if (!this.#db.open) return; // closing writes the log back as well
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

function isEdit({ place, anew }: Message): boolean {
  return place === 'card' && !anew;
}

function nextTurnOfLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
