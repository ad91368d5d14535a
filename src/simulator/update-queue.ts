/** Updates on their way to the bot: kept until confirmed, as getUpdates and webhooks have it. */
import type { Update } from 'grammy/types';
import { ApiError } from './api-error.ts';
import { LIMITS } from './limits.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

interface Entry {
  readonly update: Update;
  readonly chatId: number | null;
  /** Comes again, or late: its number may be below the bot's offset, so only an answer that held it confirms it. */
  readonly isOutOfOrder: boolean;
  /** In the last answer; an earlier one may have gone to a bot that crashed. */
  wasInLastAnswer: boolean;
}

/** Not sent unless asked for by name; https://core.telegram.org/bots/api#getupdates. */
const ONLY_ON_REQUEST: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** Updates of one chat go to a webhook one after the other: they are a line. Those without a chat are lines of their own. */
export type Line = number | string;

export interface Lined {
  readonly update: Update;
  readonly line: Line;
}

export interface UpdateQueue {
  /** Numbers an update and lines it up. */
  readonly push: (content: Partial<Record<UpdateKind, unknown>>, chatId: number | null) => number;
  readonly poll: (parameters: PollParameters, signal: AbortSignal) => Promise<Update[]>;
  /** To be called when an answer of `poll` has left for the bot. */
  readonly handedOut: (updates: readonly Update[]) => void;
  /** For a webhook: the first update whose line is free; undefined if there is none now. */
  readonly next: (isFree: (line: Line) => boolean) => Lined | undefined;
  readonly confirm: (updateId: number) => void;
  readonly onPush: (listener: () => void) => void;
  readonly dropAll: () => void;
  readonly pendingCount: () => number;
  readonly lastId: () => number;
  readonly isPolled: () => boolean;
  readonly allow: (kinds: readonly string[] | undefined) => void;
  readonly allowed: () => readonly string[];
  readonly hold: (chatId: number) => void;
  readonly release: (chatId: number) => void;
  readonly redeliver: (updateId: number) => void;
}

export interface PollParameters {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  readonly timeout?: number | undefined;
}

/**
 * An empty queue.
 * @param firstId number of its first update; a bot that remembers the numbers it has seen needs others after a restart
 */
export function createUpdateQueue(firstId: number): UpdateQueue {
  let entries: Entry[] = [];
  let nextId = firstId;
  let allowed: readonly string[] = [];
  const held = new Set<number>();
  /** All updates by number, for `redeliver`; the last thousands are enough. */
  const past = new Map<number, Entry>();
  const listeners = new Set<() => void>();
  let endOlderPoll: (() => void) | undefined;

  const lineOf = ({ chatId, update }: Entry): Line => chatId ?? `update ${update.update_id}`;
  const mayGo = (entry: Entry) => entry.chatId === null || !held.has(entry.chatId);
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };

  /** Held updates outlive a confirmation that passes their number; they come out of order once released. */
  function confirmBelow(offset: number): void {
    entries = entries.filter((entry) => {
      if (entry.update.update_id >= offset) return true;
      return (entry.isOutOfOrder || !mayGo(entry)) && !entry.wasInLastAnswer;
    });
  }

  /** Out-of-order updates come first, but none is left out for them: the bot confirms up to the last one it is given. */
  function take(limit: number): Update[] {
    const ready = entries.filter(mayGo);
    const inOrder = ready.filter((entry) => !entry.isOutOfOrder).slice(0, limit);
    const outOfOrder = ready.filter((entry) => entry.isOutOfOrder).slice(0, limit - inOrder.length);
    return [...outOfOrder, ...inOrder].map((entry) => entry.update);
  }

  return {
    push: (content, chatId) => {
      const id = nextId++;
      const kind = Object.keys(content)[0] ?? '';
      const isWanted = allowed.length === 0 ? !ONLY_ON_REQUEST.includes(kind) : allowed.includes(kind);
      if (!isWanted) return id;
      const update = { update_id: id, ...content } as Update; // the maker of the content knows its kind
      const entry = { update, chatId, isOutOfOrder: false, wasInLastAnswer: false };
      entries.push(entry);
      past.set(id, entry);
      if (past.size > 20_000) past.delete(past.keys().next().value ?? id);
      tell();
      return id;
    },

    poll: async ({ offset = 0, limit = LIMITS.updatesAtOnce, timeout = 0 }, signal) => {
      endOlderPoll?.();
      if (offset < 0) entries = entries.slice(offset);
      else confirmBelow(offset);
      const count = Math.min(Math.max(limit, 1), LIMITS.updatesAtOnce);
      const ready = take(count);
      const seconds = Math.min(timeout, LIMITS.pollSeconds);
      if (ready.length > 0 || seconds <= 0) return ready;
      return await new Promise<Update[]>((resolve, reject) => {
        const finish = () => {
          clearTimeout(timer);
          listeners.delete(onNews);
          signal.removeEventListener('abort', onGone);
          if (endOlderPoll === onConflict) endOlderPoll = undefined;
        };
        const onNews = () => {
          const news = signal.aborted ? [] : take(count);
          if (news.length === 0) return;
          finish();
          resolve(news);
        };
        const onGone = () => {
          finish();
          resolve([]);
        };
        const onConflict = () => {
          finish();
          reject(
            new ApiError(
              409,
              'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
            ),
          );
        };
        const timer = setTimeout(onGone, seconds * 1000);
        listeners.add(onNews);
        signal.addEventListener('abort', onGone);
        endOlderPoll = onConflict;
      });
    },

    handedOut: (updates) => {
      const out = new Set(updates);
      for (const entry of entries) entry.wasInLastAnswer = out.has(entry.update);
    },
    next: (isFree) => {
      const found = [...entries.filter((entry) => entry.isOutOfOrder), ...entries].find(
        (entry) => mayGo(entry) && isFree(lineOf(entry)),
      );
      return found && { update: found.update, line: lineOf(found) };
    },
    confirm: (updateId) => {
      const index = entries.findIndex((entry) => entry.update.update_id === updateId && mayGo(entry));
      if (index >= 0) entries.splice(index, 1);
    },
    onPush: (listener) => listeners.add(listener),
    dropAll: () => {
      entries = [];
    },
    pendingCount: () => entries.length,
    lastId: () => nextId - 1,
    isPolled: () => endOlderPoll !== undefined,
    allow: (kinds) => {
      if (kinds !== undefined) allowed = kinds;
    },
    allowed: () => allowed,
    hold: (chatId) => held.add(chatId),
    release: (chatId) => {
      held.delete(chatId);
      entries = entries.map((entry) =>
        entry.chatId === chatId && !entry.wasInLastAnswer ? { ...entry, isOutOfOrder: true } : entry,
      );
      tell();
    },
    redeliver: (updateId) => {
      const entry = past.get(updateId);
      if (!entry) throw new Error(`update ${updateId} was never sent, or was not wanted by the bot`);
      entries.push({ ...entry, isOutOfOrder: true, wasInLastAnswer: false });
      tell();
    },
  };
}
