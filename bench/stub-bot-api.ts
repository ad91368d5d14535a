/**
 * A Bot API that says yes to everything, for load: so light that the bots are what is measured, not the load generator.
 * Updates wait to be polled, or go to the webhooks that were set, to each in turn, as behind a proxy.
 */
import { Agent, createServer, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { createPeople, type LoadPlan, messageOf, type NewUpdate, type People } from './stub-people.ts';

export interface StubPlan extends LoadPlan {
  /** How long each call takes. */
  readonly callMs?: number;
}

export interface StubBotApi extends Pick<People, 'whileAnswering' | 'latenciesMs' | 'repliesMs'> {
  readonly apiRoot: string;
  readonly token: string;
  /** Updates that were answered so far. */
  answered(): number;
  /** How many were set. */
  webhooks(): number;
  /** Calls that showed a person something while another one was still on its way: they may arrive in any order. */
  overlaps(): number;
  close(): Promise<void>;
}

const TOKEN = '1234567890:bench-stub-token-of-a-bot-that-is-none';
const MOST_UPDATES = 100;
/** That Telegram opens to a webhook. */
const MOST_CONNECTIONS = 100;
const AGAIN_MS = 100;

/** Starts listening on a free port; the first people are waiting already. */
export async function startStubBotApi({ callMs = 0, ...plan }: StubPlan): Promise<StubBotApi> {
  const updates: Update[] = [];
  const webhooks: Webhook[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const beingShown = new Set<number>();
  let nextUpdateId = 700_000_001;
  let poll: ((updates: Update[]) => void) | null = null;
  let posting = 0;
  let overlaps = 0;
  let isClosed = false;

  const people = createPeople(plan, (update: NewUpdate) => {
    updates.push({ update_id: nextUpdateId++, ...update } as Update);
    if (webhooks.length > 0) post();
    if (poll === null) return;
    poll(updates.splice(0, MOST_UPDATES));
    poll = null;
  });

  function post(): void {
    while (posting < MOST_CONNECTIONS && !isClosed) {
      const update = updates.shift();
      const webhook = webhooks.shift();
      if (webhook !== undefined) webhooks.push(webhook);
      if (update === undefined || webhook === undefined) return;
      posting += 1;
      void bring(webhook, update).then(() => {
        posting -= 1;
        post();
      });
    }
  }

  /** As often as it takes. */
  async function bring(webhook: Webhook, update: Update): Promise<void> {
    while (!isClosed) {
      const answer = await postJson(agent, webhook, update).catch(() => null); // a bot that was ended is tried again too
      if (answer?.status === 200) {
        if (answer.body !== '') called(JSON.parse(answer.body));
        return;
      }
      await sleep(AGAIN_MS);
    }
  }

  /** A call that rides on the answer of a webhook. */
  function called({ method, ...body }: Body & { method: string }): void {
    arrived(body);
    take(method, body);
    done(method, body);
  }

  function take(method: string, body: Body): unknown {
    switch (method) {
      case 'getMe':
        return { id: 1234567890, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
      case 'getMyCommands':
        return [];
      case 'getMyDescription':
        return { description: '' };
      case 'getMyShortDescription':
        return { short_description: '' };
      case 'getWebhookInfo':
        return { url: '' };
      case 'setWebhook':
        if (body.url) webhooks.push({ url: new URL(body.url), secret: body.secret_token ?? '' });
        setImmediate(post);
        return true;
      case 'sendMessage':
      case 'editMessageText':
        return { ...messageOf(body.chat_id ?? 0), text: body.text };
      default:
        return true;
    }
  }

  function arrived(body: Body): void {
    people.called(body.chat_id ?? Number(body.callback_query_id));
    if (body.text === undefined || body.chat_id === undefined) return;
    people.replied(body.chat_id);
    if (beingShown.has(body.chat_id)) overlaps += 1;
    beingShown.add(body.chat_id);
  }

  /** After the answer has gone out, so that the next tap does not overtake it. */
  function done(method: string, body: Body): void {
    if (body.chat_id !== undefined) beingShown.delete(body.chat_id);
    if (method === 'answerCallbackQuery') setImmediate(people.answered, Number(body.callback_query_id));
    else if (body.reply_markup !== undefined) setImmediate(people.shown, body.chat_id ?? 0);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (result: unknown) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result }));
    };
    const method = request.url?.split('/').at(-1) ?? '';
    const body = await bodyOf(request);
    if (method !== 'getUpdates') {
      arrived(body);
      if (callMs > 0) await sleep(callMs);
      answer(take(method, body));
      done(method, body);
    }
    // Without a timeout a bot that stops confirms its last updates.
    else if (updates.length > 0 || !body.timeout) answer(updates.splice(0, MOST_UPDATES));
    else poll = answer;
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.destroy()); // a bot that was ended in the middle of a call
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: TOKEN,
    whileAnswering: people.whileAnswering,
    answered: people.count,
    latenciesMs: people.latenciesMs,
    repliesMs: people.repliesMs,
    webhooks: () => webhooks.length,
    overlaps: () => overlaps,
    async close() {
      isClosed = true;
      people.stop();
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Webhook {
  readonly url: URL;
  readonly secret: string;
}

interface Body {
  readonly chat_id?: number;
  readonly callback_query_id?: string;
  readonly text?: string;
  readonly timeout?: number;
  readonly reply_markup?: object;
  readonly url?: string;
  readonly secret_token?: string;
}

function postJson(agent: Agent, { url, secret }: Webhook, update: Update): Promise<{ status: number; body: string }> {
  const text = JSON.stringify(update);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-telegram-bot-api-secret-token': secret,
  };
  return new Promise((resolve, reject) => {
    const call = requestHttp(url, { method: 'POST', agent, headers }, (answer) => {
      textOf(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), reject);
    });
    call.on('error', reject);
    call.end(text);
  });
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const text = await textOf(request);
  return text === '' ? {} : JSON.parse(text);
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
