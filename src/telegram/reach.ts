/** Calls that Telegram must answer before the service can go on. */
import { GrammyError, HttpError } from './grammy.ts';

export const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Telegram does not know the token. Waiting will not help. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  constructor(code: number, description: string) {
    // 404: no such address, so it may also be another server that answers.
    const remedy = code === 404 ? ', or set TELEGRAM_API_ROOT to a Bot API' : '';
    super(
      `BOT_TOKEN was refused by Telegram (${code}: ${description}); ask @BotFather for the token and set it anew${remedy}`,
    );
  }
}

export interface ReachParts {
  /** Resolves after that many ms; rejects with an AbortError when stopped. */
  readonly wait: (ms: number) => Promise<void>;
  readonly log: { failure(event: string, error: unknown): void };
}

/**
 * Calls until Telegram answers, however long it is away: 1, 2, 4 ... 30 seconds apart.
 * @throws {TokenRefusedError}, what Telegram refused, or an AbortError when stopped
 */
export async function reach<T>(call: () => Promise<T>, { wait, log }: ReachParts): Promise<T> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = longerWaitMs(waitMs)) {
    try {
      return await call();
    } catch (error) {
      throwIfTokenRefused(error);
      const mayPass = error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 429);
      if (!mayPass) throw error;
      log.failure('telegram-unreachable', error);
    }
    await wait(waitMs);
  }
}

/** 1, 2, 4 ... seconds, at most 30; in ms. */
export function longerWaitMs(waitMs: number): number {
  return Math.min(2 * waitMs, LONGEST_WAIT_MS);
}

/** @throws {TokenRefusedError} for 401 (unknown token) and 404 (not even shaped like one) */
export function throwIfTokenRefused(error: unknown): void {
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    throw new TokenRefusedError(error.error_code, error.description);
  }
}
