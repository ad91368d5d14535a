/** The chat page over HTTP: its files, the state of a person's chat, live events, and what the person does. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { WorldEvent } from './events.ts';
import { shownOffer } from './inline.ts';
import { doAct } from './page-acts.ts';
import type { People } from './people.ts';
import { readBody } from './read-request.ts';
import { refuseForeignOrigin } from './same-site.ts';
import { commandsFor, textFor } from './settings-methods.ts';
import { showMessage, transcript } from './transcript.ts';
import { APP_LANGUAGES, FIRST_PEOPLE, pageWords } from './words.ts';
import type { Person, World } from './world.ts';

const FILES = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/chat.css', 'chat.css', 'text/css; charset=utf-8'],
  ['/chat.js', 'chat.js', 'text/javascript; charset=utf-8'],
  ['/composer.js', 'composer.js', 'text/javascript; charset=utf-8'],
  ['/inline.js', 'inline.js', 'text/javascript; charset=utf-8'],
  ['/show-message.js', 'show-message.js', 'text/javascript; charset=utf-8'],
  ['/rich-text.js', 'rich-text.js', 'text/javascript; charset=utf-8'],
  ['/icon.svg', 'icon.svg', 'image/svg+xml'],
] as const;

const SAFE = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const ACT_BYTES = 1024 * 1024;
const LOOK_AT_BOT_MS = 1_000;

export interface Page {
  /** @returns false if the address is not one of the page */
  readonly handle: (request: IncomingMessage, response: ServerResponse, address: URL) => Promise<boolean>;
  readonly close: () => void;
}

export interface PageParts {
  readonly world: World;
  readonly people: People;
  readonly isBotAnswering: () => boolean;
}

/** Serves the page, with the first people in the world. */
export function createPage({ world, people, isBotAnswering }: PageParts): Page {
  const files = new Map(
    FILES.map(([address, name, type]) => [
      address as string,
      { type, body: readFileSync(join(import.meta.dirname, 'page', name)) },
    ]),
  );
  for (const person of FIRST_PEOPLE) people.create(person);
  // Whoever is added after a restart is somebody new, though the bot may still know those who were added before it.
  world.usersAbove(1_000_000 + (Math.floor(world.nowMs() / 1_000) % 1_000_000_000));

  const watchers = new Set<{ readonly userId: number; readonly response: ServerResponse }>();
  const tell = (userId: number | null, event: object) => {
    for (const watcher of watchers) {
      if (userId === null || watcher.userId === userId) watcher.response.write(`data: ${JSON.stringify(event)}\n\n`);
    }
  };
  const stopListening = world.events.listen((event) => {
    if (watchers.size > 0) pass(event);
  });
  let wasAnswering = isBotAnswering();
  const timer = setInterval(() => {
    const isAnswering = isBotAnswering();
    if (isAnswering !== wasAnswering) tell(null, { kind: 'bot', isAnswering });
    wasAnswering = isAnswering;
  }, LOOK_AT_BOT_MS);
  timer.unref();

  function pass(event: WorldEvent): void {
    switch (event.kind) {
      case 'message': {
        const stored = world.chats.get(event.chatId)?.messages.get(event.messageId);
        if (stored) tell(event.chatId, { kind: 'message', message: showMessage(world, stored) });
        break;
      }
      case 'action':
        tell(event.chatId, { kind: 'action', action: event.action });
        break;
      case 'toast':
        tell(event.userId, { kind: 'toast', ...event.toast });
        break;
      case 'inline': {
        const offer = world.inline.offers.get(event.queryId);
        if (offer) tell(event.userId, { kind: 'inline', queryId: event.queryId, offer: shownOffer(offer) });
        break;
      }
      case 'people':
      case 'settings':
        tell(null, { kind: 'refresh' });
        break;
      case 'call':
        break;
      default:
        event satisfies never;
    }
  }

  /** All that the page shows to one person; to the first one if there is no such person (any more). */
  function stateFor(userId: number): object {
    const person: Person | undefined = world.people.get(userId) ?? [...world.people.values()][0];
    const { id, language_code: languageCode = 'en' } = person?.user ?? { id: 0 };
    const chat = world.chats.get(id);
    return {
      userId: id,
      words: pageWords(languageCode),
      languages: APP_LANGUAGES,
      people: [...world.people.values()].map(({ user }) => ({
        id: user.id,
        name: user.first_name,
        languageCode: user.language_code,
      })),
      hasBlocked: person?.hasBlocked ?? false,
      bot: {
        name: textFor(world, 'name', languageCode) || world.bot.first_name,
        username: world.bot.username,
        description: textFor(world, 'description', languageCode),
        shortDescription: textFor(world, 'short_description', languageCode),
        commands: commandsFor(world, id, languageCode),
        isAnswering: isBotAnswering(),
      },
      messages: chat ? transcript(world, chat) : [],
    };
  }

  function watch(request: IncomingMessage, response: ServerResponse, userId: number): void {
    response.writeHead(200, { ...SAFE, 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    const watcher = { userId, response };
    watchers.add(watcher);
    request.on('close', () => watchers.delete(watcher));
  }

  async function act(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (refuseForeignOrigin(request, response)) return;
    let status = 200;
    let answer: object;
    try {
      answer = doAct(people, (await readBody(request, ACT_BYTES)).toString('utf8'));
    } catch (error) {
      status = 400;
      answer = { error: error instanceof Error ? error.message : String(error) };
    }
    sendJson(response, status, answer);
  }

  function sendFile(response: ServerResponse, id: string): void {
    const file = world.files.get(id);
    if (!file) {
      response.writeHead(404, SAFE).end();
      return;
    }
    const isPicture = /^image\/(png|jpeg)$/.test(file.mime);
    const name = encodeURIComponent(file.name);
    response.writeHead(200, {
      ...SAFE,
      'content-type': isPicture ? file.mime : 'application/octet-stream',
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    });
    response.end(file.bytes);
  }

  return {
    handle: async (request, response, address) => {
      const { pathname } = address;
      const userId = Number(address.searchParams.get('user'));
      if (pathname === '/act' && request.method === 'POST') {
        await act(request, response);
        return true;
      }
      if (request.method !== 'GET') return false;
      const file = files.get(pathname);
      if (file) response.writeHead(200, { ...SAFE, 'content-type': file.type }).end(file.body);
      else if (pathname === '/state') sendJson(response, 200, stateFor(userId));
      else if (pathname === '/events') watch(request, response, userId);
      else if (pathname.startsWith('/files/')) sendFile(response, pathname.slice('/files/'.length));
      else return false;
      return true;
    },
    close: () => {
      clearInterval(timer);
      stopListening();
      for (const { response } of watchers) response.end();
    },
  };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...SAFE, 'content-type': 'application/json' }).end(JSON.stringify(body));
}
