/** The store that the settings name: a SQLite file, or a PostgreSQL database for many replicas. Loads the code of that one only. */
import { existsSync } from 'node:fs';
import type { Config } from './config.ts';
import { retry } from './retry.ts';
import { loadKeys } from './store/keys.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

type StoreSettings = Pick<Config, 'databaseUrl' | 'databaseFile' | 'dataKey'>;

/** A store that serves, until it is closed. */
export interface ServiceStore {
  readonly store: Store;
  close(): Promise<void>;
}

interface Waiting {
  /** Told of each try that failed, when there will be another. */
  readonly onAway: (error: unknown, waitMs: number) => void;
  /** Rejects when the service is to stop. */
  readonly wait: (ms: number) => Promise<void>;
}

/** A server that starts at the same time is there within that. */
const AWAY_RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];

/**
 * Opens it for a command, beside or without the service; a file that is not there is not made.
 * @throws {StoreError} if there is none, it cannot be used, or its keys do not fit
 */
export async function openExisting(settings: StoreSettings): Promise<Store> {
  const { databaseUrl, databaseFile } = settings;
  if (databaseUrl === null && !existsSync(databaseFile)) {
    throw new StoreError(databaseFile, 'there is no store yet', 'check DATA_DIR; the first start makes it');
  }
  return openStore(settings, (error) => console.error(error instanceof Error ? error.message : error));
}

/**
 * The file of a store that is one.
 * @throws {StoreError} for a store in PostgreSQL, which has its own tools for that
 */
export function storeFile({ databaseUrl, databaseFile }: StoreSettings): string {
  if (databaseUrl === null) return databaseFile;
  throw new StoreError('DATABASE_URL', 'the store is no file', 'use pg_dump and pg_restore, see docs/operations.md');
}

/**
 * Opens it for a service: a SQLite file for this one alone, and a database server when it is there.
 * @throws {StoreError} if it cannot be used; what `wait` rejects with, when stopped
 */
export async function openServiceStore(
  settings: StoreSettings,
  onTrouble: (error: unknown) => void,
  { onAway, wait }: Waiting,
): Promise<ServiceStore> {
  if (settings.databaseUrl === null) {
    const { lockService } = await import('./store/sqlite-lock.ts');
    // First: once it is had, nobody puts a backup in the place of the file.
    const lock = lockService(settings.databaseFile);
    const store = await openStore(settings, onTrouble);
    return {
      store,
      async close() {
        await store.close();
        lock.release();
      },
    };
  }
  const { isAway } = await import('./store/postgres-error.ts');
  const store = await retry(() => openStore(settings, onTrouble), {
    delaysMs: AWAY_RETRY_MS,
    mayPass: isAway,
    onFailure: onAway,
    wait,
  });
  return { store, close: () => store.close() };
}

async function openStore(settings: StoreSettings, onTrouble: (error: unknown) => void): Promise<Store> {
  const { databaseUrl, databaseFile, dataKey } = settings;
  if (databaseUrl !== null) {
    const { openPostgresStore } = await import('./store/postgres.ts');
    return openPostgresStore({ url: databaseUrl, dataKey, onTrouble });
  }
  const { openSqliteStore } = await import('./store/sqlite.ts');
  return openSqliteStore({ file: databaseFile, keys: loadKeys(dataKey, databaseFile), onTrouble });
}
