/** Whole copies of the SQLite file: made beside a running service, looked through row by row, and put in the place of one. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { decodeChat } from './codec.ts';
import { type KeySource, type Keys, loadKeys } from './keys.ts';
import { decodeMessage } from './message-codec.ts';
import { createSealer } from './seal.ts';
import { asStoreError, damagedDatabase } from './sqlite-error.ts';
import { lockService } from './sqlite-lock.ts';
import { fitKeys, isEmpty, refuseForeign } from './sqlite-open.ts';
import { rowsAfter } from './sqlite-walk.ts';
import { StoreError } from './store-error.ts';

/** What a copy holds. */
export interface Copied {
  readonly chats: number;
  readonly messages: number;
  /** Rows that these keys do not open: they were damaged before the copy was made. */
  readonly unreadable: number;
  readonly bytes: number;
}

/** In one step: in steps of 100 pages, a copy of 100,000 chats began anew 373 times while a process wrote. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies the store of a service, which may go on meanwhile, into one file of which every page was checked and every row opened.
 * @throws {StoreError} if there is such a file already, or the copy is not sound; then none is left
 */
export async function backUp(databaseFile: string, keySource: KeySource, backupFile: string): Promise<Copied> {
  if (existsSync(backupFile)) throw new StoreError(backupFile, 'there is such a file already', 'name another one');
  if (!existsSync(databaseFile)) throw noDatabase(databaseFile);
  const keys = loadKeys(keySource, databaseFile);
  const draft = `${backupFile}.part`;
  return withDraft(draft, backupFile, async () => {
    mkdirSync(dirname(backupFile), { recursive: true, mode: 0o700 });
    const db = new Database(databaseFile, { fileMustExist: true });
    try {
      refuseForeign(db, databaseFile);
      await db.backup(draft, { progress: () => ALL_PAGES });
    } finally {
      db.close();
    }
    const copied = inspect(draft, backupFile, keys);
    settle(draft, backupFile);
    return copied;
  });
}

/**
 * Puts a backup in the place of the store, after the same checks. The store that was there is kept under another name.
 * @param isToReplace false: a store that is there already is refused
 * @returns also the name under which the earlier store is kept
 * @throws {StoreError} if the backup or its key will not do, or a service uses the store; nothing is changed then
 */
export async function restore(
  backupFile: string,
  keySource: KeySource,
  databaseFile: string,
  isToReplace: boolean,
  nowMs: number,
): Promise<Copied & { readonly keptAs: string | null }> {
  if (!existsSync(backupFile))
    throw new StoreError(backupFile, 'there is no such file', 'name a file of npm run backup');
  if (existsSync(`${backupFile}-wal`)) {
    const remedy = 'make backups with npm run backup: a copied file alone can lack the last answers';
    throw new StoreError(backupFile, 'this is a file in use, not a backup: a write-ahead log lies beside it', remedy);
  }
  // The key belongs to the backup: where there is none, none is made.
  const keys = loadKeys(keySource, backupFile);
  const isThere = existsSync(databaseFile);
  if (isThere && !isToReplace) {
    throw new StoreError(databaseFile, 'there is a store already', 'add --replace to put it aside and restore');
  }
  const draft = `${databaseFile}.part`;
  const lock = lockService(databaseFile);
  return withDraft(draft, backupFile, async () => {
    copyFileSync(backupFile, draft); // opening a database can write to it, and the backup stays as it is
    const copied = inspect(draft, backupFile, keys);
    const keptAs = isThere ? putAside(databaseFile, nowMs) : null;
    settle(draft, databaseFile);
    return { ...copied, keptAs };
  }).finally(() => lock.release());
}

/** @param name of the copy, for messages */
async function withDraft<Result>(draft: string, name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    rmSync(draft, { force: true });
    return await work();
  } catch (error) {
    throw asStoreError(name, error);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
  }
}

/** Every page and every row. Changes nothing but the kind of journal: one file, without a log beside it. */
function inspect(file: string, name: string, keys: Keys): Copied {
  const db = new Database(file);
  try {
    refuseForeign(db, name);
    if (isEmpty(db)) throw new StoreError(name, 'this is no backup, nothing is in it', 'name a file of npm run backup');
    db.pragma('journal_mode = delete');
    const finding = db.pragma('integrity_check(1)', { simple: true });
    if (finding !== 'ok') throw damagedDatabase(name, finding);
    fitKeys(db, keys, name);
    const sealer = createSealer(keys);
    const chats = countRows(db, 'chat', (key, sealed) => decodeChat(sealer.open(sealed, { table: 'chat', key })));
    const messages = countRows(db, 'outbox', (key, sealed) =>
      decodeMessage(sealer.open(sealed, { table: 'outbox', key })),
    );
    return {
      chats: chats.all,
      messages: messages.all,
      unreadable: chats.unreadable + messages.unreadable,
      bytes: statSync(file).size,
    };
  } finally {
    db.close();
  }
}

function countRows(db: Database.Database, table: 'chat' | 'outbox', read: (key: Buffer, sealed: Buffer) => unknown) {
  let all = 0;
  let unreadable = 0;
  for (let rows = rowsAfter(db, table, 0); rows.length > 0; rows = rowsAfter(db, table, rows.at(-1)?.rowid ?? 0)) {
    all += rows.length;
    for (const { chat_key: key, sealed } of rows) {
      try {
        read(key, sealed);
      } catch {
        unreadable += 1; // which is what is counted
      }
    }
  }
  return { all, unreadable };
}

/** @throws {StoreError} if another command has the store open */
function putAside(databaseFile: string, nowMs: number): string {
  const keptAs = `${databaseFile}.before-${new Date(nowMs).toISOString().replaceAll(/\D/gu, '').slice(0, 14)}`;
  closeLog(databaseFile);
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(`${databaseFile}${end}`)) renameSync(`${databaseFile}${end}`, `${keptAs}${end}`);
  }
  return keptAs;
}

/** Only who is alone with a database can leave its write-ahead log. One that is too damaged for that is moved as it is. */
function closeLog(databaseFile: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(databaseFile, { timeout: 0 });
    db.pragma('journal_mode = delete');
  } catch (error) {
    const isDamaged = error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/u.test(error.code);
    if (!isDamaged) throw asStoreError(databaseFile, error);
  } finally {
    db?.close();
  }
}

/** For its owner only, and on the disk whole or not at all. */
function settle(draft: string, file: string): void {
  chmodSync(draft, 0o600);
  flush(draft);
  renameSync(draft, file);
  if (process.platform !== 'win32') flush(dirname(file));
}

function flush(path: string): void {
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function noDatabase(file: string): StoreError {
  return new StoreError(file, 'there is no store yet', 'check DATA_DIR; the first start makes it');
}
