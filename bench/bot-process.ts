/** A bot as a process of its own, with what it takes of the machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
/** Those of `npm start`; settings of this machine are left alone. */
export const NODE_FLAGS = manifest.scripts.start.split(' ').filter((word) => /^--(?!env-file)/u.test(word));
/** Ticks of processor time per second in /proc; the same on every Linux that Node runs on. */
const TICKS_PER_S = 100;
/** How often a bot that is held is looked at. */
const HOLD_EVERY_MS = 10;

export const SERVICE = 'src/start.js';
export const BARE_BOT = 'bench/bare-bot.ts';
export const CONVERSATIONS_BOT = 'bench/yardsticks/conversations-bot.js';
export const SCENES_BOT = 'bench/yardsticks/scenes-bot.js';
export type Script = typeof SERVICE | typeof BARE_BOT | typeof CONVERSATIONS_BOT | typeof SCENES_BOT;

export interface BotProcess {
  /** Waits for something that the bot must do; rejects at once when the bot ends by itself. */
  whileRunning(work: Promise<unknown>): Promise<void>;
  /** Processor seconds since it began, of all its threads. */
  cpuSeconds(): number;
  residentMb(): number;
  /** Seconds since it began in which its first thread could have run and found no free core. */
  waitedSeconds(): number;
  /** Lets it have no more than this share of a core from now on, by stopping it when it had its part. */
  hold(share: number): void;
  /** Asks it to stop, waits until it has, and takes its data away. */
  stop(): Promise<void>;
}

export interface BotSettings {
  /** false leaves out the cache of compiled code, as on the first start after an install. */
  readonly isCached?: boolean;
  /** Where its data is; else in a folder of its own, which goes when it stops. */
  readonly dataFolder?: string;
  /** Further variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a bot with the flags of `npm start`, on an empty data folder unless it is given one. */
export function startBot(
  script: Script,
  api: { apiRoot: string; token: string },
  { isCached = true, dataFolder, env = {} }: BotSettings = {},
): BotProcess {
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-bench-'));
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, script)], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.apiRoot,
      DATA_DIR: dataFolder ?? join(folder, 'data'),
      DATA_KEY_FILE: join(dataFolder ?? folder, 'bench.key'),
      LOG_LEVEL: 'warn',
      // The people of the bench tap faster than any person.
      CHAT_BURST: '1000000',
      QUICK_TAP_MS: '0',
      ...(isCached ? {} : { NODE_DISABLE_COMPILE_CACHE: '1' }),
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let isStopping = false;
  let holding: NodeJS.Timeout | undefined;
  const ended = once(child, 'close');
  const failed = ended.then(([code, signal]) => {
    if (!isStopping) throw new Error(`${script} ended by itself (${code ?? signal}); what it said stands above`);
  });
  failed.catch(() => undefined); // told by `whileRunning`, if anybody waits
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  const cpuSeconds = () => {
    // The name in brackets may hold spaces; of the fields behind it, 11 and 12 are user and system time.
    const fields = proc('stat')
      .replace(/^.*\) /u, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
  };
  return {
    async whileRunning(work) {
      await Promise.race([work, failed]);
    },
    cpuSeconds,
    residentMb() {
      return Number(/VmRSS:\s+(\d+) kB/u.exec(proc('status'))?.[1]) / 1024;
    },
    waitedSeconds() {
      return Number(proc('schedstat').split(' ')[1]) / 1e9;
    },
    hold(share) {
      const beganAtMs = performance.now();
      const cpuBefore = cpuSeconds();
      holding = setInterval(() => {
        const due = ((performance.now() - beganAtMs) / 1_000) * share;
        child.kill(cpuSeconds() - cpuBefore > due ? 'SIGSTOP' : 'SIGCONT');
      }, HOLD_EVERY_MS);
    },
    async stop() {
      isStopping = true;
      clearInterval(holding);
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
