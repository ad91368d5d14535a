/** The service as a process behind a webhook: how it starts and stops, what it tells of itself, and who may come in. */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../src/simulator/start.ts';
import { webhookOf } from '../src/telegram/webhook.ts';
import { personInCheck } from './conversations/one-person.ts';
import { freePort } from './free-port.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from './service-process.ts';

let simulator: Simulator;
let data: DataFolder;
let port: number;
let metricsPort: number;
let services: Service[] = [];
beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0, tapAnswerLimitMs: 120_000 });
  data = makeDataFolder();
  [port, metricsPort] = [await freePort(), await freePort()];
});
afterEach(async () => {
  for (const service of services) service.kill('SIGKILL');
  await Promise.all(services.map(({ ended }) => ended));
  services = [];
  await simulator.close();
  data.remove();
});

/** @param settings an empty value takes a setting away */
function start(settings: Readonly<Record<string, string>> = {}): Service {
  const service = startService({
    ...data.settings,
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    WEBHOOK_URL: `http://127.0.0.1:${port}`,
    ...settings,
  });
  services.push(service);
  return service;
}

async function isReady(at = port): Promise<void> {
  const look = async () => (await fetch(`http://127.0.0.1:${at}/readyz`).catch(() => null))?.status;
  await expect.poll(look, { timeout: 30_000, interval: 20 }).toBe(200);
}

async function end(service: Service): Promise<number> {
  const startedMs = performance.now();
  service.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.errors()).toBe('');
  return performance.now() - startedMs;
}

function deliver(body: unknown, change: { readonly key?: string; readonly secretToken?: string } = {}) {
  const { key, secretToken } = { ...webhookOf('', simulator.token, null), ...change };
  return fetch(`http://127.0.0.1:${port}/telegram/${key}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secretToken },
    body: JSON.stringify(body),
  });
}

describe('a service behind a webhook', () => {
  it('stops in good order, and what comes in meanwhile waits at Telegram for the next one', async () => {
    const first = start();
    await isReady();
    const ada = await personInCheck(simulator);
    expect(await end(first)).toBeLessThan(9_000);
    expect(first.out().at(-1)).toContain('stopped');
    ada.tap('c:1:sex:female');
    ada.say('none of these');
    await sleep(300);
    expect(simulator.pendingUpdates()).toBe(2);
    start();
    await ada.asked('safety-body');
    const set = simulator.calls.filter(({ method }) => /^(set|delete)Webhook/.test(method));
    expect(set.map(({ method }) => method)).toEqual(['setWebhook']);
  });

  it('loses nothing when it is stopped in the middle of a crowd', async () => {
    const crowd = 20;
    const first = start();
    await isReady();
    const people = await Promise.all(Array.from({ length: crowd }, () => personInCheck(simulator)));
    for (const person of people) person.tap('c:1:sex:female');
    for (const person of people) person.say('none of these');
    await end(first);
    start();
    for (const person of people) await person.asked('safety-body');
    await expect.poll(() => simulator.pendingUpdates(), { timeout: 10_000 }).toBe(0);
  });

  it.each(['webhook', 'polling'])(
    'ends within 10 s while Telegram hangs, and sends later what it could not (%s)',
    async (way) => {
      const settings = way === 'webhook' ? {} : { WEBHOOK_URL: '' };
      const first = start(settings);
      await isReady(metricsPort);
      const ada = await personInCheck(simulator);
      simulator.faults.add({ kind: 'delay', ms: 40_000, method: 'editMessageText', times: 1 });
      ada.tap('c:1:sex:female');
      await expect.poll(() => simulator.pendingUpdates(), { timeout: 10_000 }).toBe(0);
      await sleep(200);
      expect(await end(first)).toBeLessThan(13_000);
      start(settings);
      await ada.asked('safety-now');
    },
    60_000,
  );

  it('lets nobody in who does not know both secrets, and does no work for them', async () => {
    start();
    await isReady();
    const ada = simulator.people.create({ name: 'Ada', languageCode: 'en' });
    const update = {
      update_id: 1,
      message: { message_id: 1, date: 1, chat: { id: ada.id, type: 'private' }, from: ada, text: '/start' },
    };
    expect((await deliver(update, { key: 'other' })).status).toBe(401);
    expect((await deliver(update, { secretToken: 'other' })).status).toBe(401);
    await sleep(200);
    expect(simulator.calls.filter(({ method }) => /^(send|edit|answer)/.test(method))).toEqual([]);
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(metrics).toContain('magnesium_webhook_requests_total{status="401"} 2');
    expect(metrics).not.toContain('magnesium_updates_total{');
    expect((await deliver(update)).status).toBe(200);
  });

  it.each([
    ['PORT', 'HOST, PORT'],
    ['METRICS_PORT', 'HOST, METRICS_PORT'],
  ])('says in one message that %s is in use', async (setting, named) => {
    const taken = new URL(simulator.url).port;
    const service = start({ [setting]: taken });
    expect(await service.ended).toBe(1);
    expect(service.errors()).toBe(
      `${named}: 127.0.0.1:${taken} is in use by another program; stop that program, or set ${named} to another value\n`,
    );
  });
});

describe('what the service tells of itself', () => {
  it.each(['webhook', 'polling'])(
    'is that it lives at once, and that it is ready when it takes updates (%s)',
    async (way) => {
      const away = simulator.faults.add({ kind: 'status', code: 502, method: 'getMe' });
      start(way === 'webhook' ? {} : { WEBHOOK_URL: '' });
      const at = (path: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`);
      await expect.poll(async () => (await at('/healthz').catch(() => null))?.status, { timeout: 30_000 }).toBe(200);
      const notYet = await at('/readyz');
      expect([notYet.status, await notYet.json()]).toEqual([503, { store: 'ok', updates: 'not-yet', outbox: 'ok' }]);
      away();
      await isReady(metricsPort);
    },
  );

  it('counts a conversation, and holds nothing of it', async () => {
    const service = start();
    await isReady();
    const ada = await personInCheck(simulator);
    ada.say('zebra unicorn 471199');
    await expect.poll(() => simulator.pendingUpdates(), { timeout: 10_000 }).toBe(0);
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    const lines = text.split('\n');
    const value = (sample: string) =>
      Number(
        lines
          .find((line) => line.startsWith(`${sample} `))
          ?.split(' ')
          .at(-1),
      );
    expect(value('magnesium_updates_total{kind="message"}')).toBe(2);
    expect(value('magnesium_updates_total{kind="callback_query"}')).toBe(2);
    expect(value('magnesium_turns_total{outcome="committed"}')).toBe(4);
    expect(value('magnesium_rate_limit_total{verdict="take"}')).toBe(4);
    expect(value('magnesium_webhook_requests_total{status="200"}')).toBe(4);
    expect(value('magnesium_sends_total{outcome="sent"}')).toBeGreaterThan(1);
    expect(value('magnesium_turn_seconds_count')).toBe(4);
    expect(value('magnesium_outbox_late_seconds')).toBeLessThan(1);
    const log = [...service.out(), service.errors()].join('\n');
    // The same digits within a longer number, a count of bytes or seconds, are no id.
    const id = new RegExp(`(?<![\\d.])${ada.id}(?![\\d.])`);
    expect(` user="${ada.id}"`).toMatch(id);
    for (const told of [text, log]) {
      expect(told).not.toMatch(id);
      for (const secret of ['zebra', '471199', 'Ada', simulator.token]) expect(told).not.toContain(secret);
    }
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
  });
});

/** Needs Linux, as in tests/crash/bad-input.test.ts: a limit on the size of files plays the full disk. */
const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0;

describe.skipIf(!canLimit)('a service behind a webhook whose disk is full', () => {
  it('has Telegram keep what it cannot, is not ready, and asks the next question once there is space', async () => {
    const service = start();
    await isReady();
    const ada = await personInCheck(simulator);
    const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(service.pid), `--fsize=${bytes}`]);
    limit(`${statSync(`${data.databaseFile}-wal`).size}:`);
    ada.tap('c:1:sex:female');
    const info = async () => (await fetch(`${simulator.apiRoot}/bot${simulator.token}/getWebhookInfo`)).json();
    await expect
      .poll(info, { timeout: 30_000 })
      .toMatchObject({ result: { pending_update_count: 1, last_error_message: expect.stringContaining('503') } });
    expect(simulator.toasts(ada).map(({ text }) => text)).toEqual(['', '']);
    limit('unlimited:');
    await ada.asked('safety-now');
    expect(await end(service)).toBeLessThan(9_000);
  });
});
