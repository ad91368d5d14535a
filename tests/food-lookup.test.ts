/** Looking up a food in the real service as a process of its own: in its chat, and from any other. */
import type { User } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../src/simulator/start.ts';
import { isPolling, openBeside } from './conversations/running-bot.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from './service-process.ts';

const ARTICLE = 'Ongezouten amandelen';

let simulator: Simulator;
let data: DataFolder;
let service: Service;

beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  data = makeDataFolder();
  service = startService({
    ...data.settings,
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    LOG_LEVEL: 'trace',
  });
  await isPolling(simulator);
});
afterAll(async () => {
  service.kill('SIGTERM');
  await service.ended;
  await simulator.close();
  data.remove();
});

const person = (languageCode: string): User => simulator.people.create({ name: 'Noor', languageCode });

async function said(who: User, text: string): Promise<string> {
  const before = simulator.transcript(who).length;
  simulator.people.say(who, text);
  const answer = await simulator.waitFor(
    () =>
      simulator
        .transcript(who)
        .slice(before)
        .find(({ from }) => from === 'bot'),
    15_000,
    `an answer to "${text}"`,
  );
  return answer.text;
}

describe('looking up a food', () => {
  it.each([
    ['nl', '/eten amandelen', ARTICLE, '68 mg'],
    ['nl', 'zit er magnesium in bananen?', 'Banaan', '32 mg'],
    ['en', '/food almonds', 'Unsalted almonds', '68 mg'],
    ['en', '/food brie', 'Cheese, brie', '20 mg'],
    ['en', 'is there magnesium in teriyaki sauce?', 'Sauce, teriyaki', 'American food table'],
  ])('answers in the chat, in %s, "%s"', async (language, text, name, amount) => {
    const answer = await said(person(language), text);
    expect(answer).toContain(name);
    expect(answer).toContain(amount);
  });

  it('answers from any chat, keeps nothing of the person and logs nothing of what was typed', async () => {
    const noor = person('nl');
    const query = simulator.people.askInline(noor, 'amandel');
    const { results } = await simulator.waitFor(() => simulator.inlineOffer(query));
    expect(results[0]?.title).toBe(ARTICLE);
    simulator.people.chooseInline(noor, query, results[0]?.id ?? '');
    // Another turn, so that what was chosen has been looked at.
    await said(person('en'), '/food almonds');
    const store = openBeside(data);
    expect((await store.load(noor.id)).state).toBeNull();
    await store.close();
    expect(simulator.transcript(noor).filter(({ from }) => from === 'bot')).toEqual([]);
    const log = [...service.out(), service.errors()].join('\n');
    for (const secret of ['amandel', String(noor.id), ARTICLE]) expect(log).not.toContain(secret);
  });
});
