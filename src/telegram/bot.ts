/** grammY's wiring: long polling, one handler for every update, and an orderly stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, type ApiClientOptions, Bot, GrammyError, HttpError } from 'grammy';
import type { Incoming, InlineAnswer, Message } from '../chat.ts';
import { answerInlineQuery } from './inline.ts';
import { leanFetch } from './lean-fetch.ts';
import { plainText } from './plain-text.ts';
import { ALLOWED_UPDATES, albumWatcher, receive, type Self } from './receive.ts';
import { createSender } from './send.ts';

/** A poll waits 30 s at Telegram; a call that takes longer than this is given up and tried again. */
const CALL_TIMEOUT_S = 45;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Polling that went on this long before a conflict was sound: the next waits begin small again. */
const SOUND_POLLING_MS = 60_000;
/** The most that Telegram shows over the chat in answer to a tap. */
const TOAST_LENGTH = 200;

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

export interface BotParts {
  readonly token: string;
  /** Address of the Bot API, e.g. that of a server of one's own. */
  readonly apiRoot: string;
  /** Takes the turn and has it committed; resolves with the toast that answers a tap. Sends nothing. */
  readonly handle: (incoming: Incoming) => Promise<Message | null>;
  /** What a person is told when their turn failed; nothing of it was kept. */
  readonly apology: (incoming: Incoming) => Message;
  /** Answers what is typed behind the bot's name in any chat, in the language of the app; keeps nothing. */
  readonly answerInline: (query: string, appLanguage: string | null) => InlineAnswer;
  readonly nowMs: () => number;
  /** When it is aborted, polling ends and the updates in hand are finished. */
  readonly stopping: AbortSignal;
  readonly log: {
    info(event: string, fields?: Readonly<Record<string, string | number>>): void;
    warn(event: string, fields?: Readonly<Record<string, string | number>>): void;
    failure(event: string, error: unknown): void;
  };
}

export interface TelegramBot {
  readonly api: Api;
  /**
   * Learns who the bot is, however long Telegram is away.
   * @throws {TokenRefusedError}, or an AbortError when stopped
   */
  connect(): Promise<Self>;
  /**
   * Takes updates, one after another, until stopped. A conflict (an old process still polls) is waited out.
   * @throws {TokenRefusedError} when the token is withdrawn
   */
  poll(): Promise<void>;
}

/** Makes the bot. Every update goes through `receive` and `handle`; nothing in here waits for a message to be sent. */
export function createBot(parts: BotParts): TelegramBot {
  const { token, apiRoot, handle, apology, answerInline, nowMs, stopping, log } = parts;
  // grammY's types are those of node-fetch, of which it uses what lean-fetch.ts says.
  const fetch = leanFetch as unknown as NonNullable<ApiClientOptions['fetch']>;
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: CALL_TIMEOUT_S, fetch } });
  const background = new Set<Promise<unknown>>();
  const isFurtherOfAlbum = albumWatcher();

  bot.api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return call(method, payload, signal);
    // bot.stop() would confirm the update in hand before it is committed. Unconfirmed, it comes again and is known by its id.
    if (stopping.aborted) return { ok: true, result: [] as never };
    try {
      const answer = await call(method, payload, signal);
      if (!answer.ok) log.warn('poll-refused', { code: answer.error_code });
      return answer;
    } catch (error) {
      if (!stopping.aborted) log.failure('poll-failed', error);
      throw error; // grammY polls again in 3 s
    }
  });

  bot.on('inline_query', ({ inlineQuery }) => {
    // Telegram gives a phone some seconds; later nobody looks any more.
    beside('inline-unanswered', answerInlineQuery(bot.api, inlineQuery, answerInline));
  });
  bot.use(async ({ update, me }) => {
    const incoming = isFurtherOfAlbum(update) ? null : receive(update, me, nowMs());
    if (incoming === null) return;
    try {
      const toast = await handle(incoming);
      if (incoming.tapId !== null) acknowledge(incoming.tapId, toast, false);
    } catch (error) {
      log.failure('turn-failed', error);
      // Stopping, it was not confirmed either, and is taken up by the next process.
      if (!stopping.aborted) apologise(incoming);
    }
  });
  bot.catch(({ error }) => log.failure('update-failed', error));

  function apologise(incoming: Incoming): void {
    const message = apology(incoming);
    if (incoming.tapId !== null) acknowledge(incoming.tapId, message, true);
    else beside('apology-failed', createSender(bot.api, bot.botInfo.username, log).send(incoming.chatId, message));
  }

  /** Best effort: the tap has done its work, and Telegram may say that it is too old to be answered. */
  function acknowledge(tapId: string, toast: Message | null, isAlert: boolean): void {
    const text = toast && shortened(plainText(toast.html));
    const answer = text === null ? {} : { text, show_alert: isAlert };
    beside('tap-unanswered', bot.api.answerCallbackQuery(tapId, answer));
  }

  function beside(event: string, work: Promise<unknown>): void {
    const done = work.catch((error) => {
      if (!isTooOld(error)) log.failure(event, error);
    });
    background.add(done);
    void done.then(() => background.delete(done));
  }

  async function connect(): Promise<Self> {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        const me = await bot.api.getMe();
        bot.botInfo = me;
        return me;
      } catch (error) {
        throwIfRefused(error);
        const mayPass = error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 429);
        if (!mayPass) throw error;
        log.failure('telegram-unreachable', error);
        await sleep(waitMs, undefined, { signal: stopping });
      }
    }
  }

  async function pollOn(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!stopping.aborted) {
      const startedAtMs = nowMs();
      try {
        await bot.start({ allowed_updates: ALLOWED_UPDATES });
        return;
      } catch (error) {
        if (stopping.aborted) return;
        throwIfRefused(error);
        if (!(error instanceof GrammyError && error.error_code === 409)) throw error;
        if (nowMs() - startedAtMs > SOUND_POLLING_MS) waitMs = FIRST_WAIT_MS;
        log.warn('another-process-polls', { waitMs });
        await sleep(waitMs, undefined, { signal: stopping }).catch(() => undefined); // stopped: the loop ends
        waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
      }
    }
  }

  return {
    api: bot.api,
    connect,
    async poll() {
      stopping.addEventListener('abort', () => void bot.stop(), { once: true });
      try {
        await pollOn();
      } finally {
        await Promise.all(background);
      }
    },
  };
}

/** @throws {TokenRefusedError} for 401 (unknown token) and 404 (not even shaped like one) */
function throwIfRefused(error: unknown): void {
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    throw new TokenRefusedError(error.error_code, error.description);
  }
}

function isTooOld(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description);
}

function shortened(text: string): string {
  return text.length <= TOAST_LENGTH ? text : `${text.slice(0, TOAST_LENGTH - 1)}…`;
}
