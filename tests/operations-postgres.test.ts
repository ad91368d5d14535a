/** What the person who runs the service does with what is kept in PostgreSQL, while people talk. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../src/simulator/start.ts';
import { readKeys } from '../src/store/keys.ts';
import { runCommand } from './command-process.ts';
import { isPolling, openDatabaseBeside } from './conversations/running-bot.ts';
import { converse } from './crash/crowd.ts';
import { type DataFolder, makeDataFolder, QUICK_PEOPLE, startService } from './service-process.ts';
import { type PostgresServer, query, startPostgres } from './store/postgres-server.ts';
import { checkOf, NOW_MS } from './store/samples.ts';

let server: PostgresServer;
let data: DataFolder;
let settings: Readonly<Record<string, string>>;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
});
beforeEach(async () => {
  data = makeDataFolder();
  url = await server.newDatabase();
  settings = { ...data.settings, DATABASE_URL: url };
});
afterEach(() => {
  data.remove();
});

it('a new key is taken over by a service at work, and the older one can go', async () => {
  const simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  const telegram = { BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot };
  const service = startService({ ...settings, ...QUICK_PEOPLE, ...telegram });
  await isPolling(simulator);
  const talking = converse(simulator, { seed: 4_711, size: 6, async pace() {}, onUpdate() {} });
  const { code, out, errors } = await runCommand('rotate-key', [], settings);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(out).toContain('All that is kept is sealed with seal-2');
  expect(await runCommand('rotate-key', ['--drop-old'], settings)).toMatchObject({ code: 0 });
  expect([...readKeys(data.keyFile).sealKeys.keys()]).toEqual([2]);
  const conversations = await talking;
  const keys = await query(url, 'select distinct get_byte(sealed, 0) as key from chat');
  expect(keys).toEqual([{ key: 2 }]);
  service.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.out().filter((line) => /fail|trouble/u.test(line))).toEqual([]);
  expect(await query(url, 'select * from replica')).toEqual([]);
  const store = await openDatabaseBeside(url, data);
  for (const { chatId } of conversations) expect((await store.load(chatId)).state?.check).toBeTruthy();
  await store.close();
  await simulator.close();
}, 60_000);

describe('a command', () => {
  beforeEach(async () => {
    const store = await openDatabaseBeside(url, data);
    for (let chatId = 1; chatId <= 30; chatId += 1) {
      await store.commit({ chatId, updateId: chatId, version: 0, state: checkOf(), messages: [], nowMs: NOW_MS });
    }
    await store.close();
  });

  it('counts what is kept', async () => {
    expect(await runCommand('stats', [], settings)).toMatchObject({
      code: 0,
      errors: '',
      out: expect.stringMatching(/^people who agreed +30\n/u),
    });
  });

  it.each(['backup', 'restore'] as const)('%s leaves the database to its own tools', async (name) => {
    const file = join(data.folder, 'copy.db');
    const { code, errors } = await runCommand(name, [file], settings);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: 'DATABASE_URL: the store is no file; use pg_dump and pg_restore, see docs/operations.md\n',
    });
    expect([file, data.databaseFile].filter((each) => existsSync(each))).toEqual([]);
  });
});
