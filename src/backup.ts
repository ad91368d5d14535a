/** `npm run backup -- <file>`: a sound copy of the store, while the service goes on. */
import { runCommand, UsageError } from './command.ts';
import { readConfig } from './config.ts';
import { storeFile } from './open-store.ts';
import { backUp } from './store/sqlite-copy.ts';

if (import.meta.main) {
  await runCommand(async () => {
    const [file, ...others] = process.argv.slice(2);
    if (file === undefined || others.length > 0) throw new UsageError('Call it so: npm run backup -- <file>');
    const config = readConfig();
    const { dataKey } = config;
    const databaseFile = storeFile(config);
    const { chats, messages, unreadable, bytes } = await backUp(databaseFile, dataKey, file);
    const size = `${Math.ceil(bytes / 1024)} kB`;
    console.log(`${file}: ${chats} chats, ${messages} messages on their way, ${size}, all pages sound`);
    if (unreadable > 0) console.log(`${unreadable} rows in it are damaged, as they are in the store.`);
    const key = 'file' in dataKey ? dataKey.file : 'DATA_KEY';
    console.log(`The key is not in it, and without the key nobody can read it: keep a copy of ${key}, somewhere else.`);
  });
}
