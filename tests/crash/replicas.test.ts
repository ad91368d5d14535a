/**
 * Four replicas on one PostgreSQL server. Every update comes to two of them at the same time, they are killed at random, and
 * the server is restarted under load. Afterwards every conversation must be what it is with one undisturbed process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { resultOf } from '../../src/domain/result.ts';
import type { State } from '../../src/domain/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import type { Store } from '../../src/store/store.ts';
import { isPolling, openBeside, openDatabaseBeside } from '../conversations/running-bot.ts';
import { knowledge } from '../knowledge-base.ts';
import { SEED } from '../seed.ts';
import { makeDataFolder, startService } from '../service-process.ts';
import { startOwnPostgres } from '../store/postgres-server.ts';
import { type Conversation, converse } from './crowd.ts';
import { Fleet } from './fleet.ts';
import { chanceOf } from './seeded.ts';

const CONVERSATIONS = 12;
const KILLS = 9;
/** Before which kills the server is restarted, and how. */
const RESTARTS = [
  { beforeKill: 2, how: 'fast' },
  { beforeKill: 5, how: 'immediate' },
  { beforeKill: 7, how: 'fast' },
] as const;
const STEPS = 45;
const LONGEST_PAUSE_MS = 800;
const ORDINARY = /message is not modified|query is too old/;

interface Outcome {
  readonly conversations: readonly Conversation[];
  readonly states: readonly (State | null)[];
  /** Messages of the bot in each. */
  readonly messages: readonly number[];
  readonly refused: readonly string[];
}

let cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
  cleanUp = [];
});

describe('replicas that are killed, on a server that is restarted', () => {
  it(`lead ${CONVERSATIONS} conversations to exactly the results of one undisturbed process`, async () => {
    console.log(`seed ${SEED}`);
    const startedMs = performance.now();
    const undisturbed = await converseWithOne(SEED);
    const calmMs = performance.now() - startedMs;
    const { fleet, store, restarts, ...disturbed } = await converseWithMany(SEED);
    const failures = fleet.log.map((line): { msg: string; error?: { name: string } } => JSON.parse(line));
    const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;
    console.log(
      `${fleet.kills} kills, ${restarts} restarts of the server, ${fleet.takenTwice} updates taken by two replicas, ` +
        `${failures.length} failures logged, ${sum(disturbed.messages)} messages where an undisturbed run has ${sum(undisturbed.messages)}; ` +
        `${seconds(calmMs)} undisturbed, ${seconds(performance.now() - startedMs - calmMs)} with kills`,
    );

    expect(fleet.kills).toBe(KILLS);
    expect(restarts).toBe(RESTARTS.length);
    expect(fleet.takenTwice).toBeGreaterThan(CONVERSATIONS * 4);
    // Nothing went wrong but that the server was away.
    expect(failures.filter(({ error }) => error?.name !== 'StoreError')).toEqual([]);
    expect(fleet.errors).toEqual([]);
    expect(disturbed.refused).toEqual([]);
    expect(await store.backlog()).toEqual({ count: 0, oldestDueMs: null });
    // One that was sent just before a kill may come twice; none stays away.
    expect(disturbed.messages.filter((count, person) => count < (undisturbed.messages[person] ?? 0))).toEqual([]);
    // No card is missing, and none comes back after the person went on: nothing is asked twice.
    expect(disturbed.conversations.map(({ cards }) => cards)).toEqual(
      undisturbed.conversations.map(({ cards }) => cards),
    );
    expect(disturbed.states.map(endOf)).toEqual(undisturbed.states.map(endOf));
  }, 300_000);
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** What counts at the end: everything but the moments. */
function endOf(state: State | null): unknown {
  if (!state?.check) throw new Error('a conversation left nothing');
  const { startedAtMs: _, ...check } = state.check;
  return { check, result: resultOf(state.check, knowledge) };
}

async function converseWithOne(seed: number): Promise<Outcome> {
  const simulator = await newSimulator();
  const data = makeDataFolder();
  cleanUp.push(() => data.remove());
  const telegram = { BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot };
  const service = startService({ ...data.settings, ...telegram, LOG_LEVEL: 'error' });
  await isPolling(simulator);
  const conversations = await converse(simulator, { seed, size: CONVERSATIONS, async pace() {}, onUpdate() {} });
  const store = openBeside(data);
  const outcome = await outcomeOf(simulator, conversations, store);
  await store.close();
  service.kill('SIGTERM');
  await service.ended;
  return outcome;
}

async function converseWithMany(seed: number): Promise<Outcome & { fleet: Fleet; store: Store; restarts: number }> {
  const simulator = await newSimulator();
  const data = makeDataFolder();
  const server = await startOwnPostgres();
  cleanUp.push(async () => {
    await server.stop();
    data.remove();
  });
  const databaseUrl = await server.newDatabase();
  const { keyFile } = data;
  const chance = chanceOf(seed);
  const fleet = new Fleet({ simulator, chance, databaseUrl, keyFile });
  cleanUp.push(() => fleet.stop());
  await fleet.start();

  let restarts = 0;
  const disturb = async (): Promise<void> => {
    while (fleet.kills < KILLS) {
      await sleep(chance.below(LONGEST_PAUSE_MS));
      const next = RESTARTS[restarts];
      if (next !== undefined && fleet.kills === next.beforeKill) {
        await server.restart(next.how);
        restarts += 1;
      }
      await fleet.killOne();
    }
  };
  const disturbing = disturb();
  const conversations = await Promise.race([
    converse(simulator, {
      seed,
      size: CONVERSATIONS,
      async pace(person, step) {
        const speed = 0.6 + 0.4 * chanceOf(seed + person).next();
        const due = Math.min(KILLS, Math.floor((step / STEPS) * KILLS * speed));
        while (fleet.kills < due) await sleep(20);
      },
      onUpdate() {},
    }),
    disturbing.then(() => new Promise<never>(() => {})),
  ]);
  await disturbing;
  const store = await openDatabaseBeside(databaseUrl, data);
  cleanUp.push(() => store.close());
  // Updates first: the reply to one that is taken in between is then seen to wait.
  await expect
    .poll(async () => simulator.pendingUpdates() + (await store.backlog()).count, { timeout: 30_000 })
    .toBe(0);
  const outcome = await outcomeOf(simulator, conversations, store);
  await fleet.stop();
  return { ...outcome, fleet, store, restarts };
}

async function newSimulator(): Promise<Simulator> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0, tapAnswerLimitMs: 120_000 });
  cleanUp.push(() => simulator.close());
  return simulator;
}

async function outcomeOf(simulator: Simulator, conversations: readonly Conversation[], store: Store): Promise<Outcome> {
  const messages = conversations.map(
    ({ chatId }) => simulator.transcript({ id: chatId }).filter(({ from }) => from === 'bot').length,
  );
  return {
    conversations,
    states: await Promise.all(conversations.map(async ({ chatId }) => (await store.load(chatId)).state)),
    messages,
    refused: simulator.calls
      .filter(({ code, description }) => code !== 200 && !ORDINARY.test(description))
      .map(({ method, description }) => `${method}: ${description}`),
  };
}
