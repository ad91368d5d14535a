/**
 * A Bot API that says yes to everything, for load: so light that the bots are what is measured, not the load generator.
 * Its people tap again as soon as their last tap was answered and its message edited, as in a real conversation.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';

export interface LoadPlan {
  /** People who come one after the other, each with a whole conversation. */
  readonly people: number;
  /** How many of them talk at the same time. */
  readonly atOnce: number;
  /** Callback data of each tap after /start. */
  readonly taps: readonly string[];
}

export interface StubBotApi {
  readonly apiRoot: string;
  readonly token: string;
  /** Resolves when so many people have finished; rejects when nothing was answered for 20 seconds. */
  finished(people: number): Promise<void>;
  /** Updates that were answered so far. */
  answered(): number;
  close(): Promise<void>;
}

interface Person {
  readonly id: number;
  tapsDone: number;
  isAnswered: boolean;
  isShown: boolean;
}

const TOKEN = '1234567890:bench-stub-token-of-a-bot-that-is-none';
const MOST_UPDATES = 100;
const LONGEST_SILENCE_MS = 20_000;

/** Starts listening on a free port; the first people are waiting already. */
export async function startStubBotApi({ people, atOnce, taps }: LoadPlan): Promise<StubBotApi> {
  const talking = new Map<number, Person>();
  const updates: Update[] = [];
  const waiting: { people: number; resolve: () => void; reject: (error: Error) => void }[] = [];
  let nextUpdateId = 700_000_001;
  let nextMessageId = 1;
  let come = 0;
  let done = 0;
  let answered = 0;
  let poll: ((updates: Update[]) => void) | null = null;

  function push(update: Omit<Update, 'update_id'>): void {
    updates.push({ update_id: nextUpdateId++, ...update } as Update);
    if (poll === null) return;
    poll(updates.splice(0, MOST_UPDATES));
    poll = null;
  }

  function welcomeNext(): void {
    if (come === people) return;
    come += 1;
    const id = 100_000 + come;
    talking.set(id, { id, tapsDone: 0, isAnswered: true, isShown: false });
    const entities = [{ type: 'bot_command' as const, offset: 0, length: 6 }];
    push({ message: { ...messageOf(id), text: '/start', entities, from: userOf(id) } } as Omit<Update, 'update_id'>);
  }

  function goOn(person: Person): void {
    if (!person.isAnswered || !person.isShown) return;
    answered += 1;
    silence.refresh();
    const data = taps[person.tapsDone];
    if (data === undefined) {
      finish(person);
      return;
    }
    Object.assign(person, { tapsDone: person.tapsDone + 1, isAnswered: false, isShown: false });
    const message = { ...messageOf(person.id), text: 'a question' };
    const query = { id: String(person.id), from: userOf(person.id), chat_instance: '1', message, data };
    push({ callback_query: query } as Omit<Update, 'update_id'>);
  }

  function finish(person: Person): void {
    talking.delete(person.id);
    done += 1;
    for (const each of waiting.filter((one) => one.people <= done)) each.resolve();
    welcomeNext();
  }

  const silence = setTimeout(() => {
    const error = new Error(`the bot answered nothing for ${LONGEST_SILENCE_MS} ms, after ${answered} updates`);
    for (const each of waiting) each.reject(error);
  }, LONGEST_SILENCE_MS);

  function messageOf(id: number) {
    return { message_id: nextMessageId++, date: 1_790_000_000, chat: { id, type: 'private', first_name: 'P' } };
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
      case 'answerCallbackQuery':
        mark(Number(body.callback_query_id), 'isAnswered');
        return true;
      case 'sendMessage':
      case 'editMessageText':
        if (body.reply_markup !== undefined) mark(body.chat_id ?? 0, 'isShown');
        return { ...messageOf(body.chat_id ?? 0), text: body.text };
      default:
        return true;
    }
  }

  /** After the answer has gone out, so that the next tap does not overtake it. */
  function mark(id: number, what: 'isAnswered' | 'isShown'): void {
    const person = talking.get(id);
    if (person === undefined || person[what]) return;
    setImmediate(() => {
      person[what] = true;
      goOn(person);
    });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (result: unknown) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result }));
    };
    const method = request.url?.split('/').at(-1) ?? '';
    const body = await bodyOf(request);
    if (method !== 'getUpdates') answer(take(method, body));
    // Without a timeout a bot that stops confirms its last updates.
    else if (updates.length > 0 || !body.timeout) answer(updates.splice(0, MOST_UPDATES));
    else poll = answer;
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.destroy()); // a bot that was ended in the middle of a call
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  for (let count = 0; count < atOnce; count += 1) welcomeNext();
  const { port } = server.address() as AddressInfo; // listening on TCP

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: TOKEN,
    finished: (count) =>
      new Promise((resolve, reject) => {
        if (done >= count) resolve();
        else waiting.push({ people: count, resolve, reject });
      }),
    answered: () => answered,
    async close() {
      clearTimeout(silence);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Body {
  readonly chat_id?: number;
  readonly callback_query_id?: string;
  readonly text?: string;
  readonly timeout?: number;
  readonly reply_markup?: object;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString());
}

function userOf(id: number) {
  return { id, is_bot: false, first_name: 'P', language_code: 'nl' };
}
