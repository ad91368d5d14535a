/** Long polling: asks Telegram for updates, and asks for more, which confirms them, when all of them are taken. */

import type { Update } from 'grammy/types';
import { type Api, GrammyError } from './grammy.ts';
import { FIRST_WAIT_MS, longerWaitMs, type ReachParts, reach, throwIfTokenRefused } from './reach.ts';
import { ALLOWED_UPDATES } from './receive.ts';

/** So long Telegram keeps a poll waiting when there is nothing. */
const POLL_S = 30;
/** After a poll that failed, unless Telegram says itself how long to wait. */
const RETRY_MS = 3_000;
/** Polling that went on this long before a conflict was sound: the next waits begin small again. */
const SOUND_POLLING_MS = 60_000;

export interface PollParts extends ReachParts {
  /** Takes an update; resolves when it is committed, or will never be. */
  readonly take: (update: Update) => Promise<void>;
  /** Told of each poll that was answered. */
  readonly onAnswered: () => void;
  readonly nowMs: () => number;
  readonly stopping: AbortSignal;
  readonly log: ReachParts['log'] & {
    warn(event: string, fields?: Readonly<Record<string, string | number>>): void;
  };
}

/**
 * Polls until stopped. A conflict (an old process still polls) is waited out. What is taken when it stops is not confirmed:
 * it comes again and is known by its id.
 * @throws {TokenRefusedError} when the token is withdrawn
 */
export async function poll(api: Api, parts: PollParts): Promise<void> {
  const { stopping } = parts;
  try {
    await pollOn(api, parts);
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}

async function pollOn(api: Api, parts: PollParts): Promise<void> {
  const { take, onAnswered, wait, nowMs, stopping, log } = parts;
  // grammY's types know its own AbortSignal alone.
  const signal = stopping as unknown as Parameters<Api['getUpdates']>[1];
  let offset = 0;
  let conflictWaitMs = FIRST_WAIT_MS;
  let startedAtMs = await unhook(api, parts);
  while (!stopping.aborted) {
    try {
      const updates = await api.getUpdates({ offset, timeout: POLL_S, allowed_updates: ALLOWED_UPDATES }, signal);
      onAnswered();
      await Promise.all(updates.map(take));
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
    } catch (error) {
      if (stopping.aborted) return;
      const refused = error instanceof GrammyError ? error : null;
      if (refused?.error_code === 401) throwIfTokenRefused(error);
      if (refused?.error_code === 409) {
        if (nowMs() - startedAtMs > SOUND_POLLING_MS) conflictWaitMs = FIRST_WAIT_MS;
        log.warn('another-process-polls', { waitMs: conflictWaitMs });
        await wait(conflictWaitMs);
        conflictWaitMs = longerWaitMs(conflictWaitMs);
        startedAtMs = await unhook(api, parts);
        continue;
      }
      if (refused === null) log.failure('poll-failed', error);
      else log.warn('poll-refused', { code: refused.error_code });
      await wait(refused?.parameters.retry_after === undefined ? RETRY_MS : 1_000 * refused.parameters.retry_after);
    }
  }
}

/** Telegram gives no updates to who polls as long as there is a webhook. @returns when that was done */
async function unhook(api: Api, parts: PollParts): Promise<number> {
  await reach(() => api.deleteWebhook(), parts);
  return parts.nowMs();
}
