/** What waits in the outbox for chats that were in conversation last: what this process put there it need not read back. */
import type { Message } from '../chat.ts';

export interface WaitingMessage {
  readonly id: number;
  readonly message: Message;
}

/** All that waits for a chat, in order. */
export interface Queue {
  readonly dueMs: number;
  readonly cardId: number | null;
  readonly messages: readonly WaitingMessage[];
}

/** Told of what was committed, and only then; it knows a chat or it does not, but never half. */
export interface Waiting {
  /** @returns undefined when the database must be asked */
  get(chatId: number): Queue | undefined;
  /** @param isAlone nothing waited for this chat before */
  added(chatId: number, queue: Queue, isAlone: boolean): void;
  /** @param cardId as in `Store.markSent` */
  sent(chatId: number, id: number, cardId: number | null | undefined): void;
  /** What waits for this chat was changed in another way, or it is not known whether it was. */
  forget(chatId: number): void;
  forgetAll(): void;
}

/** @param most chats that are remembered; those with the oldest commit go first */
export function createWaiting(most: number): Waiting {
  const queues = new Map<number, Queue>();
  return {
    get: (chatId) => queues.get(chatId),
    added(chatId, queue, isAlone) {
      const known = queues.get(chatId);
      queues.delete(chatId);
      if (isAlone) queues.set(chatId, queue);
      else if (known !== undefined) queues.set(chatId, { ...known, messages: [...known.messages, ...queue.messages] });
      if (queues.size <= most) return;
      const [oldest] = queues.keys();
      if (oldest !== undefined) queues.delete(oldest);
    },
    sent(chatId, id, cardId) {
      const known = queues.get(chatId);
      if (known === undefined) return;
      const messages = known.messages.filter((each) => each.id !== id);
      queues.set(chatId, { dueMs: known.dueMs, cardId: cardId === undefined ? known.cardId : cardId, messages });
    },
    forget(chatId) {
      queues.delete(chatId);
    },
    forgetAll() {
      queues.clear();
    },
  };
}
