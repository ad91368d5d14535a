/** Turns per second and processor time under load: our service beside a bare bot, in turn, with the same people. */
import { BARE_BOT, type BotProcess, type Script, SERVICE, startBot } from './bot-process.ts';
import { median } from './median.ts';
import { startStubBotApi } from './stub-bot-api.ts';

const PAIRS = 5;
const PEOPLE = 200;
const AT_ONCE = 50;
/** Finished before the clock starts, so that neither bot is measured while its code is still being compiled. */
const WARM_UP = 60;

export interface Load {
  readonly turnsPerSecond: number;
  readonly cpuSecondsPer1000: number;
  readonly residentMb: number;
  /** Share of a core that the load generator took. */
  readonly generatorShare: number;
}

/** @returns the medians of several alternating runs; `share` is the median of the shares within a pair */
export async function measureThroughput(taps: readonly string[]) {
  const service: Load[] = [];
  const bare: Load[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    service.push(await load(SERVICE, taps));
    bare.push(await load(BARE_BOT, taps));
  }
  return {
    service: medianOf(service),
    bare: medianOf(bare),
    share: median(service.map((each, pair) => each.turnsPerSecond / (bare[pair]?.turnsPerSecond ?? 0))),
    turnsPerRun: (PEOPLE - WARM_UP) * (taps.length + 1),
    pairs: PAIRS,
    atOnce: AT_ONCE,
  };
}

async function load(script: Script, taps: readonly string[]): Promise<Load> {
  const api = await startStubBotApi({ people: PEOPLE, atOnce: AT_ONCE, taps });
  const bot = startBot(script, api);
  try {
    await bot.whileRunning(api.finished(WARM_UP));
    const before = readings(bot);
    const answeredBefore = api.answered();
    await bot.whileRunning(api.finished(PEOPLE));
    const after = readings(bot);
    const turns = api.answered() - answeredBefore;
    const seconds = (after.ms - before.ms) / 1000;
    return {
      turnsPerSecond: turns / seconds,
      cpuSecondsPer1000: (1000 * (after.cpuSeconds - before.cpuSeconds)) / turns,
      residentMb: bot.residentMb(),
      generatorShare: (after.ownSeconds - before.ownSeconds) / seconds,
    };
  } finally {
    await bot.stop();
    await api.close();
  }
}

function readings(bot: BotProcess) {
  const own = process.cpuUsage();
  return { ms: performance.now(), cpuSeconds: bot.cpuSeconds(), ownSeconds: (own.user + own.system) / 1e6 };
}

function medianOf(loads: readonly Load[]): Load {
  const of = (field: keyof Load) => median(loads.map((each) => each[field]));
  return {
    turnsPerSecond: of('turnsPerSecond'),
    cpuSecondsPer1000: of('cpuSecondsPer1000'),
    residentMb: of('residentMb'),
    generatorShare: of('generatorShare'),
  };
}
