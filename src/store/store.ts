/** Where conversations are kept. One interface, an adapter per database; one contract suite runs on each. */
import type { Message } from '../chat.ts';
import type { State } from '../domain/state.ts';

export interface Loaded {
  /** null: nothing is kept of this chat. */
  readonly state: State | null;
  /** Counts the turns of this chat; 0 for a new one. Commit says which one it started from. */
  readonly version: number;
  /**
   * Set when the stored row cannot be read (damaged, unknown key): the chat starts anew with an apology,
   * and the row is overwritten by the next commit.
   */
  readonly isDamaged: boolean;
}

export interface Turn {
  readonly chatId: number;
  readonly updateId: number;
  /** Version that was loaded. */
  readonly version: number;
  /**
   * null deletes everything of this chat but the messages of this turn. Where nothing is kept, there is nothing to
   * delete, and messages that still wait go on waiting.
   */
  readonly state: State | null;
  readonly messages: readonly Message[];
  readonly nowMs: number;
}

/** A message on its way. */
export interface Pending {
  readonly id: number;
  readonly chatId: number;
  readonly message: Message;
  readonly attempts: number;
  /** The card of this chat as last sent, or null; `deliver` edits or strips it. */
  readonly cardId: number | null;
  /** True for a card that would be edited in while a later card waits behind it: it need not be sent any more. */
  readonly isOvertaken: boolean;
}

/** What is on its way, over all chats. */
export interface Backlog {
  readonly count: number;
  /** When the message that waits longest was due; in the future when nothing is late, null when nothing waits. */
  readonly oldestDueMs: number | null;
}

export interface Store {
  load(chatId: number): Promise<Loaded>;
  /**
   * State, messages and the update's key in one transaction.
   * `duplicate`: this update was committed before; `conflict`: another turn came in between, load again.
   */
  commit(turn: Turn): Promise<'committed' | 'duplicate' | 'conflict'>;
  /** Chats that have messages due, at most `limit`. */
  dueChats(nowMs: number, limit: number): Promise<readonly number[]>;
  /** The next message of a chat that is due, in order of commit; null when none is. */
  nextPending(chatId: number, nowMs: number): Promise<Pending | null>;
  /** Takes a sent message away and remembers the card (`cardId`: a new card, `null`: the card is gone, undefined: unchanged). */
  markSent(pending: Pending, cardId: number | null | undefined): Promise<void>;
  /** Leaves it for later, and with it all that comes after it in its chat; counts an attempt. */
  postpone(pending: Pending, untilMs: number): Promise<void>;
  /** Drops all messages on their way to a chat (blocked, or given up). */
  dropPending(chatId: number): Promise<void>;
  /** For health and metrics. It reads the whole outbox, so it is not for every turn. */
  backlog(): Promise<Backlog>;
  /**
   * Deletes chats not used since `beforeMs` (to the day: at most a day later), and update keys older than two days
   * (at most three); returns how many chats.
   */
  sweep(beforeMs: number, nowMs: number): Promise<number>;
  /** What is kept of every chat, in no order, some at a time. What cannot be read is left out. */
  allStates(): AsyncIterable<State>;
  /**
   * Seals anew, some rows at a time, what an older key sealed. A row that cannot be read stays as it is.
   * @returns how many rows still need an older key: those that cannot be read
   */
  reseal(): Promise<number>;
  close(): Promise<void>;
}
