/** Whether this process does its work, for load balancers and whoever watches. */
import type { Backlog } from './store/store.ts';

/** A message that is due goes out within a second; this late, nobody sends. */
const LATE_MESSAGE_MS = 5 * 60_000;
/** A poll is answered after 30 s at most, and one that is not is given up after 45 s. */
const LATE_POLL_MS = 2 * 60_000;
const LONGEST_LOOK_MS = 2_000;

export interface HealthParts {
  readonly backlog: () => Promise<Backlog>;
  /** When Telegram last gave a sign; null before the first. */
  readonly heardAtMs: () => number | null;
  /** How updates come in; at a webhook it can be silent for hours. */
  readonly updatesBy: 'poll' | 'webhook';
  /** True once updates are taken. */
  readonly isOpen: () => boolean;
  readonly stopping: AbortSignal;
  readonly nowMs: () => number;
}

export interface Health {
  readonly isReady: boolean;
  readonly store: 'ok' | 'failed';
  readonly updates: 'ok' | 'late' | 'not-yet' | 'stopping';
  readonly outbox: 'ok' | 'late' | 'unknown';
}

/** @returns looks at the store, the updates and the messages that wait; never rejects */
export function createHealth(parts: HealthParts): () => Promise<Health> {
  return async function look() {
    const found = await within(LONGEST_LOOK_MS, parts.backlog()).catch(() => null); // told as 'failed'; who reads fails too, and logs
    const store = found === null ? 'failed' : 'ok';
    const updates = updatesOf(parts);
    const outbox = found === null ? 'unknown' : isLate(found, parts.nowMs()) ? 'late' : 'ok';
    return { isReady: store === 'ok' && updates === 'ok' && outbox === 'ok', store, updates, outbox };
  };
}

function updatesOf({ heardAtMs, updatesBy, isOpen, stopping, nowMs }: HealthParts): Health['updates'] {
  if (stopping.aborted) return 'stopping';
  const heard = heardAtMs();
  if (!isOpen() || (updatesBy === 'poll' && heard === null)) return 'not-yet';
  return updatesBy === 'poll' && heard !== null && nowMs() - heard > LATE_POLL_MS ? 'late' : 'ok';
}

function isLate({ oldestDueMs }: Backlog, nowMs: number): boolean {
  return oldestDueMs !== null && nowMs - oldestDueMs > LATE_MESSAGE_MS;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
