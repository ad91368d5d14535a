/** A sample of the golden conversations with the bot behind a webhook: nothing of what is said depends on how updates come. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { play } from './player.ts';
import { type BotInProcess, startInProcess } from './running-bot.ts';
import { transcriptsOf } from './transcript.ts';

let bot: BotInProcess;
beforeAll(async () => {
  bot = await startInProcess(vi.stubEnv, 'webhook');
});
afterAll(async () => {
  await bot.stop();
  vi.unstubAllEnvs();
});

const all = new Map([...transcriptsOf('nl'), ...transcriptsOf('en')]);

describe('by webhook', () => {
  it.each([
    'nl/by-tapping',
    'nl/by-typing',
    'nl/mixed-back-change',
    'nl/danger-in-words',
    'nl/stop-and-resume',
    'en/by-tapping',
    'en/by-typing',
  ])('%s goes as it goes by polling', async (name) => {
    const transcript = all.get(name)!;
    const played = await play(transcript, bot, name);
    expect(played.steps.map(({ shows, says }) => ({ shows, says }))).toEqual(
      transcript.steps.map(({ shows, says }) => ({ shows, says })),
    );
    expect({ answers: played.answers, result: played.result }).toEqual({
      answers: transcript.answers,
      result: transcript.result,
    });
  });

  it('answers each tap once, in the reply to it', () => {
    const calls = bot.simulator.calls.filter(({ method }) => method === 'answerCallbackQuery');
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.filter(({ code }) => code !== 200)).toEqual([]);
    expect(bot.simulator.calls.filter(({ method }) => method === 'getUpdates')).toEqual([]);
  });
});
