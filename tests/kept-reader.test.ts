/** The reader as an earlier start made it reads as one that is made anew. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeptReader } from '../src/kept-reader.ts';
import { pack, unpack } from '../src/language/pack-tables.ts';

/** Reads texts in a process of its own, as a start does: words are numbered once in a process. */
const READING = join(import.meta.dirname, 'read-texts.ts');
const TEXTS = [
  'ik slik plaspillen en heb elke nacht kramp, geen hoofdpijn',
  'Ich habe Krämpfe und schlafe schlecht',
  'metropolol en omeprazool, en 2x per week een banaan; ik lust geen noten',
  'sharp chest pain since this morning',
  'magnesium citrate 400 mg, two tablets a day?',
  'my sister cant sleep, i am shattred most days',
  'nee, drie of vier keer per maand',
];

let folder: string;
let place: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magnesium-reader-'));
  place = join(folder, 'cache', 'reader');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Read {
  /** How many tables were made and not taken from an earlier start. */
  readonly made: number;
  readonly readings: readonly unknown[];
}

function start(texts = 'the texts'): Read {
  return JSON.parse(execFileSync(process.execPath, [READING, place, texts, ...TEXTS]).toString()) as Read; // printed there
}

describe('the reader that an earlier start made', () => {
  it('reads as the one that was made, and makes nothing', () => {
    const [first, later] = [start(), start()];
    expect(first.made).toBeGreaterThan(10);
    expect(later).toEqual({ made: 0, readings: first.readings });
  }, 60_000);

  it('is made anew for other texts, and after the file was spoilt', () => {
    const first = start();
    expect(start('other texts').made).toBe(first.made);
    const whole = readFileSync(place);
    for (const spoil of [
      (bytes: Buffer) => bytes.subarray(0, 500),
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      (bytes: Buffer) => bytes.fill(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9, bytes.length - 8),
      () => Buffer.alloc(0),
    ]) {
      writeFileSync(place, spoil(Buffer.from(whole)));
      const later = start('other texts');
      expect(later.made).toBeGreaterThan(0);
      expect(later.readings).toEqual(first.readings);
    }
  }, 120_000);

  it('is done without where nothing can be written', () => {
    mkdirSync(join(folder, 'cache'));
    writeFileSync(join(folder, 'cache', 'file'), '');
    place = join(folder, 'cache', 'file', 'reader');
    const { keep, close } = openKeptReader(place, 'the texts');
    expect(keep('a table', () => new Set(['a']))).toEqual(new Set(['a']));
    expect(close).not.toThrow();
  });
});

describe('what is kept', () => {
  it('holds on to no bytes of the file', () => {
    const read = deserialize(
      serialize({ wide: Int32Array.of(1), narrow: Uint16Array.of(1, 2), text: 'x'.repeat(999) }),
    );
    const { wide, narrow } = unpack(read) as { readonly wide: Int32Array; readonly narrow: Uint16Array };
    expect([wide.buffer.byteLength, narrow.buffer.byteLength]).toEqual([4, 4]);
  });

  it('is data, and no function or instance that nobody can bring back', () => {
    expect(() => pack({ find: () => 1 })).toThrow('a function cannot be kept');
    expect(() => pack(new Map([[1, new Date(0)]]))).toThrow('a Date cannot be kept');
  });
});
