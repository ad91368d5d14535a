/** Tables as an earlier start read and checked them: to read them again takes a third of a start. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeWhole } from './write-whole.ts';

export interface KeptTables {
  /**
   * The rows of a file (one, where it holds a map), if its text is letter for letter that of then.
   * @param text the hash of its text, here and below
   */
  find(file: string, text: string): readonly unknown[] | undefined;
  /** @param rows as they were read, all of them without a problem; none of a table that is hardly ever needed again */
  keep(file: string, text: string, rows: readonly unknown[]): void;
  /** Tells of all texts that were asked for: other texts, another hash. */
  hashOfTexts(): string;
  /** Writes what the next start may use, where there is anything new, and lets go of it. */
  close(): void;
}

interface Kept {
  readonly text: string;
  readonly rows: readonly unknown[];
}

type ByFile = Record<string, Kept>;

/** What reads and checks a table; a change of it makes all that was kept worthless. */
const READERS = ['read-yaml.ts', 'files.ts', 'schema.ts', 'topic-schema.ts'];

/** @param place the file where they are kept; it need not be there, and nothing is amiss where it cannot be written */
export function openKeptTables(place: string): KeptTables {
  const code = hashOfReaders();
  let before = readKept(place, code);
  let now: ByFile = {};
  let isNew = false;
  return {
    find(file, text) {
      const kept = before[file];
      if (kept?.text !== text) return undefined;
      now[file] = kept;
      return kept.rows;
    },
    keep(file, text, rows) {
      now[file] = { text, rows };
      isNew = true;
    },
    hashOfTexts() {
      return hash('sha256', JSON.stringify(Object.entries(now).map(([file, { text }]) => [file, text])));
    },
    close() {
      if (isNew) writeWhole(place, inAscii(JSON.stringify({ code, files: now })));
      before = {};
      now = {};
    },
  };
}

function hashOfReaders(): string {
  const zod = createRequire(import.meta.url).resolve('zod/package.json');
  const files = [...READERS.map((name) => join(import.meta.dirname, name)), zod];
  return hash('sha256', files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}

function readKept(place: string, code: string): ByFile {
  try {
    const kept = JSON.parse(readFileSync(place, 'latin1')) as { readonly code: string; readonly files: ByFile };
    return kept.code === code ? kept.files : {};
  } catch {
    // Not there, or cut off: the tables themselves are read.
    return {};
  }
}

/** A text of one byte a letter is read in half the time and memory. */
function inAscii(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
