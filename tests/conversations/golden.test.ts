/** Golden conversations over real HTTP: what people do, and which ids come back. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { play } from './player.ts';
import { type BotInProcess, startInProcess } from './running-bot.ts';
import { type Expected, type Transcript, transcriptsOf } from './transcript.ts';

let bot: BotInProcess;
beforeAll(async () => {
  bot = await startInProcess(vi.stubEnv);
});
afterAll(async () => {
  await bot.stop();
  vi.unstubAllEnvs();
});

describe.each(['nl', 'en'] as const)('conversations in %s', (language) => {
  it.each(transcriptsOf(language))('%s', async (name, transcript) => {
    const played = await play(transcript, bot, name);
    expect(played.steps).toEqual(transcript.steps.map(expectedOf));
    expect({ answers: played.answers, food: played.food, result: played.result }).toEqual({
      answers: transcript.answers,
      food: transcript.food ?? null,
      result: transcript.result,
    });
  });
});

describe('one person', () => {
  const byName = new Map([...transcriptsOf('nl'), ...transcriptsOf('en')]);
  const endOf = (name: string) => ({ answers: byName.get(name)?.answers, result: byName.get(name)?.result });

  it.each([
    ['nl/by-tapping', 'nl/by-typing'],
    ['nl/by-tapping', 'nl/mixed-back-change'],
    ['en/by-tapping', 'en/by-typing'],
  ])('reaches the same result in %s and %s', (one, other) => {
    expect(endOf(one).result).toBeTruthy();
    expect(endOf(other)).toEqual(endOf(one));
  });
});

describe('the strict Bot API', () => {
  it('takes every call of all these conversations', () => {
    const refused = bot.simulator.calls.filter(({ code, description }) => code !== 200 && !isOrdinary(description));
    expect(refused).toEqual([]);
  });
});

function expectedOf({ shows, says, ticked, plan, alarm }: Transcript['steps'][number]): Expected {
  return {
    ...(shows && { shows }),
    ...(says && { says }),
    ...(ticked && { ticked }),
    ...(plan && { plan }),
    ...(alarm && { alarm }),
  };
}

/** The same card once more, and a poll that ends because the bot is started anew. */
function isOrdinary(description: string): boolean {
  return /message is not modified|terminated by other getUpdates/.test(description);
}
