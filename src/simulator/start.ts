/** Starts the simulator: a local Bot API and, when asked for, the chat page, on one port. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BotApi, createBotApi, type LoggedCall } from './bot-api.ts';
import type { Toast } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import type { InlineOffer } from './inline.ts';
import { LIMITS } from './limits.ts';
import { createPage } from './page.ts';
import { createPeople, type HasId, type People } from './people.ts';
import { refuseForeignHost } from './same-site.ts';
import { type ShownMessage, transcript } from './transcript.ts';
import { createUpdateQueue } from './update-queue.ts';
import { createWebhook } from './webhook.ts';
import { createWorld } from './world.ts';

export interface SimulatorOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The bot's token; made up when left out. */
  readonly token?: string;
  /** Serves the chat page at `/`, with two people to begin with. */
  readonly page?: boolean;
  readonly nowMs?: () => number;
  /** How long a tap can be answered, milliseconds; Telegram gives some seconds to minutes. */
  readonly tapAnswerLimitMs?: number;
}

export interface Simulator {
  /** Where the chat page is. */
  readonly url: string;
  /** For grammY's `client.apiRoot`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly people: People;
  readonly faults: Faults;
  /** Every call of the bot, oldest first. */
  readonly calls: readonly LoggedCall[];
  /** Updates of the chat wait until `release`, and then come late, after younger ones of other chats. */
  readonly hold: (chat: HasId) => void;
  readonly release: (chat: HasId) => void;
  /** Delivers an update once more; its number is `update_id`. */
  readonly redeliver: (updateId: number) => void;
  /** Number of the update that was made last. */
  readonly lastUpdateId: () => number;
  /** Updates that the bot has not confirmed. */
  readonly pendingUpdates: () => number;
  readonly transcript: (chat: HasId) => readonly ShownMessage[];
  /** What the bot offers for an inline query; null while it has not answered. */
  readonly inlineOffer: (queryId: string) => InlineOffer | null;
  /** Answers to the taps of a person, oldest first. */
  readonly toasts: (who: HasId) => readonly Toast[];
  /**
   * Waits until `look` gives something other than undefined, null or false; looks again after each change.
   * @throws after `timeoutMs`, with what was waited for
   */
  readonly waitFor: <T>(look: () => T, timeoutMs?: number, what?: string) => Promise<NonNullable<Exclude<T, false>>>;
  readonly close: () => Promise<void>;
}

const WAIT_MS = 5_000;
const TAP_ANSWER_LIMIT_MS = 15_000;

/** A hundred numbers a second, below 2^31: no start hands out the numbers of an earlier one, however fast somebody tapped. */
function firstUpdateId(nowMs: number): number {
  return 1 + (Math.floor(nowMs / 10) % 2_000_000_000);
}

/**
 * Starts listening.
 * @throws the error of node (`code` EADDRINUSE and the like) if it cannot
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const nowMs = options.nowMs ?? Date.now;
  const world = createWorld({
    token: options.token ?? `1234567890:${randomBytes(26).toString('base64url')}`,
    nowMs,
    tapAnswerLimitMs: options.tapAnswerLimitMs ?? TAP_ANSWER_LIMIT_MS,
  });
  const queue = createUpdateQueue(firstUpdateId(nowMs()));
  const webhook = createWebhook(world, queue, (reply) => api.play(reply));
  const faults = createFaults(nowMs);
  const people = createPeople(world, queue);
  const api: BotApi = createBotApi({ world, queue, webhook, faults });
  const page = options.page ? createPage({ world, people, isBotAnswering: () => isAnswering(api) }) : null;

  function isAnswering({ lastCallAtMs }: BotApi): boolean {
    if (webhook.isSet()) return !webhook.hasFailed();
    const last = lastCallAtMs();
    return queue.isPolled() || (last !== null && Date.now() - last < 3_000);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (refuseForeignHost(request, response, options.host)) return;
    const path = request.url ?? '/';
    if (!URL.canParse(path, 'http://simulator')) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Bad Request');
      return;
    }
    const address = new URL(path, 'http://simulator');
    if (await api.handle(request, response, address)) return;
    if (page && (await page.handle(request, response, address))) return;
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found');
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return; // the other side hung up in the middle: nobody to answer
      console.error(`simulator: ${request.method} ${request.url?.replace(world.token, '<token>')} failed:`, error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end();
    });
  });
  // longer than a poll, so that a kept connection is not closed under a request that is on its way
  server.keepAliveTimeout = 2 * LIMITS.pollSeconds * 1000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo; // listening on TCP, so neither null nor a pipe
  const name = /^(0\.0\.0\.0|::)$/.test(options.host) ? 'localhost' : options.host;
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;

  const recordOf = ({ id }: HasId) => {
    const record = world.chats.get(id);
    if (!record) throw new Error(`there is no chat ${id}`);
    return record;
  };

  return {
    url,
    apiRoot: url,
    token: world.token,
    people,
    faults,
    calls: api.calls,
    hold: ({ id }) => queue.hold(id),
    release: ({ id }) => queue.release(id),
    redeliver: queue.redeliver,
    lastUpdateId: queue.lastId,
    pendingUpdates: queue.pendingCount,
    transcript: (chat) => transcript(world, recordOf(chat)),
    inlineOffer: (queryId) => world.inline.offers.get(queryId) ?? null,
    toasts: ({ id }) => world.people.get(id)?.toasts ?? [],
    waitFor: (look, timeoutMs = WAIT_MS, what = 'what was waited for') =>
      new Promise((resolve, reject) => {
        const check = () => {
          let found: unknown;
          try {
            found = look();
          } catch (error) {
            stop();
            reject(error);
            return;
          }
          if (found === undefined || found === null || found === false) return;
          stop();
          resolve(found as NonNullable<Exclude<ReturnType<typeof look>, false>>); // all else was returned above
        };
        const stop = () => {
          clearTimeout(timer);
          stopListening();
        };
        const timer = setTimeout(() => {
          stop();
          const last = api.calls.slice(-3).map(({ method, code, description }) => `${method} ${code} ${description}`);
          reject(new Error(`${what} did not happen within ${timeoutMs} ms; last calls: ${last.join('; ') || 'none'}`));
        }, timeoutMs);
        const stopListening = world.events.listen(check);
        check();
      }),
    close: async () => {
      webhook.remove();
      page?.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
