/**
 * Replicas on one PostgreSQL. Two cores have no room for four replicas, a database and the load, so each replica is held to
 * a small share of a core: what is measured is whether they get in each other's way. That the database is not what holds
 * them up is seen in what it takes itself: far from a core, and the same for each turn with one replica and with four.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../tests/free-port.ts';
import { startOwnPostgres } from '../tests/store/postgres-server.ts';
import { SERVICE, startBot } from './bot-process.ts';
import { serverCpuMs } from './postgres-cpu.ts';
import { startStubBotApi } from './stub-bot-api.ts';

export const SHARE_OF_A_CORE = 0.12;
/** Enough to keep four replicas busy: with 200 they had nothing to do in a third of their time, as each waits most of it for its share. */
const AT_ONCE = 600;
const WARM_UP_TURNS = 500;
/** In which the service makes itself ready for its first plans of food. */
const WARM_UP_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;
const SECONDS = 20;
const COUNTS = [1, 2, 4] as const;

export interface ReplicaLoad {
  readonly replicas: number;
  readonly turnsPerSecond: number;
  /** Of all replicas. */
  readonly cpuMsPerTurn: number;
  /** How much of what they were held to the replicas took: less, and the machine had not so much for them. */
  readonly usedShare: number;
  readonly databaseCores: number;
  readonly databaseMsPerTurn: number;
  readonly generatorShare: number;
}

/** The disk is left out (`fsync=off`): it would be that of this machine and not of a database server. */
export async function measureReplicas(taps: readonly string[]): Promise<readonly ReplicaLoad[]> {
  const server = await startOwnPostgres(['-c', 'fsync=off']);
  try {
    const loads: ReplicaLoad[] = [];
    for (const replicas of COUNTS) loads.push(await measure(await server.newDatabase(), replicas, taps));
    return loads;
  } finally {
    await server.stop();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const endMs = performance.now() + LONGEST_WAIT_MS;
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(`the replicas were not ready within ${LONGEST_WAIT_MS} ms`);
    await sleep(20);
  }
}

async function measure(url: string, replicas: number, taps: readonly string[]): Promise<ReplicaLoad> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'magnesium-bench-'));
  const api = await startStubBotApi({ atOnce: AT_ONCE, taps });
  const bots: ReturnType<typeof startBot>[] = [];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let number = 0; number < replicas; number += 1) {
      const port = String(await freePort());
      const env = { DATABASE_URL: url, WEBHOOK_URL: `http://127.0.0.1:${port}`, PORT: port };
      bots.push(startBot(SERVICE, api, { dataFolder, env }));
      await bots.at(-1)?.whileRunning(until(() => api.webhooks() > number));
    }
    await until(() => api.answered() >= WARM_UP_TURNS * replicas);
    await sleep(WARM_UP_MS);
    for (const bot of bots) bot.hold(SHARE_OF_A_CORE);
    await sleep(2_000);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const readings = () => ({
      ms: performance.now(),
      turns: api.answered(),
      botsMs: 1_000 * bots.reduce((sum, bot) => sum + bot.cpuSeconds(), 0),
      databaseMs: serverCpuMs(rows[0]?.pid ?? 0),
      own: process.cpuUsage(),
    });
    const before = readings();
    await Promise.all(bots.map((bot) => bot.whileRunning(api.whileAnswering(sleep(1_000 * SECONDS)))));
    const after = readings();
    const turns = after.turns - before.turns;
    const ms = after.ms - before.ms;
    const own = after.own.user + after.own.system - before.own.user - before.own.system;
    return {
      replicas,
      turnsPerSecond: (1_000 * turns) / ms,
      cpuMsPerTurn: (after.botsMs - before.botsMs) / turns,
      usedShare: (after.botsMs - before.botsMs) / ms / (replicas * SHARE_OF_A_CORE),
      databaseCores: (after.databaseMs - before.databaseMs) / ms,
      databaseMsPerTurn: (after.databaseMs - before.databaseMs) / turns,
      generatorShare: own / 1_000 / ms,
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await api.close();
    await client.end();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
