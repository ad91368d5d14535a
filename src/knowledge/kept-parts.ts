/** A file in parts that one start writes for the next, which reads each when it is asked for. */
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeWhole } from './write-whole.ts';

export interface KeptParts {
  has(name: string): boolean;
  /** @returns undefined for a part that is not there, or is not what was written */
  read(name: string): Buffer | undefined;
  close(): void;
}

/** A line of JSON, behind a line that tells its length. */
interface Head {
  readonly key: string;
  /** In the order in which they stand behind it. */
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly hash: string }[];
}

const DIGITS = 8;

/**
 * @param key tells what the parts were made of: others, another key
 * @returns null where there is no such file, or it is cut off, or of another key
 */
export function openKeptParts(place: string, key: string): KeptParts | null {
  let file: number;
  try {
    file = openSync(place, 'r');
  } catch {
    return null;
  }
  const parts = partsOf(file, key);
  if (parts === null) {
    closeSync(file);
    return null;
  }
  return {
    has: (name) => parts.has(name),
    read(name) {
      const part = parts.get(name);
      if (part === undefined) return undefined;
      const bytes = readAt(file, part.from, part.bytes);
      return hash('sha256', bytes) === part.hash ? bytes : undefined;
    },
    close: () => closeSync(file),
  };
}

/** Writes them all, where they can be written. */
export function writeKeptParts(place: string, key: string, parts: ReadonlyMap<string, Uint8Array>): void {
  const head: Head = {
    key,
    parts: [...parts].map(([name, content]) => ({ name, bytes: content.length, hash: hash('sha256', content) })),
  };
  const line = Buffer.from(JSON.stringify(head));
  const length = Buffer.from(`${String(line.length).padStart(DIGITS, '0')}\n`);
  writeWhole(place, Buffer.concat([length, line, ...parts.values()]));
}

/** Where each part begins, its length and its hash; null as above. */
function partsOf(file: number, key: string) {
  const length = Number(readAt(file, 0, DIGITS).toString('latin1'));
  const head = readHead(readAt(file, DIGITS + 1, length || 0));
  if (head?.key !== key) return null;
  let at = DIGITS + 1 + length;
  const parts = new Map(
    head.parts.map(({ name, bytes, hash }) => {
      at += bytes;
      return [name, { from: at - bytes, bytes, hash }];
    }),
  );
  return at === fstatSync(file).size ? parts : null;
}

function readHead(line: Buffer): Head | null {
  try {
    return JSON.parse(line.toString()) as Head; // written above, or else of another key, or no JSON
  } catch {
    return null;
  }
}

/** What there is of it. */
function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, from));
}
