/** A tap that comes too soon to be meant: the next question came under the finger, and nobody has read it yet. */
import type { Incoming } from './chat.ts';

export interface QuickTaps {
  /** @returns whether this tap is on another question than the last one, and comes sooner than a person can read */
  isTooSoon(incoming: Incoming): boolean;
  /** A turn of this chat was committed. @param atMs when */
  took(incoming: Incoming, atMs: number): void;
}

interface Last {
  readonly question: string;
  readonly atMs: number;
}

/** As many chats as are in conversation within the time that counts, and many more. */
const MOST_CHATS = 10_000;

/**
 * @param withinMs sooner than this after the last tap, a tap on another question is none; 0: every tap counts.
 * Several taps on one list are always meant, however quick.
 */
export function createQuickTaps(withinMs: number): QuickTaps {
  const lastOf = new Map<number, Last>();
  return {
    isTooSoon(incoming) {
      const question = questionOf(incoming);
      const last = lastOf.get(incoming.chatId);
      if (question === null || last === undefined) return false;
      return last.question !== question && incoming.atMs - last.atMs < withinMs;
    },
    took(incoming, atMs) {
      const question = questionOf(incoming);
      if (question === null || withinMs === 0) return;
      lastOf.delete(incoming.chatId);
      lastOf.set(incoming.chatId, { question, atMs });
      const [oldest] = lastOf.keys();
      if (lastOf.size > MOST_CHATS && oldest !== undefined) lastOf.delete(oldest);
    },
  };
}

/** The question whose button was tapped; null for everything else. */
function questionOf({ content }: Incoming): string | null {
  return content.kind === 'tap' && content.action !== null && 'question' in content.action
    ? content.action.question
    : null;
}
