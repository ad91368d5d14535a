/** What the Store interface promises, in the plainest way: the random test holds the adapters against it. */
import type { Message } from '../../src/chat.ts';
import type { State } from '../../src/domain/state.ts';
import type { Loaded, Pending, Store, Turn } from '../../src/store/store.ts';
import { DAY_MS } from './samples.ts';

interface Kept {
  state: State;
  version: number;
  usedDay: number;
}

interface Waiting {
  readonly id: number;
  readonly message: Message;
  attempts: number;
}

interface Queue {
  dueMs: number;
  readonly messages: Waiting[];
}

export function createMemoryStore(): Store {
  const kept = new Map<number, Kept>();
  const queues = new Map<number, Queue>();
  const cards = new Map<number, number | null>();
  const seen = new Map<number, number>();
  let nextId = 1;

  const forget = (chatId: number): void => {
    kept.delete(chatId);
    queues.delete(chatId);
  };
  const settle = (chatId: number): void => {
    if (queues.get(chatId)?.messages.length === 0) queues.delete(chatId);
    // The card is known as long as there is something that could edit it.
    if (!kept.has(chatId) && !queues.has(chatId)) cards.delete(chatId);
  };

  return {
    async load(chatId): Promise<Loaded> {
      const chat = kept.get(chatId);
      return { state: chat?.state ?? null, version: chat?.version ?? 0, isDamaged: false };
    },
    async commit({ chatId, updateId, version, state, messages, nowMs }: Turn) {
      if (seen.has(updateId)) return 'duplicate';
      if ((kept.get(chatId)?.version ?? 0) !== version) return 'conflict';
      seen.set(updateId, nowMs);
      if (state !== null) kept.set(chatId, { state, version: version + 1, usedDay: Math.floor(nowMs / DAY_MS) });
      else if (kept.has(chatId)) forget(chatId);
      const queue = queues.get(chatId) ?? { dueMs: nowMs, messages: [] };
      queue.messages.push(...messages.map((message) => ({ id: nextId++, message, attempts: 0 })));
      queues.set(chatId, queue);
      settle(chatId);
      return 'committed';
    },
    async dueChats(nowMs, limit) {
      return [...queues]
        .filter(([, queue]) => queue.dueMs <= nowMs)
        .toSorted(([, one], [, other]) => one.dueMs - other.dueMs || one.messages[0]!.id - other.messages[0]!.id)
        .map(([chatId]) => chatId)
        .slice(0, limit);
    },
    async nextPending(chatId, nowMs): Promise<Pending | null> {
      const queue = queues.get(chatId);
      const first = queue?.messages[0];
      if (queue === undefined || first === undefined || queue.dueMs > nowMs) return null;
      const isOvertaken =
        first.message.place === 'card' &&
        !first.message.anew &&
        queue.messages.slice(1).some(({ message }) => message.place === 'card');
      return { ...first, chatId, cardId: cards.get(chatId) ?? null, isOvertaken };
    },
    async markSent({ chatId, id }, cardId) {
      const messages = queues.get(chatId)?.messages ?? [];
      const index = messages.findIndex((waiting) => waiting.id === id);
      if (index >= 0) messages.splice(index, 1);
      if (cardId !== undefined) cards.set(chatId, cardId);
      settle(chatId);
    },
    async postpone({ chatId, id }, untilMs) {
      const queue = queues.get(chatId);
      if (queue === undefined) return;
      queue.dueMs = untilMs;
      for (const waiting of queue.messages) if (waiting.id === id) waiting.attempts += 1;
    },
    async dropPending(chatId) {
      queues.delete(chatId);
      settle(chatId);
    },
    async backlog() {
      const dueMs = [...queues.values()].map((queue) => queue.dueMs);
      const count = [...queues.values()].reduce((sum, { messages }) => sum + messages.length, 0);
      return { count, oldestDueMs: dueMs.length === 0 ? null : Math.min(...dueMs) };
    },
    async sweep(beforeMs, nowMs) {
      const unused = [...kept].filter(([, chat]) => chat.usedDay < Math.floor(beforeMs / DAY_MS));
      for (const [chatId] of unused) {
        forget(chatId);
        settle(chatId);
      }
      for (const [updateId, seenMs] of seen) {
        if (Math.floor(seenMs / DAY_MS) < Math.floor(nowMs / DAY_MS) - 2) seen.delete(updateId);
      }
      return unused.length;
    },
    async *allStates() {
      for (const { state } of kept.values()) yield state;
    },
    async reseal() {
      return 0;
    },
    async close() {},
  };
}
