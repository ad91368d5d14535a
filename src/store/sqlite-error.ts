/** What SQLite's result codes mean to the person who runs the service. */
import Database from 'better-sqlite3';
import { StoreError } from './store-error.ts';

const RESTORE = 'keep a copy of it, then put back a backup';
const DAMAGED = 'the database is damaged';
const LOOK = 'look at the file and its folder';
const FREE_SPACE = 'free some space; a service at work goes on by itself then';
const WRITABLE = 'make the folder, and make it writable for the user of the service';
const MEANINGS: readonly (readonly [code: string, problem: string, remedy: string])[] = [
  ['SQLITE_FULL', 'the disk is full, nothing was written', FREE_SPACE],
  ['ENOSPC', 'the disk is full, nothing was written', FREE_SPACE],
  ['EACCES', 'the file or its folder cannot be used', WRITABLE],
  ['EROFS', 'the file or its folder cannot be used', WRITABLE],
  ['SQLITE_BUSY', 'another process holds the database', 'stop the other process; one service at a time can use it'],
  ['SQLITE_LOCKED', 'another process holds the database', 'stop the other process; one service at a time can use it'],
  ['SQLITE_CORRUPT', DAMAGED, RESTORE],
  ['SQLITE_NOTADB', 'this file is no database, or its beginning is damaged', RESTORE],
  ['SQLITE_READONLY', 'the database cannot be written', 'make the file and its folder writable for the service'],
  ['SQLITE_CANTOPEN', 'the database cannot be opened', 'make the file and its folder writable for the service'],
  ['SQLITE_IOERR', 'the disk failed to read or write', 'look at the disk and its free space, then start again'],
];

/** Puts a name, a place and a remedy to what went wrong with a database. */
export function asStoreError(file: string, error: unknown): unknown {
  const code = error instanceof Database.SqliteError || isSystemError(error) ? error.code : '';
  const meaning = MEANINGS.find(([prefix]) => code.startsWith(prefix));
  if (meaning !== undefined) return new StoreError(file, meaning[1], meaning[2], error);
  if (error instanceof Database.SqliteError || isSystemError(error) || isCannotOpen(error)) {
    return new StoreError(file, `the database cannot be used (${code || 'no such folder'})`, LOOK, error);
  }
  return error;
}

/** What SQLite's own check found wrong. */
export function damagedDatabase(file: string, finding: unknown): StoreError {
  return new StoreError(file, DAMAGED, RESTORE, new Error(String(finding)));
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/** better-sqlite3 says this with a TypeError. */
function isCannotOpen(error: unknown): boolean {
  return error instanceof TypeError && error.message.startsWith('Cannot open database');
}
