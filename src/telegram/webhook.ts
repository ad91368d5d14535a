/** Updates that Telegram brings to an address of ours: which address, the secret that proves it is Telegram, and its upkeep. */
import { createHmac } from 'node:crypto';
import type { TelegramBot } from './bot.ts';
import { type Api, GrammyError } from './grammy.ts';
import { type ReachParts, reach } from './reach.ts';
import { readUpdate } from './read-update.ts';
import { ALLOWED_UPDATES } from './receive.ts';

/** Most deliveries at the same time; Telegram's own default is 40. */
const CONNECTIONS = 100;
/** Another process that polls with the same token takes the webhook away, and nobody would hear of it. */
const LOOK_EVERY_MS = 5 * 60_000;

export interface Webhook {
  readonly url: string;
  /** Last part of the address; known to Telegram alone. */
  readonly key: string;
  /** Comes with every delivery, in X-Telegram-Bot-Api-Secret-Token. */
  readonly secretToken: string;
}

/** Telegram will not deliver to this address. */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError';
  constructor(error: GrammyError) {
    super(
      `WEBHOOK_URL was refused by Telegram (${error.error_code}: ${error.description}); give the public https:// address of this service`,
    );
  }
}

/**
 * All replicas of a bot come to the same webhook. The key follows from the secret, so that another secret is another
 * address, and is seen to differ.
 * @param secret null derives it from the token
 */
export function webhookOf(publicUrl: string, token: string, secret: string | null): Webhook {
  const secretToken = secret ?? derived(token, 'webhook secret');
  const key = derived(secretToken, 'webhook address');
  return { url: `${publicUrl}/telegram/${key}`, key, secretToken };
}

function derived(from: string, what: string): string {
  return createHmac('sha256', from).update(what).digest('base64url');
}

/** What the server tells Telegram: that it has the update (with a call that rides on the answer), or to bring it again. */
export type HookAnswer = { readonly is: 'taken'; readonly reply: object | null } | { readonly is: 'again' };

/** Takes the body of a delivery. What cannot be read is logged and let go: brought again and again, it would hold up its chat. */
export function createHookTake(
  take: TelegramBot['take'],
  log: { warn(event: string): void },
): (body: unknown) => Promise<HookAnswer> {
  return async function takeBody(body) {
    const update = readUpdate(body);
    if (update === null) {
      log.warn('update-not-read');
      return { is: 'taken', reply: null };
    }
    const taken = await take(update);
    if (taken.is === 'again') return taken;
    return { is: 'taken', reply: taken.tapAnswer && { method: 'answerCallbackQuery', ...taken.tapAnswer } };
  };
}

export interface WebhookKeeping extends ReachParts {
  readonly stopping: AbortSignal;
  readonly log: ReachParts['log'] & { info(event: string): void; warn(event: string): void };
}

/**
 * Has Telegram deliver here until stopped, and looks now and then whether it still does. It stays set then: what comes in
 * meanwhile waits at Telegram for the next process.
 * @param onSet told when Telegram has it
 * @throws {TokenRefusedError} or {WebhookRefusedError}
 */
export async function keepWebhook(api: Api, webhook: Webhook, parts: WebhookKeeping, onSet: () => void): Promise<void> {
  const { stopping, log } = parts;
  try {
    if (await reach(() => setWebhook(api, webhook), parts)) log.info('webhook-set');
    onSet();
    for (;;) {
      await parts.wait(LOOK_EVERY_MS);
      if (await reach(() => setWebhook(api, webhook), parts)) log.warn('webhook-was-changed');
    }
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}

/**
 * Tells Telegram the address, where it has another one: it limits how often that may be done.
 * @returns whether it was told
 */
async function setWebhook(api: Api, { url, secretToken }: Webhook): Promise<boolean> {
  const now = await api.getWebhookInfo();
  const isSame =
    now.url === url &&
    now.max_connections === CONNECTIONS &&
    [...(now.allowed_updates ?? [])].sort().join() === [...ALLOWED_UPDATES].sort().join();
  if (isSame) return false;
  try {
    await api.setWebhook(url, {
      secret_token: secretToken,
      max_connections: CONNECTIONS,
      allowed_updates: ALLOWED_UPDATES,
    });
    return true;
  } catch (error) {
    throw error instanceof GrammyError && error.error_code === 400 ? new WebhookRefusedError(error) : error;
  }
}
