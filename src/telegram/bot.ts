/** The bot: long polling or a webhook, one way for every update, and an orderly stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import type { Incoming, InlineAnswer, Message, Spinner } from '../chat.ts';
import { Api, GrammyError } from './grammy.ts';
import { answerInlineQuery } from './inline.ts';
import { createLeanCall } from './lean-call.ts';
import { createOneByOne } from './one-by-one.ts';
import { plainText } from './plain-text.ts';
import { poll } from './poll.ts';
import { reach } from './reach.ts';
import { ALLOWED_UPDATES, albumWatcher, receive, type Self } from './receive.ts';
import { createSender } from './send.ts';

/** A poll waits 30 s at Telegram; a call that takes longer than this is given up and tried again. */
const CALL_TIMEOUT_S = 45;
/** The most that Telegram shows over the chat in answer to a tap. */
const TOAST_LENGTH = 200;

export interface BotParts {
  readonly token: string;
  /** Address of the Bot API, e.g. that of a server of one's own. */
  readonly apiRoot: string;
  /**
   * Takes the turn and has it committed; resolves with the toast that answers a tap, or says that it is left unanswered.
   * Sends no message. `spinner` is null where the answer to a tap waits for the commit.
   */
  readonly handle: (incoming: Incoming, spinner: Spinner | null) => Promise<Message | null | 'unanswered'>;
  /** What a person is told when their turn failed; nothing of it was kept. */
  readonly apology: (incoming: Incoming) => Message;
  /** True for a failure that passes by itself: what came by the webhook is then to come again. */
  readonly mayPass: (error: unknown) => boolean;
  /** Answers what is typed behind the bot's name in any chat, in the language of the app; keeps nothing. */
  readonly answerInline: (query: string, appLanguage: string | null) => Promise<InlineAnswer>;
  /** Told the kind of every update that comes in. */
  readonly onUpdate: (kind: UpdateKind) => void;
  readonly nowMs: () => number;
  /** When it is aborted, polling ends and the updates in hand are finished. */
  readonly stopping: AbortSignal;
  readonly log: {
    info(event: string, fields?: Readonly<Record<string, string | number>>): void;
    warn(event: string, fields?: Readonly<Record<string, string | number>>): void;
    failure(event: string, error: unknown): void;
  };
}

export type UpdateKind = (typeof ALLOWED_UPDATES)[number] | 'other';

/** Ends the spinner of a tap, with a line over the chat or without. */
export interface TapAnswer {
  readonly callback_query_id: string;
  readonly text?: string;
  readonly show_alert?: boolean;
}

/** `again`: nothing of the update was kept, and it must come once more. */
export type Taken = { readonly is: 'taken'; readonly tapAnswer: TapAnswer | null } | { readonly is: 'again' };

export interface TelegramBot {
  readonly api: Api;
  /**
   * Learns who the bot is, however long Telegram is away.
   * @throws {TokenRefusedError}, or an AbortError when stopped
   */
  connect(): Promise<Self>;
  /**
   * Takes updates until stopped, those of a poll side by side. A conflict (an old process still polls) is waited out.
   * @throws {TokenRefusedError} when the token is withdrawn
   */
  poll(): Promise<void>;
  /** Takes an update that came by the webhook; resolves after the commit. Call `connect` first. */
  take(update: Update): Promise<Taken>;
  /** When Telegram last gave a sign: who the bot is, a poll that it answered, an update; null before the first. */
  heardAtMs(): number | null;
  /** Resolves when nothing goes on beside the updates any more. */
  settled(): Promise<void>;
}

/** Makes the bot. Every update goes through `receive` and `handle`; nothing in here waits for a message to be sent. */
export function createBot(parts: BotParts): TelegramBot {
  const { token, apiRoot, handle, apology, mayPass, answerInline, onUpdate, nowMs, stopping, log } = parts;
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_TIMEOUT_S });
  api.config.use(createLeanCall({ token, apiRoot, timeoutMs: 1_000 * CALL_TIMEOUT_S }));
  const background = new Set<Promise<unknown>>();
  const isFurtherOfAlbum = albumWatcher();
  const oneByOne = createOneByOne();
  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stopping });
  let self: Self | null = null;
  let heardAtMs: number | null = null;

  function connected(): Self {
    if (self === null) throw new Error('an update was taken before the bot knows who it is; call connect first');
    return self;
  }

  async function takePolled(update: Update): Promise<void> {
    try {
      const taken = await takeUpdate(update, false);
      if (taken.is === 'taken' && taken.tapAnswer !== null) acknowledge(taken.tapAnswer);
    } catch (error) {
      log.failure('update-failed', error); // it would come again for ever, and hold up all others
    }
  }

  /** @param byHook an update that is not taken is brought again while this process goes on */
  async function takeUpdate(update: Update, byHook: boolean): Promise<Taken> {
    onUpdate(kindOf(update));
    if (update.inline_query !== undefined) {
      // Telegram gives a phone some seconds; later nobody looks any more.
      beside('inline-unanswered', answerInlineQuery(api, update.inline_query, answerInline));
      return { is: 'taken', tapAnswer: null };
    }
    const incoming = isFurtherOfAlbum(update) ? null : receive(update, connected(), nowMs());
    if (incoming === null) return { is: 'taken', tapAnswer: null };
    const { chatId, tapId } = incoming;
    // By the webhook the answer rides on that to the update, after the commit, and saves a call.
    const spinner = tapId === null || byHook ? null : spinnerOf(tapId);
    try {
      const toast = await oneByOne(chatId, () => handle(incoming, spinner));
      const isOpen = tapId !== null && toast !== 'unanswered' && !spinner?.isEnded;
      return { is: 'taken', tapAnswer: isOpen ? tapAnswer(tapId, toast, false) : null };
    } catch (error) {
      // Stopping, it was not confirmed either, and is taken up by the next process.
      if (stopping.aborted || (byHook && mayPass(error))) {
        if (!isStop(error)) log.failure('update-put-off', error);
        return { is: 'again' };
      }
      log.failure('turn-failed', error);
      return { is: 'taken', tapAnswer: apologise(incoming, spinner) };
    }
  }

  function spinnerOf(tapId: string): Spinner {
    let isEnded = false;
    return {
      get isEnded() {
        return isEnded;
      },
      end() {
        if (!isEnded) acknowledge(tapAnswer(tapId, null, false));
        isEnded = true;
      },
    };
  }

  function apologise(incoming: Incoming, spinner: Spinner | null): TapAnswer | null {
    const message = apology(incoming);
    if (incoming.tapId !== null && !spinner?.isEnded) return tapAnswer(incoming.tapId, message, true);
    beside('apology-failed', createSender(api, connected().username, log).send(incoming.chatId, message));
    return null;
  }

  /** Best effort: the tap has done its work, and Telegram may say that it is too old to be answered. */
  function acknowledge({ callback_query_id, ...answer }: TapAnswer): void {
    beside('tap-unanswered', api.answerCallbackQuery(callback_query_id, answer));
  }

  function beside(event: string, work: Promise<unknown>): void {
    const done = work.catch((error) => {
      if (!isTooOld(error)) log.failure(event, error);
    });
    background.add(done);
    void done.then(() => background.delete(done));
  }

  async function settled(): Promise<void> {
    await Promise.all(background);
  }

  return {
    api,
    async connect() {
      self = await reach(() => api.getMe(), { wait, log });
      heardAtMs = nowMs(); // the first poll is answered when somebody writes, or half a minute later
      return self;
    },
    async poll() {
      const onAnswered = () => {
        heardAtMs = nowMs();
      };
      try {
        await poll(api, { take: takePolled, onAnswered, wait, nowMs, stopping, log });
      } finally {
        await settled();
      }
    },
    async take(update) {
      heardAtMs = nowMs();
      return takeUpdate(update, true);
    },
    heardAtMs: () => heardAtMs,
    settled,
  };
}

function kindOf(update: Update): UpdateKind {
  return ALLOWED_UPDATES.find((kind) => update[kind] !== undefined) ?? 'other';
}

function tapAnswer(tapId: string, toast: Message | null, isAlert: boolean): TapAnswer {
  const text = toast && shortened(plainText(toast.html));
  return { callback_query_id: tapId, ...(text === null ? {} : { text, show_alert: isAlert }) };
}

/** What a wait rejects with when there is no time left. */
function isStop(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isTooOld(error: unknown): boolean {
  return error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description);
}

function shortened(text: string): string {
  return text.length <= TOAST_LENGTH ? text : `${text.slice(0, TOAST_LENGTH - 1)}…`;
}
