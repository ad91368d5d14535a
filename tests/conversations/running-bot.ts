/** The real service in this process, over real HTTP, on a data folder of its own. */
import { serve } from '../../src/service.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { loadKeys } from '../../src/store/keys.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { type DataFolder, makeDataFolder } from '../service-process.ts';
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

/** Until the bot asks for updates. */
export async function isPolling(simulator: Simulator, since = 0): Promise<void> {
  const isAsking = () => simulator.calls.slice(since).some(({ method }) => method === 'deleteWebhook');
  await simulator.waitFor(isAsking, 15_000, 'the first poll');
}

/** @param setEnvironment e.g. `vi.stubEnv`: the service reads its settings from the environment */
export async function startInProcess(
  setEnvironment: (name: string, value: string) => void,
): Promise<RunningBot & { stop(): Promise<void> }> {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  const data = makeDataFolder();
  const settings = {
    ...data.settings,
    BOT_TOKEN: simulator.token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    LOG_LEVEL: 'silent',
  };
  for (const [name, value] of Object.entries(settings)) setEnvironment(name, value);
  let stopping = new AbortController();
  let serving = serve(stopping.signal);
  await isPolling(simulator);
  const store = openBeside(data);
  return {
    simulator,
    store: () => store,
    async restart() {
      stopping.abort();
      await serving;
      stopping = new AbortController();
      const since = simulator.calls.length;
      serving = serve(stopping.signal);
      await isPolling(simulator, since);
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
