/** HTTP: the webhook, health and metrics. Loaded only where one of them is served. */
import { hash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Health } from './health.ts';

/** Telegram's updates have some kilobytes. */
const MOST_BODY_BYTES = 1024 ** 2;
/** Telegram sends an update at once; who takes longer holds a connection for nothing. */
const LONGEST_REQUEST_MS = 10_000;
/** Longer than a proxy in front keeps its own, so that no request meets a closing connection. */
const KEEP_ALIVE_MS = 75_000;

/** Statuses of requests whose body was left unread. */
const UNREAD: readonly number[] = [401, 413];
const LONGEST_STOP_MS = 3_000;

/** `again`: nothing was kept, Telegram is to send it once more. `reply`: a call of the Bot API that rides on the answer. */
export type HookAnswer = { readonly is: 'taken'; readonly reply: object | null } | { readonly is: 'again' };

/** The door for Telegram. Who does not know both secrets is turned away before anything is read. */
export interface Hook {
  /** Last part of the address. */
  readonly key: string;
  /** In the header X-Telegram-Bot-Api-Secret-Token. */
  readonly secretToken: string;
  /** Takes the JSON of an update; resolves after the commit. */
  readonly take: (body: unknown) => Promise<HookAnswer>;
}

export interface ServerParts {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly hook: Hook | null;
  readonly health: () => Promise<Health>;
  /** All figures, in Prometheus' format. */
  readonly metrics: (() => Promise<{ readonly contentType: string; readonly text: string }>) | null;
  /** Told the status of every answer to what came to the hook. */
  readonly onHookAnswer: (status: number) => void;
  readonly log: { failure(event: string, error: unknown): void };
}

export interface Server {
  readonly port: number;
  /** Takes no more requests, and resolves when those in hand are answered. */
  stop(): Promise<void>;
}

/**
 * Starts listening.
 * @throws the error of node (`syscall` listen) if it cannot
 */
export async function startServer(parts: ServerParts): Promise<Server> {
  let isStopping = false;
  const app = createApp(parts, () => isStopping);
  const limits = {
    requestTimeout: LONGEST_REQUEST_MS,
    headersTimeout: LONGEST_REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: LONGEST_REQUEST_MS / 2,
  };
  const answer = getRequestListener(app.fetch);
  const server = createServer(limits, (request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        // Who has not sent a whole request by then, or does not read its answer, is cut off; a commit stands all the same.
        const cutOff = setTimeout(() => server.closeAllConnections(), LONGEST_STOP_MS);
        server.close(() => {
          clearTimeout(cutOff);
          resolve();
        });
      }),
  };
}

function createApp({ hook, health, metrics, onHookAnswer, log }: ServerParts, isStopping: () => boolean): Hono {
  const limitBody = bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (context) => context.body(null, 413) });
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    // A connection is not kept for more when we stop, nor when what came on it was not read to its end.
    if (isStopping() || UNREAD.includes(context.res.status)) context.header('connection', 'close');
  });
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const { isReady, ...checks } = await health();
    return context.json(checks, isReady ? 200 : 503);
  });
  if (metrics !== null) {
    app.get('/metrics', async (context) => {
      const { contentType, text } = await metrics();
      return context.body(text, 200, { 'content-type': contentType });
    });
  }
  if (hook !== null) {
    const [isKey, isSecret] = [sameAs(hook.key), sameAs(hook.secretToken)];
    app.post(
      '*',
      async (context, next) => {
        await next();
        onHookAnswer(context.res.status);
      },
      async (context, next) => {
        const key = context.req.path.split('/').at(-1) ?? '';
        const secretToken = context.req.header('x-telegram-bot-api-secret-token') ?? '';
        // Both are compared in any case, so that the time tells nothing of either.
        const isKnown = [isKey(key), isSecret(secretToken)].every(Boolean);
        return isKnown ? next() : context.body(null, 401);
      },
      // Its look at the body costs as much as all else here, and is needed only where the length is not told, or too large.
      (context, next) => (isShort(context) ? next() : limitBody(context, next)),
      (context) => takeUpdate(context, hook),
    );
  }
  app.notFound((context) => context.body(null, 404));
  app.onError((error, context) => {
    log.failure('request-failed', error);
    return context.body(null, 503);
  });
  return app;
}

/** Node reads no more than the length that was told. */
function isShort({ req }: Context): boolean {
  return Number(req.header('content-length') ?? Number.POSITIVE_INFINITY) <= MOST_BODY_BYTES;
}

async function takeUpdate(context: Context, hook: Hook): Promise<Response> {
  const body = parsed(await context.req.text());
  if (body === undefined) return context.body(null, 400);
  const answer = await hook.take(body);
  if (answer.is === 'again') return context.body(null, 503);
  return answer.reply === null ? context.body(null, 200) : context.json(answer.reply);
}

/** @returns undefined for what is no JSON, which cannot say undefined itself */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // answered with 400: there is nobody else to tell
  }
}

/** Compares in constant time; the hashes have one length, whatever is given. */
function sameAs(secret: string): (given: string) => boolean {
  const wanted = hashOf(secret);
  return (given) => timingSafeEqual(hashOf(given), wanted);
}

function hashOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
