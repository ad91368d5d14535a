/** The store, for a command beside or without the service. */
import { existsSync } from 'node:fs';
import type { Config } from './config.ts';
import { loadKeys } from './store/keys.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';

/**
 * Opens the store that the settings name; one that is not there is not made.
 * @throws {StoreError} if there is none, or its keys do not fit
 */
export function openExisting({ databaseFile, dataKey }: Config): Store {
  if (!existsSync(databaseFile)) {
    throw new StoreError(databaseFile, 'there is no store yet', 'check DATA_DIR; the first start makes it');
  }
  return openSqliteStore({
    file: databaseFile,
    keys: loadKeys(dataKey, databaseFile),
    onTrouble: (error) => console.error(error instanceof Error ? error.message : error),
  });
}
