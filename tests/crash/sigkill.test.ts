/**
 * The service is killed again and again in the middle of its work, on a bad line, while people talk with it. Afterwards every
 * conversation must be what it would have been without all that.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { resultOf } from '../../src/domain/result.ts';
import type { State } from '../../src/domain/state.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { isPolling, openBeside } from '../conversations/running-bot.ts';
import { knowledge } from '../knowledge-base.ts';
import { SEED } from '../seed.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from '../service-process.ts';
import { type Conversation, converse } from './crowd.ts';
import { type Chance, chanceOf } from './seeded.ts';

const CONVERSATIONS = 50;
const KILLS = 200;
/** A kill comes within this time after the start, which itself takes about half of it. */
const LONGEST_LIFE_MS = 1_500;
const MOST_IDLE_LIVES = 2;
/** Steps of a long conversation; people take them spread over all the kills. */
const STEPS = 45;
const SENDS = /^(sendMessage|sendDocument|editMessageText|editMessageReplyMarkup|answerCallbackQuery)$/;
/** What a bot that crashes must expect to hear, and what was asked for here. */
const ORDINARY =
  /message is not modified|query is too old|Too Many Requests|Bad Gateway|broken on demand|other getUpdates/;

interface Outcome {
  readonly conversations: readonly Conversation[];
  readonly states: readonly (State | null)[];
  /** Messages that still wait to be sent. */
  readonly waiting: number;
  /** Messages of the bot. */
  readonly messages: number;
  readonly kills: number;
  /** Kills of a service that had begun to send. */
  readonly killsAtWork: number;
  readonly duplicates: number;
  readonly updates: number;
  readonly troubles: number;
  readonly refused: readonly string[];
  readonly failedTurns: readonly string[];
}

let cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
  cleanUp = [];
});

describe('a service that is killed', () => {
  it(`leads ${CONVERSATIONS} conversations through ${KILLS} kills to exactly the results of an undisturbed run`, async () => {
    console.log(`seed ${SEED}`);
    const startedMs = performance.now();
    const undisturbed = await run(SEED, 0);
    const calmMs = performance.now() - startedMs;
    const killed = await run(SEED, KILLS);
    const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`;
    console.log(
      `${killed.kills} kills, ${killed.killsAtWork} of them at work, ${killed.updates} updates and ${killed.duplicates} of them again, ` +
        `${killed.troubles} calls spoiled, ${killed.messages} messages where an undisturbed run has ${undisturbed.messages}; ` +
        `${seconds(calmMs)} undisturbed, ${seconds(performance.now() - startedMs - calmMs)} with kills`,
    );

    expect(killed.kills).toBe(KILLS);
    expect(killed.killsAtWork).toBeGreaterThan(KILLS / 4);
    expect(killed.failedTurns).toEqual([]);
    expect(killed.refused).toEqual([]);
    expect(killed.waiting).toBe(0);
    // No card is missing, and none comes back after the person went on: nothing is asked twice.
    expect(killed.conversations.map(({ cards }) => cards)).toEqual(undisturbed.conversations.map(({ cards }) => cards));
    expect(killed.states.map(endOf)).toEqual(undisturbed.states.map(endOf));
  }, 600_000);
});

/** What counts at the end: everything but the moments. */
function endOf(state: State | null): unknown {
  if (!state?.check) throw new Error('a conversation left nothing');
  const { startedAtMs: _, ...check } = state.check;
  return { check, result: resultOf(state.check, knowledge) };
}

async function run(seed: number, kills: number): Promise<Outcome> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  const data = makeDataFolder();
  const chance = chanceOf(seed);
  const host = new Host(simulator, data, chance);
  cleanUp.push(async () => {
    await host.stop();
    await simulator.close();
    data.remove();
  });
  const updates: number[] = [];
  const again: Promise<void>[] = [];
  const isDone = new AbortController();
  let troubles = 0;
  if (kills > 0) {
    spoil(simulator, chance, () => {
      troubles += 1;
    });
  }
  const tangled = kills > 0 ? tangle(simulator, chance, isDone.signal) : undefined;
  const killing = host.live(kills);
  const conversations = await Promise.race([
    converse(simulator, {
      seed,
      size: CONVERSATIONS,
      async pace(person, step) {
        const speed = 0.6 + 0.4 * chanceOf(seed + person).next();
        const due = Math.min(kills, Math.floor((step / STEPS) * kills * speed));
        while (host.kills < due) await sleep(20);
      },
      onUpdate(updateId) {
        updates.push(updateId);
        if (kills > 0 && chance.happens(0.3)) again.push(redeliver(simulator, updateId, chance.below(2_000)));
      },
    }),
    killing.then(() => new Promise<never>(() => {})),
  ]);
  await killing;
  await Promise.all(again);
  isDone.abort();
  await tangled;
  simulator.faults.clear();

  const store = openBeside(data);
  cleanUp.push(() => store.close());
  const waiting = () => store.dueChats(Number.MAX_SAFE_INTEGER, 1_000);
  // Updates first: the reply to one that is taken in between is then seen to wait.
  await expect.poll(async () => simulator.pendingUpdates() + (await waiting()).length, { timeout: 60_000 }).toBe(0);
  const states = await Promise.all(conversations.map(async ({ chatId }) => (await store.load(chatId)).state));
  const messages = conversations.map(({ chatId }) => simulator.transcript({ id: chatId }).filter(isOfBot).length);
  return {
    conversations,
    states,
    waiting: (await waiting()).length,
    messages: messages.reduce((sum, count) => sum + count, 0),
    kills: host.kills,
    killsAtWork: host.killsAtWork,
    duplicates: again.length,
    updates: updates.length,
    troubles,
    refused: simulator.calls
      .filter(({ code, description }) => code !== 200 && !ORDINARY.test(description))
      .map(({ method, description }) => `${method}: ${description}`),
    failedTurns: host.log.filter((line) =>
      /turn-failed|tick-failed|store-failed|delivery-failed|update-failed/.test(line),
    ),
  };
}

function isOfBot({ from }: { readonly from: string }): boolean {
  return from === 'bot';
}

/** Starts the service, kills it, and starts it again. */
class Host {
  kills = 0;
  killsAtWork = 0;
  readonly log: string[] = [];
  readonly #simulator: Simulator;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #chance: Chance;
  #service: Service | undefined;
  #idleLives = 0;

  constructor(simulator: Simulator, data: DataFolder, chance: Chance) {
    this.#simulator = simulator;
    this.#chance = chance;
    this.#settings = {
      ...data.settings,
      BOT_TOKEN: simulator.token,
      TELEGRAM_API_ROOT: simulator.apiRoot,
      LOG_LEVEL: 'error',
    };
  }

  /** Resolves when it runs for good. */
  async live(kills: number): Promise<void> {
    while (this.kills < kills) {
      const since = this.#simulator.calls.length;
      this.#service = startService(this.#settings);
      await this.#rightMoment();
      await this.#getToWork(since);
      await this.#end('SIGKILL');
      this.kills += 1;
      this.killsAtWork += Number(this.#simulator.calls.slice(since).some(({ method }) => SENDS.test(method)));
    }
    const since = this.#simulator.calls.length;
    this.#service = startService(this.#settings);
    await isPolling(this.#simulator, since);
  }

  /** A busy machine starts slowly: of so many lives in a row that would end before they asked for updates, the last gets to work. */
  async #getToWork(since: number): Promise<void> {
    const hasAsked = this.#simulator.calls.slice(since).some(({ method }) => method === 'deleteWebhook');
    this.#idleLives = hasAsked ? 0 : this.#idleLives + 1;
    if (this.#idleLives < MOST_IDLE_LIVES) return;
    this.#idleLives = 0;
    await isPolling(this.#simulator, since);
    await sleep(this.#chance.below(LONGEST_LIFE_MS));
  }

  async stop(): Promise<void> {
    if (this.#service !== undefined) await this.#end('SIGTERM');
  }

  /** Half of the time just any, half of the time in the middle of a call. */
  async #rightMoment(): Promise<void> {
    const { calls } = this.#simulator;
    if (this.#chance.happens(0.5)) return sleep(this.#chance.below(LONGEST_LIFE_MS));
    const before = calls.length;
    const count = 1 + this.#chance.below(12);
    const isInCall = () => calls.slice(before).filter(({ method }) => SENDS.test(method)).length >= count;
    await this.#simulator.waitFor(isInCall, LONGEST_LIFE_MS).catch(() => undefined); // nobody was talking just then
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const service = this.#service;
    this.#service = undefined;
    service?.kill(signal);
    await service?.ended;
    this.log.push(...(service?.out() ?? []), service?.errors() ?? '');
  }
}

/** One call in ten of those that send goes wrong. */
function spoil(simulator: Simulator, chance: Chance, onTrouble: () => void): void {
  const troubles = [
    { kind: 'status', code: 429, retryAfterS: 1 },
    { kind: 'status', code: 502 },
    { kind: 'reset', isApplied: false },
    { kind: 'reset', isApplied: true },
  ] as const;
  for (const trouble of troubles) {
    simulator.faults.add({
      ...trouble,
      when({ method }) {
        const isSpoiled = SENDS.test(method) && chance.happens(0.025);
        if (isSpoiled) onTrouble();
        return isSpoiled;
      },
    });
  }
}

/** Holds back the updates of a chat for a while, so that they come after younger ones of other chats. */
async function tangle(simulator: Simulator, chance: Chance, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const chatIds = [...new Set(simulator.calls.slice(-200).map(({ parameters }) => parameters['chat_id']))];
    const held = chatIds
      .filter((id) => typeof id === 'number' && chance.happens(0.2))
      .map((id) => ({ id: Number(id) }));
    for (const chat of held) simulator.hold(chat);
    await sleep(100 + chance.below(700));
    for (const chat of held) simulator.release(chat);
    await sleep(chance.below(300));
  }
}

async function redeliver(simulator: Simulator, updateId: number, afterMs: number): Promise<void> {
  await sleep(afterMs);
  simulator.redeliver(updateId);
}
