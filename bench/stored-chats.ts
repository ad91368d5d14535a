/** A store full of finished checks, written straight into its tables: through commits it would take a minute. */
import Database from 'better-sqlite3';
import type { State } from '../src/domain/state.ts';
import { encodeChat } from '../src/store/codec.ts';
import { type Keys, newKeyText, parseKeys } from '../src/store/keys.ts';
import { createSealer } from '../src/store/seal.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import type { Store } from '../src/store/store.ts';

const DAY_MS = 86_400_000;
const FIRST_CHAT_ID = 1_000_000_000;

export interface FilledStore {
  readonly store: Store;
  readonly chatCount: number;
  /** Of the file, indexes included. */
  readonly bytesPerChat: number;
  chatId(number: number): number;
}

/**
 * @param states whose they are goes round: the first chat gets the first, and so on
 * @param keyText of the key file
 */
export function fillStore(
  file: string,
  chatCount: number,
  states: readonly State[],
  nowMs: number,
  keyText = newKeyText(),
): FilledStore {
  const keys = parseKeys(keyText, 'the bench');
  const chatId = (number: number) => FIRST_CHAT_ID + number * 7;
  const emptyBytes = write(file, keys, [], nowMs);
  const chats = Array.from({ length: chatCount }, (_, number) => ({
    chatId: chatId(number),
    state: states[number % states.length]!, // there are states
  }));
  const bytes = write(file, keys, chats, nowMs);
  return { store: open(file, keys), chatCount, bytesPerChat: (bytes - emptyBytes) / chatCount, chatId };
}

function open(file: string, keys: Keys): Store {
  return openSqliteStore({
    file,
    keys,
    onTrouble(error) {
      throw error;
    },
  });
}

/** @returns size of the database in bytes */
function write(file: string, keys: Keys, chats: readonly { chatId: number; state: State }[], nowMs: number): number {
  void open(file, keys).close(); // makes the tables
  const sealer = createSealer(keys);
  const db = new Database(file);
  db.pragma('synchronous = off');
  const put = db.prepare('insert into chat (chat_key, version, used_day, card_id, sealed) values (?, 40, ?, 1000, ?)');
  db.transaction(() => {
    for (const [number, chat] of chats.entries()) {
      const key = sealer.chatKey(chat.chatId);
      const day = Math.floor(nowMs / DAY_MS) - (number % 300);
      put.run(key, day, sealer.seal(encodeChat(chat), { table: 'chat', key }));
    }
  })();
  db.pragma('wal_checkpoint(truncate)');
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  db.close();
  return bytes;
}
