/** `npm run restore -- <file> [--replace]`: a backup becomes the store, while no service runs. */
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command.ts';
import { readConfig } from './config.ts';
import { storeFile } from './open-store.ts';
import { restore } from './store/sqlite-copy.ts';

if (import.meta.main) {
  await runCommand(async () => {
    const { file, isToReplace } = readArguments();
    const config = readConfig();
    const { dataKey } = config;
    const databaseFile = storeFile(config);
    const { chats, messages, unreadable, keptAs } = await restore(file, dataKey, databaseFile, isToReplace, Date.now());
    console.log(`${databaseFile}: ${chats} chats, ${messages} messages on their way, all pages sound`);
    if (unreadable > 0)
      console.log(`${unreadable} rows in it are damaged; whose they are starts anew, with an apology.`);
    if (keptAs !== null) console.log(`The store that was there is now ${keptAs}.`);
    console.log('Who asked for deletion after the backup was made is in it again: delete backups as soon as you can.');
  });
}

function readArguments(): { readonly file: string; readonly isToReplace: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean' } }, allowPositionals: true });
    const [file, ...others] = positionals;
    if (file !== undefined && others.length === 0) return { file, isToReplace: values.replace === true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // an option that there is not
  }
  throw new UsageError('Call it so: npm run restore -- <file> [--replace]');
}
