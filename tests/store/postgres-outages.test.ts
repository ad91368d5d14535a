/** The store in PostgreSQL while its server is away, comes back, or takes no writes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newKeyText } from '../../src/store/keys.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import { asStoreError, isAway } from '../../src/store/postgres-error.ts';
import type { Store, Turn } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type OwnPostgresServer, query, startOwnPostgres } from './postgres-server.ts';
import { checkOf, message, NOW_MS } from './samples.ts';

const CHAT = 987_654_321;
const dataKey = { text: newKeyText() };

let server: OwnPostgresServer;
let url: string;
let stores: Store[] = [];
let troubles: unknown[] = [];
beforeAll(async () => {
  server = await startOwnPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
});
beforeEach(async () => {
  url = await server.newDatabase();
  troubles = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  stores = [];
});

async function open(): Promise<Store> {
  const store = await openPostgresStore({ url, dataKey, onTrouble: (error) => troubles.push(error) });
  stores.push(store);
  return store;
}

function turn(parts: Partial<Turn> = {}): Turn {
  return { chatId: CHAT, updateId: 1, version: 0, state: checkOf(), messages: [message('1')], nowMs: NOW_MS, ...parts };
}

describe('a PostgreSQL server', () => {
  it.each(['fast', 'immediate'] as const)('that is restarted (%s) loses nothing that was committed', async (how) => {
    const store = await open();
    await store.commit(turn());
    await server.restart(how);
    expect(await whenBack(() => store.load(CHAT))).toEqual({ state: checkOf(), version: 1, isDamaged: false });
    expect(await whenBack(() => store.commit(turn()))).toBe('duplicate');
    expect(await whenBack(() => store.commit(turn({ updateId: 2, version: 1 })))).toBe('committed');
    expect((await whenBack(() => store.nextPending(CHAT, NOW_MS)))?.message.html).toBe('1');
    expect(troubles.every((error) => error instanceof StoreError)).toBe(true);
  });

  it('that is away is told of as such, and nothing is half-written', async () => {
    const store = await open();
    await store.commit(turn({ state: checkOf(1) }));
    const restarted = server.restart('fast');
    const problems: unknown[] = [];
    let version = 1;
    while ((await query(url, 'select 1').catch(() => null)) !== null) await sleep(5); // until it is away
    for (let updateId = 2; version === 1; updateId = 2) {
      const outcome = await store.commit(turn({ updateId, version: 1 })).catch((error: unknown) => error);
      if (typeof outcome === 'string') version = (await store.load(CHAT)).version;
      else problems.push(outcome);
      await sleep(20);
    }
    await restarted;
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(String(problem)).toMatch(/^StoreError: DATABASE_URL \(127.0.0.1:\d+\/postgres\): .*goes on by itself/u);
      expect(isAway(problem)).toBe(true);
      expect(String(problem)).not.toContain('password');
    }
    expect(await store.load(CHAT)).toMatchObject({ state: checkOf(), version: 2 });
  });

  it('that was away leaves what a replica has begun to send with that replica', async () => {
    const [one, other] = [await open(), await open()];
    await one.commit(turn());
    await server.restart('immediate', 5_000); // both look dead now
    for (const endMs = Date.now() + 3_000; Date.now() < endMs; await sleep(100)) {
      expect(await whenBack(() => other.nextPending(CHAT, NOW_MS))).toBeNull();
    }
    expect((await one.nextPending(CHAT, NOW_MS))?.message.html).toBe('1');
  });

  it('that ends connections in the middle of work costs that work alone', async () => {
    const store = await open();
    let isDone = false;
    const ending = (async () => {
      while (!isDone) {
        await query(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'magnesium-check'",
        );
        await sleep(3);
      }
    })();
    const problems: unknown[] = [];
    const work = async (chatId: number): Promise<void> => {
      for (let updateId = 1_000 * chatId; problems.length < 300; updateId += 1) {
        try {
          const { version } = await store.load(chatId);
          await store.commit(turn({ chatId, updateId, version, state: version % 2 === 0 ? checkOf() : null }));
          await store.dropPending(chatId);
        } catch (error) {
          problems.push(error);
        }
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(work));
    isDone = true;
    await ending;
    expect(problems.filter((problem) => !isAway(problem))).toEqual([]);
    expect((await whenBack(() => store.load(1))).isDamaged).toBe(false);
  });

  it('that only reads, as after a failover, refuses turns until it writes again', async () => {
    const store = await open();
    await store.commit(turn({ state: checkOf(1) }));
    await query(url, 'alter system set default_transaction_read_only = on');
    await query(url, 'select pg_reload_conf()');
    await expect
      .poll(() => store.commit(turn({ updateId: 2, version: 9 })).catch(String), { timeout: 5_000 })
      .toMatch(/takes no writes.*failover.*goes on by itself/u);
    const bye = store.commit(turn({ updateId: 3, version: 1, state: null }));
    await expect(bye).rejects.toThrow(StoreError);
    expect(await store.load(CHAT)).toMatchObject({ state: checkOf(1), version: 1 });
    const writing = new URL(url);
    writing.searchParams.set('options', '-cdefault_transaction_read_only=off');
    await query(writing.href, 'alter system reset default_transaction_read_only');
    await query(writing.href, 'select pg_reload_conf()');
    await expect
      .poll(() => store.commit(turn({ updateId: 3, version: 1 })).catch(String), { timeout: 5_000 })
      .toBe('committed');
  });
});

describe('what a PostgreSQL server says', () => {
  it.each([
    ['53100', /disk of the database server is full, nothing was written; free some space/u, true],
    ['53300', /takes no more connections/u, true],
    ['57P03', /stops or starts; the service goes on by itself/u, true],
    ['ECONNREFUSED', /cannot be reached \(ECONNREFUSED\)/u, true],
    ['EPIPE', /cannot be reached \(EPIPE\)/u, true],
    [undefined, /cannot be reached \(no answer in time\)/u, true],
    ['28P01', /refuses the user or the password; set both right in DATABASE_URL/u, false],
    ['3D000', /no such database/u, false],
    ['42501', /the user may not do that/u, false],
    ['42601', /refused a statement \(42601\)/u, false],
  ])('with code %s is told with what to do', (code, says, away) => {
    const error = asStoreError('DATABASE_URL', Object.assign(new Error('secret'), { code }));
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toMatch(says);
    expect(String(error)).not.toContain('secret');
    expect(isAway(error)).toBe(away);
  });
});

/** Connections of before are broken, and each is found out once. */
async function whenBack<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || tries === 20) throw error;
    }
  }
}
