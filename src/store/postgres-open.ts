/** Opens the PostgreSQL database: whose it is, which version, whether the keys fit. What it refuses, it leaves as it was. */
import { checkKeys, missingKey, proofName } from './key-check.ts';
import { type KeySource, type Keys, loadKeysFor } from './keys.ts';
import { migrationsOf, refuseNewer } from './migrations.ts';
import { isTaken } from './postgres-error.ts';
import { connectPostgres, type Postgres, type Session } from './postgres-pool.ts';
import { StoreError } from './store-error.ts';

export interface OpenPostgres {
  readonly db: Postgres;
  readonly keys: Keys;
}

/** What marks a database into which `move-store` still writes. */
export const MOVING = 'moving';
const TABLES = ['chat', 'meta', 'outbox', 'queue', 'replica', 'seen'];

/**
 * Connects, brings the database to the newest version and checks that the keys are its keys.
 * @throws {StoreError} if it cannot be used or reached; nothing in it is changed then
 */
export async function openPostgres(
  url: string,
  dataKey: KeySource,
  onTrouble: (error: unknown) => void,
): Promise<OpenPostgres> {
  const db = connectPostgres(url, onTrouble);
  try {
    await refuseForeign(db);
    // Two that make the same table at the same time are in each other's way; the second finds it there.
    await markOurs(db).catch((error: unknown) => (isTaken(error) ? markOurs(db) : Promise.reject(error)));
    const keys = await db.transaction(async (session) => {
      await migrate(session, db.where);
      return fitKeys(session, dataKey, db.where);
    });
    return { db, keys };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Refuses a database in which a move has begun and not ended: half of the chats would be new people. */
export async function refuseHalfMoved({ db }: OpenPostgres): Promise<void> {
  const [row] = await db.run({ name: 'is-moving', text: 'select 1 from meta where name = $1' }, [MOVING]);
  if (row === undefined) return;
  throw new StoreError(db.where, 'a move into this database has not ended', 'run move-store again, to its end');
}

/** The table `magnesium_check` marks the database as ours, and its row is the lock of those that migrate at the same time. */
async function refuseForeign(db: Postgres): Promise<void> {
  await db.transaction(async (session) => {
    const there = await session.script<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = current_schema()',
    );
    const names = there.map(({ name }) => name);
    if (names.includes('magnesium_check')) return;
    const foreign = TABLES.find((table) => names.includes(table));
    if (foreign !== undefined) {
      const problem = `there is a table "${foreign}" of another program`;
      throw new StoreError(db.where, problem, 'give this service a database of its own');
    }
  });
}

async function markOurs(db: Postgres): Promise<void> {
  await db.transaction(({ script }) =>
    script(
      `create table if not exists magnesium_check (id integer primary key, version integer not null);
       insert into magnesium_check (id, version) values (1, 0) on conflict (id) do nothing`,
    ),
  );
}

async function migrate(session: Session, where: string): Promise<void> {
  const [row] = await session.script<{ version: number }>(
    'select version from magnesium_check where id = 1 for update',
  );
  const version = Number(row?.version);
  const steps = migrationsOf('postgres');
  refuseNewer(version, steps.length, where);
  if (version === steps.length) return;
  for (const step of steps.slice(version)) await session.script(step);
  await session.script(`update magnesium_check set version = ${steps.length} where id = 1`);
}

async function fitKeys(session: Session, dataKey: KeySource, where: string): Promise<Keys> {
  const rows = await session.script<{ name: string; value: Buffer }>(
    "select name, value from meta where name = 'lookup-key' or name like 'seal-key-%'",
  );
  const keys = loadKeysFor(dataKey, rows.length === 0 ? null : where);
  const { gone, toAdd } = checkKeys(keys, new Map(rows.map(({ name, value }) => [name, value])), where);
  for (const sealKey of gone) {
    if (await isNeeded(session, sealKey)) throw missingKey(keys, where, sealKey);
    await session.run({ name: 'drop-proof', text: 'delete from meta where name = $1' }, [proofName(sealKey)]);
  }
  const put = { name: 'put-proof', text: 'insert into meta (name, value) values ($1, $2)' };
  for (const [name, proof] of toAdd) await session.run(put, [name, proof]);
  return keys;
}

async function isNeeded(session: Session, sealKey: number): Promise<boolean> {
  const first = Buffer.of(sealKey);
  for (const table of ['chat', 'outbox']) {
    const text = `select 1 from ${table} where substring(sealed from 1 for 1) = $1 limit 1`;
    if ((await session.run({ name: `needed-in-${table}`, text }, [first])).length > 0) return true;
  }
  return false;
}
