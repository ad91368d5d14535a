/** The store in PostgreSQL, for many replicas. Each commit is one transaction that survives a power cut of the server. */
import { randomUUID } from 'node:crypto';
import type { State } from '../domain/state.ts';
import { encodeChat } from './codec.ts';
import type { KeySource } from './keys.ts';
import { type Addressed, encodeMessage } from './message-codec.ts';
import { isTaken } from './postgres-error.ts';
import { type OpenPostgres, openPostgres, refuseHalfMoved } from './postgres-open.ts';
import type { Postgres } from './postgres-pool.ts';
import { joinReplicas, type Replica } from './postgres-replica.ts';
import * as sql from './postgres-statements.ts';
import { pagesOf, type Resealed, replaceSealed, rowsOfOtherKeys, sweepChats, sweepSeen } from './postgres-walk.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { createSealer, type Sealer, sealKeyOf } from './seal.ts';
import type { Backlog, Loaded, Pending, Store, Turn } from './store.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  readonly dataKey: KeySource;
  /** Told of what did not stop the work, e.g. a row that cannot be read; its message holds nothing of what was in it. */
  readonly onTrouble: (error: unknown) => void;
}

const DAY_MS = 86_400_000;
/** Room for ids between those of two moments, so that they grow in each chat. */
const IDS_PER_MS = 1_000;

interface MessageRow {
  readonly id: number;
  readonly attempts: number;
  readonly sealed: Buffer;
}

interface QueueRow {
  readonly last_id: number;
  readonly is_ours: boolean;
  readonly card_id: number | null;
}

type FirstRow = QueueRow & (MessageRow | { readonly id: null });
type Outcome = Awaited<ReturnType<Store['commit']>>;
type Sealing = Outcome | { readonly isSealedWith: number };

/**
 * Opens (or makes) the store, as one replica of those that use it.
 * @throws {StoreError} if the database is not ours, cannot be reached, is of a newer version, or of other keys
 */
export async function openPostgresStore({ url, dataKey, onTrouble }: PostgresOptions): Promise<Store> {
  const opened = await openPostgres(url, dataKey, onTrouble);
  try {
    await refuseHalfMoved(opened);
    const replica = await joinReplicas(opened.db, randomUUID(), onTrouble);
    return new PostgresStore(opened, replica, onTrouble);
  } catch (error) {
    await opened.db.close();
    throw error;
  }
}

class PostgresStore implements Store {
  readonly #db: Postgres;
  readonly #replica: Replica;
  readonly #sealer: Sealer;
  readonly #reader: RowReader;
  /** Chats whose last message was just taken away: that there is no other is known without asking. */
  readonly #emptied = new Set<number>();
  /** Chats whose message is being taken away, and to which nothing was added since. */
  readonly #emptying = new Set<number>();
  #lastId = 0;

  constructor({ db, keys }: OpenPostgres, replica: Replica, onTrouble: (error: unknown) => void) {
    this.#db = db;
    this.#replica = replica;
    this.#sealer = createSealer(keys);
    this.#reader = createRowReader(this.#sealer, db.where, onTrouble);
  }

  async load(chatId: number): Promise<Loaded> {
    const key = this.#sealer.chatKey(chatId);
    const [row] = await this.#db.run<{ version: number; sealed: Buffer }>(sql.LOAD, [key]);
    if (row === undefined) return { state: null, version: 0, isDamaged: false };
    const chat = (await this.#readerOf(row.sealed)).chat(key, row.sealed);
    return { state: chat?.state ?? null, version: row.version, isDamaged: chat === undefined };
  }

  async commit(turn: Turn): Promise<Outcome> {
    const commit = turn.state === null && turn.version > 0 ? this.#forget : this.#keep;
    for (;;) {
      const outcome = await commit.call(this, turn).catch((error: unknown): Sealing => {
        // The same update or the same chat was committed at this moment; what holds is seen when it is run again.
        if (isTaken(error)) return 'conflict';
        throw error;
      });
      if (outcome === 'committed') this.#notEmpty(turn.chatId);
      if (typeof outcome === 'string') return outcome;
      this.#sealer.sealWith(outcome.isSealedWith); // another process made a newer key: it is sealed again
    }
  }

  async #keep({ chatId, updateId, version, state, messages, nowMs }: Turn): Promise<Sealing> {
    const { sealKey } = this.#sealer;
    const key = this.#sealer.chatKey(chatId);
    const values: unknown[] = [key, updateId, dayOf(nowMs), nowMs, this.#nextIds(nowMs, messages.length)];
    values.push(this.#replica.id, this.#sealedMessages(key, { chatId, messages }), sealKey);
    if (state !== null) values.push(this.#sealer.seal(encodeChat({ chatId, state }), { table: 'chat', key }));
    if (version > 0) values.push(version);
    const statement = state === null ? sql.TURN_WITHOUT_STATE : version === 0 ? sql.FIRST_TURN : sql.NEXT_TURN;
    const [row] = await this.#db.run<{ is_kept: boolean; is_known: boolean; newest_seal_key: number }>(
      statement,
      values,
    );
    if (row?.is_kept) return 'committed';
    if (row?.is_known) return 'duplicate';
    if (row !== undefined && row.newest_seal_key > sealKey) return { isSealedWith: row.newest_seal_key };
    return 'conflict';
  }

  #forget({ chatId, updateId, version, messages, nowMs }: Turn): Promise<Sealing> {
    const key = this.#sealer.chatKey(chatId);
    const firstId = this.#nextIds(nowMs, messages.length);
    return this.#db.transaction(async ({ run }) => {
      if ((await run(sql.FORGET.isKnown, [updateId])).length > 0) return 'duplicate';
      const [newest] = await run<{ number: number }>(sql.FORGET.newestSealKey, []);
      if (newest !== undefined && newest.number > this.#sealer.sealKey) return { isSealedWith: newest.number };
      const [chat] = await run<{ card_id: number | null }>(sql.FORGET.chat, [key, version]);
      if (chat === undefined) return 'conflict';
      await run(sql.FORGET.note, [updateId, dayOf(nowMs)]);
      const [queue] = await run<{ holder: string }>(sql.FORGET.queue, [key]);
      await run(sql.FORGET.messages, [key]);
      if (messages.length === 0) return 'committed';
      const lastId = firstId + messages.length - 1;
      const holder = queue?.holder ?? this.#replica.id; // who is sending goes on, so that nothing overtakes
      await run(sql.FORGET.addQueue, [key, nowMs, lastId, chat.card_id, holder]);
      for (const [place, sealed] of this.#sealedMessages(key, { chatId, messages }).entries()) {
        await run(sql.FORGET.addMessage, [key, firstId + place, sealed]);
      }
      return 'committed';
    });
  }

  async dueChats(nowMs: number, limit: number): Promise<readonly number[]> {
    const rows = await this.#db.run<MessageRow & { chat_key: Buffer }>(sql.DUE_CHATS, [nowMs, this.#replica.id, limit]);
    const chatIds: number[] = [];
    for (const { chat_key: key, ...row } of rows) {
      const found = (await this.#readMessage(key, row)) ?? (await this.#firstReadable(key, nowMs));
      if (found !== null) chatIds.push(found.chatId);
    }
    return chatIds;
  }

  async nextPending(chatId: number, nowMs: number): Promise<Pending | null> {
    if (this.#emptied.delete(chatId)) return null;
    const key = this.#sealer.chatKey(chatId);
    for (;;) {
      const first = await this.#firstReadable(key, nowMs);
      if (first === null) return null;
      if (first.row.is_ours) {
        const { message, row } = first;
        const isEdit = message.place === 'card' && !message.anew;
        const isOvertaken = isEdit && row.id !== row.last_id && (await this.#hasCardBehind(key, row.id));
        return { id: row.id, chatId, message, attempts: row.attempts, cardId: row.card_id, isOvertaken };
      }
      if (!this.#replica.mayTakeOver()) return null;
      const isClaimed = (await this.#db.run(sql.CLAIM, [key, this.#replica.id])).length > 0;
      if (!isClaimed) return null;
      // Looked at again: the one before us may have sent some more.
    }
  }

  async markSent({ chatId, id }: Pending, cardId: number | null | undefined): Promise<void> {
    const key = this.#sealer.chatKey(chatId);
    this.#emptying.add(chatId);
    if (cardId === undefined) {
      if ((await this.#db.run(sql.TAKE_AWAY, [key, id])).length > 0) this.#isEmpty(chatId);
      return;
    }
    type Row = { is_kept: boolean; is_empty: boolean };
    const [row] = await this.#db.run<Row>(sql.TAKE_AWAY_CARD, [key, id, cardId, this.#replica.id]);
    if (row?.is_empty) this.#isEmpty(chatId);
    else if (!row?.is_kept) await this.#db.run(sql.REMEMBER_CARD, [key, cardId]);
  }

  /** A commit on another connection may have been told of before: then what it added is there. */
  #isEmpty(chatId: number): void {
    if (this.#emptying.delete(chatId)) this.#emptied.add(chatId);
  }

  #notEmpty(chatId: number): void {
    this.#emptying.delete(chatId);
    this.#emptied.delete(chatId);
  }

  async postpone({ chatId, id }: Pending, untilMs: number): Promise<void> {
    await this.#db.run(sql.POSTPONE, [this.#sealer.chatKey(chatId), id, untilMs]);
  }

  async dropPending(chatId: number): Promise<void> {
    const key = this.#sealer.chatKey(chatId);
    await this.#db.transaction(async ({ run }) => {
      await run(sql.FORGET.queue, [key]);
      await run(sql.FORGET.messages, [key]);
    });
  }

  async backlog(): Promise<Backlog> {
    const [row] = await this.#db.run<{ count: number; oldest: number | null }>(sql.BACKLOG, []);
    return { count: row?.count ?? 0, oldestDueMs: row?.oldest ?? null };
  }

  async sweep(beforeMs: number, nowMs: number): Promise<number> {
    const swept = await sweepChats(this.#db, dayOf(beforeMs));
    await sweepSeen(this.#db, dayOf(nowMs) - 2);
    return swept;
  }

  async *allStates(): AsyncGenerator<State> {
    for await (const rows of pagesOf(this.#db, 'chat')) {
      for (const { chat_key: key, sealed } of rows) {
        const chat = (await this.#readerOf(sealed)).chat(key, sealed);
        if (chat !== undefined) yield chat.state;
      }
    }
  }

  async reseal(): Promise<number> {
    const [newest] = await this.#db.run<{ number: number }>(sql.FORGET.newestSealKey, []);
    if (newest !== undefined) this.#sealer.sealWith(newest.number);
    for (const table of ['chat', 'outbox'] as const) {
      for await (const rows of pagesOf(this.#db, table)) {
        const resealed: Resealed[] = [];
        for (const row of rows.filter(({ sealed }) => sealKeyOf(sealed) !== this.#sealer.sealKey)) {
          const plain = (await this.#readerOf(row.sealed)).bytes(table, row.chat_key, row.sealed);
          if (plain === undefined) continue;
          resealed.push({ row, sealed: this.#sealer.seal(plain, { table, key: row.chat_key }) });
        }
        await replaceSealed(this.#db, table, resealed);
      }
    }
    return rowsOfOtherKeys(this.#db, this.#sealer.sealKey);
  }

  async close(): Promise<void> {
    try {
      await this.#replica.leave();
    } finally {
      await this.#db.close();
    }
  }

  /** The oldest message of a chat that is due; unreadable ones on the way to it can never be sent and are taken away. */
  async #firstReadable(key: Buffer, nowMs: number): Promise<(Addressed & { row: MessageRow & QueueRow }) | null> {
    for (;;) {
      const [row] = await this.#db.run<FirstRow>(sql.FIRST_PENDING, [key, this.#replica.id, nowMs]);
      if (row === undefined) return null;
      if (row.id === null) await this.#db.run(sql.TAKE_AWAY, [key, row.last_id]);
      else {
        const found = await this.#readMessage(key, row);
        if (found !== null) return { ...found, row };
      }
    }
  }

  async #readMessage(key: Buffer, { id, sealed }: MessageRow): Promise<Addressed | null> {
    const found = (await this.#readerOf(sealed)).message(key, sealed);
    if (found === undefined) await this.#db.run(sql.TAKE_AWAY, [key, id]);
    return found ?? null;
  }

  async #hasCardBehind(key: Buffer, id: number): Promise<boolean> {
    for (const { sealed } of await this.#db.run<{ sealed: Buffer }>(sql.LAST_PENDING, [key, id])) {
      if ((await this.#readerOf(sealed)).message(key, sealed)?.message.place === 'card') return true;
    }
    return false;
  }

  /** A key that is registered and unknown here was made by `npm run rotate-key` meanwhile. */
  async #readerOf(sealed: Buffer): Promise<RowReader> {
    const sealKey = sealKeyOf(sealed) ?? 0;
    if (!this.#sealer.knows(sealKey)) {
      const [row] = await this.#db.run(sql.IS_SEAL_KEY, [`seal-key-${sealKey}`]);
      if (row !== undefined) this.#sealer.learn(sealKey);
    }
    return this.#reader;
  }

  #sealedMessages(key: Buffer, { chatId, messages }: Pick<Turn, 'chatId' | 'messages'>): readonly Buffer[] {
    return messages.map((message) => this.#sealer.seal(encodeMessage({ chatId, message }), { table: 'outbox', key }));
  }

  /** Never given out twice here: a late "sent" must not hit another message. */
  #nextIds(nowMs: number, count: number): number {
    const first = Math.max(nowMs * IDS_PER_MS, this.#lastId + 1);
    this.#lastId = first + count - 1;
    return first;
  }
}

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
