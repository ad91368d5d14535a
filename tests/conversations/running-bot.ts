/** The real service in this process, over real HTTP, on a data folder of its own. */
import { vi } from 'vitest';
import { serve } from '../../src/service.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { loadKeys } from '../../src/store/keys.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { freePort } from '../free-port.ts';
import { type DataFolder, makeDataFolder, QUICK_PEOPLE } from '../service-process.ts';
import type { RunningBot } from './player.ts';

/** Opens what the bot keeps, beside the bot. */
export function openBeside({ databaseFile, keyFile }: DataFolder): Store {
  return openSqliteStore({
    file: databaseFile,
    keys: loadKeys({ file: keyFile }, databaseFile),
    onTrouble: (error) => {
      throw error;
    },
  });
}

/** The same for a bot with DATABASE_URL. */
export function openDatabaseBeside(url: string, { keyFile }: DataFolder): Promise<Store> {
  return openPostgresStore({
    url,
    dataKey: { file: keyFile },
    onTrouble: (error) => {
      throw error;
    },
  });
}

/** Until the bot asks for updates. */
export async function isPolling(simulator: Simulator, since = 0): Promise<void> {
  const isAsking = () => simulator.calls.slice(since).some(({ method }) => method === 'deleteWebhook');
  await simulator.waitFor(isAsking, 15_000, 'the first poll');
}

/** Until Telegram delivers to the bot. */
export async function isHooked(simulator: Simulator, since = 0): Promise<void> {
  const isLookedAt = () => simulator.calls.slice(since).some(({ method }) => /^[gs]etWebhook/.test(method));
  const isReady = async (): Promise<void> => {
    const { ok } = await fetch(`http://127.0.0.1:${process.env['PORT']}/readyz`);
    if (!ok) throw new Error('the bot is not ready');
  };
  await simulator.waitFor(isLookedAt, 15_000, 'the webhook');
  await vi.waitFor(isReady, { interval: 5, timeout: 5_000 });
}

/** Settings of a bot to which the simulator delivers. */
export async function hookSettings(): Promise<{ readonly PORT: string; readonly WEBHOOK_URL: string }> {
  const port = await freePort();
  return { PORT: String(port), WEBHOOK_URL: `http://127.0.0.1:${port}` };
}

/** How updates come to the bot. */
export type Way = 'poll' | 'webhook';

export interface BotInProcess extends RunningBot {
  readonly data: DataFolder;
  stop(): Promise<void>;
}

/**
 * @param setEnvironment e.g. `vi.stubEnv`: the service reads its settings from the environment
 * @param more settings beside those that put it beside the simulator
 */
export async function startInProcess(
  setEnvironment: (name: string, value: string) => void,
  way: Way = 'poll',
  more: Readonly<Record<string, string>> = {},
): Promise<BotInProcess> {
  const isOpen = way === 'poll' ? isPolling : isHooked;
  // By a name and not by a number, so that tests can let the name be unknown.
  const simulator = await startSimulator({ host: 'localhost', port: 0 });
  const data = makeDataFolder();
  const settings: Readonly<Record<string, string>> = {
    ...data.settings,
    ...QUICK_PEOPLE,
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    LOG_LEVEL: 'silent',
    ...(way === 'webhook' && (await hookSettings())),
    ...more,
  };
  for (const [name, value] of Object.entries(settings)) setEnvironment(name, value);
  let stopping = new AbortController();
  let serving = serve(stopping.signal);
  await isOpen(simulator);
  const url = more['DATABASE_URL'];
  const store = url === undefined ? openBeside(data) : await openDatabaseBeside(url, data);
  return {
    simulator,
    data,
    store: () => store,
    async restart() {
      stopping.abort();
      await serving;
      stopping = new AbortController();
      const since = simulator.calls.length;
      serving = serve(stopping.signal);
      await isOpen(simulator, since);
    },
    async stop() {
      stopping.abort();
      await serving;
      await store.close();
      await simulator.close();
      data.remove();
    },
  };
}
