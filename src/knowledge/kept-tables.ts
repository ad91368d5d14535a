/** Tables as an earlier start read and checked them: to read them again takes a third of a start. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openKeptParts, writeKeptParts } from './kept-parts.ts';

export interface KeptTables {
  /**
   * Finds the rows of a file (one, where it holds a map), if its text is letter for letter that of then.
   * @param text the hash of its text, here and below
   * @returns reads them, at any time; that gives undefined when they are not what was written
   */
  find(file: string, text: string): (() => readonly unknown[] | undefined) | undefined;
  /** @param rows as they were read, all of them without a problem */
  keep(file: string, text: string, rows: readonly unknown[]): void;
  /** Tells of all texts that were asked for: other texts, another hash. */
  hashOfTexts(): string;
  /** Writes what the next start may use, where there is anything new. */
  close(): void;
}

/** What reads and checks a table; a change of it makes all that was kept worthless. */
const READERS = ['read-yaml.ts', 'files.ts', 'schema.ts', 'topic-schema.ts'];

/** @param place the file where they are kept; it need not be there, and nothing is amiss where it cannot be written */
export function openKeptTables(place: string): KeptTables {
  const key = hashOfReaders();
  const before = openKeptParts(place, key); // and open it stays, for what is read later
  const texts: string[] = [];
  const added = new Map<string, string>();
  return {
    find(file, text) {
      const name = nameOf(file, text);
      if (before === null || !before.has(name)) return undefined;
      texts.push(name);
      return () => {
        const bytes = before.read(name);
        return bytes && (JSON.parse(bytes.toString('latin1')) as readonly unknown[]); // written below
      };
    },
    keep(file, text, rows) {
      const name = nameOf(file, text);
      texts.push(name);
      added.set(name, inAscii(JSON.stringify(rows)));
    },
    hashOfTexts: () => hash('sha256', JSON.stringify(texts)),
    close() {
      if (added.size === 0) return;
      const parts = new Map<string, Uint8Array>();
      for (const name of texts) {
        const json = added.get(name);
        const bytes = json === undefined ? before?.read(name) : Buffer.from(json, 'latin1');
        if (bytes !== undefined) parts.set(name, bytes);
      }
      writeKeptParts(place, key, parts);
      added.clear();
    },
  };
}

function nameOf(file: string, text: string): string {
  return `${file} ${text}`;
}

function hashOfReaders(): string {
  const zod = createRequire(import.meta.url).resolve('zod/package.json');
  const files = [...READERS.map((name) => join(import.meta.dirname, name)), zod];
  return hash('sha256', files.map((file) => readFileSync(file, 'utf8')).join('\0'));
}

/** A text of one byte a letter is read in half the time and memory. */
function inAscii(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
