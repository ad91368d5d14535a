/** How much one chat may ask of the service, so that a flood from one costs the others nothing. */
import type { Content, Incoming } from './chat.ts';

/** `say-so`: the first that is too much; the person is told once, and all else of the flood is dropped. */
export type Verdict = 'take' | 'say-so' | 'drop';

export interface RateLimitParts {
  /** So many at once, and then one a second. */
  readonly burst: number;
  /** True for words that tell of danger. */
  readonly isUrgent: (text: string, appLanguage: string | null) => boolean;
}

interface Limit {
  readonly most: number;
  readonly perSecond: number;
}

/** What is left of a limit; a full bucket is as good as none. */
interface Bucket {
  left: number;
  atMs: number;
}

interface Chat {
  readonly any: Bucket;
  /** Danger has a bucket of its own: who empties that too has been shown the alarm as often, and the number to call. */
  readonly urgent: Bucket;
  readonly read: Bucket;
  isTold: boolean;
}

/** A long text takes as many milliseconds to read as many short ones: it counts once for each so many characters. */
const COUNTED_LENGTH = 1_000;
/**
 * Characters that are read for danger of what is too much. Nobody types as much; a program that sends it would have us read
 * all day, at some 8 ms of processor time for a thousand characters.
 */
const READ: Limit = { most: 20_000, perSecond: 1_000 };

/**
 * Makes the judge of what comes in; nothing of it is kept but counts, in memory.
 * Taps and all else that is too much are dropped unread. What a person types is read for danger first: it is the one thing
 * that may not go unheard.
 */
export function createRateLimit({ burst, isUrgent }: RateLimitParts): (incoming: Incoming) => Verdict {
  const any: Limit = { most: burst, perSecond: 1 };
  /** Who was not heard of for as long as it takes to fill a bucket is forgotten: two generations of chats, and the older goes. */
  const generationMs = 1_000 * Math.max(burst, READ.most / READ.perSecond);
  let young = new Map<number, Chat>();
  let old = new Map<number, Chat>();
  let turnedAtMs = Number.NEGATIVE_INFINITY;

  function chatOf(chatId: number, atMs: number): Chat {
    if (atMs - turnedAtMs >= generationMs) {
      old = young;
      young = new Map();
      turnedAtMs = atMs;
    }
    const full = ({ most }: Limit): Bucket => ({ left: most, atMs });
    const chat = young.get(chatId) ??
      old.get(chatId) ?? { any: full(any), urgent: full(any), read: full(READ), isTold: false };
    young.set(chatId, chat);
    return chat;
  }

  return function judge({ chatId, atMs, content, appLanguage }) {
    // To be blocked costs nothing and must be known.
    if (content.kind === 'blocked') return 'take';
    const chat = chatOf(chatId, atMs);
    const typed = typedIn(content);
    const count = Math.max(1, Math.ceil(typed.length / COUNTED_LENGTH));
    if (take(chat.any, any, count, atMs)) {
      if (chat.any.left >= burst - count) chat.isTold = false;
      return 'take';
    }
    const isRead = typed !== '' && take(chat.read, READ, typed.length, atMs);
    if (isRead && isUrgent(typed, appLanguage) && take(chat.urgent, any, count, atMs)) return 'take';
    if (chat.isTold) return 'drop';
    chat.isTold = true;
    return 'say-so';
  };
}

/** What stands behind a command is read as any text is. */
function typedIn(content: Content): string {
  return content.kind === 'text' ? content.text : (content.kind === 'command' && content.payload) || '';
}

/** Takes so much, unless less is left. A text longer than a whole bucket takes all of it. */
function take(bucket: Bucket, { most, perSecond }: Limit, count: number, atMs: number): boolean {
  const wanted = Math.min(count, most);
  bucket.left = Math.min(most, bucket.left + ((atMs - bucket.atMs) / 1_000) * perSecond);
  bucket.atMs = atMs;
  if (bucket.left < wanted) return false;
  bucket.left -= wanted;
  return true;
}
