/** One service at a time on one file: two would send the same messages. Reading beside it (a backup, figures) stays free. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { asStoreError } from './sqlite-error.ts';

export interface ServiceLock {
  release(): void;
}

/** A service that is being replaced may take this long to end. */
const PATIENCE_MS = 5_000;

/**
 * Takes the lock of a database file, in a file beside it; the system takes it away from a process that dies.
 * @param databaseFile need not be there, nor its folder
 * @throws {StoreError} if another process has it, after waiting a while
 */
export function lockService(databaseFile: string): ServiceLock {
  let db: Database.Database | undefined;
  try {
    mkdirSync(dirname(databaseFile), { recursive: true, mode: 0o700 });
    // SQLite locks files in the way of each system; that of the database itself would lock out readers too.
    db = new Database(`${databaseFile}.lock`, { timeout: PATIENCE_MS });
    db.exec('begin exclusive');
    const held = db;
    return { release: () => held.close() };
  } catch (error) {
    db?.close();
    throw asStoreError(databaseFile, error);
  }
}
