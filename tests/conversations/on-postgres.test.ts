/** A sample of the golden conversations with what is kept in PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts';
import { play } from './player.ts';
import { type BotInProcess, startInProcess } from './running-bot.ts';
import { transcriptsOf } from './transcript.ts';

const all = new Map([...transcriptsOf('nl'), ...transcriptsOf('en')]);

let server: PostgresServer;
let bot: BotInProcess;
beforeAll(async () => {
  server = await startPostgres();
  bot = await startInProcess(vi.stubEnv, 'poll', { DATABASE_URL: await server.newDatabase() });
}, 60_000);
afterAll(async () => {
  await bot.stop();
  await server.stop();
  vi.unstubAllEnvs();
});

describe('on PostgreSQL', () => {
  it.each(['nl/by-typing', 'nl/danger-in-words', 'nl/delete', 'nl/export', 'nl/stop-and-resume', 'en/new-check'])(
    'the conversation %s is the same',
    async (name) => {
      const transcript = all.get(name)!;
      const played = await play(transcript, bot, name);
      expect(played.steps.map(({ shows }) => shows)).toEqual(transcript.steps.map(({ shows }) => shows));
      expect({ answers: played.answers, food: played.food, result: played.result }).toEqual({
        answers: transcript.answers,
        food: transcript.food ?? null,
        result: transcript.result,
      });
    },
  );
});
