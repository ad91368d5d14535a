/** One chat that sends far more than a person can, beside one that does not. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Simulator } from '../src/simulator/start.ts';
import { createPerson, type Person, personInCheck } from './conversations/one-person.ts';
import { type BotInProcess, startInProcess, type Way } from './conversations/running-bot.ts';
import { Reader } from './conversations/screen.ts';
import { knowledge, words } from './knowledge-base.ts';

const BURST = 30;
const FLOOD = 2_000;
const readers = { en: new Reader(words().en, knowledge), nl: new Reader(words().nl, knowledge) };

describe.each<Way>(['poll', 'webhook'])('a flood from one chat (%s)', (way) => {
  let bot: BotInProcess;
  let simulator: Simulator;
  beforeAll(async () => {
    bot = await startInProcess(vi.stubEnv, way, { CHAT_BURST: String(BURST) });
    simulator = bot.simulator;
  });
  afterAll(async () => {
    await bot.stop();
    vi.unstubAllEnvs();
  });
  afterEach(() => simulator.faults.clear());

  /** Messages that say it is too fast, in the person's language. */
  function told(person: Person, language: 'en' | 'nl' = 'en'): number {
    return person.shown().filter(({ text }) => readers[language].noticesIn(text).includes('too-fast')).length;
  }

  async function settled(): Promise<void> {
    await expect.poll(() => simulator.pendingUpdates(), { timeout: 20_000 }).toBe(0);
  }

  it('costs the others nothing, and its sender one polite line', async () => {
    const [ada, ben] = [await personInCheck(simulator), await personInCheck(simulator)];
    const before = simulator.toasts(ada).length;
    const startedMs = performance.now();
    for (let count = 0; count < FLOOD; count += 1) ada.tap('c:1:age:18-49');
    ben.tap('c:1:sex:female');
    await ben.asked('safety-now', 5_000);
    await settled();
    await simulator.waitFor(() => told(ada) === 1, 10_000);
    const seconds = (performance.now() - startedMs) / 1_000;
    expect(told(ada)).toBe(1);
    expect(told(ben)).toBe(0);
    const answered = simulator.toasts(ada).length - before;
    expect(answered).toBeGreaterThan(BURST / 2);
    expect(answered).toBeLessThanOrEqual(BURST + 1 + seconds);
  }, 30_000);

  it('is answered in the language of its sender, and over after a pause', async () => {
    const ada = await personInCheck(simulator, 'nl');
    for (let count = 0; count < 100; count += 1) simulator.people.sendSticker(ada);
    await settled();
    await simulator.waitFor(() => told(ada, 'nl') === 1, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    ada.tap('c:1:sex:female');
    await ada.asked('safety-now');
  }, 30_000);

  it.each([
    ['en', 'I have chest pain'],
    ['nl', 'ik heb pijn op de borst'],
  ] as const)(
    'does not drown danger (%s)',
    async (language, text) => {
      const ada = createPerson(simulator, language);
      for (let count = 0; count < 300; count += 1) simulator.people.sendSticker(ada);
      ada.say(text);
      for (let count = 0; count < 300; count += 1) ada.say('zebra');
      await settled();
      await simulator.waitFor(
        () => ada.shown().some((message) => readers[language].kindOf(message) === 'alarm'),
        20_000,
      );
    },
    40_000,
  );
});
