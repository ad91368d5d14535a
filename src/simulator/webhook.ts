/** Delivery of updates to a webhook: one after the other, again with back-off until the bot says 2xx. */
import type { Update, WebhookInfo } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { LIMITS } from './limits.ts';
import type { UpdateQueue } from './update-queue.ts';
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

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const ANSWER_WITHIN_MS = 60_000;

/** No webhook at first. Unlike api.telegram.org, and like a local Bot API server, it takes http and any port. */
export function createWebhook(world: World, queue: UpdateQueue): Webhook {
  let settings: WebhookSettings | null = null;
  let lastError: { readonly atS: number; readonly what: string } | null = null;
  let failures = 0;
  let running: AbortController | null = null;
  let wake: (() => void) | undefined;
  queue.onPush(() => wake?.());

  async function run(target: WebhookSettings, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const update = queue.first();
      if (!update) {
        await sleep(undefined, signal);
        continue;
      }
      const problem = await deliver(target, update, signal);
      if (signal.aborted) return;
      if (problem === null) {
        queue.confirm(update.update_id);
        failures = 0;
        continue;
      }
      lastError = { atS: nowSeconds(world), what: problem };
      failures++;
      await sleep(Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS), signal);
    }
  }

  /** Waits for the time, or with `undefined` for the next update; ends at once when the webhook is taken away. */
  function sleep(ms: number | undefined, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      timer?.unref();
      if (ms === undefined) wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
  }

  const stop = () => {
    running?.abort();
    running = null;
    settings = null;
    lastError = null;
    failures = 0;
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
      void run(next, running.signal);
    },
    remove: stop,
    isSet: () => settings !== null,
    hasFailed: () => failures > 0,
    info: () => ({
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.pendingCount(),
      ...(lastError && { last_error_date: lastError.atS, last_error_message: lastError.what }),
      ...(settings && { max_connections: settings.maxConnections ?? 40 }),
    }),
  };
}

async function deliver(target: WebhookSettings, update: Update, signal: AbortSignal): Promise<string | null> {
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
    await answer.arrayBuffer();
    return answer.ok ? null : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
  } catch (error) {
    return `Connection failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
