/** Sends committed messages until they have arrived: per chat in order of commit, chats side by side. */
import type { Delivery, Sender } from './chat.ts';
import type { Pending, Store } from './store/store.ts';

/** Chats served at the same time: so many slow ones hold up nobody else. Telegram says itself when it is too much. */
const MOST_CHATS = 200;
/** Chats fetched at once when looking for what is due. */
const DUE_CHATS = 500;
/** Later than any message waits. */
const EVER_MS = Number.MAX_SAFE_INTEGER;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;

export interface DeliverParts {
  readonly store: Pick<Store, 'dueChats' | 'nextPending' | 'markSent' | 'postpone' | 'dropPending'>;
  readonly sender: Sender;
  readonly nowMs: () => number;
  /** Calls back after that many ms; returns how to call that off. */
  readonly later: (callback: () => void, ms: number) => () => void;
  readonly log: {
    warn(event: string, fields: Readonly<Record<string, string | number>>): void;
    failure(event: string, error: unknown): void;
  };
}

export interface Deliver {
  /** A turn of this chat was committed. Returns at once. */
  wake(chatId: number): void;
  /** Wakes every chat that has something due, and the first time every chat that has anything. To be called now and then. */
  wakeDue(): Promise<void>;
  /** Resolves when nothing is being sent; messages that wait for a later moment stay in the store. */
  idle(): Promise<void>;
  /** Takes no new work and resolves when what is being sent has been settled. */
  stop(): Promise<void>;
}

/** What became of a message, and the new card, if it is one, for the store to remember. */
interface Shown {
  readonly delivery: Delivery;
  readonly cardId: number | undefined;
}

/** Makes the postman of a store. Sending never fails to its callers: it is tried again until it arrives or never can. */
export function createDeliver({ store, sender, nowMs, later, log }: DeliverParts): Deliver {
  const waiting = new Set<number>();
  const running = new Map<number, Promise<void>>();
  /** Chats that must wait, with how to call that off; nothing overtakes the message that waits. */
  const held = new Map<number, () => void>();
  /** Store failures in a row, per chat. */
  const failures = new Map<number, number>();
  /** A sent message that the store could not take away yet: to be taken away, never sent twice. */
  const unmarked = new Map<number, { pending: Pending; cardId: number | null | undefined }>();
  /** Chats whose messages are tried now, whatever they wait for. */
  const early = new Set<number>();
  let hasLooked = false;
  let isStopped = false;

  /** Something of this chat was committed: what waited for the store to work again need not wait any more. */
  function wakeCommitted(chatId: number): void {
    if (failures.has(chatId)) {
      held.get(chatId)?.();
      held.delete(chatId);
    }
    wake(chatId);
  }

  function wake(chatId: number): void {
    if (isStopped || held.has(chatId)) return;
    waiting.add(chatId);
    pump();
  }

  function pump(): void {
    for (const chatId of waiting) {
      if (isStopped || running.size >= MOST_CHATS) return;
      if (running.has(chatId)) continue;
      waiting.delete(chatId);
      running.set(chatId, serve(chatId));
    }
  }

  function hold(chatId: number, ms: number): void {
    if (isStopped) return;
    waiting.delete(chatId); // woken while it was being served: that waits too
    const callOff = later(() => {
      held.delete(chatId);
      wake(chatId);
    }, ms);
    held.set(chatId, callOff);
  }

  async function serve(chatId: number): Promise<void> {
    try {
      while (!isStopped && (await deliverNext(chatId))) failures.delete(chatId);
      failures.delete(chatId);
    } catch (error) {
      const count = failures.get(chatId) ?? 0;
      failures.set(chatId, count + 1);
      const waitMs = backOffMs(count);
      log.failure('delivery-failed', error);
      hold(chatId, waitMs);
    } finally {
      running.delete(chatId);
      pump();
    }
  }

  /** @returns false when there is nothing more to do for this chat now. */
  async function deliverNext(chatId: number): Promise<boolean> {
    const sent = unmarked.get(chatId);
    if (sent !== undefined) return settle(sent.pending, sent.cardId);
    const pending = await store.nextPending(chatId, early.has(chatId) ? EVER_MS : nowMs());
    if (pending === null) {
      early.delete(chatId);
      return false;
    }
    if (pending.isOvertaken) return settle(pending, undefined);

    const { delivery, cardId } = await show(pending).catch(refusedFor);
    switch (delivery.is) {
      case 'sent':
      case 'edited':
        return settle(pending, cardId);
      case 'gone':
      case 'refused':
        // Kept, it would hold up everything behind it for ever.
        log.warn('message-refused', { why: delivery.is === 'refused' ? delivery.why : 'gone' });
        return settle(pending, undefined);
      case 'blocked':
        await store.dropPending(chatId);
        return false;
      case 'later': {
        const waitMs = delivery.waitMs ?? backOffMs(pending.attempts);
        log.warn('message-postponed', { waitMs, attempts: pending.attempts });
        early.delete(chatId);
        await store.postpone(pending, nowMs() + waitMs);
        hold(chatId, waitMs);
        return false;
      }
    }
    delivery satisfies never;
  }

  /** An error here is a fault of ours in this message, and will be there each time. */
  function refusedFor(error: unknown): Shown {
    log.failure('message-not-sent', error);
    return { delivery: { is: 'refused', why: 'not sendable' }, cardId: undefined };
  }

  async function settle(pending: Pending, cardId: number | null | undefined): Promise<boolean> {
    unmarked.set(pending.chatId, { pending, cardId });
    await store.markSent(pending, cardId);
    unmarked.delete(pending.chatId);
    return true;
  }

  async function show(pending: Pending): Promise<Shown> {
    const { chatId, message, cardId } = pending;
    if (message.place === 'card' && !message.anew && cardId !== null) {
      const delivery = await sender.edit(chatId, cardId, message);
      if (delivery.is !== 'gone') return { delivery, cardId: undefined };
    }
    const delivery = await sender.send(chatId, message);
    if (message.place !== 'card' || delivery.is !== 'sent') return { delivery, cardId: undefined };
    if (cardId !== null) await sender.strip(chatId, cardId);
    return { delivery, cardId: delivery.messageId };
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.values());
  }

  return {
    wake: wakeCommitted,
    async wakeDue() {
      // The clock may have been set back since the last process: its moments are not to be waited for.
      const isFirst = !hasLooked;
      for (const chatId of await store.dueChats(isFirst ? EVER_MS : nowMs(), DUE_CHATS)) {
        if (isFirst) early.add(chatId);
        wake(chatId);
      }
      hasLooked = true;
    },
    idle,
    async stop() {
      isStopped = true;
      for (const callOff of held.values()) callOff();
      held.clear();
      await idle();
    },
  };
}

function backOffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
}
