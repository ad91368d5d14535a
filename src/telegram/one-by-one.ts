/** One thing after the other for each chat, chats side by side. */

/**
 * Makes a line per chat: what is given for a chat begins when all that was given for it before has ended, well or not.
 * @returns resolves and rejects as the work does
 */
export function createOneByOne(): <T>(chatId: number, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<number, Promise<unknown>>();
  return async function oneByOne(chatId, work) {
    const before = lines.get(chatId);
    const mine = before === undefined ? work() : before.then(work, work);
    lines.set(chatId, mine);
    try {
      return await mine;
    } finally {
      if (lines.get(chatId) === mine) lines.delete(chatId);
    }
  };
}
