import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { addSealKey, dropOldSealKeys, loadKeys, newKeyText, parseKeys } from '../../src/store/keys.ts';
import { createSealer, sealKeyOf } from '../../src/store/seal.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { checkOf, message, NEWER_STATE, NOW_MS } from './samples.ts';
import { storeSuite } from './store-suite.ts';

const CHAT = 987_654_321;
const folders: string[] = [];

storeSuite('SQLite', async () => {
  const { file, keyFile, folder } = place();
  const troubles: unknown[] = [];
  const keys = loadKeys({ file: keyFile }, file);
  const store = openSqliteStore({ file, keys, onTrouble: (error) => troubles.push(error) });
  const chatKey = (chatId: number) => createSealer(keys).chatKey(chatId);
  return {
    store,
    troubles: () => troubles.length,
    async damage(chatId, what) {
      const table = what === 'state' ? 'chat' : 'outbox';
      const row = `rowid = (select rowid from ${table} where chat_key = ? order by rowid limit 1)`;
      beside(file, (db) => {
        const sealed = db
          .prepare<[Buffer], Buffer>(`select sealed from ${table} where ${row}`)
          .pluck()
          .get(chatKey(chatId))!;
        sealed[20]! ^= 1;
        db.prepare(`update ${table} set sealed = ? where ${row}`).run(sealed, chatKey(chatId));
      });
    },
    async writeNewer(chatId) {
      const sealed = createSealer(keys).seal(NEWER_STATE, { table: 'chat', key: chatKey(chatId) });
      beside(file, (db) => db.prepare('update chat set sealed = ? where chat_key = ?').run(sealed, chatKey(chatId)));
    },
    async rowsOf(chatId) {
      const rows = (table: string) => `select count(*) from ${table} where chat_key = $key`;
      const count = `select (${rows('chat')}) + (${rows('outbox')})`;
      return beside(file, (db) =>
        Number(
          db
            .prepare(count)
            .pluck()
            .get({ key: chatKey(chatId) }),
        ),
      );
    },
    dispose: async () => rmSync(folder, { recursive: true }),
  };
});

describe('the SQLite file', () => {
  it('keeps what was committed over a restart', async () => {
    const at = place();
    await writeOneChat(at);
    const store = open(at);
    expect(await store.load(CHAT)).toEqual({ state: checkOf(), version: 1, isDamaged: false });
    expect((await store.nextPending(CHAT, NOW_MS))?.message).toEqual(message('Hoe vaak heb je kramp?'));
    await store.close();
  });

  it('keeps its rows when it is of an older program, which refuses it from then on', async () => {
    const at = place();
    await writeOneChat(at);
    beside(at.file, (db) => db.pragma('user_version = 1'));
    const store = open(at);
    expect((await store.load(CHAT)).state).toEqual(checkOf());
    await store.close();
    expect(beside(at.file, (db) => db.pragma('user_version', { simple: true }))).toBe(2);
  });

  it('flushes each turn to the disk, and overwrites what is deleted', async () => {
    const { store, db } = openWithin(place());
    const settings = () =>
      ['journal_mode', 'synchronous', 'secure_delete'].map((name) => db.pragma(name, { simple: true }));
    const FULL = 2;
    expect(settings()).toEqual(['wal', FULL, 1]);
    await store.commit(turn({ state: checkOf(), messages: [message('1')] }));
    await store.postpone((await store.nextPending(CHAT, NOW_MS))!, NOW_MS);
    await store.commit(turn({ updateId: 2, version: 1 }));
    expect(settings()).toEqual(['wal', FULL, 1]);
    await store.close();
  });

  it('remembers the card of a message that was dropped on its way, for a turn of the same moment', async () => {
    const store = open(place());
    const state = checkOf();
    await store.commit(turn({ state, messages: [message('1')] }));
    const first = (await store.nextPending(CHAT, NOW_MS))!;
    await store.dropPending(CHAT);
    await store.commit(turn({ state, updateId: 2, version: 1 }));
    const next = turn({ state, updateId: 3, version: 2, messages: [message('2')] });
    await Promise.all([store.markSent(first, 41), store.commit(next)]);
    expect((await store.nextPending(CHAT, NOW_MS))?.cardId).toBe(41);
    await store.close();
  });

  it('tells that a chat was forgotten, also when it is closed at that moment', async () => {
    const store = open(place());
    await store.commit(turn({ state: checkOf() }));
    const forgetting = store.commit(turn({ updateId: 2, version: 1 }));
    await store.close();
    expect(await forgetting).toBe('committed');
  });

  it('holds no word, answer or id that could be read', async () => {
    const at = place();
    const store = open(at);
    await store.commit(turn({ state: checkOf(), messages: [message('Hoe vaak heb je kramp?')] }));
    const raw = Buffer.concat(filesOf(at.file)).toString('latin1');
    await store.close();
    const closed = Buffer.concat(filesOf(at.file)).toString('latin1');
    const big = Buffer.alloc(8);
    big.writeBigInt64BE(BigInt(CHAT));
    const double = Buffer.alloc(8);
    double.writeDoubleBE(CHAT);
    const words = ['cramps', 'RF-LEG-CLAUD', 'metformin', 'female', 'kramp', '"nl"', 'choose', String(CHAT)];
    const binary = [big.subarray(4), Buffer.from(big.subarray(4)).reverse(), double, Buffer.from(double).reverse()];
    for (const secret of [...words, ...binary.map((bytes) => bytes.toString('latin1'))]) {
      expect(raw.includes(secret) || closed.includes(secret), JSON.stringify(secret)).toBe(false);
    }
    expect(closed.includes('CREATE TABLE chat')).toBe(true); // it is these files that were searched
  });

  it('leaves not even sealed bytes of a deleted chat behind', async () => {
    const at = place();
    const store = open(at);
    await store.commit(turn({ state: checkOf(), messages: [message('question')] }));
    const sealed = beside(at.file, (db) =>
      db.prepare<[], Buffer>('select sealed from chat union all select sealed from outbox').pluck().all(),
    );
    const parts = sealed.map((bytes) => bytes.subarray(20, 60));
    expect(parts.every((part) => Buffer.concat(filesOf(at.file)).includes(part))).toBe(true);
    await store.commit(turn({ updateId: 2, version: 1, state: null }));
    expect(parts.some((part) => Buffer.concat(filesOf(at.file)).includes(part))).toBe(false);
    await store.close();
  });

  it('does not open a row that was put in the place of another', async () => {
    const at = place();
    const store = open(at);
    await store.commit(turn({ state: checkOf(3) }));
    await store.commit(turn({ chatId: 5, updateId: 2, state: checkOf(9) }));
    beside(at.file, (db) =>
      db.exec('update chat set sealed = (select sealed from chat other where other.rowid != chat.rowid)'),
    );
    expect(await store.load(CHAT)).toMatchObject({ state: null, isDamaged: true });
    await store.close();
  });

  it('goes on after the disk was full, with nothing half-written', async () => {
    const { store, db } = openWithin(place());
    await store.commit(turn({ state: checkOf(1) }));
    const large = [message('x'.repeat(100_000)), message('y'.repeat(100_000))];
    const unlimited = db.pragma('max_page_count', { simple: true });
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 30}`);
    const failed = await store
      .commit(turn({ updateId: 2, version: 1, state: checkOf(), messages: large }))
      .catch(String);
    expect(failed).toMatch(/^StoreError: .*magnesium-check\.db: the disk is full.*free some space/u);
    expect(await store.load(CHAT)).toMatchObject({ state: checkOf(1), version: 1 });
    expect(await store.nextPending(CHAT, NOW_MS)).toBeNull();
    db.pragma(`max_page_count = ${unlimited}`);
    expect(await store.commit(turn({ updateId: 2, version: 1, state: checkOf(), messages: large }))).toBe('committed');
    expect(await store.load(CHAT)).toMatchObject({ state: checkOf(), version: 2 });
    await store.close();
  });

  it('says so when another process holds the database', async () => {
    const at = place();
    const { store, db } = openWithin(at);
    db.pragma('busy_timeout = 20');
    const other = new Database(at.file);
    other.exec('begin immediate');
    const failed = await store.commit(turn({ state: checkOf() })).catch(String);
    expect(failed).toMatch(/another process holds the database.*stop the other process/u);
    other.exec('rollback');
    other.close();
    expect(await store.commit(turn({ state: checkOf() }))).toBe('committed');
    await store.close();
  });

  it('remembers no chat as it was before another process wrote it', async () => {
    const at = place();
    const [one, other] = [open(at), open(at)];
    await one.commit(turn({ state: checkOf(1) }));
    await one.commit(turn({ updateId: 2, version: 1, state: checkOf(2) }));
    await other.commit(turn({ updateId: 3, version: 2, state: checkOf(3), messages: [message('3')] }));
    expect(await one.commit(turn({ updateId: 4, version: 2, state: checkOf(4) }))).toBe('conflict');
    expect(await one.load(CHAT)).toEqual({ state: checkOf(3), version: 3, isDamaged: false });
    expect((await one.nextPending(CHAT, NOW_MS))?.message).toEqual(message('3'));
    for (const store of [one, other]) await store.close();
  });

  it('remembers no chat that was swept out', async () => {
    const store = open(place());
    await store.commit(turn({ state: checkOf(1) }));
    await store.load(CHAT);
    expect(await store.sweep(NOW_MS + 86_400_000, NOW_MS)).toBe(1);
    expect(await store.load(CHAT)).toEqual({ state: null, version: 0, isDamaged: false });
    expect(await store.commit(turn({ updateId: 2, version: 1, state: checkOf(2) }))).toBe('conflict');
    await store.close();
  });

  it.each([
    [
      'no database',
      (file: string) => writeFileSync(file, 'elke nacht kramp'.repeat(500)),
      /is no database.*put back a backup/u,
    ],
    [
      'cut off',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9000)),
      /is damaged.*put back a backup/u,
    ],
    [
      'scratched',
      (file: string) => writeFileSync(file, readFileSync(file).fill(0xa5, 5000)),
      /is damaged.*put back a backup/u,
    ],
    [
      'damaged in one table',
      (file: string) => {
        const page = beside(file, (db) =>
          Number(db.prepare("select rootpage from sqlite_schema where name = 'seen'").pluck().get()),
        );
        writeFileSync(file, readFileSync(file).fill(0xa5, (page - 1) * 4096, page * 4096));
      },
      /is damaged.*put back a backup/u,
    ],
    [
      'of a newer program',
      (file: string) => beside(file, (db) => db.pragma('user_version = 99')),
      /version 99.*up to 2; start the newer program again/u,
    ],
    [
      'of another program',
      (file: string) => beside(file, (db) => db.pragma('application_id = 7')),
      /another program.*DATA_DIR/u,
    ],
  ])('refuses a file that is %s, and changes nothing in it', async (_, spoil, says) => {
    const at = place();
    await writeOneChat(at);
    spoil(at.file);
    const before = readFileSync(at.file);
    expect(() => open(at)).toThrow(StoreError);
    expect(() => open(at)).toThrow(says);
    expect(() => open(at)).toThrow(at.file);
    expect(readFileSync(at.file).equals(before)).toBe(true);
    expect(existsSync(at.keyFile)).toBe(true);
  });

  it('refuses to open where it cannot write', () => {
    const at = place();
    writeFileSync(join(at.folder, 'data'), 'a file, not a folder');
    expect(() => open(at)).toThrow(StoreError);
  });
});

describe('the key of the data', () => {
  it.each([
    ['another key', () => newKeyText(), /the lookup key is not the one/u],
    [
      'another seal key',
      (text: string) => text.replace(/seal-1=.*/u, newKeyText().match(/seal-1=.*/u)![0]),
      /seal-1 is not the one/u,
    ],
    ['a seal key less', (text: string) => text.replace('seal-1=', 'seal-2='), /seal-1 is missing/u],
  ])('must fit: %s is refused, and nothing is lost', async (_, change, says) => {
    const at = place();
    await writeOneChat(at);
    const right = readFileSync(at.keyFile, 'utf8');
    const before = readFileSync(at.file);
    writeFileSync(at.keyFile, change(right));
    expect(() => open(at)).toThrow(StoreError);
    expect(() => open(at)).toThrow(says);
    expect(readFileSync(at.file).equals(before)).toBe(true);
    writeFileSync(at.keyFile, right);
    const store = open(at);
    expect(await store.load(CHAT)).toMatchObject({ state: checkOf(), isDamaged: false });
    await store.close();
  });

  it('can be followed by a newer one, with which rows are sealed when they are next written', async () => {
    const at = place();
    await writeOneChat(at);
    const sealKeys = () =>
      beside(at.file, (db) => db.prepare('select hex(substr(sealed, 1, 1)) from chat').pluck().all());
    expect(addSealKey(at.keyFile)).toBe(2);
    const store = open(at);
    expect(await store.load(CHAT)).toMatchObject({ state: checkOf(), isDamaged: false });
    expect(sealKeys()).toEqual(['01']);
    await store.dropPending(CHAT);
    await store.commit(turn({ updateId: 2, version: 1, state: checkOf(3) }));
    expect(sealKeys()).toEqual(['02']);
    await store.close();

    const withoutFirst = readFileSync(at.keyFile, 'utf8').replace(/seal-1=.*/u, '');
    const rotated = openSqliteStore({ file: at.file, keys: parseKeys(withoutFirst, 'DATA_KEY'), onTrouble: fail });
    expect(await rotated.load(CHAT)).toMatchObject({ state: checkOf(3), isDamaged: false });
    await rotated.close();
  });

  it('is picked up when another process makes a newer one, and nothing is written with the older any more', async () => {
    const at = place();
    await writeOneChat(at);
    const [serving, idle] = [open(at), open(at)];
    addSealKey(at.keyFile);
    const rotating = open(at);
    // A chat that the serving process writes after that, without having met the new key.
    await serving.commit(turn({ chatId: 5, updateId: 2, state: checkOf(5), messages: [message('5')] }));
    expect(sealKeysIn(at.file)).toEqual({ chat: [1, 2], outbox: [1, 2] });
    expect(await rotating.reseal()).toBe(0);
    expect(sealKeysIn(at.file)).toEqual({ chat: [2, 2], outbox: [2, 2] });
    // One that has not written since meets the new key when it reads.
    for (const store of [serving, idle, rotating]) {
      expect(await store.load(CHAT)).toEqual({ state: checkOf(), version: 1, isDamaged: false });
      expect((await store.nextPending(5, NOW_MS))?.message).toEqual(message('5'));
    }

    expect(dropOldSealKeys(at.keyFile)).toEqual([1]);
    const again = open(at);
    expect(await again.load(CHAT)).toMatchObject({ state: checkOf(), isDamaged: false });
    await serving.commit(turn({ chatId: 6, updateId: 3, state: checkOf(6) }));
    expect(await again.load(6)).toMatchObject({ state: checkOf(6), isDamaged: false });
    for (const store of [serving, idle, rotating, again]) await store.close();
  });

  it('is picked up in the middle of a conversation', async () => {
    const at = place();
    const serving = open(at);
    await serving.commit(turn({ state: checkOf(1) }));
    await serving.commit(turn({ updateId: 2, version: 1, state: checkOf(2) }));
    addSealKey(at.keyFile);
    const rotating = open(at);
    await serving.commit(turn({ updateId: 3, version: 2, state: checkOf(3), messages: [message('3')] }));
    expect(sealKeysIn(at.file)).toEqual({ chat: [2], outbox: [2] });
    for (const store of [serving, rotating]) await store.close();
  });

  it('is asked for, and no chat is taken for damaged, while it is somewhere else', async () => {
    const at = place();
    await writeOneChat(at);
    const text = readFileSync(at.keyFile, 'utf8');
    const serving = open(at);
    addSealKey(at.keyFile);
    const rotating = open(at);
    await rotating.reseal();
    writeFileSync(at.keyFile, text); // the serving process reads a file of its own that has no new key yet
    await expect(serving.load(CHAT)).rejects.toThrow(/seal-2 is missing.*give every process the key file/u);
    await expect(serving.commit(turn({ updateId: 2, version: 1, state: checkOf(2) }))).rejects.toThrow(StoreError);
    expect(await rotating.load(CHAT)).toMatchObject({ state: checkOf(), version: 1 });
    await serving.close();
    await rotating.close();
  });

  it('is still needed for rows that cannot be read, which stay as they are', async () => {
    const at = place();
    await writeOneChat(at);
    beside(at.file, (db) => db.exec('update chat set sealed = substr(sealed, 1, 30)'));
    addSealKey(at.keyFile);
    const store = open(at);
    expect(await store.reseal()).toBe(1);
    expect(sealKeysIn(at.file)).toEqual({ chat: [1], outbox: [2] });
    await store.close();
  });

  it('leaves none of what the older one sealed in the file', async () => {
    const at = place();
    await writeOneChat(at);
    const sealed = beside(at.file, (db) =>
      db.prepare<[], Buffer>('select sealed from chat union all select sealed from outbox').pluck().all(),
    );
    addSealKey(at.keyFile);
    const store = open(at);
    await store.reseal();
    const parts = sealed.map((bytes) => bytes.subarray(20, 60));
    expect(parts.some((part) => Buffer.concat(filesOf(at.file)).includes(part))).toBe(false);
    await store.close();
  });

  it('is not made anew for data that have one already', async () => {
    const at = place();
    await writeOneChat(at);
    rmSync(at.keyFile);
    expect(() => open(at)).toThrow(/no such key file.*put back the copy/u);
    expect(existsSync(at.keyFile)).toBe(false);
  });
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Place {
  readonly folder: string;
  readonly file: string;
  readonly keyFile: string;
}

function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'magnesium-store-'));
  folders.push(folder);
  return { folder, file: join(folder, 'data', 'magnesium-check.db'), keyFile: join(folder, 'magnesium-check.key') };
}

function open({ file, keyFile }: Place) {
  return openSqliteStore({ file, keys: loadKeys({ file: keyFile }, file), onTrouble: () => {} });
}

/** The store with its own connection, to limit or look at it. */
function openWithin(at: Place) {
  const pragma = vi.spyOn(Database.prototype, 'pragma');
  const store = open(at);
  const db = pragma.mock.contexts[0] as Database.Database; // the one on which the store called it
  pragma.mockRestore();
  return { store, db };
}

function turn(parts: Partial<Parameters<ReturnType<typeof open>['commit']>[0]>) {
  return { chatId: CHAT, updateId: 1, version: 0, state: null, messages: [], nowMs: NOW_MS, ...parts };
}

async function writeOneChat(at: Place): Promise<void> {
  const store = open(at);
  await store.commit(turn({ state: checkOf(), messages: [message('Hoe vaak heb je kramp?')] }));
  await store.close();
}

/** Looks at or changes a database from beside the store. */
function beside<Result>(file: string, work: (db: Database.Database) => Result): Result {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Numbers of the keys that the rows are sealed with. */
function sealKeysIn(file: string) {
  return beside(file, (db) => {
    const keysOf = (table: string) =>
      db.prepare<[], Buffer>(`select substr(sealed, 1, 1) from ${table}`).pluck().all().map(sealKeyOf).sort();
    return { chat: keysOf('chat'), outbox: keysOf('outbox') };
  });
}

function filesOf(file: string): readonly Buffer[] {
  const folder = join(file, '..');
  return readdirSync(folder)
    .filter((name) => !name.endsWith('-shm') && statSync(join(folder, name)).isFile())
    .map((name) => readFileSync(join(folder, name)));
}

function fail(error: unknown): never {
  throw error;
}
