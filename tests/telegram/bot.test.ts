import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming, Message, Spinner } from '../../src/chat.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { createBot } from '../../src/telegram/bot.ts';
import { TokenRefusedError } from '../../src/telegram/reach.ts';

let simulator: Simulator;
let running: { stopping: AbortController; done: Promise<unknown> }[] = [];

beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const { stopping } of running) stopping.abort();
  await Promise.all(running.map(({ done }) => done));
  running = [];
  await simulator.close();
});

const toast: Message = { place: 'toast', anew: false, html: '<b>Noted</b> &amp; kept', buttons: [] };
const apology: Message = { place: 'below', anew: false, html: 'Something went wrong', buttons: [] };

interface Stage {
  readonly handled: Incoming[];
  readonly logged: string[];
  readonly stopping: AbortController;
  readonly done: Promise<void>;
}

type Handle = (incoming: Incoming, spinner: Spinner | null) => Promise<Message | null | 'unanswered'>;

/** A bot that knows who it is and hands everything to `handle`. */
async function connected(handle: Handle) {
  const handled: Incoming[] = [];
  const logged: string[] = [];
  const stopping = new AbortController();
  const bot = createBot({
    token: simulator.token,
    apiRoot: simulator.apiRoot,
    handle(incoming, spinner) {
      handled.push(incoming);
      return handle(incoming, spinner);
    },
    apology: () => apology,
    mayPass: (error) => error instanceof Error && error.message === 'store is away',
    onUpdate() {},
    answerInline: async () => ({ results: [], onwards: 'More' }),
    nowMs: Date.now,
    stopping: stopping.signal,
    log: {
      info: (event) => logged.push(event),
      warn: (event) => logged.push(event),
      failure: (event) => logged.push(event),
    },
  });
  await bot.connect();
  return { bot, handled, logged, stopping };
}

/** A bot that polls the simulator. */
async function start(handle: Handle = async () => null): Promise<Stage> {
  const { bot, handled, logged, stopping } = await connected(handle);
  const done = bot.poll();
  running.push({ stopping, done: done.catch(() => undefined) });
  return { handled, logged, stopping, done };
}

function person() {
  return simulator.people.create({ name: 'Ada', languageCode: 'nl' });
}

/** Waits for what happens on the side of the bot. */
async function until(look: () => boolean): Promise<void> {
  await expect.poll(look, { interval: 5, timeout: 10_000 }).toBe(true);
}

/** A message of the bot with one button, for taps. */
async function sendButton(chatId: number): Promise<number> {
  const response = await fetch(`${simulator.apiRoot}/bot${simulator.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      chat_id: chatId,
      text: 'Go on?',
      reply_markup: { inline_keyboard: [[{ text: 'Go on', callback_data: 'g' }]] },
    }),
  });
  const answer = (await response.json()) as { result: { message_id: number } };
  return answer.result.message_id;
}

describe('the bot', () => {
  it('hands over what people do, in order, with the updates it asked for', async () => {
    const ada = person();
    const { handled } = await start();
    simulator.people.start(ada, 'check');
    simulator.people.say(ada, 'kramp');
    simulator.people.sendSticker(ada);
    await until(() => handled.length === 3);
    expect(handled.map(({ content }) => content)).toEqual([
      { kind: 'command', command: 'start', payload: 'check' },
      { kind: 'text', text: 'kramp' },
      { kind: 'other', what: 'sticker' },
    ]);
    const poll = simulator.calls.find(({ method }) => method === 'getUpdates');
    expect(poll?.parameters['allowed_updates']).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
      'inline_query',
    ]);
  });

  it('answers a tap with the toast, in plain text', async () => {
    const ada = person();
    await start(async ({ tapId }) => (tapId === null ? null : toast));
    simulator.people.start(ada);
    simulator.people.tap(ada, await sendButton(ada.id), { text: 'Go on' });
    await simulator.waitFor(() => simulator.toasts(ada).length === 1);
    expect(simulator.toasts(ada)).toMatchObject([{ text: 'Noted & kept', isAlert: false }]);
  });

  it('ends the spinner of a tap that has no toast', async () => {
    const ada = person();
    await start();
    simulator.people.start(ada);
    simulator.people.tap(ada, await sendButton(ada.id), { text: 'Go on' });
    await simulator.waitFor(() => simulator.toasts(ada).length === 1);
    expect(simulator.toasts(ada)).toMatchObject([{ text: '' }]);
  });

  it('ends the spinner of a tap once, as soon as it is told to', async () => {
    const ada = person();
    let commit = () => {};
    await start(async ({ tapId }, spinner) => {
      if (tapId === null) return null;
      spinner?.end();
      spinner?.end();
      await new Promise<void>((resolve) => {
        commit = resolve;
      });
      return null;
    });
    simulator.people.start(ada);
    simulator.people.tap(ada, await sendButton(ada.id), { text: 'Go on' });
    await simulator.waitFor(() => simulator.toasts(ada).length === 1);
    expect(simulator.pendingUpdates()).toBeGreaterThan(0); // not committed yet
    commit();
    await until(() => simulator.pendingUpdates() === 0);
    expect(simulator.calls.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(1);
  });

  it('says sorry in a message when the turn fails of a tap whose spinner has ended', async () => {
    const ada = person();
    await start(async ({ tapId }, spinner) => {
      if (tapId === null) return null;
      spinner?.end();
      throw new Error('a fault of ours');
    });
    simulator.people.start(ada);
    simulator.people.tap(ada, await sendButton(ada.id), { text: 'Go on' });
    await simulator.waitFor(() => simulator.transcript(ada).some(({ text }) => text === apology.html));
    expect(simulator.toasts(ada)).toMatchObject([{ text: '' }]);
  });

  it('does not mind that a tap is too old to be answered', async () => {
    const ada = person();
    const { handled, logged } = await start();
    simulator.people.start(ada);
    const tap = simulator.people.tap(ada, await sendButton(ada.id), { text: 'Go on' });
    await simulator.waitFor(() => simulator.toasts(ada).length === 1);
    simulator.redeliver(tap);
    await simulator.waitFor(() =>
      simulator.calls.some(({ method, code }) => method === 'answerCallbackQuery' && code === 400),
    );
    expect(handled).toHaveLength(3);
    expect(logged).toEqual([]);
  });

  it('says sorry when a turn fails, and goes on', async () => {
    const ada = person();
    const { handled, logged } = await start(async ({ updateId }) => {
      if (updateId === first) throw new Error('a fault of ours');
      return null;
    });
    simulator.people.start(ada);
    const first = simulator.lastUpdateId();
    await simulator.waitFor(() => simulator.transcript(ada).some(({ text }) => text === apology.html));
    simulator.people.say(ada, 'again');
    await until(() => handled.length === 2);
    expect(logged).toEqual(['turn-failed']);
  });

  it('says sorry over the chat when the turn of a tap fails', async () => {
    const ada = person();
    await start(async ({ tapId }) => {
      if (tapId !== null) throw new Error('a fault of ours');
      return null;
    });
    simulator.people.start(ada);
    simulator.people.tap(ada, await sendButton(ada.id), { text: 'Go on' });
    await simulator.waitFor(() => simulator.toasts(ada).length === 1);
    expect(simulator.toasts(ada)).toMatchObject([{ text: apology.html, isAlert: true }]);
  });

  describe('by webhook', () => {
    const tap = (updateId: number) => ({
      update_id: updateId,
      callback_query: {
        id: `tap-${updateId}`,
        from: { id: 7, is_bot: false, first_name: 'Ada' },
        chat_instance: '1',
        data: 's',
      },
    });

    it('gives what ends the spinner of a tap to ride on the answer, and calls nothing', async () => {
      const { bot } = await connected(async (_incoming, spinner) => (spinner === null ? toast : null));
      expect(await bot.take(tap(1))).toEqual({
        is: 'taken',
        tapAnswer: { callback_query_id: 'tap-1', text: 'Noted & kept', show_alert: false },
      });
      await bot.settled();
      expect(simulator.calls.map(({ method }) => method)).toEqual(['getMe']);
    });

    it('leaves a tap unanswered when it is told to', async () => {
      const { bot } = await connected(async () => 'unanswered');
      expect(await bot.take(tap(1))).toEqual({ is: 'taken', tapAnswer: null });
    });

    it('wants an update again when what failed may pass, and says sorry when it will not', async () => {
      const { bot, logged } = await connected(async ({ updateId }) => {
        throw new Error(updateId === 1 ? 'store is away' : 'a fault of ours');
      });
      expect(await bot.take(tap(1))).toEqual({ is: 'again' });
      expect(logged).toEqual(['update-put-off']); // nobody was told anything: it is no failed turn
      expect(await bot.take(tap(2))).toMatchObject({
        is: 'taken',
        tapAnswer: { text: apology.html, show_alert: true },
      });
    });

    it('wants an update again when it was stopped in the middle', async () => {
      const { bot, stopping, logged } = await connected(
        () =>
          new Promise((_resolve, reject) =>
            stopping.signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))),
          ),
      );
      const taken = bot.take(tap(1));
      stopping.abort();
      expect(await taken).toEqual({ is: 'again' });
      expect(logged).toEqual([]);
    });

    it('takes the updates of a chat one after the other', async () => {
      const happened: string[] = [];
      const { bot } = await connected(async ({ updateId }) => {
        happened.push(`${updateId} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        happened.push(`${updateId} ends`);
        return null;
      });
      await Promise.all([bot.take(tap(1)), bot.take(tap(2))]);
      expect(happened).toEqual(['1 begins', '1 ends', '2 begins', '2 ends']);
    });
  });

  it('takes the updates of a poll side by side, and polls again when the last of them is committed', async () => {
    const [ada, bob] = [person(), person()];
    let commit = () => {};
    const { handled } = await start(({ chatId }) =>
      chatId === ada.id ? new Promise((resolve) => (commit = () => resolve(null))) : Promise.resolve(null),
    );
    simulator.people.start(ada);
    await until(() => handled.length === 1);
    simulator.people.say(ada, 'first');
    simulator.people.say(bob, 'second');
    expect(simulator.pendingUpdates()).toBe(3); // none is confirmed: nobody has polled again
    commit();
    await until(() => handled.length === 3);
    // The slow one of this poll holds up nobody.
    expect(handled.map(({ chatId }) => chatId)).toEqual([ada.id, ada.id, bob.id]);
    expect(simulator.pendingUpdates()).toBe(2);
    commit();
    await until(() => simulator.pendingUpdates() === 0);
  });

  it('waits while another process polls', async () => {
    const ada = person();
    const first = await start();
    simulator.people.start(ada);
    await until(() => first.handled.length === 1);
    const second = await start();
    await until(() => [...first.logged, ...second.logged].includes('another-process-polls'));
    first.stopping.abort();
    await first.done;
    simulator.people.say(ada, 'still there?');
    await until(() => second.handled.some(({ content }) => content.kind === 'text'));
  }, 20_000);

  it('keeps polling through errors of Telegram and of the network', async () => {
    const ada = person();
    const { handled } = await start();
    simulator.faults.add({ kind: 'status', code: 502, method: 'getUpdates', times: 1 });
    simulator.people.start(ada);
    await until(() => handled.length === 1);
  }, 15_000);

  it('ends with a clear error when Telegram refuses the token', async () => {
    const bot = createBot({
      token: '1234567890:wrong',
      apiRoot: simulator.apiRoot,
      handle: async () => null,
      apology: () => apology,
      mayPass: () => false,
      onUpdate() {},
      answerInline: async () => ({ results: [], onwards: 'More' }),
      nowMs: Date.now,
      stopping: new AbortController().signal,
      log: { info() {}, warn() {}, failure() {} },
    });
    await expect(bot.connect()).rejects.toThrow(TokenRefusedError);
    await expect(bot.connect()).rejects.toThrow(/^BOT_TOKEN was refused by Telegram \(401: Unauthorized\)/);
  });

  it('stops without confirming an update that is not committed', async () => {
    const ada = person();
    const { stopping, done, handled } = await start(async () => {
      await new Promise((_, reject) => stopping.signal.addEventListener('abort', () => reject(new Error('stopped'))));
      return null;
    });
    simulator.people.start(ada);
    await until(() => handled.length === 1);
    stopping.abort();
    await done;
    expect(simulator.pendingUpdates()).toBe(1);
    expect(simulator.transcript(ada).map(({ text }) => text)).not.toContain(apology.html);

    const next = await start();
    await until(() => next.handled.length === 1);
    expect(next.handled[0]?.updateId).toBe(handled[0]?.updateId);
  });
});
