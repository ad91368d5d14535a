/** Opens the database file: whose it is, which version, whether the keys fit. What it refuses, it leaves as it was. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Keys } from './keys.ts';
import { createSealer, type Sealer, sealKeyOf } from './seal.ts';
import { asStoreError, damagedDatabase } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** "MgCk": marks the file as ours. */
const APPLICATION_ID = 0x4d67436b;
/** How long a statement waits for another process. */
export const BUSY_TIMEOUT_MS = 5_000;
/** Files up to this size (about 200,000 chats) are looked through at the start, which takes some 0.2 s; damage in larger ones shows when it is met. */
const CHECKED_AT_START_BYTES = 64 * 1024 ** 2;
const MIGRATIONS = new URL('migrations/', import.meta.url);
const PROOF = Buffer.from('Magnesium Check');

/**
 * Opens or makes the database, brings it to the newest version and checks that the keys are its keys.
 * @throws {StoreError} if it cannot be used; nothing in it is changed then
 */
export function openDatabase(file: string, keys: Keys): Database.Database {
  let db: Database.Database | undefined;
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    refuseForeign(db, file);
    refuseDamaged(db, file);
    // WAL with FULL: a committed answer survives a power cut.
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = full');
    db.pragma('secure_delete = on'); // deleted rows are overwritten
    const opened = db;
    db.transaction(() => {
      migrate(opened);
      checkKeys(opened, keys, file);
    }).immediate();
    return db;
  } catch (error) {
    db?.close();
    throw asStoreError(file, error);
  }
}

function refuseForeign(db: Database.Database, file: string): void {
  const owner = db.pragma('application_id', { simple: true });
  const isEmpty = db.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
  if (owner !== APPLICATION_ID && !(owner === 0 && isEmpty)) {
    throw new StoreError(file, 'this is a database of another program', 'set DATA_DIR to a folder of its own');
  }
  const version = versionOf(db);
  const known = migrationFiles().length;
  if (version > known) {
    throw new StoreError(
      file,
      `the database is of version ${version}, this program knows versions up to ${known}`,
      'start the newer program again, or put back a backup of before the update',
    );
  }
}

function refuseDamaged(db: Database.Database, file: string): void {
  if (statSync(file).size > CHECKED_AT_START_BYTES) return;
  const finding = db.pragma('quick_check(1)', { simple: true });
  if (finding !== 'ok') throw damagedDatabase(file, finding);
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** In order; the first takes an empty file to version 1. */
function migrationFiles(): readonly string[] {
  return readdirSync(MIGRATIONS)
    .flatMap((name) => /^sqlite-(\d+)\.sql$/u.exec(name)?.[1] ?? [])
    .sort((one, other) => Number(one) - Number(other))
    .map((number) => `sqlite-${number}.sql`);
}

function migrate(db: Database.Database): void {
  const files = migrationFiles();
  if (versionOf(db) === files.length) return;
  for (const file of files.slice(versionOf(db))) db.exec(readFileSync(new URL(file, MIGRATIONS), 'utf8'));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${files.length}`);
}

/** A wrong or missing key would show every chat as damaged and write over it, so it is found out before. */
function checkKeys(db: Database.Database, keys: Keys, file: string): void {
  const sealer = createSealer(keys);
  const value = db.prepare<[string], Buffer>('select value from meta where name = ?').pluck();
  const put = db.prepare<[string, Buffer]>('insert into meta (name, value) values (?, ?)');

  const lookup = value.get('lookup-key');
  if (lookup === undefined) put.run('lookup-key', sealer.chatKey(0));
  else if (!lookup.equals(sealer.chatKey(0))) throw wrongKey(keys, file, 'the lookup key is not the one');

  for (const sealed of db.prepare<[], Buffer>("select value from meta where name like 'seal-key-%'").pluck().all()) {
    const sealKey = sealKeyOf(sealed) ?? 0;
    if (keys.sealKeys.has(sealKey)) {
      if (!opens(sealer, sealed)) throw wrongKey(keys, file, `seal-${sealKey} is not the one`);
    } else if (isNeeded(db, sealKey)) {
      throw wrongKey(keys, file, `seal-${sealKey} is missing, the one`);
    } else db.prepare('delete from meta where name = ?').run(`seal-key-${sealKey}`);
  }
  const newest = `seal-key-${keys.newestSealKey}`;
  if (value.get(newest) === undefined) put.run(newest, sealer.seal(PROOF, { table: 'meta', key: PROOF }));
}

function opens(sealer: Sealer, sealed: Buffer): boolean {
  try {
    return sealer.open(sealed, { table: 'meta', key: PROOF }).equals(PROOF);
  } catch {
    return false; // that it does not open is the answer
  }
}

function isNeeded(db: Database.Database, sealKey: number): boolean {
  const first = Buffer.of(sealKey);
  return ['chat', 'outbox'].some(
    (table) => db.prepare(`select 1 from ${table} where substr(sealed, 1, 1) = ? limit 1`).get(first) !== undefined,
  );
}

function wrongKey(keys: Keys, file: string, problem: string): StoreError {
  return new StoreError(
    keys.where,
    `${problem} with which ${file} was sealed`,
    'put back the copy of the key that belongs to these data; nothing was changed or lost',
  );
}
