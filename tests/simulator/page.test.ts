import { request } from 'node:http';
import type { User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { pageWords } from '../../src/simulator/words.ts';
import { result } from './caller.ts';

interface State {
  readonly userId: number;
  readonly words: Record<string, string>;
  readonly people: readonly { readonly id: number; readonly name: string; readonly languageCode: string }[];
  readonly bot: { readonly commands: readonly { readonly command: string }[]; readonly isAnswering: boolean };
  readonly messages: readonly { readonly text: string }[];
}

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0, page: true });
});
afterEach(() => simulator.close());

const state = async (user = 0) => (await (await fetch(`${simulator.url}/state?user=${user}`)).json()) as State;

function act(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${simulator.url}/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: simulator.url, ...headers },
    body: JSON.stringify(body),
  });
}

describe('the page', () => {
  it('comes with a policy that lets nothing in from elsewhere', async () => {
    const page = await fetch(simulator.url);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy');
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    const html = await page.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    for (const [, name] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(`${simulator.url}/${name}`)).status).toBe(200);
    }
  });

  it('is not there when it was not asked for', async () => {
    const bare = await startSimulator({ host: '127.0.0.1', port: 0 });
    expect((await fetch(bare.url)).status).toBe(404);
    await bare.close();
  });

  it('has two people, and the words and commands of the language of each', async () => {
    await result(simulator, 'setMyCommands', {
      commands: [{ command: 'eten', description: 'Eten' }],
      language_code: 'nl',
    });
    await result(simulator, 'setMyCommands', { commands: [{ command: 'food', description: 'Food' }] });
    const first = await state();
    const [noor, sam] = first.people;
    expect(first.userId).toBe(noor?.id);
    expect([first.words, first.bot.commands[0]?.command]).toEqual([pageWords('nl'), 'eten']);
    const second = await state(sam?.id);
    expect([second.words, second.bot.commands[0]?.command]).toEqual([pageWords('en'), 'food']);
  });

  it('has every word in both languages', () => {
    expect(Object.keys(pageWords('nl'))).toEqual(Object.keys(pageWords('en')));
    expect(pageWords('nl-BE').language).toBe('nl');
    expect(pageWords('de').language).toBe('en');
  });

  it('acts for a person, and keeps the chat', async () => {
    const { userId } = await state();
    await act({ act: 'start', userId, payload: 'food' });
    await act({ act: 'say', userId, text: 'hoi' });
    await act({ act: 'edit', userId, text: 'hallo' });
    expect((await state()).messages.map((message) => message.text)).toEqual(['/start food', 'hallo']);
    const wrong = await act({ act: 'start', userId, payload: 'not allowed!' });
    expect([wrong.status, await wrong.json()]).toEqual([400, { error: expect.stringContaining('payload') }]);
    const person = (await (await act({ act: 'create', userId, name: 'Jo', languageCode: 'de' })).json()) as User;
    expect((await state(person.id)).userId).toBe(person.id);
  });

  it('tells live what happens in the chat of its person, and in no other', async () => {
    const [noor, sam] = (await state()).people;
    const gone = new AbortController();
    const events = await fetch(`${simulator.url}/events?user=${noor?.id}`, { signal: gone.signal });
    expect(events.headers.get('content-type')).toBe('text/event-stream');
    await act({ act: 'say', userId: sam?.id, text: 'for Sam only' });
    await act({ act: 'say', userId: noor?.id, text: 'for Noor' });
    await result(simulator, 'sendChatAction', { chat_id: noor?.id, action: 'typing' });
    let heard = '';
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    while (!heard.includes('"typing"')) heard += (await reader.read()).value ?? '';
    gone.abort();
    expect(heard).toContain('for Noor');
    expect(heard).not.toContain('for Sam only');
  });
});

describe('other sites', () => {
  it.each([
    { name: 'another origin', headers: { origin: 'https://evil.example' }, status: 403 },
    { name: 'the same host on another port', headers: { origin: 'http://127.0.0.1:1' }, status: 403 },
    { name: 'a form', headers: { 'content-type': 'text/plain' }, status: 403 },
  ])('cannot act by $name', async ({ headers, status }) => {
    const { userId } = await state();
    expect((await act({ act: 'say', userId, text: 'x' }, headers)).status).toBe(status);
    expect((await state()).messages).toEqual([]);
  });

  it.each([
    { host: 'evil.example', status: 421 },
    { host: 'localhost.evil.example:80', status: 421 },
    { host: 'localhost:8080', status: 200 },
    { host: '[::1]:8080', status: 200 },
  ])('answers the host name $host with $status', async ({ host, status }) => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      request(`${simulator.url}/state`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toBe(status);
  });
});
