/** The tables of the reader as an earlier start made them: to make them anew takes four times as long. */
import { hash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeWhole } from './knowledge/write-whole.ts';
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
const LINE_FEED = 10;
/** The first line names all parts. */
const LONGEST_HEAD = 4096;

/** What the file begins with, in one line of JSON. */
interface Head {
  readonly key: string;
  /** In the order in which they stand behind it. */
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly hash: string }[];
}

/**
 * @param place the file where they are kept; it need not be there, and nothing is amiss where it cannot be written
 * @param texts tells of the texts from which they are made: other texts, other tables
 */
export function openKeptReader(place: string, texts: string): KeptReader {
  const key = hash('sha256', `${process.versions.v8}\0${hashOfCode()}\0${texts}`);
  const before = openKept(place, key);
  const numbers = before?.read(NUMBERS) as KeptNumbers | undefined; // as written below, here and behind
  const isUsable = numbers !== undefined && restoreNumbers(numbers);
  const tables = new Map<string, unknown>();
  let isNew = false;
  return {
    keep<Table>(name: string, make: () => Table): Table {
      if (!tables.has(name)) {
        const kept = isUsable ? before?.read(name) : undefined;
        isNew ||= kept === undefined;
        tables.set(name, kept ?? make());
      }
      return tables.get(name) as Table; // made by the same code under this name, now or then
    },
    close() {
      before?.close();
      if (isNew) writeKept(place, key, [[NUMBERS, keptNumbers()], ...tables]);
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

interface KeptParts {
  /** @returns undefined for a part that is not there, or is not what was written */
  read(name: string): unknown;
  close(): void;
}

/** Parts are read one by one: together they would take as much memory as they do later, once more. */
function openKept(place: string, key: string): KeptParts | null {
  let file: number;
  try {
    file = openSync(place, 'r');
  } catch {
    return null;
  }
  const [head, start] = readHead(file);
  if (head?.key !== key) {
    closeSync(file);
    return null;
  }
  const from = new Map<string, number>();
  let at = start;
  for (const { name, bytes } of head.parts) {
    from.set(name, at);
    at += bytes;
  }
  return {
    read(name) {
      const part = head.parts.find((each) => each.name === name);
      if (part === undefined) return undefined;
      const bytes = Buffer.alloc(part.bytes);
      readSync(file, bytes, 0, part.bytes, from.get(name) ?? 0);
      return hash('sha256', bytes) === part.hash ? unpack(deserialize(bytes)) : undefined;
    },
    close: () => closeSync(file),
  };
}

/** @returns null, when there is none, and where what stands behind it begins */
function readHead(file: number): readonly [Head | null, number] {
  const first = Buffer.alloc(LONGEST_HEAD);
  const length = first.subarray(0, readSync(file, first, 0, LONGEST_HEAD, 0)).indexOf(LINE_FEED);
  try {
    return [JSON.parse(first.toString('latin1', 0, length)) as Head, length + 1]; // written below, or else no JSON
  } catch {
    return [null, 0];
  }
}

function writeKept(place: string, key: string, tables: readonly (readonly [string, unknown])[]): void {
  const parts = tables.map(([name, table]) => ({ name, content: serialize(pack(table)) }));
  const head: Head = {
    key,
    parts: parts.map(({ name, content }) => ({ name, bytes: content.length, hash: hash('sha256', content) })),
  };
  const line = Buffer.from(`${JSON.stringify(head)}\n`, 'latin1');
  if (line.length > LONGEST_HEAD) throw new Error('the head of the kept reader is too long: raise LONGEST_HEAD');
  writeWhole(place, Buffer.concat([line, ...parts.map(({ content }) => content)]));
}
