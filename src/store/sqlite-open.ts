/** Opens the database file: whose it is, which version, whether the keys fit. What it refuses, it leaves as it was. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { checkKeys, missingKey, proofName } from './key-check.ts';
import type { Keys } from './keys.ts';
import { migrationsOf, refuseNewer } from './migrations.ts';
import { asStoreError, damagedDatabase } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** "MgCk": marks the file as ours. */
const APPLICATION_ID = 0x4d67436b;
/** How long a statement waits for another process. */
export const BUSY_TIMEOUT_MS = 5_000;
/** Files up to this size (about 50,000 chats) are looked through at the start, which takes some 0.05 s; damage in larger ones shows when it is met, and at each backup. */
const CHECKED_AT_START_BYTES = 16 * 1024 ** 2;

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
      fitKeys(opened, keys, file);
    }).immediate();
    return db;
  } catch (error) {
    db?.close();
    throw asStoreError(file, error);
  }
}

/** @throws {StoreError} if the file is of another program, or of a newer version */
export function refuseForeign(db: Database.Database, file: string): void {
  const owner = db.pragma('application_id', { simple: true });
  if (owner !== APPLICATION_ID && !(owner === 0 && isEmpty(db))) {
    throw new StoreError(file, 'this is a database of another program', 'set DATA_DIR to a folder of its own');
  }
  refuseNewer(versionOf(db), migrationsOf('sqlite').length, file);
}

/** Nothing was ever made in it. */
export function isEmpty(db: Database.Database): boolean {
  return db.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
}

function refuseDamaged(db: Database.Database, file: string): void {
  if (statSync(file).size > CHECKED_AT_START_BYTES) return;
  const finding = db.pragma('quick_check(1)', { simple: true });
  if (finding !== 'ok') throw damagedDatabase(file, finding);
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function migrate(db: Database.Database): void {
  const steps = migrationsOf('sqlite');
  if (versionOf(db) === steps.length) return;
  for (const step of steps.slice(versionOf(db))) db.exec(step);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${steps.length}`);
}

/** @throws {StoreError} if the keys are not those of these rows */
export function fitKeys(db: Database.Database, keys: Keys, file: string): void {
  const rows = db.prepare<[], [string, Buffer]>('select name, value from meta').raw().all();
  const { gone, toAdd } = checkKeys(keys, new Map(rows), file);
  for (const sealKey of gone) {
    if (isNeeded(db, sealKey)) throw missingKey(keys, file, sealKey);
    db.prepare('delete from meta where name = ?').run(proofName(sealKey));
  }
  const put = db.prepare<[string, Buffer]>('insert into meta (name, value) values (?, ?)');
  for (const [name, proof] of toAdd) put.run(name, proof);
}

function isNeeded(db: Database.Database, sealKey: number): boolean {
  const first = Buffer.of(sealKey);
  return ['chat', 'outbox'].some(
    (table) => db.prepare(`select 1 from ${table} where substr(sealed, 1, 1) = ? limit 1`).get(first) !== undefined,
  );
}
