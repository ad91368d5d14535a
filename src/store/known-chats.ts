/** Chats that were in conversation last, as they stand in the database: what this process put there it need not read back. */
import type { State } from '../domain/state.ts';

export interface KnownChat {
  readonly version: number;
  /** Days since 1970. */
  readonly usedDay: number;
  readonly state: State;
}

export interface KnownChats {
  get(chatId: number): KnownChat | undefined;
  put(chatId: number, chat: KnownChat): void;
  /** It is not known any more whether it stands like that. */
  forget(chatId: number): void;
  forgetAll(): void;
}

/** @param most how many are remembered; those written longest ago go first */
export function createKnownChats(most: number): KnownChats {
  const known = new Map<number, KnownChat>();
  return {
    get: (chatId) => known.get(chatId),
    put(chatId, chat) {
      known.delete(chatId);
      known.set(chatId, chat);
      if (known.size <= most) return;
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    },
    forget(chatId) {
      known.delete(chatId);
    },
    forgetAll() {
      known.clear();
    },
  };
}
