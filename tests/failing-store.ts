/** A store in memory that can be looked into, and that fails on demand. */
import type { Message } from '../src/chat.ts';
import type { State } from '../src/domain/state.ts';
import type { Pending, Store } from '../src/store/store.ts';

interface Row {
  readonly id: number;
  readonly chatId: number;
  readonly message: Message;
  attempts: number;
  dueMs: number;
}

export interface FailingStore extends Store {
  readonly states: Map<number, State | null>;
  readonly outbox: readonly Row[];
  /** Put a message on its way without a turn. */
  put(chatId: number, message: Message): void;
  /** Called before each method; may throw, or change the store as another process would. */
  before: (method: keyof Store) => void;
  isDamaged: boolean;
  cardId: number | null;
}

export function failingStore(): FailingStore {
  const states = new Map<number, State | null>();
  const versions = new Map<number, number>();
  const seen = new Set<number>();
  let outbox: Row[] = [];
  let lastId = 0;

  function enqueue(chatId: number, message: Message, dueMs: number): void {
    lastId += 1;
    outbox.push({ id: lastId, chatId, message, attempts: 0, dueMs });
  }

  const store: FailingStore = {
    states,
    get outbox() {
      return outbox;
    },
    put: (chatId, message) => enqueue(chatId, message, 0),
    before: () => {},
    isDamaged: false,
    cardId: null,
    async load(chatId) {
      store.before('load');
      const state = states.get(chatId) ?? null;
      return { state: store.isDamaged ? null : state, version: versions.get(chatId) ?? 0, isDamaged: store.isDamaged };
    },
    async commit({ chatId, updateId, version, state, messages, nowMs }) {
      store.before('commit');
      if (seen.has(updateId)) return 'duplicate';
      if ((versions.get(chatId) ?? 0) !== version) return 'conflict';
      seen.add(updateId);
      versions.set(chatId, version + 1);
      states.set(chatId, state);
      for (const message of messages) enqueue(chatId, message, nowMs);
      return 'committed';
    },
    async dueChats(nowMs, limit) {
      store.before('dueChats');
      return [...new Set(outbox.filter((row) => row.dueMs <= nowMs).map((row) => row.chatId))].slice(0, limit);
    },
    async nextPending(chatId, nowMs) {
      store.before('nextPending');
      const [row, ...later] = outbox.filter((each) => each.chatId === chatId);
      if (row === undefined || row.dueMs > nowMs) return null;
      const { message } = row;
      const isOvertaken =
        message.place === 'card' && !message.anew && later.some((each) => each.message.place === 'card');
      return { ...row, cardId: store.cardId, isOvertaken } satisfies Pending;
    },
    async markSent(pending, cardId) {
      store.before('markSent');
      outbox = outbox.filter((row) => row.id !== pending.id);
      if (cardId !== undefined) store.cardId = cardId;
    },
    async postpone(pending, untilMs) {
      store.before('postpone');
      for (const row of outbox.filter((each) => each.id === pending.id)) {
        row.attempts += 1;
        row.dueMs = untilMs;
      }
    },
    async dropPending(chatId) {
      store.before('dropPending');
      outbox = outbox.filter((row) => row.chatId !== chatId);
    },
    async backlog() {
      store.before('backlog');
      const dueMs = outbox.map((row) => row.dueMs);
      return { count: outbox.length, oldestDueMs: dueMs.length === 0 ? null : Math.min(...dueMs) };
    },
    async sweep() {
      return 0;
    },
    async *allStates() {
      for (const state of states.values()) if (state !== null) yield state;
    },
    async reseal() {
      return 0;
    },
    async close() {},
  };
  return store;
}
