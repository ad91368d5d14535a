/** From start to first answer: a process is started while one /start waits at the local Bot API. */
import { startSimulator } from '../src/simulator/start.ts';
import { BARE_BOT, type Script, SERVICE, startBot } from './bot-process.ts';
import { median } from './median.ts';

const ROUNDS = 5;
const LONGEST_START_MS = 20_000;

export interface Start {
  readonly ms: number;
  /** When the answer arrived. */
  readonly residentMb: number;
}

/** @returns medians of several rounds; `first` is without the cache of compiled code */
export async function measureStart() {
  const first: Start[] = [];
  const service: Start[] = [];
  const bare: Start[] = [];
  await start(SERVICE, true); // fills the cache
  for (let round = 0; round < ROUNDS; round += 1) {
    first.push(await start(SERVICE, false));
    service.push(await start(SERVICE, true));
    bare.push(await start(BARE_BOT, true));
  }
  return { first: medianOf(first), service: medianOf(service), bare: medianOf(bare), rounds: ROUNDS };
}

async function start(script: Script, isCached: boolean): Promise<Start> {
  const api = await startSimulator({ host: '127.0.0.1', port: 0 });
  const person = api.people.create({ name: 'Bench', languageCode: 'nl' });
  api.people.start(person);
  const startedAtMs = performance.now();
  const bot = startBot(script, api, isCached);
  try {
    const isAnswered = () => api.calls.some((call) => call.method === 'sendMessage');
    await bot.whileRunning(api.waitFor(isAnswered, LONGEST_START_MS, 'an answer'));
    return { ms: performance.now() - startedAtMs, residentMb: bot.residentMb() };
  } finally {
    await bot.stop();
    await api.close();
  }
}

function medianOf(starts: readonly Start[]): Start {
  return { ms: median(starts.map((each) => each.ms)), residentMb: median(starts.map((each) => each.residentMb)) };
}
