/**
 * The service: settings, knowledge, store, bot and clock put together.
 * Without BOT_TOKEN the bot serves a simulated Telegram in the browser.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerInline, Incoming, Message, Phrase, Understand } from './chat.ts';
import { startClock } from './clock.ts';
import { createCollectGarbage } from './collect-garbage.ts';
import { type Config, readConfig } from './config.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { exclusionsOf } from './domain/food-preferences.ts';
import { planFoods } from './domain/planner.ts';
import type { Language } from './domain/state.ts';
import { step } from './domain/step.ts';
import { loadKnowledge, loadWords } from './knowledge/load.ts';
import type { Knowledge, Words } from './knowledge/schema.ts';
import { usdaReader } from './knowledge/usda.ts';
import { createFoodNames } from './language/food-names.ts';
import { createUsdaFoods } from './language/food-usda.ts';
import { phraseWith } from './language/phrase.ts';
import { createAnswerInline } from './language/phrase-inline.ts';
import { profileOf } from './language/profile.ts';
import { createSpeeches } from './language/speech.ts';
import { createUnderstand } from './language/understand.ts';
import { createLog, type Log } from './log.ts';
import { drawDay } from './media/draw-day.ts';
import { retry } from './retry.ts';
import { loadKeys } from './store/keys.ts';
import { retentionStartMs } from './store/retention.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { lockService } from './store/sqlite-lock.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { createBot } from './telegram/bot.ts';
import { showProfiles } from './telegram/commands.ts';
import { createSender } from './telegram/send.ts';
import { createTurn, languageOf } from './turn.ts';

const KNOWLEDGE_FOLDER = join(import.meta.dirname, '..', 'knowledge');
/** About a minute in all; Telegram keeps what comes in meanwhile. */
const STORE_RETRY_MS = [100, 400, 1_500, 4_000, 8_000, 16_000, 30_000];
/** What was postponed before a restart is found by this clock alone, and people wait for it. */
const TICK_MS = 1_000;
/** After the first answers of a start. */
const WARM_UP_MS = 500;
const WARM_UP_STEP_MS = 50;
/** Neither is in our own table, and one is misspelt: all that a lookup may need is then ready. */
const LOOKUPS = ['brie', 'mayonaise'];
const SWEEP_EVERY_MS = 60 * 60_000;

interface Brain {
  readonly knowledge: Knowledge;
  readonly words: Readonly<Record<Language, Words>>;
  readonly understand: Understand;
  readonly phrase: Phrase;
  readonly answerInline: AnswerInline;
}

interface OpenedStore {
  readonly store: Store;
  close(): Promise<void>;
}

/** Where the bot finds its Telegram: the real one, or one of its own. */
interface Messenger {
  readonly token: string;
  readonly apiRoot: string;
  close(): Promise<void>;
}

/**
 * Serves until `stopping` is aborted, and then ends in good order: the turn in hand is committed, what is being sent is
 * settled, all else waits in the store for the next start.
 * @throws ConfigError, KnowledgeError, StoreError, TokenRefusedError or an error of `listen` when it cannot start
 */
export async function serve(stopping: AbortSignal): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const brain = loadBrain();
  const { store, close: closeStore } = openStore(config, log);
  const messenger = await openMessenger(config);
  const takeTurn = createTurn({ ...brain, store, step });
  const bot = createBot({
    token: messenger.token,
    apiRoot: messenger.apiRoot,
    async handle(incoming) {
      const turned = await retry(() => takeTurn(incoming), {
        delaysMs: STORE_RETRY_MS,
        mayPass: (error) => error instanceof StoreError,
        onFailure: (error, waitMs) => log.failure('store-failed', error, { waitMs }),
        wait: (ms) => sleep(ms, undefined, { signal: stopping }),
      });
      deliver.wake(incoming.chatId);
      return turned.is === 'committed' ? turned.toast : null;
    },
    apology: apologies(brain.phrase),
    answerInline: (query, appLanguage) => brain.answerInline(query, languageOf(appLanguage)),
    nowMs: Date.now,
    stopping,
    log,
  });
  const { username } = await bot.connect();
  const deliver = createDeliver({
    store,
    sender: createSender(bot.api, username, log, drawDay),
    nowMs: Date.now,
    later,
    log,
  });
  const clock = startClock({
    everyMs: TICK_MS,
    tick: everyTick(store, deliver, log),
    onError: (error) => log.failure('tick-failed', error),
  });
  void showProfiles(
    bot.api,
    Object.values(brain.words).map((words) => profileOf(words, brain.knowledge)),
  ).catch((error) => log.failure('profile-not-shown', error));
  log.info('started', { version: brain.knowledge.version });
  const stopWarmUp = warmUp(brain);
  await bot.poll();

  stopWarmUp();
  await clock.stop();
  await deliver.stop();
  await closeStore();
  await messenger.close();
  log.info('stopped');
}

/**
 * Looks up foods and runs the planner when nobody waits for it: the first who asks waits less, and so does
 * everybody else. A plan that takes long takes two to three times as long in code that has hardly run.
 * @returns stops it
 */
function warmUp({ knowledge, answerInline }: Brain): () => void {
  const anybody = { ...exclusionsOf({}, null, knowledge), maxPortions: 4, kcalBudget: 400 } as const;
  let gapMg = 16;
  const plan = (): void => {
    planFoods(knowledge.foods.values(), { ...anybody, gapMg });
    gapMg += 4;
    if (gapMg <= 250) stop = later(plan, WARM_UP_STEP_MS);
  };
  let stop = later(() => {
    for (const each of LOOKUPS) answerInline(each, 'en');
    plan();
  }, WARM_UP_MS);
  return () => stop();
}

function loadBrain(): Brain {
  const collectGarbage = createCollectGarbage();
  const knowledge = loadKnowledge(KNOWLEDGE_FOLDER);
  collectGarbage();
  const nl = loadWords(KNOWLEDGE_FOLDER, 'nl');
  collectGarbage();
  const words = { nl, en: loadWords(KNOWLEDGE_FOLDER, 'en') };
  collectGarbage();
  const usda = createUsdaFoods(usdaReader(KNOWLEDGE_FOLDER));
  const foodNames = createFoodNames(words, knowledge, usda);
  const speeches = createSpeeches(words, knowledge, usda);
  const understand = createUnderstand(words, knowledge, foodNames);
  collectGarbage();
  return {
    knowledge,
    words,
    understand,
    phrase: phraseWith(speeches),
    answerInline: createAnswerInline(speeches, foodNames),
  };
}

/** The store, kept from other services as long as it is open. */
function openStore({ databaseFile, dataKey }: Config, log: Log): OpenedStore {
  // First: once it is had, nobody puts a backup in the place of the file.
  const lock = lockService(databaseFile);
  const store = openSqliteStore({
    file: databaseFile,
    keys: loadKeys(dataKey, databaseFile),
    onTrouble: (error) => log.failure('store-trouble', error),
  });
  return {
    store,
    async close() {
      await store.close();
      lock.release();
    },
  };
}

async function openMessenger({ botToken, telegramApiRoot, host, port }: Config): Promise<Messenger> {
  if (botToken !== null) return { token: botToken, apiRoot: telegramApiRoot, async close() {} };
  const { startSimulator } = await import('./simulator/start.ts');
  const simulator = await startSimulator({ host, port, page: true });
  console.log(`Magnesium Check without a BOT_TOKEN: try it out at ${simulator.url} (Ctrl+C stops it)`);
  return simulator;
}

/** What a person is told when a turn failed, ready before anything can fail. */
function apologies(phrase: Phrase): (incoming: Incoming) => Message {
  const [nl, en] = (['nl', 'en'] as const).map(
    (language) => phrase([{ kind: 'notice', notice: 'failed', ids: [], what: null }], language, 'written')[0],
  );
  if (nl === undefined || en === undefined) throw new Error('the notice "failed" gives no message');
  return ({ appLanguage }) => (languageOf(appLanguage) === 'nl' ? nl : en);
}

function later(callback: () => void, ms: number): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** Looks for messages that wait, and once an hour for what was kept long enough. */
function everyTick(store: Store, deliver: Deliver, log: Log): (nowMs: number) => Promise<void> {
  let sweptAtMs = Number.NEGATIVE_INFINITY;
  return async (nowMs) => {
    await deliver.wakeDue();
    if (nowMs - sweptAtMs < SWEEP_EVERY_MS) return;
    const count = await store.sweep(retentionStartMs(nowMs), nowMs);
    if (count > 0) log.info('swept', { count });
    sweptAtMs = nowMs;
  };
}
