/** What sealed rows hold. One that cannot be read is told of and left out, in every kind of database. */
import { decodeChat, type KeptChat, NewerFormError } from './codec.ts';
import { type Addressed, decodeMessage } from './message-codec.ts';
import type { Sealer } from './seal.ts';
import { StoreError } from './store-error.ts';

/** Both tables are keyed by the chat; undefined stands for a row that cannot be read. */
export interface RowReader {
  chat(key: Buffer, sealed: Buffer): KeptChat | undefined;
  message(key: Buffer, sealed: Buffer): Addressed | undefined;
  /** The bytes that were sealed, whatever they say. */
  bytes(table: 'chat' | 'outbox', key: Buffer, sealed: Buffer): Buffer | undefined;
}

/**
 * The functions it makes throw a StoreError for a row that a newer version of this program wrote: that chat waits for such a
 * process, and nothing of it is touched.
 * @param where the database, for messages
 */
export function createRowReader(sealer: Sealer, where: string, onTrouble: (error: StoreError) => void): RowReader {
  const readable = <Result>(read: () => Result): Result | undefined => {
    try {
      return read();
    } catch (error) {
      if (error instanceof NewerFormError) {
        const problem = 'a row was written by a newer version of this program';
        throw new StoreError(where, problem, 'start that version here too', error);
      }
      const problem = 'a row cannot be read and is left out';
      onTrouble(new StoreError(where, problem, 'look for a disk fault, or an older program', error));
      return undefined;
    }
  };
  return {
    chat: (key, sealed) => readable(() => decodeChat(sealer.open(sealed, { table: 'chat', key }))),
    message: (key, sealed) => readable(() => decodeMessage(sealer.open(sealed, { table: 'outbox', key }))),
    bytes: (table, key, sealed) => readable(() => sealer.open(sealed, { table, key })),
  };
}
