/** `npm run stats`: how the checks go, in counts of at least ten people. Reads, beside a service that goes on. */
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { readConfig } from './config.ts';
import { roundedCount, SMALLEST_GROUP, tellable } from './domain/small-groups.ts';
import { countStates, type Statistics } from './domain/statistics.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { openExisting } from './open-store.ts';

/** The figures as lines for a terminal. */
export function statisticsText({ people, languages, started, finished, bands, openAt }: Statistics): string {
  const whole = (name: string, count: number): string =>
    `${name.padEnd(28)}${String(roundedCount(count) ?? `fewer than ${SMALLEST_GROUP}`)}`;
  const parts = (groups: ReadonlyMap<string, number>): string[] => {
    const told = tellable(groups).map(([name, count]) => `  ${name.padEnd(26)}${count}`);
    return told.length === 0 ? ['  (all hidden)'] : told;
  };
  return [
    whole('people who agreed', people),
    ...parts(languages),
    whole('with a check', started),
    whole('finished', finished),
    ...parts(bands),
    whole('not finished, open at', started - finished),
    ...parts(openAt),
    `Rounded down to tens. Groups below ${SMALLEST_GROUP} are hidden, and with them the smallest of the others.`,
  ].join('\n');
}

if (import.meta.main) {
  await runCommand(async () => {
    const store = await openExisting(readConfig());
    try {
      const knowledge = loadKnowledge(join(import.meta.dirname, '..', 'knowledge'));
      console.log(statisticsText(await countStates(store.allStates(), knowledge)));
    } finally {
      await store.close();
    }
  });
}
