/** A tap that comes too soon to be meant: the next question came under the finger, and nobody has read it yet. */
import type { Incoming } from './chat.ts';

export interface QuickTaps {
  /** @returns whether this tap is on another screen than the last one, and comes sooner than a person can read */
  isTooSoon(incoming: Incoming): boolean;
  /** A turn of this chat was committed. @param atMs when */
  took(incoming: Incoming, atMs: number): void;
}

interface Last {
  readonly screen: string;
  readonly atMs: number;
}

/** As many chats as are in conversation within the time that counts, and many more. */
const MOST_CHATS = 10_000;

/**
 * @param withinMs sooner than this after the last tap, a tap on another screen is none; 0: every tap counts.
 * Several taps on one list, or through the pages of a result, are always meant, however quick.
 */
export function createQuickTaps(withinMs: number): QuickTaps {
  const lastOf = new Map<number, Last>();
  return {
    isTooSoon(incoming) {
      const screen = screenOf(incoming);
      const last = lastOf.get(incoming.chatId);
      if (screen === null || last === undefined) return false;
      return last.screen !== screen && incoming.atMs - last.atMs < withinMs;
    },
    took(incoming, atMs) {
      const screen = screenOf(incoming);
      if (screen === null || withinMs === 0) return;
      lastOf.delete(incoming.chatId);
      lastOf.set(incoming.chatId, { screen, atMs });
      const [oldest] = lastOf.keys();
      if (lastOf.size > MOST_CHATS && oldest !== undefined) lastOf.delete(oldest);
    },
  };
}

/** What stood there when the button was tapped: a question, a medicine that is asked about, or a card of its own; null for no button. */
function screenOf({ content }: Incoming): string | null {
  if (content.kind !== 'tap' || content.action === null) return null;
  const { action } = content;
  if ('question' in action) return `question ${action.question}`;
  return action.do === 'meant' ? `medicine ${action.medicine}` : action.do;
}
