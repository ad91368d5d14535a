/**
 * What a turn and a stored chat cost PostgreSQL: `node bench/postgres-cost.ts`. docs/scaling.md reckons with these figures.
 * A server of its own is started; the load is in this process and takes most of its time.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Message } from '../src/chat.ts';
import { newKeyText } from '../src/store/keys.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import type { Store } from '../src/store/store.ts';
import { query, startOwnPostgres } from '../tests/store/postgres-server.ts';
import { checkOf, message } from '../tests/store/samples.ts';
import { serverCpuMs } from './postgres-cpu.ts';

const CHATS = 1_000;
const TURNS_OF_A_CHAT = 4;
const AT_ONCE = 10;
/** Rows for the sizes; written by the server itself, as long as sealed ones. */
const STORED = 300_000;
/** A card with its buttons. */
const CARD: Message = message('x'.repeat(900));

const server = await startOwnPostgres(['-c', 'autovacuum=off']);
try {
  const url = await server.newDatabase();
  const dataKey = { text: newKeyText().replaceAll(/#.*\n/gu, '') };
  const store = await openPostgresStore({ url, dataKey, onTrouble: (error) => console.error(error) });
  await converse(store, 0, 20); // plans and pages are ready
  const before = await lookAt(url);
  const startedMs = performance.now();
  await converse(store, 1_000, CHATS);
  const seconds = (performance.now() - startedMs) / 1_000;
  const after = await lookAt(url);
  const turns = CHATS * TURNS_OF_A_CHAT;
  console.log(
    `${turns} turns, each with one message that is sent, ${AT_ONCE} at once: ${Math.round(turns / seconds)} a second`,
  );
  console.log(`a turn: ${((after.cpuMs - before.cpuMs) / turns).toFixed(2)} ms of the server's processor time`);
  console.log(`a turn: ${Math.round((after.walBytes - before.walBytes) / turns)} bytes of write-ahead log`);
  console.log(`a turn: ${((after.transactions - before.transactions) / turns).toFixed(1)} transactions`);
  await storeMany(url);
  for (const table of ['chat', 'seen'] as const) console.log(await sizeOf(url, table));
  await store.close();
} finally {
  await server.stop();
}

/** Chats that each take some turns, and whose messages are sent at once. */
async function converse(store: Store, firstChat: number, chats: number): Promise<void> {
  let next = firstChat;
  const work = async (): Promise<void> => {
    while (next < firstChat + chats) {
      next += 1;
      const chatId = next;
      for (let version = 0; version < TURNS_OF_A_CHAT; version += 1) await turn(store, chatId, version);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function turn(store: Store, chatId: number, version: number): Promise<void> {
  const nowMs = Date.now();
  await store.load(chatId);
  const state = checkOf(12 + version * 8);
  const updateId = chatId * TURNS_OF_A_CHAT + version;
  const outcome = await store.commit({ chatId, updateId, version, state, messages: [CARD], nowMs });
  const pending = await store.nextPending(chatId, nowMs);
  if (outcome !== 'committed' || pending === null) throw new Error(`a turn was ${outcome}`);
  await store.markSent(pending, version === 0 ? 5 : undefined);
  await store.nextPending(chatId, nowMs); // the postman looks whether there is more
}

async function lookAt(url: string) {
  await sleep(1_500); // the server's own counts come late
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ wal: string; transactions: string; backend: number }>(
      `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal, xact_commit as transactions,
         pg_backend_pid() as backend
       from pg_stat_database where datname = current_database()`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the server knows no figures of this database');
    return {
      walBytes: Number(row.wal),
      transactions: Number(row.transactions),
      cpuMs: serverCpuMs(row.backend), // as long as the connection is open
    };
  } finally {
    await client.end();
  }
}

async function storeMany(url: string): Promise<void> {
  const [row] = await query<{ bytes: string }>(url, 'select round(avg(length(sealed))) as bytes from chat');
  const words = Math.ceil(Number(row?.bytes) / 16);
  const sealed = `(select string_agg(decode(md5(i::text || j), 'hex'), '') from generate_series(1, ${words}) j)`;
  const chatKey = `decode(md5(i::text), 'hex')`;
  await query(
    url,
    `insert into chat select ${chatKey}, 40, 20000 + i % 365, 1000 + i, ${sealed} from generate_series(1, ${STORED}) i`,
  );
  await query(url, `insert into seen select 100000000 + i, 20000 + i % 3 from generate_series(1, ${STORED}) i`);
  await query(url, 'vacuum analyze');
}

async function sizeOf(url: string, table: 'chat' | 'seen'): Promise<string> {
  const [row] = await query<{ rows: string; own: string; indexes: string }>(
    url,
    `select count(*) as rows, pg_table_size('${table}') as own, pg_indexes_size('${table}') as indexes from ${table}`,
  );
  const each = (bytes: string | undefined): number => Math.round(Number(bytes) / Number(row?.rows));
  return `a row of ${table}: ${each(row?.own)} bytes, and ${each(row?.indexes)} in its indexes`;
}
