/** The same conversations with the service as a process of its own, on a bad line, and what its log may not hold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import type { Store } from '../../src/store/store.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from '../service-process.ts';
import { play, type RunningBot } from './player.ts';
import { isPolling, openBeside } from './running-bot.ts';
import { transcriptsOf } from './transcript.ts';

const NAME = 'Wilhelmina';
const all = new Map([...transcriptsOf('nl'), ...transcriptsOf('en')]);

let simulator: Simulator;
let data: DataFolder;
let service: Service;
let store: Store;
const logs: string[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  data = makeDataFolder();
  await start();
  store = openBeside(data);
});
afterAll(async () => {
  await stop();
  await store.close();
  await simulator.close();
  data.remove();
});

async function start(): Promise<void> {
  const since = simulator.calls.length;
  service = startService({
    ...data.settings,
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    LOG_LEVEL: 'trace',
  });
  await isPolling(simulator, since);
}

async function stop(): Promise<void> {
  service.kill('SIGTERM');
  await service.ended;
  logs.push(service.out().join('\n'), service.errors());
}

const bot = (): RunningBot => ({
  simulator,
  store: () => store,
  async restart() {
    await stop();
    await start();
  },
});

/** Trouble with every twelfth message and edit, of each kind by turns; what is sent waits and arrives. */
function spoilTheLine(): void {
  simulator.faults.clear();
  let written = 0;
  let counted: unknown;
  const isTurn = (call: { readonly method: string }, turn: number): boolean => {
    if (!/^(sendMessage|editMessageText)$/.test(call.method)) return false;
    if (call !== counted) written += 1;
    counted = call;
    return written % 12 === 0 && (written / 12) % troubles.length === turn;
  };
  const troubles = [
    { kind: 'status', code: 429, retryAfterS: 1 },
    { kind: 'reset', isApplied: true },
    { kind: 'status', code: 502 },
  ] as const;
  for (const [turn, trouble] of troubles.entries()) {
    simulator.faults.add({ ...trouble, when: (call) => isTurn(call, turn) });
  }
}

describe('the service as a process, on a bad line', () => {
  it.each(['nl/by-typing', 'en/by-tapping', 'nl/danger-in-words', 'nl/medicines-typed', 'nl/stop-and-resume'])(
    'says and keeps in %s what it says and keeps on a good one, and logs nothing of it',
    async (name) => {
      const transcript = all.get(name)!;
      spoilTheLine();
      const played = await play(transcript, bot(), NAME);
      const log = [...logs, service.out().join('\n'), service.errors()].join('\n');
      expect(log.split('\n').filter((line) => /"level":(50|60)|-failed/.test(line))).toEqual([]);
      expect(stands('message-postponed', log)).toBe(true);
      expect({ answers: played.answers, result: played.result }).toEqual({
        answers: transcript.answers,
        result: transcript.result,
      });
      // A message whose receipt was lost comes twice; none stays away.
      const shown = played.steps.map(({ shows }) => shows && [...new Set(shows)]);
      expect(shown).toEqual(transcript.steps.map(({ shows }) => shows));

      const answers = Object.entries(played.answers ?? {}).flatMap(([question, answer]) => [question, answer].flat());
      const secrets = new Set([...played.secrets, ...answers.map(String), simulator.token]);
      expect([...secrets].filter((secret) => isTelling(secret) && stands(secret, log))).toEqual([]);
    },
    60_000,
  );
});

/** Short words and numbers stand in any log; each of them is looked for in longer company, e.g. callback data. */
function isTelling(secret: string): boolean {
  return secret.length >= 4;
}

function stands(secret: string, log: string): boolean {
  const escaped = secret.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, 'iu').test(log);
}
