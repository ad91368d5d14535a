import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update, User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { call, result } from './caller.ts';

let simulator: Simulator;
let anna: User;
let ben: User;

beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  ben = simulator.people.create({ name: 'Ben', languageCode: 'en' });
});
afterEach(() => simulator.close());

const poll = (parameters: object = {}) => result<Update[]>(simulator, 'getUpdates', parameters);
const texts = (updates: readonly Update[]) => updates.map((update) => update.message?.text);
const say = (who: User, ...lines: string[]) => {
  for (const line of lines) simulator.people.say(who, line);
};

describe('getUpdates', () => {
  it('repeats what is not confirmed and forgets what is', async () => {
    say(anna, 'a', 'b', 'c');
    const all = await poll();
    expect(texts(all)).toEqual(['a', 'b', 'c']);
    expect(await poll()).toEqual(all);
    expect(texts(await poll({ offset: all[0]!.update_id + 1, limit: 1 }))).toEqual(['b']);
    expect(texts(await poll())).toEqual(['b', 'c']);
    expect(await poll({ offset: all[2]!.update_id + 1 })).toEqual([]);
    expect(await poll()).toEqual([]);
  });

  it('counts a negative offset from the end and forgets the rest', async () => {
    say(anna, 'a', 'b', 'c');
    expect(texts(await poll({ offset: -1 }))).toEqual(['c']);
    expect(texts(await poll())).toEqual(['c']);
  });

  it('waits for an update up to the timeout', async () => {
    const waiting = poll({ timeout: 10 });
    setTimeout(() => say(anna, 'hoi'), 30);
    expect(texts(await waiting)).toEqual(['hoi']);
    const startMs = Date.now();
    expect(await poll({ offset: simulator.lastUpdateId() + 1, timeout: 1 })).toEqual([]);
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(950);
  });

  it('ends the older of two polls with 409', async () => {
    const older = call(simulator, 'getUpdates', { timeout: 10 });
    await simulator.waitFor(() => simulator.pendingUpdates() === 0);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const younger = call(simulator, 'getUpdates', { timeout: 10 });
    expect(await older).toMatchObject({
      status: 409,
      description: expect.stringMatching(/^Conflict: terminated by other getUpdates/),
    });
    say(anna, 'hoi');
    expect(await younger).toMatchObject({ ok: true, result: [{ message: { text: 'hoi' } }] });
  });

  it('keeps an update for the next poll when the bot hangs up', async () => {
    const gone = new AbortController();
    const waiting = call(simulator, 'getUpdates', { timeout: 10 }, gone.signal).catch(() => 'hung up');
    setTimeout(() => gone.abort(), 30);
    expect(await waiting).toBe('hung up');
    say(anna, 'hoi');
    expect(texts(await poll())).toEqual(['hoi']);
  });

  it('gives only the allowed kinds, and remembers the choice', async () => {
    await poll({ allowed_updates: ['callback_query'] });
    say(anna, 'a');
    expect(await poll()).toEqual([]);
    await poll({ allowed_updates: [] });
    say(anna, 'b');
    expect(texts(await poll())).toEqual(['b']);
  });
});

describe('what people do', () => {
  it('marks commands, and cuts long texts as the apps do', async () => {
    simulator.people.start(anna, 'food');
    say(anna, 'x'.repeat(5000));
    const [start, ...parts] = await poll();
    expect(start?.message).toMatchObject({
      text: '/start food',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      from: { language_code: 'nl' },
    });
    expect(parts.map((part) => part.message?.text?.length)).toEqual([4096, 904]);
    expect(() => simulator.people.start(anna, 'with space')).toThrow(/payload/);
  });

  it('sends stickers, photos, voice, places, files, forwards and edits', async () => {
    const { people } = simulator;
    say(anna, 'first');
    people.sendSticker(anna, '🙂');
    people.sendPhoto(anna);
    people.sendVoice(anna);
    people.sendLocation(anna);
    people.sendDocument(anna, 'a.pdf');
    people.forward(anna, 'read this', 'Somebody');
    people.editLast(anna, 'changed');
    const kinds = (await poll()).map((update) => Object.keys(update.message ?? update.edited_message ?? {}).at(4));
    expect(kinds).toEqual(['text', 'sticker', 'photo', 'voice', 'location', 'document', 'text', 'text']);
    expect((await poll()).at(-1)?.edited_message).toMatchObject({ text: 'changed', edit_date: expect.any(Number) });
    expect((await poll()).at(-2)?.message?.forward_origin).toMatchObject({ sender_user_name: 'Somebody' });
  });

  it('tells the bot that it was blocked and unblocked', async () => {
    simulator.people.start(anna);
    simulator.people.block(anna);
    expect(() => say(anna, 'a')).toThrow(/has blocked the bot/);
    simulator.people.unblock(anna);
    const members = (await poll()).map((update) => update.my_chat_member?.new_chat_member.status);
    expect(members).toEqual([undefined, 'kicked', 'member']);
  });

  it('brings only what is meant for the bot out of a group', async () => {
    const group = simulator.people.createGroup({ title: 'Family', members: [anna, ben] });
    simulator.people.say(anna, 'what do we eat', group);
    simulator.people.say(anna, '/check', group);
    simulator.people.say(ben, 'hey @magnesium_check_bot', group);
    const updates = await poll();
    expect(updates[0]?.my_chat_member?.chat).toMatchObject({ type: 'group', title: 'Family' });
    expect(texts(updates.slice(1))).toEqual(['/check', 'hey @magnesium_check_bot']);
  });

  it('checks which button there is', async () => {
    simulator.people.start(anna);
    const keyboard = { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] };
    const { message_id } = await result<{ message_id: number }>(simulator, 'sendMessage', {
      chat_id: anna.id,
      text: '?',
      reply_markup: keyboard,
    });
    expect(() => simulator.people.tap(anna, message_id, 'No')).toThrow('has no button "No"; it has "Yes"');
    simulator.people.tap(anna, message_id, 'Yes');
    simulator.people.tap(anna, message_id, { data: 'old' });
    expect((await poll()).slice(1).map((update) => update.callback_query?.data)).toEqual(['y', 'old']);
  });
});

describe('updates that come twice or late', () => {
  it('delivers one again although it was confirmed', async () => {
    say(anna, 'a');
    const id = simulator.lastUpdateId();
    await poll({ offset: id + 1 });
    simulator.redeliver(id);
    expect((await poll({ offset: id + 1 })).map((update) => update.update_id)).toEqual([id]);
    expect(await poll({ offset: id + 1 })).toEqual([]);
  });

  it('holds a chat back and brings its updates later, in their order and with their numbers', async () => {
    simulator.hold(anna);
    say(anna, 'a1', 'a2');
    say(ben, 'b');
    expect(texts(await poll())).toEqual(['b']);
    const offset = simulator.lastUpdateId() + 1;
    expect(await poll({ offset })).toEqual([]);
    simulator.release(anna);
    const late = await poll({ offset });
    expect(texts(late)).toEqual(['a1', 'a2']);
    expect(late[0]!.update_id).toBeLessThan(offset - 1);
    expect(await poll({ offset: late[1]!.update_id + 1 })).toEqual([]);
  });

  it('brings an update that a crashed bot had been given, although it was held back when the next bot went on', async () => {
    say(anna, 'a');
    const id = simulator.lastUpdateId();
    expect(texts(await poll())).toEqual(['a']);
    simulator.hold(anna);
    say(ben, 'b');
    expect(texts(await poll())).toEqual(['b']);
    expect(await poll({ offset: id + 2 })).toEqual([]);
    simulator.release(anna);
    expect(texts(await poll({ offset: id + 2 }))).toEqual(['a']);
  });

  it('leaves no update out for the repeated ones, however many there are', async () => {
    say(anna, 'a');
    const id = simulator.lastUpdateId();
    await poll({ offset: id + 1 });
    for (let times = 0; times < 150; times += 1) simulator.redeliver(id);
    say(ben, 'b');
    const given = await poll({ offset: id + 1 });
    expect(given).toHaveLength(100);
    expect(texts(given).at(-1)).toBe('b');
  });

  it('brings a repeated update to a bot that starts anew before it took it', async () => {
    say(anna, 'a');
    const id = simulator.lastUpdateId();
    await poll({ offset: id + 1 });
    simulator.redeliver(id);
    await poll({ offset: id + 1 });
    expect((await poll({ offset: 1 })).map((update) => update.update_id)).toEqual([id]);
  });
});

describe('webhook', () => {
  let receivers: Server[] = [];
  afterEach(async () => {
    await Promise.all(receivers.map((receiver) => new Promise((resolve) => receiver.close(resolve))));
    receivers = [];
  });

  /** A bot's side of the webhook. @returns its address */
  async function receive(
    take: (update: Update, request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<string> {
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => take(JSON.parse(body), request, response));
    });
    receivers.push(receiver);
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  }

  it('delivers with the secret, tries again until 2xx, keeps the order, and refuses polling', async () => {
    const seen: { secret: unknown; text: string | undefined }[] = [];
    let failures = 2;
    const url = await receive(({ message }, { headers }, response) => {
      seen.push({ secret: headers['x-telegram-bot-api-secret-token'], text: message?.text });
      response.writeHead(failures-- > 0 ? 500 : 200).end();
    });
    say(anna, 'a');
    await result(simulator, 'setWebhook', { url, secret_token: 's3cret' });
    say(anna, 'b');
    await expect.poll(() => seen.length, { timeout: 5000 }).toBe(4);
    expect(seen.map((one) => one.text)).toEqual(['a', 'a', 'a', 'b']);
    expect(new Set(seen.map((one) => one.secret))).toEqual(new Set(['s3cret']));
    await expect.poll(() => simulator.pendingUpdates()).toBe(0);
    expect(await result(simulator, 'getWebhookInfo')).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: expect.stringContaining('500'),
    });
    expect(await call(simulator, 'getUpdates')).toMatchObject({
      status: 409,
      description: expect.stringContaining('webhook is active'),
    });
    await result(simulator, 'deleteWebhook');
    say(anna, 'c');
    expect(texts(await poll())).toEqual(['c']);
  });

  it('lets no chat wait for another one, up to the number of connections', async () => {
    const waiting: { text: string | undefined; response: ServerResponse }[] = [];
    const url = await receive(({ message }, _, response) => waiting.push({ text: message?.text, response }));
    await result(simulator, 'setWebhook', { url, max_connections: 2 });
    say(anna, 'a1', 'a2');
    say(ben, 'b1');
    say(simulator.people.create({ name: 'Cleo', languageCode: 'nl' }), 'c1');
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.response.end();
    await expect.poll(() => waiting.map(({ text }) => text)).toEqual(['a1', 'b1', 'c1']);
    waiting[0]?.response.end();
    await expect.poll(() => waiting.map(({ text }) => text)).toEqual(['a1', 'b1', 'c1', 'a2']);
    for (const { response } of waiting.slice(2)) response.end();
    await expect.poll(() => simulator.pendingUpdates()).toBe(0);
  });

  it('does the call that comes in the reply, as strictly as any other', async () => {
    const url = await receive(({ message }, _, response) => {
      response.setHeader('content-type', 'application/json');
      const reply = { method: 'sendMessage', chat_id: message?.chat.id, text: message?.text === 'hoi' ? 'dag' : '' };
      response.end(JSON.stringify(reply));
    });
    await result(simulator, 'setWebhook', { url });
    say(anna, 'hoi', 'leeg');
    const replies = () => simulator.calls.filter(({ method }) => method === 'sendMessage');
    await simulator.waitFor(() => replies().length === 2);
    expect(replies().map(({ code, description }) => `${code} ${description}`)).toEqual([
      '200 ',
      '400 Bad Request: message text is empty',
    ]);
    expect(simulator.transcript(anna).map(({ text }) => text)).toEqual(['hoi', 'leeg', 'dag']);
  });
});
