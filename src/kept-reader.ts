/** The tables of the reader as an earlier start made them: to make them anew takes four times as long. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { openKeptParts, writeKeptParts } from './knowledge/kept-parts.ts';
import type { Keep } from './language/keep.ts';
import { pack, unpack } from './language/pack-tables.ts';
import { type KeptNumbers, keptNumbers, restoreNumbers } from './language/word-numbers.ts';

export interface KeptReader {
  readonly keep: Keep;
  /** Writes what the next start may use, where there is anything new, and lets go of it. */
  close(): void;
}

/** Code that makes the tables, or says what is in them: a change of it makes all that was kept worthless. */
const FOLDERS = ['language', 'knowledge', 'domain'];
/** The numbers of words, without which the tables mean nothing. */
const NUMBERS = 'numbers';

/**
 * @param place the file where they are kept; it need not be there, and nothing is amiss where it cannot be written
 * @param texts tells of the texts from which they are made: other texts, other tables
 */
export function openKeptReader(place: string, texts: string): KeptReader {
  const key = hash('sha256', `${process.versions.v8}\0${hashOfCode()}\0${texts}`);
  const before = openKeptParts(place, key);
  // Read one by one: together they would take as much memory as they do later, once more.
  const read = (name: string): unknown => {
    const bytes = before?.read(name);
    return bytes && unpack(deserialize(bytes));
  };
  const numbers = read(NUMBERS) as KeptNumbers | undefined; // as written below, here and behind
  const isUsable = numbers !== undefined && restoreNumbers(numbers);
  const tables = new Map<string, unknown>();
  let isNew = false;
  return {
    keep<Table>(name: string, make: () => Table): Table {
      if (!tables.has(name)) {
        const kept = isUsable ? read(name) : undefined;
        isNew ||= kept === undefined;
        tables.set(name, kept ?? make());
      }
      return tables.get(name) as Table; // made by the same code under this name, now or then
    },
    close() {
      before?.close();
      if (isNew) {
        const all = [[NUMBERS, keptNumbers()] as const, ...tables];
        writeKeptParts(place, key, new Map(all.map(([name, table]) => [name, serialize(pack(table))])));
      }
      tables.clear();
    },
  };
}

function hashOfCode(): string {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(import.meta.dirname, folder, name)),
  );
  return hash('sha256', files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}
