/** Delivery of updates to a webhook: those of a chat one after the other, again with back-off until the bot says 2xx. */
import type { Update, WebhookInfo } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { LIMITS } from './limits.ts';
import type { Line, Lined, UpdateQueue } from './update-queue.ts';
import { nowSeconds, type World } from './world.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  readonly maxConnections: number | undefined;
}

export interface Webhook {
  readonly set: (settings: WebhookSettings) => void;
  readonly remove: () => void;
  readonly info: () => WebhookInfo;
  readonly isSet: () => boolean;
  readonly hasFailed: () => boolean;
}

/** A call of the Bot API in the reply to an update; its outcome is told to nobody. */
export interface Reply {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Deliveries at the same time, unless the bot asks for another number. */
const CONNECTIONS = 40;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const ANSWER_WITHIN_MS = 60_000;

/**
 * No webhook at first. Unlike api.telegram.org, and like a local Bot API server, it takes http and any port.
 * @param play does the call that came in the reply to an update
 */
export function createWebhook(world: World, queue: UpdateQueue, play: (reply: Reply) => Promise<void>): Webhook {
  let settings: WebhookSettings | null = null;
  let lastError: { readonly atS: number; readonly what: string } | null = null;
  let running: AbortController | null = null;
  /** Lines with an update under way, or one that waits to be tried again. */
  const busy = new Set<Line>();
  /** Failures in a row of each line that has any. */
  const failures = new Map<Line, number>();
  queue.onPush(pump);

  function pump(): void {
    const { signal } = running ?? {};
    while (settings !== null && signal !== undefined && busy.size < (settings.maxConnections ?? CONNECTIONS)) {
      const next = queue.next((line) => !busy.has(line));
      if (next === undefined) return;
      busy.add(next.line);
      void deliver(settings, next, signal);
    }
  }

  async function deliver(target: WebhookSettings, { update, line }: Lined, signal: AbortSignal): Promise<void> {
    const outcome = await post(target, update, signal);
    if (signal.aborted) return;
    if (typeof outcome !== 'string') {
      queue.confirm(update.update_id);
      failures.delete(line);
      if (outcome !== null) await play(outcome);
    } else {
      lastError = { atS: nowSeconds(world), what: outcome };
      const count = (failures.get(line) ?? 0) + 1;
      failures.set(line, count);
      await sleep(Math.min(FIRST_WAIT_MS * 2 ** (count - 1), LONGEST_WAIT_MS), signal);
    }
    if (signal.aborted) return;
    busy.delete(line);
    pump();
  }

  const stop = () => {
    running?.abort();
    running = null;
    settings = null;
    lastError = null;
    busy.clear();
    failures.clear();
  };

  return {
    set: (next) => {
      if (!/^https?:$/.test(URL.canParse(next.url) ? new URL(next.url).protocol : '')) {
        throw badRequest('bad webhook: invalid URL specified');
      }
      if (next.secretToken !== undefined && !LIMITS.secretToken.test(next.secretToken)) {
        throw badRequest('secret token contains unallowed characters or has a wrong length');
      }
      if (
        next.maxConnections !== undefined &&
        (next.maxConnections < 1 || next.maxConnections > LIMITS.webhookConnections)
      ) {
        throw badRequest(`max_connections must be 1-${LIMITS.webhookConnections}`);
      }
      stop();
      settings = next;
      running = new AbortController();
      pump();
    },
    remove: stop,
    isSet: () => settings !== null,
    hasFailed: () => failures.size > 0,
    info: () => ({
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pendingCount(),
      ...(lastError && { last_error_date: lastError.atS, last_error_message: lastError.what }),
      ...(settings && { max_connections: settings.maxConnections ?? CONNECTIONS }),
    }),
  };
}

/** @returns what is wrong, or the call that the reply carries, if any */
async function post(target: WebhookSettings, update: Update, signal: AbortSignal): Promise<string | Reply | null> {
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(target.secretToken !== undefined && { 'x-telegram-bot-api-secret-token': target.secretToken }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    const body = await answer.text();
    if (!answer.ok) return `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
    return replyIn(answer.headers.get('content-type') ?? '', body);
  } catch (error) {
    return `Connection failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Telegram reads JSON only, and takes no notice of what names no method. */
function replyIn(contentType: string, body: string): Reply | null {
  if (!/^application\/json\b/i.test(contentType) || body === '') return null;
  const { method, ...parameters } = JSON.parse(body) as Record<string, unknown>; // the bot's fault if it is no object
  return typeof method === 'string' ? { method, parameters } : null;
}

/** Ends at once when the webhook is taken away. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
