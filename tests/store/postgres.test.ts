/** The store in PostgreSQL: the contract, and what is its own: many replicas on one database. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeChat } from '../../src/store/codec.ts';
import { addSealKey, dropOldSealKeys, type KeySource, loadKeys, newKeyText, parseKeys } from '../../src/store/keys.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import { connectPostgres } from '../../src/store/postgres-pool.ts';
import { createSealer, sealKeyOf } from '../../src/store/seal.ts';
import type { Store, Turn } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { chanceOf } from '../crash/seeded.ts';
import { type PostgresServer, query, startPostgres } from './postgres-server.ts';
import { checkOf, DAY_MS, message, NEW_PERSON, NEWER_STATE, NOW_MS } from './samples.ts';
import { storeSuite } from './store-suite.ts';

const CHAT = 987_654_321;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
});

storeSuite('PostgreSQL', async () => {
  const url = await server.newDatabase();
  const text = newKeyText();
  const sealer = createSealer(parseKeys(text, 'the test'));
  const { chatKey } = sealer;
  const troubles: unknown[] = [];
  const store = await openPostgresStore({ url, dataKey: { text }, onTrouble: (error) => troubles.push(error) });
  return {
    store,
    troubles: () => troubles.length,
    async damage(chatId, what) {
      const table = what === 'state' ? 'chat' : 'outbox';
      const isFirst = what === 'state' ? '' : 'and id = (select min(id) from outbox where chat_key = $1)';
      await query(
        url,
        `update ${table} set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where chat_key = $1 ${isFirst}`,
        [chatKey(chatId)],
      );
    },
    async writeNewer(chatId) {
      const sealed = sealer.seal(NEWER_STATE, { table: 'chat', key: sealer.chatKey(chatId) });
      await query(url, 'update chat set sealed = $1 where chat_key = $2', [sealed, sealer.chatKey(chatId)]);
    },
    async rowsOf(chatId) {
      const count = (table: string) => `(select count(*) from ${table} where chat_key = $1)`;
      const [row] = await query<{ rows: string }>(
        url,
        `select ${count('chat')} + ${count('queue')} + ${count('outbox')} as rows`,
        [chatKey(chatId)],
      );
      return Number(row?.rows);
    },
    async dispose() {},
  };
});

describe('a PostgreSQL database', () => {
  let url: string;
  let folder: string;
  let keyFile: string;
  let opened: Store[] = [];
  beforeEach(async () => {
    url = await server.newDatabase();
    folder = mkdtempSync(join(tmpdir(), 'magnesium-store-'));
    keyFile = join(folder, 'magnesium-check.key');
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    opened = [];
    rmSync(folder, { recursive: true });
  });

  const open = async (dataKey: KeySource = { file: keyFile }): Promise<Store> => {
    const store = await openPostgresStore({ url, dataKey, onTrouble: fail });
    opened.push(store);
    return store;
  };
  const openMany = (count: number): Promise<readonly Store[]> =>
    Promise.all(Array.from({ length: count }, () => open()));
  const close = async (store: Store): Promise<void> => {
    opened = opened.filter((each) => each !== store);
    await store.close();
  };
  const turn = (parts: Partial<Turn> = {}): Turn => ({
    chatId: CHAT,
    updateId: 1,
    version: 0,
    state: checkOf(),
    messages: [message('Hoe vaak heb je kramp?')],
    nowMs: NOW_MS,
    ...parts,
  });

  it('keeps what was committed', async () => {
    const store = await open();
    await store.commit(turn());
    await close(store);
    const again = await open();
    expect(await again.load(CHAT)).toEqual({ state: checkOf(), version: 1, isDamaged: false });
    expect((await again.nextPending(CHAT, NOW_MS))?.message).toEqual(message('Hoe vaak heb je kramp?'));
  });

  it('is made once, however many replicas start at the same time', async () => {
    const stores = await openMany(4);
    for (const [index, store] of stores.entries()) {
      expect(await store.commit(turn({ chatId: index, updateId: index }))).toBe('committed');
    }
    expect(await query(url, 'select version from magnesium_check')).toEqual([{ version: 2 }]);
  });

  it('holds no word, answer or id that could be read', async () => {
    const store = await open();
    await store.commit(turn());
    const tables = ['chat', 'meta', 'outbox', 'queue', 'replica'];
    const rows = await Promise.all(tables.map((table) => query(url, `select t.*, t::text as whole from ${table} t`)));
    const texts = JSON.stringify(rows.flat());
    const bytes = rows.flat().flatMap((row) => Object.values(row as object).filter((value) => Buffer.isBuffer(value)));
    const big = Buffer.alloc(8);
    big.writeBigInt64BE(BigInt(CHAT));
    const everything = texts + Buffer.concat(bytes).toString('latin1');
    for (const secret of ['cramps', 'RF-LEG-CLAUD', 'metformin', 'female', 'kramp', 'choose', String(CHAT)]) {
      expect(everything.includes(secret), secret).toBe(false);
    }
    expect(everything.includes(big.subarray(4).toString('latin1'))).toBe(false);
    expect(bytes.length).toBeGreaterThan(5); // it is these rows that were searched
  });

  it('does not open a row that was put in the place of another', async () => {
    const store = await openPostgresStore({ url, dataKey: { file: keyFile }, onTrouble: () => {} });
    opened.push(store);
    await store.commit(turn({ state: checkOf(3) }));
    await store.commit(turn({ chatId: 5, updateId: 2, state: checkOf(9) }));
    await query(
      url,
      'update chat set sealed = (select sealed from chat as other where other.chat_key <> chat.chat_key)',
    );
    expect(await store.load(CHAT)).toMatchObject({ state: null, isDamaged: true });
  });

  it('finds the reply that was committed while the last one before it was taken away', async () => {
    const store = await openPostgresStore({ url, dataKey: { file: keyFile }, onTrouble: () => {} });
    opened.push(store);
    await store.commit(turn({ state: checkOf(3), messages: [message('0')] }));
    for (let count = 1; count <= 2_000; count += 1) {
      const pending = await store.nextPending(CHAT, NOW_MS);
      expect(pending?.message.html).toBe(`${count - 1}`);
      await Promise.all([
        store.markSent(pending!, undefined),
        store.commit(turn({ updateId: 1 + count, version: count, state: checkOf(3), messages: [message(`${count}`)] })),
      ]);
    }
  });

  it('takes each update once and in order, and sends each message once and in order, whichever replicas are told', async () => {
    const CHATS = 6;
    const TURNS = 30;
    const stores = await openMany(4);
    const sent = new Map<number, string[]>();
    let isDone = false;
    const postmen = stores.map(async (store) => {
      while (!isDone || (await store.backlog()).count > 0) {
        for (const chatId of await store.dueChats(NOW_MS, 100)) {
          const pending = await store.nextPending(chatId, NOW_MS);
          if (pending === null) continue;
          sent.set(chatId, [...(sent.get(chatId) ?? []), pending.message.html]);
          await store.markSent(pending, pending.id % 3 === 0 ? pending.id : undefined);
        }
      }
    });
    const outcomes: string[] = [];
    /** What `turn.ts` does: each turn counts one further. */
    const take = async (store: Store, chatId: number, updateId: number): Promise<void> => {
      for (;;) {
        const { state, version } = await store.load(chatId);
        const runs = (state?.runs ?? 0) + 1;
        const next = { ...NEW_PERSON, runs };
        const messages = [message(`${runs}a`), message(`${runs}b`)];
        const outcome = await store.commit({ chatId, updateId, version, state: next, messages, nowMs: NOW_MS });
        outcomes.push(outcome);
        if (outcome !== 'conflict') return;
      }
    };
    await Promise.all(
      Array.from({ length: CHATS }, async (_, chat) => {
        for (let count = 0; count < TURNS; count += 2) {
          const updateId = 1_000 * chat + count;
          // Two updates of a chat at the same time, each to two replicas.
          await Promise.all([0, 1, 2, 3].map((each) => take(stores[(chat + each) % 4]!, chat, updateId + (each % 2))));
        }
      }),
    );
    isDone = true;
    await Promise.all(postmen);
    const all = Array.from({ length: TURNS }, (_, index) => [`${index + 1}a`, `${index + 1}b`]).flat();
    for (let chat = 0; chat < CHATS; chat += 1) {
      expect(sent.get(chat)).toEqual(all);
      expect(await stores[0]!.load(chat)).toMatchObject({ version: TURNS, state: { runs: TURNS } });
    }
    const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
    expect(count('committed')).toBe(CHATS * TURNS);
    expect(count('duplicate')).toBe(CHATS * TURNS);
    expect(count('conflict')).toBeGreaterThan(0);
    expect(await query(url, 'select * from queue')).toEqual([]);
  });

  it('keeps queue and messages together, whatever replicas do at the same time', async () => {
    const chance = chanceOf(Date.now());
    const stores = await openMany(4);
    const work = async (store: Store, base: number): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        const chatId = chance.below(3);
        const { version } = await store.load(chatId);
        const messages = Array.from({ length: chance.below(3) }, () => message('m'));
        const next = { chatId, updateId: base + step, version, messages, nowMs: NOW_MS };
        const pending = await store.nextPending(chatId, NOW_MS);
        switch (chance.below(6)) {
          case 0:
            await store.commit({ ...next, state: null });
            break;
          case 1:
            await store.dropPending(chatId);
            break;
          case 2:
            await store.sweep(chance.happens(0.2) ? NOW_MS + 2 * DAY_MS : 0, NOW_MS);
            break;
          case 3:
            if (pending !== null) await store.markSent(pending, [undefined, null, step][chance.below(3)]);
            break;
          default:
            await store.commit({ ...next, state: NEW_PERSON });
        }
      }
    };
    await Promise.all(stores.flatMap((store, index) => [work(store, 1_000 * index), work(store, 1_000 * index + 500)]));
    const ends = 'select chat_key, max(id) as last_id from outbox group by chat_key';
    const astray = `select * from queue full join (${ends}) as ends using (chat_key)
      where queue.last_id is distinct from ends.last_id`;
    expect(await query(url, astray)).toEqual([]);
  });

  it('leaves the messages of a chat to the replica that began with them, as long as it lives', async () => {
    const [one, other] = (await openMany(2)) as [Store, Store];
    await one.commit(turn({ messages: [message('1')] }));
    expect(await other.nextPending(CHAT, NOW_MS)).toBeNull();
    expect(await other.dueChats(NOW_MS, 10)).toEqual([]);
    await other.commit(turn({ updateId: 2, version: 1, messages: [message('2')] }));
    expect(await other.nextPending(CHAT, NOW_MS)).toBeNull();
    expect((await one.nextPending(CHAT, NOW_MS))?.message.html).toBe('1');
    await other.commit(turn({ updateId: 3, version: 2, state: null, messages: [message('bye')] }));
    expect(await other.nextPending(CHAT, NOW_MS)).toBeNull();
    expect((await one.nextPending(CHAT, NOW_MS))?.message.html).toBe('bye');
    await close(one);
    expect(await other.dueChats(NOW_MS, 10)).toEqual([CHAT]);
    expect((await other.nextPending(CHAT, NOW_MS))?.message.html).toBe('bye');
  });

  it.each([
    ['that left nothing behind', "update queue set holder = 'died'"],
    [
      'that said so long ago that it lives',
      "insert into replica values ('died', now() - interval '1 second'); update queue set holder = 'died'",
    ],
  ])('gives the messages of a replica %s to one of those that live', async (_, die) => {
    const stores = await openMany(4);
    await stores[0]!.commit(turn());
    await query(url, die);
    expect(await stores[3]!.dueChats(NOW_MS, 10)).toEqual([CHAT]);
    const taken = await Promise.all(stores.map((store) => store.nextPending(CHAT, NOW_MS)));
    expect(taken.filter((pending) => pending !== null)).toHaveLength(1);
  });

  it('loses no message that is committed while the one before it is taken away', async () => {
    const [one, other] = (await openMany(2)) as [Store, Store];
    for (let version = 0; version < 60; version += 1) {
      await one.commit(turn({ updateId: 2 * version, version: 2 * version, messages: [message('before')] }));
      const before = (await one.nextPending(CHAT, NOW_MS))!;
      const [outcome] = await Promise.all([
        other.commit(turn({ updateId: 2 * version + 1, version: 2 * version + 1, messages: [message('after')] })),
        one.markSent(before, version % 2 === 0 ? version : undefined),
      ]);
      expect(outcome).toBe('committed');
      const after = (await one.nextPending(CHAT, NOW_MS)) ?? (await other.nextPending(CHAT, NOW_MS));
      expect(after?.message.html).toBe('after');
      await one.dropPending(CHAT);
    }
  });

  it('takes the locks of a process that hangs away from it', async () => {
    const db = connectPostgres(url, fail);
    const [limit] = await db.transaction(({ script }) => script('show idle_in_transaction_session_timeout'));
    expect(limit).toEqual({ idle_in_transaction_session_timeout: '10s' });
    await db.close();
  });

  it('forgets a chat even while another replica has a turn of it in hand', async () => {
    const [one, other] = (await openMany(2)) as [Store, Store];
    await one.commit(turn());
    const bye = { updateId: 2, version: 1, state: null, messages: [message('bye')] };
    const outcomes = await Promise.all([one.commit(turn(bye)), other.commit(turn({ updateId: 3, version: 1 }))]);
    expect(outcomes.toSorted()).toEqual(['committed', 'conflict']);
    if (outcomes[0] === 'conflict') await one.commit(turn({ ...bye, version: 2 }));
    expect(await other.commit(turn({ updateId: 4, version: 1 }))).toBe('conflict');
    expect(await other.load(CHAT)).toEqual({ state: null, version: 0, isDamaged: false });
  });

  it('that is of an older program keeps its rows, and is refused by that program from then on', async () => {
    const store = await open();
    await store.commit(turn());
    await close(store);
    await query(url, 'update magnesium_check set version = 1');
    expect((await (await open()).load(CHAT)).version).toBe(1);
    expect(await query(url, 'select version from magnesium_check')).toEqual([{ version: 2 }]);
  });

  it.each([
    ['of a newer program', 'update magnesium_check set version = 99', /version 99.*up to 2; start the newer program/u],
    ['in the middle of a move', "insert into meta values ('moving', '')", /move into this database has not ended/u],
  ])('that is %s is refused, and left as it is', async (_, spoil, says) => {
    const store = await open();
    await store.commit(turn());
    await close(store);
    await query(url, spoil);
    await expect(open()).rejects.toThrow(says);
    await expect(open()).rejects.toThrow(StoreError);
    expect(await query(url, 'select count(*)::int as count from chat')).toEqual([{ count: 1 }]);
  });

  it('of another program is refused', async () => {
    await query(url, 'create table chat (id integer)');
    await expect(open()).rejects.toThrow(/table "chat" of another program.*database of its own/u);
    expect(await query(url, 'select * from chat')).toEqual([]);
    expect(existsSync(keyFile)).toBe(false);
  });

  it.each([
    ['another key', () => newKeyText(), /the lookup key is not the one/u],
    [
      'another seal key',
      (text: string) => text.replace(/seal-1=.*/u, newKeyText().match(/seal-1=.*/u)![0]),
      /seal-1 is not the one/u,
    ],
    ['a seal key less', (text: string) => text.replace('seal-1=', 'seal-2='), /seal-1 is missing/u],
  ])('needs its key: %s is refused, and nothing is lost', async (_, change, says) => {
    const text = newKeyText();
    const store = await open({ text });
    await store.commit(turn());
    await expect(open({ text: change(text) })).rejects.toThrow(says);
    await expect(open({ file: keyFile })).rejects.toThrow(
      /no such key file, while DATABASE_URL .* was sealed with one/u,
    );
    expect(existsSync(keyFile)).toBe(false);
    expect(await (await open({ text })).load(CHAT)).toMatchObject({ state: checkOf(), isDamaged: false });
  });

  it('is sealed anew with a newer key while other replicas use it', async () => {
    const [serving, idle] = (await openMany(2)) as [Store, Store];
    await serving.commit(turn());
    addSealKey(keyFile);
    const rotating = await open();
    await serving.commit(turn({ chatId: 5, updateId: 2, state: checkOf(5), messages: [message('5')] }));
    expect(await sealKeys('chat')).toEqual([1, 2]);
    expect(await rotating.reseal()).toBe(0);
    expect([await sealKeys('chat'), await sealKeys('outbox')]).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(await idle.load(CHAT)).toEqual({ state: checkOf(), version: 1, isDamaged: false });
    await idle.commit(turn({ updateId: 3, version: 1, state: null, messages: [message('bye')] }));
    expect(dropOldSealKeys(keyFile)).toEqual([1]);
    const again = await open();
    expect(await again.load(5)).toMatchObject({ state: checkOf(5), isDamaged: false });
    expect(await sealKeys('outbox')).toEqual([2, 2]);
  });

  it('is sealed anew, and an answer that comes at that moment is not overwritten by the one before', async () => {
    const keys = loadKeys({ file: keyFile }, '/nowhere');
    const serving = await open();
    await serving.commit(turn({ state: checkOf(3) }));
    addSealKey(keyFile);
    const rotating = await open();
    const sealer = createSealer(keys);
    const key = sealer.chatKey(CHAT);
    const newer = sealer.seal(encodeChat({ chatId: CHAT, state: checkOf(9) }), { table: 'chat', key });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await client.query('update chat set version = 2, sealed = $1', [newer]);
    const resealing = rotating.reseal(); // reads the row of before, and waits for this one
    const waits = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%update chat%'";
    await expect.poll(async () => (await query(url, waits)).length, { timeout: 5_000 }).toBe(1);
    await client.query('commit');
    await client.end();
    expect(await resealing).toBe(1);
    expect(await serving.load(CHAT)).toEqual({ state: checkOf(9), version: 2, isDamaged: false });
    expect(await rotating.reseal()).toBe(0);
    expect(await serving.load(CHAT)).toEqual({ state: checkOf(9), version: 2, isDamaged: false });
  });

  async function sealKeys(table: string): Promise<readonly (number | undefined)[]> {
    const rows = await query<{ sealed: Buffer }>(url, `select sealed from ${table}`);
    return rows.map(({ sealed }) => sealKeyOf(sealed)).toSorted();
  }
});

function fail(error: unknown): never {
  throw error;
}
