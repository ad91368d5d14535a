/** Taps that come quickly, through the real service over HTTP. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { createPerson } from './one-person.ts';
import { type BotInProcess, startInProcess } from './running-bot.ts';

const QUICK_TAP_MS = 600;

let bot: BotInProcess;
beforeAll(async () => {
  bot = await startInProcess(vi.stubEnv, 'poll', { QUICK_TAP_MS: String(QUICK_TAP_MS) });
}, 60_000);
afterAll(async () => {
  await bot.stop();
  vi.unstubAllEnvs();
});

it('takes two taps on "Yes, you may" for one, and the tap after them although the one before comes again', async () => {
  const person = createPerson(bot.simulator);
  bot.simulator.people.start(person);
  await bot.simulator.waitFor(person.card, 20_000, 'the first card');
  person.tap('y:1');
  await person.asked('age');
  person.tap('c:1:age:70-plus'); // the second tap of two, on what came under the finger
  await sleep(QUICK_TAP_MS + 100);
  const age = person.tap('c:1:age:18-49');
  await person.asked('sex');
  await sleep(2 * QUICK_TAP_MS); // it is read
  bot.simulator.redeliver(age);
  await sleep(QUICK_TAP_MS / 6);
  person.tap('c:1:sex:female');
  await person.asked('safety-now');
}, 60_000);
