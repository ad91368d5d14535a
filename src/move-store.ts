/** `npm run move-store -- sqlite:<file> postgres://...`: a whole store from the file into the database. */
import { existsSync } from 'node:fs';
import { runCommand, UsageError } from './command.ts';
import { readConfig } from './config.ts';
import { moveStore } from './store/move.ts';
import { StoreError } from './store/store-error.ts';

const USAGE =
  'Call it so: npm run move-store -- sqlite:data/magnesium-check.db postgres://user:password@host:5432/database';

if (import.meta.main) {
  await runCommand(async () => {
    const [from, to, ...others] = process.argv.slice(2);
    const [, file] = /^sqlite:(.+)$/u.exec(from ?? '') ?? [];
    if (
      file === undefined ||
      to === undefined ||
      !/^postgres(ql)?:\/\//u.test(to) ||
      !URL.canParse(to) ||
      others.length > 0
    ) {
      throw new UsageError(USAGE);
    }
    if (!existsSync(file)) throw new StoreError(file, 'there is no such store', 'give the file in DATA_DIR');
    const { isNew, tables } = await moveStore(file, to, readConfig().dataKey);
    for (const { name, count, digest } of tables) console.log(`${name.padEnd(8)}${count} rows, ${digest}`);
    console.log(isNew ? 'All rows arrived as they were.' : 'All of that was there already, row by row.');
    console.log(
      `Set DATABASE_URL to that database, and start the service. ${file} was not changed; keep it for a while.`,
    );
  });
}
