/**
 * Hostile and broken updates against the service as it runs, through its webhook over HTTP:
 * `node tests/fuzz-webhook.ts 100000 [seed]`. What came of it is printed; anything that should not be ends it with code 1.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import manifest from '../package.json' with { type: 'json' };
import { type Simulator, startSimulator } from '../src/simulator/start.ts';
import { webhookOf } from '../src/telegram/webhook.ts';
import { freePort } from './free-port.ts';
import { type Attack, attack, CHATS, FIRST_CHAT } from './hostile-updates.ts';
import { makeDataFolder, type Service, startService } from './service-process.ts';

/** What a request may be answered with; 503 asks Telegram to send it again. */
const ALLOWED = [200, 400, 401, 413, 503];
/** Failures in the log that are faults of ours, whatever came in. */
const FAULTS =
  /"msg":"(turn-failed|update-failed|request-failed|message-not-sent|delivery-failed|tick-failed|inline-unanswered)"/;
/** What a bot hears for taps, chats and inline queries that there are not. */
const ORDINARY = /not modified|query is too old|QUERY_ID_INVALID|query ID is invalid|chat not found|can't initiate/;
/**
 * As `npm start` has them, and a bound for the heap, of which some 55 MB are in use: without it, it may grow to six times as
 * much before it is cleaned up, and a leak would not be seen for that.
 */
const FLAGS = manifest.scripts.start
  .split(' ')
  .filter((word) => /^--(?!env-file)/u.test(word))
  .concat('--max-old-space-size=160');
const AT_ONCE = 8;
const BATCH = 500;
/** From the second tenth to the last. */
const MOST_GROWTH = 1.15;

export interface FuzzReport {
  readonly count: number;
  /** How often each status was given. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Updates whose turn was committed. */
  readonly committed: number;
  /** Of the service, after each tenth; MB. */
  readonly residentMb: readonly number[];
  readonly perSecond: number;
  /** What should not be: answers that are not allowed, failures in the log, a service that is gone. */
  readonly faults: readonly string[];
}

/** Sends so many, looks whether the service still serves, and stops it. */
export async function fuzzWebhook(count: number, seed: number): Promise<FuzzReport> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  const data = makeDataFolder();
  const [port, metricsPort] = [await freePort(), await freePort()];
  const settings = {
    ...data.settings,
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'error',
  };
  const service = startService(settings, undefined, FLAGS);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    await simulator.waitFor(() => simulator.calls.some(({ method }) => method === 'setWebhook'), 20_000);
    for (let chat = 0; chat < CHATS; chat += 1) {
      const person = simulator.people.create({ name: `Person ${chat}`, languageCode: 'nl' });
      if (person.id !== FIRST_CHAT + chat) throw new Error(`the simulator numbers people otherwise: ${person.id}`);
      simulator.people.start(person);
    }
    const send = sender(port, simulator.token, agent);
    const statuses: Record<number, number> = {};
    const residentMb: number[] = [];
    const faults: string[] = [];
    const startedMs = performance.now();
    for (let done = 0; done < count; ) {
      const attacks = fc.sample(attack, { seed: seed + done, numRuns: Math.min(BATCH, count - done) });
      await sideBySide(attacks, async (each) => {
        const status = await send(each).catch((error: Error) => `no answer (${error.message})`);
        if (typeof status === 'string') faults.push(status);
        else statuses[status] = (statuses[status] ?? 0) + 1;
        if (typeof status === 'number' && !ALLOWED.includes(status)) faults.push(`${status} to ${excerpt(each)}`);
      });
      done += attacks.length;
      if (done >= ((residentMb.length + 1) * count) / 10) residentMb.push(residentMbOf(service));
    }
    const perSecond = count / ((performance.now() - startedMs) / 1000);
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const committed = Number(/^magnesium_turns_total\{outcome="committed"\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
    faults.push(...(await stillServes(simulator)));
    const refused = simulator.calls.filter(({ code, description }) => code !== 200 && !ORDINARY.test(description));
    faults.push(...new Set(refused.map(({ method, code, description }) => `${method}: ${code} ${description}`)));
    faults.push(...service.out().filter((line) => FAULTS.test(line)), ...service.errors().split('\n').filter(Boolean));
    // A few thousand updates are too few to tell: the heap grows to its working size first.
    const [, early = 0] = residentMb;
    const last = residentMb.at(-1) ?? 0;
    if (count >= 50_000 && last > MOST_GROWTH * early) faults.push(`memory is not flat: ${early} MB, then ${last} MB`);
    return { count, statuses, committed, residentMb, perSecond, faults };
  } finally {
    agent.destroy();
    service.kill('SIGTERM');
    await service.ended;
    await simulator.close();
    data.remove();
  }
}

async function stillServes(simulator: Simulator): Promise<readonly string[]> {
  const ada = simulator.people.create({ name: 'Ada', languageCode: 'en' });
  simulator.people.start(ada);
  const isAnswered = () => simulator.transcript(ada).some(({ from }) => from === 'bot');
  return simulator.waitFor(isAnswered, 20_000).then(
    () => [],
    () => ['nobody is served any more'],
  );
}

function residentMbOf({ pid }: Service): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

function sender(port: number, token: string, agent: Agent): (attack: Attack) => Promise<number> {
  const { key, secretToken } = webhookOf('', token, null);
  return ({ body, isKnown }) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-telegram-bot-api-secret-token': isKnown ? secretToken : `${secretToken}x`,
      };
      const call = request({ agent, port, host: '127.0.0.1', path: `/telegram/${key}`, method: 'POST', headers });
      call.on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(body);
    });
}

async function sideBySide<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const each of left) await work(each);
    }),
  );
}

function excerpt({ body }: Attack): string {
  return body.toString().slice(0, 200);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { faults, residentMb, perSecond, ...report } = await fuzzWebhook(
    Number(process.argv[2] ?? 2_000),
    Number(process.argv[3] ?? 1),
  );
  console.log(`${JSON.stringify(report)}, ${perSecond.toFixed(0)} a second`);
  console.log(`MB after each tenth: ${residentMb.map((mb) => mb.toFixed(0)).join(', ')}`);
  for (const fault of faults.slice(0, 20)) console.log(fault.slice(0, 2_000));
  if (faults.length > 0) console.log(`${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
