/** Trouble on demand: what goes wrong between the bot and Telegram. */
import { ApiError } from './api-error.ts';

export interface CallInQuestion {
  readonly method: string;
  readonly chatId: number | null;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type Trouble =
  /** Refused before anything is done. */
  | { readonly kind: 'status'; readonly code: 429 | 500 | 502 | 503; readonly retryAfterS?: number }
  /** The connection breaks: before the call is applied, or after it, when it took effect but the answer is lost. */
  | { readonly kind: 'reset'; readonly isApplied: boolean }
  /** The call waits before it is applied. */
  | { readonly kind: 'delay'; readonly ms: number };

export type Fault = Trouble & {
  /** Left out: any method but getUpdates. */
  readonly method?: string;
  readonly chatId?: number;
  /** How many calls it hits; left out: all until it is taken away. */
  readonly times?: number;
  /** Chosen call by call, for trouble at random. */
  readonly when?: (call: CallInQuestion) => boolean;
};

export interface Faults {
  /** @returns takes the fault away */
  readonly add: (fault: Fault) => () => void;
  readonly clear: () => void;
  /** At most `count` sends and edits per chat in `perMs`, else 429; null takes the limit away. */
  readonly limitEachChat: (limit: { readonly count: number; readonly perMs: number } | null) => void;
}

const WRITES = /^(send(Message|Photo|Document)|editMessage)/;
const DESCRIPTIONS: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

export interface FaultTable extends Faults {
  /** The troubles that hit a call, in the order they were added; counts them as used. */
  readonly hit: (call: CallInQuestion) => readonly Trouble[];
  /** @throws {ApiError} 429 above the limit of the chat */
  readonly checkRate: (call: CallInQuestion) => void;
}

/** A table of faults, empty at first. */
export function createFaults(nowMs: () => number): FaultTable {
  const faults = new Set<{ readonly fault: Fault; left: number }>();
  const sentAtMs = new Map<number, number[]>();
  let rate: { readonly count: number; readonly perMs: number } | null = null;

  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.add(entry);
      return () => faults.delete(entry);
    },
    clear: () => {
      faults.clear();
      rate = null;
    },
    limitEachChat: (limit) => {
      rate = limit;
      sentAtMs.clear();
    },
    hit: (call) => {
      const hits: Trouble[] = [];
      for (const entry of faults) {
        if (!concerns(entry.fault, call)) continue;
        hits.push(entry.fault);
        entry.left--;
        if (entry.left <= 0) faults.delete(entry);
        if (entry.fault.kind !== 'delay') break;
      }
      return hits;
    },
    checkRate: ({ method, chatId }) => {
      if (rate === null || chatId === null || !WRITES.test(method)) return;
      const { count, perMs } = rate;
      const recent = (sentAtMs.get(chatId) ?? []).filter((atMs) => atMs > nowMs() - perMs);
      sentAtMs.set(chatId, recent);
      if (recent.length >= count) throw tooMany(Math.ceil((recent[0]! + perMs - nowMs()) / 1000));
      recent.push(nowMs());
    },
  };
}

/** The refusal that a `status` trouble stands for. */
export function refusal({ code, retryAfterS = 1 }: Extract<Trouble, { kind: 'status' }>): ApiError {
  return code === 429 ? tooMany(retryAfterS) : new ApiError(code, DESCRIPTIONS[code] ?? 'Error');
}

function tooMany(retryAfterS: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfterS}`, retryAfterS);
}

function concerns(fault: Fault, call: CallInQuestion): boolean {
  if (fault.method === undefined ? call.method === 'getUpdates' : fault.method !== call.method) return false;
  if (fault.chatId !== undefined && fault.chatId !== call.chatId) return false;
  return fault.when?.(call) ?? true;
}
