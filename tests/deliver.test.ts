import { describe, expect, it } from 'vitest';
import type { Delivery, Message, Sender } from '../src/chat.ts';
import { createDeliver, type Deliver } from '../src/deliver.ts';
import { type FailingStore, failingStore } from './failing-store.ts';

const CHAT = 7;

function below(html: string): Message {
  return { place: 'below', anew: false, html, buttons: [] };
}
function card(html: string, anew = false): Message {
  return { place: 'card', anew, html, buttons: [] };
}

interface Stage {
  readonly store: FailingStore;
  readonly deliver: Deliver;
  /** What reached the messenger, as "send 7 hello". */
  readonly calls: string[];
  readonly logged: string[];
  /** Answers that the messenger gives, in order; then it takes everything. */
  readonly answers: (Delivery | Error)[];
  /** Wakes the chat and waits until nothing is being sent. */
  run(): Promise<void>;
  /** Lets time pass, with everything that is due in it. */
  pass(ms: number): Promise<void>;
}

function stage(sender: Partial<Sender> = {}): Stage {
  const store = failingStore();
  const calls: string[] = [];
  const logged: string[] = [];
  const answers: (Delivery | Error)[] = [];
  let nowMs = 1_000_000;
  let timers: { atMs: number; callback: () => void }[] = [];
  let lastMessageId = 100;

  function answer(usual: Delivery): Delivery {
    const next = answers.shift() ?? usual;
    if (next instanceof Error) throw next;
    return next;
  }

  const deliver = createDeliver({
    store,
    sender: {
      async send(chatId, message) {
        calls.push(`send ${chatId} ${message.html}`);
        lastMessageId += 1;
        return answer({ is: 'sent', messageId: lastMessageId });
      },
      async edit(chatId, messageId, message) {
        calls.push(`edit ${chatId}/${messageId} ${message.html}`);
        return answer({ is: 'edited' });
      },
      async strip(chatId, messageId) {
        calls.push(`strip ${chatId}/${messageId}`);
      },
      ...sender,
    },
    nowMs: () => nowMs,
    later(callback, ms) {
      const timer = { atMs: nowMs + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    log: { warn: (event) => logged.push(event), failure: (event) => logged.push(event) },
  });
  return {
    store,
    deliver,
    calls,
    logged,
    answers,
    async run() {
      deliver.wake(CHAT);
      await deliver.idle();
    },
    async pass(ms) {
      nowMs += ms;
      const due = timers.filter((timer) => timer.atMs <= nowMs);
      timers = timers.filter((timer) => timer.atMs > nowMs);
      for (const timer of due) timer.callback();
      await deliver.idle();
    },
  };
}

describe('deliver', () => {
  it('sends the messages of a chat in the order of their commit, and takes them away', async () => {
    const { store, calls, run } = stage();
    for (const html of ['a', 'b', 'c']) store.put(CHAT, below(html));
    await run();
    expect(calls).toEqual(['send 7 a', 'send 7 b', 'send 7 c']);
    expect(store.outbox).toEqual([]);
  });

  it('sends what is committed while it is sending', async () => {
    const { store, deliver, calls, run } = stage();
    store.put(CHAT, below('a'));
    const running = run();
    store.put(CHAT, below('b'));
    deliver.wake(CHAT);
    await running;
    expect(calls).toEqual(['send 7 a', 'send 7 b']);
  });

  it('does not let a slow chat hold up another', async () => {
    let release = () => {};
    const sent: string[] = [];
    const { store, deliver } = stage({
      async send(chatId) {
        if (chatId === 1) await new Promise<void>((resolve) => (release = resolve));
        sent.push(`${chatId}`);
        return { is: 'sent', messageId: 1 };
      },
    });
    store.put(1, below('slow'));
    store.put(2, below('quick'));
    deliver.wake(1);
    deliver.wake(2);
    await expect.poll(() => sent).toEqual(['2']);
    release();
    await deliver.idle();
    expect(sent).toEqual(['2', '1']);
  });

  it('serves at most 200 chats at the same time, and all of them in the end', async () => {
    let now = 0;
    let most = 0;
    const { store, deliver } = stage({
      async send() {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        now -= 1;
        return { is: 'sent', messageId: 1 };
      },
    });
    for (let chatId = 1; chatId <= 450; chatId += 1) store.put(chatId, below('x'));
    await deliver.wakeDue();
    await deliver.idle();
    expect(most).toBe(200);
    expect(store.outbox).toEqual([]);
  });

  it('waits as it is asked to, though it was woken meanwhile and something else is due by then', async () => {
    const { store, deliver, calls, pass } = stage({
      async send(chatId, { html }) {
        calls.push(`send ${chatId} ${html}`);
        if (html !== 'question') return { is: 'sent', messageId: 1 };
        // The person deletes everything while it is on its way.
        await store.dropPending(chatId);
        store.put(chatId, below('bye'));
        deliver.wake(chatId);
        return { is: 'later', waitMs: 30_000 };
      },
    });
    store.put(CHAT, below('question'));
    deliver.wake(CHAT);
    await deliver.idle();
    expect(calls).toEqual(['send 7 question']);
    await pass(30_000);
    expect(calls).toEqual(['send 7 question', 'send 7 bye']);
  });

  it('finds what was left by an earlier process', async () => {
    const { store, deliver, calls } = stage();
    store.put(1, below('a'));
    store.put(2, below('b'));
    await deliver.wakeDue();
    await deliver.idle();
    expect(calls).toEqual(['send 1 a', 'send 2 b']);
  });

  it('tries at once what an earlier process left for later, whatever its clock said, and then waits as it is asked to', async () => {
    const { store, deliver, calls, answers, pass } = stage();
    store.put(CHAT, below('a'));
    const left = await store.nextPending(CHAT, Number.MAX_SAFE_INTEGER);
    await store.postpone(left!, 1_000_000 + 3_600_000); // just put there
    answers.push({ is: 'later', waitMs: 5_000 });
    await deliver.wakeDue();
    await deliver.idle();
    expect(calls).toEqual(['send 7 a']);
    await deliver.wakeDue();
    await pass(4_999);
    expect(calls).toHaveLength(1);
    await pass(1);
    expect(calls).toHaveLength(2);
    expect(store.outbox).toEqual([]);
  });

  describe('the card', () => {
    it('is sent when there is none yet, and remembered', async () => {
      const { store, calls, run } = stage();
      store.put(CHAT, card('question'));
      await run();
      expect(calls).toEqual(['send 7 question']);
      expect(store.cardId).toBe(101);
    });

    it('is edited in place', async () => {
      const { store, calls, run } = stage();
      store.cardId = 55;
      store.put(CHAT, card('question'));
      await run();
      expect(calls).toEqual(['edit 7/55 question']);
      expect(store.cardId).toBe(55);
    });

    it('is sent anew below, and then the old one loses its buttons', async () => {
      const { store, calls, run } = stage();
      store.cardId = 55;
      store.put(CHAT, card('question', true));
      await run();
      expect(calls).toEqual(['send 7 question', 'strip 7/55']);
      expect(store.cardId).toBe(101);
    });

    it('is sent anew when the old one was deleted by the person', async () => {
      const { store, calls, answers, run } = stage();
      store.cardId = 55;
      answers.push({ is: 'gone' });
      store.put(CHAT, card('question'));
      await run();
      expect(calls).toEqual(['edit 7/55 question', 'send 7 question', 'strip 7/55']);
      expect(store.cardId).toBe(101);
    });

    it('is edited once when several edits wait, and no other message is left out', async () => {
      const { store, calls, run } = stage();
      store.cardId = 55;
      for (const message of [card('one'), below('note'), card('two'), card('three')]) store.put(CHAT, message);
      await run();
      expect(calls).toEqual(['send 7 note', 'edit 7/55 three']);
    });

    it('is never left out when it must come anew', async () => {
      const { store, calls, run } = stage();
      store.cardId = 55;
      store.put(CHAT, card('one', true));
      store.put(CHAT, card('two'));
      await run();
      expect(calls).toEqual(['send 7 one', 'strip 7/55', 'edit 7/101 two']);
    });
  });

  describe('when the messenger says no', () => {
    it('waits as long as it is asked to, and lets nothing overtake', async () => {
      const { store, deliver, calls, answers, run, pass } = stage();
      answers.push({ is: 'later', waitMs: 30_000 });
      store.put(CHAT, below('a'));
      store.put(CHAT, below('b'));
      await run();
      deliver.wake(CHAT);
      await pass(29_999);
      expect(calls).toEqual(['send 7 a']);
      await pass(1);
      expect(calls).toEqual(['send 7 a', 'send 7 a', 'send 7 b']);
      expect(store.outbox).toEqual([]);
    });

    it('tries again after 1, 2, 4 ... seconds, at most 5 minutes apart', async () => {
      const { store, calls, answers, run, pass } = stage();
      for (let times = 0; times < 12; times += 1) answers.push({ is: 'later', waitMs: null });
      store.put(CHAT, below('a'));
      await run();
      const waits = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300];
      for (const [index, seconds] of waits.entries()) {
        await pass(seconds * 1_000 - 1);
        expect(calls).toHaveLength(index + 1);
        await pass(1);
        expect(calls).toHaveLength(index + 2);
      }
      expect(store.outbox).toEqual([]);
    });

    it('drops everything for a person who blocked the bot', async () => {
      const { store, calls, answers, run } = stage();
      answers.push({ is: 'blocked' });
      store.put(CHAT, below('a'));
      store.put(CHAT, below('b'));
      await run();
      expect(calls).toEqual(['send 7 a']);
      expect(store.outbox).toEqual([]);
    });

    it.each([
      ['will never take a message', { is: 'refused', why: 'Bad Request' }],
      ['is given what cannot be sent', new RangeError('callback data')],
    ] as const)('goes on with the next message when it %s, and logs it', async (_name, answer) => {
      const { store, calls, logged, answers, run } = stage();
      answers.push(answer);
      store.put(CHAT, below('a'));
      store.put(CHAT, below('b'));
      await run();
      expect(calls).toEqual(['send 7 a', 'send 7 b']);
      expect(logged).toContain('message-refused');
      expect(store.outbox).toEqual([]);
    });
  });

  describe('when the store fails', () => {
    it('never sends a message twice because it could not be taken away', async () => {
      const { store, calls, logged, run, pass } = stage();
      let isFull = true;
      store.before = (method) => {
        if (method === 'markSent' && isFull) throw new Error('disk full');
      };
      store.put(CHAT, card('a'));
      store.put(CHAT, below('b'));
      await run();
      await pass(1_000);
      expect(calls).toEqual(['send 7 a']);
      expect(logged).toEqual(['delivery-failed', 'delivery-failed']);
      isFull = false;
      await pass(2_000);
      expect(calls).toEqual(['send 7 a', 'send 7 b']);
      expect(store.outbox).toEqual([]);
      expect(store.cardId).toBe(101);
    });

    it('goes on at once when a turn of the chat is committed, however long it would have waited', async () => {
      const { store, calls, run, pass } = stage();
      let isFull = true;
      store.before = (method) => {
        if (method === 'markSent' && isFull) throw new Error('disk full');
      };
      store.put(CHAT, card('a'));
      await run();
      await pass(60_000);
      isFull = false;
      store.put(CHAT, below('b'));
      await run();
      expect(calls).toEqual(['send 7 a', 'send 7 b']);
      expect(store.outbox).toEqual([]);
    });

    it('tries again later when the next message cannot be read', async () => {
      const { store, calls, run, pass } = stage();
      let failures = 1;
      store.before = (method) => {
        if (method === 'nextPending' && failures-- > 0) throw new Error('busy');
      };
      store.put(CHAT, below('a'));
      await run();
      expect(calls).toEqual([]);
      await pass(1_000);
      expect(calls).toEqual(['send 7 a']);
    });
  });

  describe('stop', () => {
    it('settles the message in hand and leaves the rest in the store', async () => {
      let release = () => {};
      const { store, deliver } = stage({
        async send() {
          await new Promise<void>((resolve) => (release = resolve));
          return { is: 'sent', messageId: 1 };
        },
      });
      store.put(CHAT, below('a'));
      store.put(CHAT, below('b'));
      deliver.wake(CHAT);
      await Promise.resolve();
      const stopped = deliver.stop();
      await expect
        .poll(() => {
          release();
          return store.outbox.length;
        })
        .toBe(1);
      await stopped;
      expect(store.outbox.map((row) => row.message.html)).toEqual(['b']);
    });

    it('takes no work after it', async () => {
      const { store, deliver, calls, run, pass, answers } = stage();
      answers.push({ is: 'later', waitMs: 1_000 });
      store.put(CHAT, below('a'));
      await run();
      await deliver.stop();
      await pass(10_000);
      await run();
      expect(calls).toEqual(['send 7 a']);
    });
  });
});
