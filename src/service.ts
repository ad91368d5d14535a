/**
 * The service: settings, knowledge, store, bot and clock put together.
 * Without BOT_TOKEN the bot serves a simulated Telegram in the browser.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { apologies, loadBrain, warmUp } from './brain.ts';
import type { Content } from './chat.ts';
import { createSteadyClock, later, startClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { step } from './domain/step.ts';
import { openDoors } from './doors.ts';
import { createHealth } from './health.ts';
import { profileOf } from './language/profile.ts';
import { listening } from './listen-error.ts';
import { createLog, type Log } from './log.ts';
import { drawDay } from './media/draw-day.ts';
import { openServiceStore } from './open-store.ts';
import { createQuickTaps } from './quick-tap.ts';
import { createRateLimit } from './rate-limit.ts';
import { retry } from './retry.ts';
import { retentionStartMs } from './store/retention.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { createBot } from './telegram/bot.ts';
import { showProfiles } from './telegram/commands.ts';
import { createSender } from './telegram/send.ts';
import { createHookTake, keepWebhook, webhookOf } from './telegram/webhook.ts';
import { createTurn, isDanger, languageOf, type TakeTurn } from './turn.ts';

/** About a minute in all; Telegram keeps what comes in meanwhile. */
const POLL_RETRY_MS = [100, 400, 1_500, 4_000, 8_000, 16_000, 30_000];
/** Telegram brings it again itself, and its connections are not ours to hold. */
const HOOK_RETRY_MS = [100, 400, 1_500];
/** What was postponed before a restart is found by this clock alone, and people wait for it. */
const TICK_MS = 1_000;
const SWEEP_EVERY_MS = 60 * 60_000;
/** The menu and the description are there since an earlier start, mostly, and what people wrote meanwhile goes before. */
const PROFILES_MS = 250;

/** Where the bot finds its Telegram: the real one, or one of its own. */
interface Messenger {
  readonly token: string;
  readonly apiRoot: string;
  close(): Promise<void>;
}

/**
 * Serves until `stopping` is aborted, and then ends in good order: the turn in hand is committed, what is being sent is
 * settled, all else waits in the store for the next start.
 * @throws ConfigError, KnowledgeError, StoreError, TokenRefusedError, WebhookRefusedError or ListenError when it cannot start
 */
export async function serve(stopping: AbortSignal): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const nowMs = createSteadyClock();
  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stopping });
  const brain = loadBrain();
  const metrics = config.metricsPort === null ? null : (await import('./metrics.ts')).createMetrics();
  const opened = await openServiceStore(config, (error) => log.failure('store-trouble', error), {
    onAway: (error, waitMs) => log.failure('store-away', error, { waitMs }),
    wait,
  });
  const store = metrics?.watchStore(opened.store) ?? opened.store;
  const messenger = await openMessenger(config);
  const webhook = config.webhook && webhookOf(config.webhook.publicUrl, messenger.token, config.webhook.secret);
  const commitTurn = createTurn({ ...brain, store, step });
  const keepTrying: TakeTurn = (incoming, spinner) =>
    retry(() => commitTurn(incoming, spinner), {
      delaysMs: webhook === null ? POLL_RETRY_MS : HOOK_RETRY_MS,
      mayPass,
      onFailure: (error, waitMs) => log.failure('store-failed', error, { waitMs }),
      wait,
    });
  const comesAgain = (error: unknown): boolean => stopping.aborted || (webhook !== null && mayPass(error));
  const takeTurn = metrics?.watchTurn(keepTrying, comesAgain) ?? keepTrying;
  const judge = createRateLimit({
    burst: config.chatBurst,
    isUrgent: (text, appLanguage) => isDanger(brain.understand(text, languageOf(appLanguage)), brain.knowledge),
  });
  const quickTaps = createQuickTaps(config.quickTapMs);
  const bot = createBot({
    token: messenger.token,
    apiRoot: messenger.apiRoot,
    async handle(incoming, spinner) {
      if (isTyped(incoming.content)) await brain.makeReader();
      const verdict = judge(incoming);
      metrics?.onVerdict(verdict);
      if (verdict === 'drop') return 'unanswered';
      if (quickTaps.isTooSoon(incoming)) return null;
      const heard = verdict === 'take' ? incoming : { ...incoming, content: { kind: 'too-fast' as const } };
      const turned = await takeTurn(heard, spinner);
      if (turned.is === 'committed') quickTaps.took(incoming, nowMs()); // one that comes again shows nothing new
      if (spinner?.isEnded) deliver.wake(incoming.chatId);
      else setImmediate(deliver.wake, incoming.chatId); // what answers the tap goes out first, and ends its spinner
      return turned.is === 'committed' ? turned.toast : null;
    },
    apology: apologies(brain.phrase),
    mayPass,
    answerInline: async (query, appLanguage) => (await brain.makeReader()).answerInline(query, languageOf(appLanguage)),
    onUpdate: (kind) => metrics?.onUpdate(kind),
    nowMs,
    stopping,
    log,
  });
  let isConnected = false;
  let isOpen = false;
  const takeHooked = createHookTake(bot.take, log);
  const doors = await openDoors({
    config,
    hook: webhook && {
      ...webhook,
      take: async (body) => (isConnected ? takeHooked(body) : { is: 'again' }),
    },
    health: createHealth({
      backlog: () => store.backlog(),
      heardAtMs: bot.heardAtMs,
      updatesBy: webhook === null ? 'poll' : 'webhook',
      isOpen: () => isOpen,
      stopping,
      nowMs,
    }),
    metrics,
    report: { backlog: () => store.backlog(), heardAtMs: bot.heardAtMs, nowMs },
    log,
  });
  const { username } = await bot.connect();
  const sender = createSender(bot.api, username, log, drawDay);
  const deliver = createDeliver({ store, sender: metrics?.watchSender(sender) ?? sender, nowMs, later, log });
  isConnected = true;
  const clock = startClock({
    everyMs: TICK_MS,
    nowMs,
    tick: everyTick(store, deliver, log),
    onError: (error) => log.failure('tick-failed', error),
  });
  const stopProfiles = later(() => {
    const profiles = Object.values(brain.speeches).map(profileOf);
    showProfiles(bot.api, profiles).catch((error) => log.failure('profile-not-shown', error));
  }, PROFILES_MS);
  log.info('started', { version: brain.knowledge.version });
  const stopWarmUp = warmUp(brain);
  const open = () => {
    isOpen = true;
  };
  if (webhook === null) {
    open();
    await bot.poll();
  } else await keepWebhook(bot.api, webhook, { stopping, wait, log }, open);

  stopProfiles();
  stopWarmUp();
  await doors.stop();
  await bot.settled();
  await clock.stop();
  await deliver.stop();
  await opened.close();
  await messenger.close();
  log.info('stopped');
}

/** A tap, a command and a picture need no reader. */
function isTyped(content: Content): boolean {
  return content.kind === 'text' || (content.kind === 'command' && content.payload !== null);
}

/** What the store could not do now it may do later. */
function mayPass(error: unknown): boolean {
  return error instanceof StoreError;
}

async function openMessenger({ botToken, telegramApiRoot, host, port }: Config): Promise<Messenger> {
  if (botToken !== null) return { token: botToken, apiRoot: telegramApiRoot, async close() {} };
  const { startSimulator } = await import('./simulator/start.ts');
  const simulator = await listening('HOST, PORT', () => startSimulator({ host, port, page: true }));
  console.log(`Magnesium Check without a BOT_TOKEN: try it out at ${simulator.url} (Ctrl+C stops it)`);
  return simulator;
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
