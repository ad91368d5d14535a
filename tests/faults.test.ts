/** Bad days, and what a person sees of them: the next question, if not at once. Nothing they said is lost, and nobody else notices. */
import dns from 'node:dns';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Simulator } from '../src/simulator/start.ts';
import { loadKeys } from '../src/store/keys.ts';
import { createSealer } from '../src/store/seal.ts';
import { type Person, personInCheck } from './conversations/one-person.ts';
import { type BotInProcess, startInProcess } from './conversations/running-bot.ts';
import { askedBy, Reader } from './conversations/screen.ts';
import { knowledge, words } from './knowledge-base.ts';

let bot: BotInProcess;
let simulator: Simulator;
beforeAll(async () => {
  bot = await startInProcess(vi.stubEnv);
  simulator = bot.simulator;
});
afterEach(() => {
  simulator.faults.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await bot.stop();
  vi.unstubAllEnvs();
});

/** Messages that ask this, as they stand in the chat. */
function copies(person: Person, question: string): number {
  return person.shown().filter((message) => askedBy(message) === question).length;
}

async function answersOf({ id }: Person): Promise<unknown> {
  return (await bot.store().load(id)).state?.check?.answers;
}

const ANSWERED = { age: { is: 'option', option: '18-49' }, sex: { is: 'option', option: 'female' } };

describe('trouble with Telegram', () => {
  // First, as long as few connections are kept that need no name any more.
  it('is a later question when its name is not found, and the connections break too', async () => {
    const ada = await personInCheck(simulator);
    const { lookup } = dns;
    let isFound = false;
    let misses = 0;
    vi.spyOn(dns, 'lookup').mockImplementation(((...given: Parameters<typeof lookup>) => {
      if (isFound) return lookup(...given);
      misses += 1;
      const error = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
      (given.at(-1) as unknown as (error: Error) => void)(error); // the last argument is the callback
    }) as typeof lookup);
    // Kept connections need no name; each is broken when it is used.
    simulator.faults.add({ kind: 'reset', isApplied: false });
    ada.tap('c:1:sex:female');
    await expect.poll(() => misses, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(askedBy(ada.card() ?? { buttons: [] })).toBe('sex');
    simulator.faults.clear();
    isFound = true;
    await ada.asked('safety-now', 15_000);
    expect(await answersOf(ada)).toEqual(ANSWERED);
  }, 60_000);

  it.each([
    ['says 429 with retry_after', { kind: 'status', code: 429, retryAfterS: 1 }, 900],
    ['says 500', { kind: 'status', code: 500 }, 900],
    ['says 502', { kind: 'status', code: 502 }, 900],
    ['breaks the connection before it did what was asked', { kind: 'reset', isApplied: false }, 900],
    ['breaks the connection after it did what was asked', { kind: 'reset', isApplied: true }, 0],
  ] as const)(
    'is a later question when it %s, and no trouble of others',
    async (_name, trouble, notBeforeMs) => {
      const [ada, ben] = [await personInCheck(simulator), await personInCheck(simulator)];
      for (const method of ['editMessageText', 'sendMessage']) {
        simulator.faults.add({ ...trouble, method, chatId: ada.id, times: 1 });
      }
      const startedMs = Date.now();
      ada.tap('c:1:sex:female');
      ben.tap('c:1:sex:female');
      await ben.asked('safety-now', 5_000);
      await ada.asked('safety-now', 20_000);
      expect(Date.now() - startedMs).toBeGreaterThanOrEqual(notBeforeMs);
      expect(copies(ada, 'safety-now')).toBe(1);
      expect(await answersOf(ada)).toEqual(ANSWERED);

      // Typed, the next card is a new message: it may come twice when its receipt is lost, and never stays away.
      ada.say('none of these');
      await ada.asked('safety-body', 20_000);
      expect(ada.shown().length).toBeLessThanOrEqual(trouble.kind === 'reset' && trouble.isApplied ? 4 : 3);
    },
    30_000,
  );

  it('is one question, ten seconds later, when it takes ten seconds; nobody else waits', async () => {
    const slow = await Promise.all(Array.from({ length: 30 }, () => personInCheck(simulator)));
    const ben = await personInCheck(simulator);
    for (const { id } of slow) {
      simulator.faults.add({ kind: 'delay', ms: 10_000, method: 'editMessageText', chatId: id, times: 1 });
    }
    for (const ada of slow) ada.tap('c:1:sex:female');
    ben.tap('c:1:sex:female');
    await ben.asked('safety-now', 8_000);
    const asked = () => slow.filter((ada) => askedBy(ada.card() ?? { buttons: [] }) === 'safety-now');
    expect(asked()).toEqual([]);
    await simulator.waitFor(() => asked().length === slow.length, 30_000);
    expect(slow.map((ada) => copies(ada, 'safety-now'))).toEqual(slow.map(() => 1));
  }, 60_000);

  it('is an answer some seconds later when another process polls in between', async () => {
    const ada = await personInCheck(simulator);
    const since = simulator.calls.length;
    const poll = () => fetch(`${simulator.apiRoot}/bot${simulator.token}/getUpdates?timeout=0`);
    await poll();
    const isRefused = () =>
      simulator.calls.slice(since).some(({ method, code }) => method === 'getUpdates' && code === 409);
    await simulator.waitFor(isRefused);
    ada.tap('c:1:sex:female');
    await poll();
    await ada.asked('safety-now', 20_000);
    expect(copies(ada, 'safety-now')).toBe(1);
  }, 60_000);
});

describe('a clock that is set back an hour', () => {
  it('holds up no message that waits, and none after it', async () => {
    const ada = await personInCheck(simulator);
    simulator.faults.add({ kind: 'status', code: 502, method: 'editMessageText', chatId: ada.id, times: 1 });
    const before = simulator.calls.length;
    ada.tap('c:1:sex:female');
    const isRefused = () => simulator.calls.slice(before).some(({ code }) => code === 502);
    await simulator.waitFor(isRefused);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    await ada.asked('safety-now', 20_000);
    ada.tap('n:1:safety-now');
    await ada.asked('safety-body', 20_000);
  });
});

describe('a clock that is set back an hour while nothing runs', () => {
  it('holds up no message that was left', async () => {
    const ada = await personInCheck(simulator);
    simulator.faults.add({ kind: 'status', code: 502, method: 'editMessageText', chatId: ada.id });
    const before = simulator.calls.length;
    ada.tap('c:1:sex:female');
    await simulator.waitFor(() => simulator.calls.slice(before).some(({ code }) => code === 502));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    simulator.faults.clear();
    await bot.restart();
    await ada.asked('safety-now', 20_000);
    ada.tap('n:1:safety-now');
    await ada.asked('safety-body', 20_000);
  });
});

describe('a row that is damaged', () => {
  it('is told with an apology and a new beginning to whom it belongs, and to nobody else', async () => {
    const [ada, ben] = [await personInCheck(simulator), await personInCheck(simulator)];
    const { databaseFile, keyFile } = bot.data;
    const key = createSealer(loadKeys({ file: keyFile }, databaseFile)).chatKey(ada.id);
    const db = new Database(databaseFile);
    const { changes } = db.prepare('update chat set sealed = zeroblob(length(sealed)) where chat_key = ?').run(key);
    db.close();
    expect(changes).toBe(1);
    const reader = new Reader(words().en, knowledge);
    const seen = ada.shown().length;
    ada.tap('c:1:sex:female');
    ben.tap('c:1:sex:female');
    await ben.asked('safety-now');
    await simulator.waitFor(() => {
      const card = ada.card();
      return card !== undefined && reader.kindOf(card) === 'consent' && card;
    });
    const said = [
      ...ada
        .shown()
        .slice(seen)
        .map(({ text }) => text),
      ...simulator.toasts(ada).map(({ text }) => text),
    ];
    expect(said.flatMap((text) => reader.noticesIn(text))).toContain('damaged');
    ada.tap('y:1');
    await ada.asked('age');
  });
});

describe('a database that another program holds', () => {
  it('is a later question', async () => {
    const ada = await personInCheck(simulator);
    const db = new Database(bot.data.databaseFile);
    db.exec('begin immediate');
    ada.tap('c:1:sex:female');
    // The service waits 5 s for the lock, and tries again after that.
    const release = setTimeout(() => db.exec('rollback'), 100);
    await ada.asked('safety-now', 20_000);
    clearTimeout(release);
    db.close();
    expect(await answersOf(ada)).toEqual(ANSWERED);
  }, 60_000);
});
