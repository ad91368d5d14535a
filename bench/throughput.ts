/** Turns per second and processor time under load: a bot beside the bare one, in turn, with the same people. */
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../tests/free-port.ts';
import { BARE_BOT, type BotProcess, type Script, SERVICE, startBot } from './bot-process.ts';
import { median } from './median.ts';
import { type StubBotApi, type StubPlan, startStubBotApi } from './stub-bot-api.ts';

const AT_ONCE = 50;
const SECONDS = 6;
/** Until then code is still being compiled, and the service makes itself ready for its first plans of food. */
const WARM_UP_MS = 9_000;

export type Way = 'poll' | 'webhook';

export interface Load {
  readonly turnsPerSecond: number;
  readonly cpuSecondsPer1000: number;
  readonly residentMb: number;
  /** Share of a core that the load generator took. */
  readonly generatorShare: number;
  /** Share of the time in which the bot waited for a core: where it is not near 0, the machine was full. */
  readonly waitedShare: number;
  /** From an update to the first call about it. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** From an update to the first message to its person, sent or edited. */
  readonly messageP50Ms: number;
  readonly messageP99Ms: number;
  /** Calls to one person that could overtake each other. */
  readonly overlaps: number;
}

export interface LoadPair {
  readonly other: Load;
  readonly bare: Load;
  /** Medians of what stands in the same pair. */
  readonly share: Readonly<Record<'turnsPerSecond' | 'cpuSecondsPer1000' | 'p50Ms' | 'p99Ms', number>>;
  readonly pairs: number;
  readonly atOnce: number;
  /** That a run was measured. */
  readonly seconds: number;
}

/** As many turns as a bot can, by 50 people at once: medians of alternating runs of the bot and the bare bot. */
export async function measureThroughput(
  taps: readonly string[],
  { script = SERVICE, way = 'poll', pairs }: { script?: Script; way?: Way; pairs: number },
): Promise<LoadPair> {
  const plan = { atOnce: AT_ONCE, taps };
  return alternate((each) => underLoad(each, way, plan, SECONDS), { script, pairs, seconds: SECONDS, atOnce: AT_ONCE });
}

/** The service beside the bare bot for so many seconds, by the people of a plan, by polling. */
export async function measureFor(seconds: number, plan: StubPlan, { pairs }: { pairs: number }): Promise<LoadPair> {
  const { atOnce } = plan;
  return alternate((each) => loadFor(each, seconds, plan), { script: SERVICE, pairs, seconds, atOnce });
}

/** One run of so many seconds. */
export async function loadFor(script: Script, seconds: number, plan: StubPlan): Promise<Load> {
  return underLoad(script, 'poll', plan, seconds);
}

async function alternate(
  run: (script: Script) => Promise<Load>,
  { script, pairs, seconds, atOnce }: { script: Script; pairs: number; seconds: number; atOnce: number },
): Promise<LoadPair> {
  const other: Load[] = [];
  const bare: Load[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    other.push(await run(script));
    bare.push(await run(BARE_BOT));
  }
  const share = (field: keyof Load) =>
    median(other.map((each, pair) => each[field] / (bare[pair]?.[field] ?? Number.NaN)));
  return {
    other: medianOf(other),
    bare: medianOf(bare),
    share: {
      turnsPerSecond: share('turnsPerSecond'),
      cpuSecondsPer1000: share('cpuSecondsPer1000'),
      p50Ms: share('p50Ms'),
      p99Ms: share('p99Ms'),
    },
    pairs,
    seconds,
    atOnce,
  };
}

async function underLoad(script: Script, way: Way, plan: StubPlan, forSeconds: number): Promise<Load> {
  const api = await startStubBotApi(plan);
  const bot = startBot(script, api, { env: way === 'webhook' ? await webhookSettings() : {} });
  try {
    await bot.whileRunning(api.whileAnswering(sleep(WARM_UP_MS)));
    const before = readings(bot, api);
    await bot.whileRunning(api.whileAnswering(sleep(1_000 * forSeconds)));
    const after = readings(bot, api);
    const turns = after.answered - before.answered;
    const seconds = (after.ms - before.ms) / 1000;
    const calls = inOrder(api.latenciesMs.slice(before.calls, after.calls));
    const messages = inOrder(api.repliesMs.slice(before.messages, after.messages));
    return {
      turnsPerSecond: turns / seconds,
      cpuSecondsPer1000: (1000 * (after.cpuSeconds - before.cpuSeconds)) / turns,
      residentMb: bot.residentMb(),
      generatorShare: (after.ownSeconds - before.ownSeconds) / seconds,
      waitedShare: (after.waitedSeconds - before.waitedSeconds) / seconds,
      p50Ms: at(0.5, calls),
      p99Ms: at(0.99, calls),
      messageP50Ms: at(0.5, messages),
      messageP99Ms: at(0.99, messages),
      overlaps: api.overlaps(),
    };
  } finally {
    await bot.stop();
    await api.close();
  }
}

async function webhookSettings(): Promise<Readonly<Record<string, string>>> {
  const port = String(await freePort());
  return { WEBHOOK_URL: `http://127.0.0.1:${port}`, PORT: port };
}

function readings(bot: BotProcess, api: StubBotApi) {
  const own = process.cpuUsage();
  return {
    ms: performance.now(),
    cpuSeconds: bot.cpuSeconds(),
    waitedSeconds: bot.waitedSeconds(),
    ownSeconds: (own.user + own.system) / 1e6,
    answered: api.answered(),
    calls: api.latenciesMs.length,
    messages: api.repliesMs.length,
  };
}

function inOrder(times: number[]): number[] {
  return times.sort((one, other) => one - other);
}

function at(share: number, times: readonly number[]): number {
  return times[Math.floor(times.length * share)] ?? Number.NaN;
}

function medianOf(loads: readonly Load[]): Load {
  const of = (field: keyof Load) => median(loads.map((each) => each[field]));
  return {
    turnsPerSecond: of('turnsPerSecond'),
    cpuSecondsPer1000: of('cpuSecondsPer1000'),
    residentMb: of('residentMb'),
    generatorShare: of('generatorShare'),
    waitedShare: of('waitedShare'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    messageP50Ms: of('messageP50Ms'),
    messageP99Ms: of('messageP99Ms'),
    overlaps: Math.max(...loads.map(({ overlaps }) => overlaps)),
  };
}
