/** A store that has grown in a SQLite file goes on in PostgreSQL. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addSealKey, loadKeys } from '../src/store/keys.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import { openSqliteStore } from '../src/store/sqlite.ts';
import { lockService } from '../src/store/sqlite-lock.ts';
import type { Store } from '../src/store/store.ts';
import { type Ended, runCommand } from './command-process.ts';
import { type DataFolder, makeDataFolder } from './service-process.ts';
import { type PostgresServer, query, startPostgres } from './store/postgres-server.ts';
import { checkOf, message, NOW_MS } from './store/samples.ts';

const CHATS = 1_300; // more than are copied at once
const FAREWELL = 5_000;

let server: PostgresServer;
let data: DataFolder;
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
});
afterEach(() => {
  data.remove();
});

function openFile(): Store {
  const { databaseFile: file, keyFile } = data;
  return openSqliteStore({ file, keys: loadKeys({ file: keyFile }, file), onTrouble: fail });
}

function openDatabase(): Promise<Store> {
  return openPostgresStore({ url, dataKey: { file: data.keyFile }, onTrouble: fail });
}

/** Chats of which some have messages waiting, one said goodbye, and some were sealed with an older key. */
async function fill(chats = CHATS): Promise<void> {
  let store = openFile();
  let updateId = 0;
  const take = (chatId: number, parts: Partial<Parameters<Store['commit']>[0]> = {}) =>
    store.commit({
      chatId,
      updateId: ++updateId,
      version: 0,
      state: checkOf(chatId % 20),
      messages: chatId % 10 === 0 ? [message(`${chatId}a`), message(`${chatId}b`)] : [],
      nowMs: NOW_MS,
      ...parts,
    });
  for (let chatId = 1; chatId <= chats; chatId += 1) {
    await take(chatId);
    if (chatId === Math.floor(chats / 2)) {
      await store.close();
      addSealKey(data.keyFile);
      store = openFile();
    }
  }
  await take(1, { version: 1, state: checkOf() });
  const first = (await store.nextPending(10, NOW_MS))!;
  await store.markSent(first, 41);
  await store.postpone((await store.nextPending(10, NOW_MS))!, NOW_MS + 5_000);
  await take(FAREWELL, { messages: [message('question')] });
  await store.markSent((await store.nextPending(FAREWELL, NOW_MS))!, 42);
  await take(FAREWELL, { version: 1, state: null, messages: [message('bye')] });
  await store.close();
}

function move(): Promise<Ended> {
  return runCommand('move-store', [`sqlite:${data.databaseFile}`, url], data.settings);
}

describe('a move to PostgreSQL', () => {
  it('takes everything along, and what was there goes on', async () => {
    await fill();
    const { code, out, errors } = await move();
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toMatch(
      /^chat +1300 rows, [0-9a-f]{64}\nqueue +131 rows, .*\noutbox +260 rows, .*\nseen +1303 rows, /u,
    );
    expect(out).toContain('All rows arrived as they were.');

    const store = await openDatabase();
    for (let chatId = 1; chatId <= CHATS; chatId += 50) {
      const state = chatId === 1 ? checkOf() : checkOf(chatId % 20);
      expect(await store.load(chatId)).toEqual({ state, version: chatId === 1 ? 2 : 1, isDamaged: false });
    }
    expect(await store.dueChats(NOW_MS, 1_000)).toHaveLength(130); // one was postponed
    expect(await store.nextPending(10, NOW_MS)).toBeNull();
    const postponed = await store.nextPending(10, NOW_MS + 5_000);
    expect(postponed).toMatchObject({ message: message('10b'), attempts: 1, cardId: 41 });
    expect(await store.nextPending(FAREWELL, NOW_MS)).toMatchObject({ message: message('bye'), cardId: 42 });
    const again = { chatId: 7, version: 1, state: checkOf(3), messages: [message('7c')], nowMs: NOW_MS };
    expect(await store.commit({ ...again, updateId: 7 })).toBe('duplicate');
    expect(await store.commit({ ...again, updateId: 9_999, chatId: 20 })).toBe('committed');
    const sent: string[] = [];
    for (let pending = await store.nextPending(20, NOW_MS); pending; pending = await store.nextPending(20, NOW_MS)) {
      sent.push(pending.message.html);
      await store.markSent(pending, undefined);
    }
    expect(sent).toEqual(['20a', '20b', '7c']);
    await store.close();
  });

  it('can be run again: nothing is copied twice', async () => {
    await fill(30);
    await move();
    const { code, out } = await move();
    expect(code).toBe(0);
    expect(out).toContain('All of that was there already, row by row.');
    expect(await query(url, 'select count(*)::int as count from chat')).toEqual([{ count: 30 }]);
  });

  it('that was interrupted is no store yet, and begins anew when it is run again', async () => {
    await fill(30);
    await move();
    await query(url, "delete from chat where chat_key > '\\x80'; insert into meta values ('moving', '')");
    await expect(openDatabase()).rejects.toThrow(/a move into this database has not ended; run move-store again/u);
    expect(await move()).toMatchObject({ code: 0, out: expect.stringContaining('All rows arrived as they were.') });
    const store = await openDatabase();
    expect(await store.load(30)).toMatchObject({ state: checkOf(10) });
    await store.close();
  });

  it('refuses a database that has other chats, and leaves them alone', async () => {
    const other = await openDatabase();
    await other.commit({ chatId: 77, updateId: 1, version: 0, state: checkOf(1), messages: [], nowMs: NOW_MS });
    await other.close();
    await fill(30);
    const { code, errors } = await move();
    expect(code).toBe(1);
    expect(errors).toMatch(/^DATABASE_URL \(.*\): the database has other chats already; name an empty one\n$/u);
    const store = await openDatabase();
    expect(await store.load(77)).toMatchObject({ state: checkOf(1) });
    expect(await store.load(30)).toMatchObject({ state: null });
    await store.close();
  });

  it('refuses a database that a service uses', async () => {
    await fill(30);
    const store = await openDatabase();
    expect(await move()).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/a service uses this database; stop it/u),
    });
    await store.close();
  });

  it('refuses a file that a service uses', async () => {
    await fill(30);
    const lock = lockService(data.databaseFile);
    expect(await move()).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/another process holds the database/u),
    });
    lock.release();
  });

  it('says so when a row does not arrive as it was, and lets no service at it', async () => {
    await fill(30);
    await (await openDatabase()).close();
    await query(
      url,
      `create function spoil() returns trigger language plpgsql as 'begin new.attempts := 7; return new; end';
       create trigger spoil before insert on outbox for each row execute function spoil()`,
    );
    expect(await move()).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/rows of "outbox" did not arrive as/u),
    });
    await expect(openDatabase()).rejects.toThrow(/has not ended/u);
  });

  it.each([[[]], [['data/magnesium-check.db', 'postgres://here/bot']], [['sqlite:file.db', 'mysql://here/bot']]])(
    'called with %j says how to call it',
    async (args) => {
      const ended = await runCommand('move-store', args, data.settings);
      expect(ended).toMatchObject({
        code: 1,
        errors: expect.stringMatching(/^Call it so: npm run move-store -- sqlite:/u),
      });
    },
  );
});

function fail(error: unknown): never {
  throw error;
}
