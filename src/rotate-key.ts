/**
 * `npm run rotate-key`: a new seal key, with which all that is kept is sealed anew while the service goes on.
 * `npm run rotate-key -- --drop-old` then takes the older ones out of the key file.
 */
import { runCommand, UsageError } from './command.ts';
import { type Config, readConfig } from './config.ts';
import { openExisting } from './open-store.ts';
import { addSealKey, dropOldSealKeys } from './store/keys.ts';
import { StoreError } from './store/store-error.ts';

if (import.meta.main) {
  await runCommand(async () => {
    const given = process.argv.slice(2);
    const isToDrop = given.length === 1 && given[0] === '--drop-old';
    if (given.length > 0 && !isToDrop) throw new UsageError('Call it so: npm run rotate-key [-- --drop-old]');
    const config = readConfig();
    const file = keyFileOf(config);
    await sealAllAnew(config); // also what an interrupted run left
    if (isToDrop) {
      const dropped = dropOldSealKeys(file).map((number) => `seal-${number}`);
      console.log(
        dropped.length === 0 ? `${file} has one seal key only.` : `${dropped.join(', ')} taken out of ${file}.`,
      );
    } else {
      const added = addSealKey(file);
      console.log(`seal-${added} added to ${file}.`);
      await sealAllAnew(config);
      console.log(`All that is kept is sealed with seal-${added}. Keep a new copy of ${file}, apart from the data.`);
      console.log('Backups of before still need the older keys. When those are gone: npm run rotate-key -- --drop-old');
    }
  });
}

function keyFileOf({ dataKey }: Config): string {
  if ('file' in dataKey) return dataKey.file;
  throw new StoreError(
    'DATA_KEY',
    'a key in the environment cannot be added to',
    'put it in a file, see DATA_KEY_FILE',
  );
}

/** @throws {StoreError} if a row cannot be read, and so needs its older key for ever */
async function sealAllAnew(config: Config): Promise<void> {
  const store = await openExisting(config);
  try {
    const left = await store.reseal();
    if (left === 0) return;
    const problem = `${left} damaged rows cannot be sealed anew`;
    throw new StoreError(
      config.databaseUrl === null ? config.databaseFile : 'DATABASE_URL',
      problem,
      'keep the older keys until their chats have been used again or swept',
    );
  } finally {
    await store.close();
  }
}
