import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../src/simulator/start.ts';
import { newKeyText } from '../src/store/keys.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from './service-process.ts';

let data: DataFolder;
let simulator: Simulator;
let services: Service[] = [];

beforeEach(async () => {
  data = makeDataFolder();
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const service of services) service.kill('SIGKILL');
  await Promise.all(services.map(({ ended }) => ended));
  services = [];
  await simulator.close();
  data.remove();
});

function start(settings: Readonly<Record<string, string>> = {}): Service {
  const service = startService({
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    ...data.settings,
    ...settings,
  });
  services.push(service);
  return service;
}

/** Starts a service that cannot start, and gives what it says. */
async function refusalOf(settings: Readonly<Record<string, string>> = {}): Promise<string> {
  const service = start(settings);
  expect(await service.ended).toBe(1);
  return service.errors();
}

async function isPolling(): Promise<void> {
  await simulator.waitFor(() => simulator.calls.some(({ method }) => method === 'deleteWebhook'), 10_000);
}

describe('the service', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s', async (signal) => {
    const service = start();
    await isPolling();
    service.kill(signal);
    expect(await service.ended).toBe(0);
    expect(service.errors()).toBe('');
    expect(service.out().at(-1)).toContain('stopped');
  });

  it('tells Telegram its commands and descriptions once, and not again', async () => {
    const isSet = () => simulator.calls.filter(({ method, code }) => /^setMy/.test(method) && code === 200).length;
    const first = start();
    await simulator.waitFor(() => isSet() === 6, 10_000);
    first.kill('SIGTERM');
    await first.ended;
    start();
    const asked = () => simulator.calls.filter(({ method }) => method === 'getMyShortDescription').length;
    await simulator.waitFor(() => asked() === 4, 10_000);
    expect(isSet()).toBe(6);
  });

  it('shows the chat page and says where, when there is no token', async () => {
    const service = start({ BOT_TOKEN: '', PORT: '0' });
    await expect.poll(() => service.out().find((line) => line.includes('http')), { timeout: 10_000 }).toBeTruthy();
    const url = /http:\/\/[\w.:]+/.exec(service.out().join(' '))?.[0] ?? '';
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('waits for a Telegram that is away', async () => {
    simulator.faults.add({ kind: 'status', code: 502, method: 'getMe', times: 1 });
    start();
    await isPolling();
  });
});

describe('a service that cannot start says in one message what is wrong and what to do, with exit code 1', () => {
  it('for a wrong setting', async () => {
    expect(await refusalOf({ PORT: 'eighty' })).toMatch(/^PORT: is "eighty"; give a number .*\n$/);
  });

  it('for a token that Telegram refuses', async () => {
    const said = await refusalOf({ BOT_TOKEN: '1234567890:not-the-token-of-this-bot' });
    expect(said).toMatch(/^BOT_TOKEN was refused by Telegram \(401: Unauthorized\); ask @BotFather .*\n$/);
  });

  it('for a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const said = await refusalOf({ BOT_TOKEN: '', PORT: String(port) });
    other.close();
    expect(said).toMatch(/^HOST, PORT: 127\.0\.0\.1:\d+ is in use by another program; .*\n$/);
  });

  it('for the key of other data, and leaves the data as it is', async () => {
    const first = start();
    await isPolling();
    first.kill('SIGTERM');
    await first.ended;
    const before = readFileSync(data.databaseFile);
    writeFileSync(data.keyFile, newKeyText(), { mode: 0o600 });
    expect(await refusalOf()).toMatch(/^.*magnesium-check.*\n$/);
    expect(readFileSync(data.databaseFile).equals(before)).toBe(true);
  });

  it('for data that another service works on, and leaves that one in peace', async () => {
    const first = start();
    await isPolling();
    expect(await refusalOf()).toMatch(/^.*magnesium-check\.db: another process holds .*one service at a time .*\n$/);
    first.kill('SIGKILL');
    await first.ended;
    const before = simulator.calls.length;
    start();
    await simulator.waitFor(
      () => simulator.calls.slice(before).some(({ method }) => method === 'deleteWebhook'),
      10_000,
    );
  });

  it('for a database that is damaged', async () => {
    mkdirSync(dirname(data.databaseFile), { recursive: true });
    writeFileSync(data.keyFile, newKeyText(), { mode: 0o600 });
    writeFileSync(data.databaseFile, 'this is no database'.repeat(1_000));
    expect(await refusalOf()).toMatch(/^.*magnesium-check\.db: .*\n$/);
    expect(existsSync(data.databaseFile)).toBe(true);
  });
});
