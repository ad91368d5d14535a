/**
 * The keys that stored data is sealed with, kept apart from the data: one lookup key for as long as the data lives, and
 * seal keys with numbers, of which the newest seals and all open.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from './store-error.ts';

export interface Keys {
  /** Where they come from, for messages: the file's path or `DATA_KEY`. */
  readonly where: string;
  /** The file, which another process can add a key to; null when they came as a text. */
  readonly file: string | null;
  readonly lookupKey: Buffer;
  readonly sealKeys: ReadonlyMap<number, Buffer>;
  readonly newestSealKey: number;
}

export type KeySource = { readonly file: string } | { readonly text: string };

const KEY_BYTES = 32;
/** The number takes one byte in each sealed row. */
const LAST_SEAL_KEY = 255;
const READABLE_BY_OTHERS = 0o007;
const COPY_REMEDY = 'put back the copy of the key that you keep apart from the data';

/**
 * Reads the keys; on a first start, when there is neither a key file nor a database, makes the file (mode 0600).
 * @param databaseFile file that the keys belong to; if it exists, no new keys are made
 * @throws {StoreError} if there are no usable keys, or others on this machine can read the file
 */
export function loadKeys(source: KeySource, databaseFile: string): Keys {
  return loadKeysFor(source, existsSync(databaseFile) ? databaseFile : null);
}

/**
 * The same for a database that is no file.
 * @param sealed name of the database when it has data; null on a first start
 * @throws {StoreError} as `loadKeys`
 */
export function loadKeysFor(source: KeySource, sealed: string | null): Keys {
  if ('text' in source) return parseKeys(source.text, 'DATA_KEY');
  const { file } = source;
  if (existsSync(file)) return readKeys(file);
  if (sealed !== null) {
    throw new StoreError(file, `no such key file, while ${sealed} was sealed with one`, COPY_REMEDY);
  }
  const text = newKeyText();
  writeKeyFile(file, text);
  return parseKeys(text, file, file);
}

/**
 * Reads a key file that must be there.
 * @throws {StoreError} if it cannot be used
 */
export function readKeys(file: string): Keys {
  return parseKeys(readKeyFile(file), file, file);
}

/**
 * Reads the text of a key file; on one line (as in DATA_KEY) it is the same without the comments.
 * @throws {StoreError} saying what is wrong, never showing a key
 */
export function parseKeys(text: string, where: string, file: string | null = null): Keys {
  const sealKeys = new Map<number, Buffer>();
  let lookupKey: Buffer | undefined;
  for (const word of text.replaceAll(/#.*$/gmu, '').split(/\s+/u).filter(Boolean)) {
    const [, name, number, value] = /^(?:(lookup)|seal-(\d{1,3}))=([\w-]+)$/u.exec(word) ?? [];
    const key = Buffer.from(value ?? '', 'base64url');
    const sealKey = Number(number);
    if (key.length !== KEY_BYTES) {
      throw wrong(where, 'a part is not "lookup=" or "seal-<number>=" followed by 43 letters and digits');
    }
    if (name === 'lookup' ? lookupKey !== undefined : sealKeys.has(sealKey))
      throw wrong(where, 'a key stands there twice');
    if (name === 'lookup') lookupKey = key;
    else if (sealKey < 1 || sealKey > LAST_SEAL_KEY)
      throw wrong(where, `seal-${sealKey} is not in 1 to ${LAST_SEAL_KEY}`);
    else sealKeys.set(sealKey, key);
  }
  if (lookupKey === undefined) throw wrong(where, 'the lookup key is missing');
  if (sealKeys.size === 0) throw wrong(where, 'there is no seal key');
  return { where, file, lookupKey, sealKeys, newestSealKey: Math.max(...sealKeys.keys()) };
}

/** Text of a new key file with one lookup key and one seal key. */
export function newKeyText(): string {
  return `# Key of the Magnesium Check data. Keep a copy apart from the data and show it to nobody:
# without it, what is stored can never be read again.
lookup=${newKey()}
seal-1=${newKey()}
`;
}

/**
 * Adds a new seal key to a key file. A store that is opened with it seals new writes with it, and so do from then on
 * all processes that have the store open. Rows that an older key sealed need that key until `Store.reseal`.
 * @returns the number of the new key
 * @throws {StoreError} if the file cannot be used or has no number left
 */
export function addSealKey(file: string): number {
  const text = readKeyFile(file);
  const next = parseKeys(text, file).newestSealKey + 1;
  if (next > LAST_SEAL_KEY) {
    throw new StoreError(file, 'all 255 seal keys are taken', 'take the oldest ones out and try again');
  }
  writeKeyFile(file, `${text.trimEnd()}\nseal-${next}=${newKey()}\n`);
  return next;
}

/**
 * Takes all seal keys but the newest out of a key file. What they sealed, backups too, can never be read again.
 * @returns their numbers
 * @throws {StoreError} if the file cannot be used
 */
export function dropOldSealKeys(file: string): readonly number[] {
  const text = readKeyFile(file);
  const { sealKeys, newestSealKey } = parseKeys(text, file);
  const old = [...sealKeys.keys()].filter((number) => number !== newestSealKey);
  const isOld = (word: string): boolean => old.some((number) => word.startsWith(`seal-${number}=`));
  const kept = text.split('\n').flatMap((line) => {
    const words = line.split(/\s+/u);
    return words.some(isOld) ? words.filter((word) => !isOld(word)).join(' ') || [] : line;
  });
  if (old.length > 0) writeKeyFile(file, kept.join('\n'));
  return old;
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

function wrong(where: string, problem: string): StoreError {
  return new StoreError(where, problem, COPY_REMEDY);
}

function readKeyFile(file: string): string {
  try {
    // Windows has no such modes and reports 0666 for all files.
    if (process.platform !== 'win32' && (statSync(file).mode & READABLE_BY_OTHERS) !== 0) {
      throw new StoreError(file, 'everybody on this machine can read the key file', `run "chmod 600 ${file}"`);
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(file, 'the key file cannot be read', 'let the service read it, and nobody else', error);
  }
}

/** The file is there whole or not at all, also after a power cut. */
function writeKeyFile(file: string, text: string): void {
  const draft = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(draft, { force: true }); // of an interrupted run, perhaps with another mode
    const handle = openSync(draft, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    throw new StoreError(
      file,
      'the key file cannot be written',
      'make its folder writable, or set DATA_KEY_FILE',
      error,
    );
  }
}
