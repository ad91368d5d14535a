/** How much one chat may ask of the service, so that a flood from one costs the others nothing. */
import type { Incoming } from './chat.ts';

/** `say-so`: the first that is too much; the person is told once, and all else of the flood is dropped. */
export type Verdict = 'take' | 'say-so' | 'drop';

export interface RateLimitParts {
  /** So many at once, and then one a second. */
  readonly burst: number;
  /** True for words that tell of danger. */
  readonly isUrgent: (text: string, appLanguage: string | null) => boolean;
}

const REFILL_MS = 1_000;

/** What a chat may still send. An update takes one; a full bucket is as good as none. */
interface Bucket {
  left: number;
  atMs: number;
}

interface Chat {
  readonly any: Bucket;
  /** Danger has a bucket of its own: who empties that too has been shown the alarm as often, and the number to call. */
  readonly urgent: Bucket;
  isTold: boolean;
}

/**
 * Makes the judge of what comes in; nothing of it is kept but counts, in memory.
 * What a person types is read for danger however much there is of it: reading costs less than half a millisecond, and is
 * the one thing that may not go unheard. Taps and all else are dropped unread.
 */
export function createRateLimit({ burst, isUrgent }: RateLimitParts): (incoming: Incoming) => Verdict {
  /** Who was not heard of for as long as it takes to fill a bucket is forgotten: two generations of chats, and the older goes. */
  const generationMs = burst * REFILL_MS;
  let young = new Map<number, Chat>();
  let old = new Map<number, Chat>();
  let turnedAtMs = Number.NEGATIVE_INFINITY;

  function chatOf(chatId: number, nowMs: number): Chat {
    if (nowMs - turnedAtMs >= generationMs) {
      old = young;
      young = new Map();
      turnedAtMs = nowMs;
    }
    const full = (): Bucket => ({ left: burst, atMs: nowMs });
    const chat = young.get(chatId) ?? old.get(chatId) ?? { any: full(), urgent: full(), isTold: false };
    young.set(chatId, chat);
    return chat;
  }

  function takeFrom(bucket: Bucket, nowMs: number): boolean {
    bucket.left = Math.min(burst, bucket.left + (nowMs - bucket.atMs) / REFILL_MS);
    bucket.atMs = nowMs;
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

  return function judge({ chatId, atMs, content, appLanguage }) {
    // To be blocked costs nothing and must be known.
    if (content.kind === 'blocked') return 'take';
    const chat = chatOf(chatId, atMs);
    if (takeFrom(chat.any, atMs)) {
      if (chat.any.left >= burst - 1) chat.isTold = false;
      return 'take';
    }
    const typed = content.kind === 'text' ? content.text : content.kind === 'command' ? content.payload : null;
    if (typed !== null && isUrgent(typed, appLanguage) && takeFrom(chat.urgent, atMs)) return 'take';
    if (chat.isTold) return 'drop';
    chat.isTold = true;
    return 'say-so';
  };
}
