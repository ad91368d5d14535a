/** AES-256-GCM for what is stored, and the keyed name under which a chat is found without its id. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { type Keys, readKeys } from './keys.ts';
import { StoreError } from './store-error.ts';

/** Where sealed bytes belong; they open nowhere else, so that rows cannot be swapped. */
export interface Place {
  readonly table: 'chat' | 'outbox' | 'meta';
  readonly key: Uint8Array;
}

export interface Sealer {
  /** Name of a chat in the store: 16 bytes that say nothing without the lookup key. */
  chatKey(chatId: number): Buffer;
  seal(plain: Uint8Array, place: Place): Buffer;
  /** @throws if the bytes are damaged, of another place, or sealed with a key that is not here */
  open(sealed: Uint8Array, place: Place): Buffer;
  /** Number of the key that it seals with: the newest when it was made, later the one of `sealWith`. */
  readonly sealKey: number;
  knows(sealKey: number): boolean;
  /**
   * Reads the key file anew for a key that another process put there.
   * @throws {StoreError} if it is not there
   */
  learn(sealKey: number): void;
  /** Seals with this key from now on, and learns it first. */
  sealWith(sealKey: number): void;
}

const CIPHER = 'aes-256-gcm';
const CHAT_KEY_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCE_END = 1 + NONCE_BYTES;
/** Random bytes are fetched for so many nonces at once: one by one they take longer than the sealing. */
const NONCES_AT_ONCE = 128;
/** Names of chats that were reckoned last; each turn needs its own several times. */
const MOST_NAMES = 1_000;

/** Number of the seal key with which bytes were sealed. */
export function sealKeyOf(sealed: Uint8Array): number | undefined {
  return sealed[0];
}

/** Sealed bytes are: number of the seal key (1), nonce (12), ciphertext, tag (16). */
export function createSealer(keys: Keys): Sealer {
  const lookupKey = createSecretKey(keys.lookupKey);
  const sealKeys = new Map<number, KeyObject>();
  const add = (more: Keys): void => {
    for (const [number, bytes] of more.sealKeys) sealKeys.set(number, createSecretKey(bytes));
  };
  add(keys);
  let sealKey = keys.newestSealKey;
  const learn = (number: number): void => {
    if (!sealKeys.has(number) && keys.file !== null) add(readKeys(keys.file));
    if (sealKeys.has(number)) return;
    const remedy = `give every process the key file with seal-${number} in it, and start those with DATA_KEY anew`;
    throw new StoreError(keys.where, `seal-${number} is missing, and another process seals with it`, remedy);
  };
  const keyOf = (number: number): KeyObject => {
    const key = sealKeys.get(number);
    if (key === undefined) throw new Error(`seal key ${number} is not in ${keys.where}`);
    return key;
  };
  const names = new Map<number, Buffer>();
  let nonces = Buffer.alloc(0);
  const nextNonce = (): Buffer => {
    if (nonces.length === 0) nonces = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
    const nonce = nonces.subarray(0, NONCE_BYTES);
    nonces = nonces.subarray(NONCE_BYTES);
    return nonce;
  };
  return {
    chatKey(chatId) {
      const known = names.get(chatId);
      if (known !== undefined) return known;
      const name = createHmac('sha256', lookupKey).update(`chat ${chatId}`).digest().subarray(0, CHAT_KEY_BYTES);
      if (names.size === MOST_NAMES) names.clear();
      names.set(chatId, name);
      return name;
    },
    seal(plain, place) {
      const nonce = nextNonce();
      const cipher = createCipheriv(CIPHER, keyOf(sealKey), nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(nameOf(place));
      const body = cipher.update(plain);
      cipher.final();
      // Not of Node's pool: what is kept for a while would keep 8 kB of it.
      const sealed = Buffer.allocUnsafeSlow(NONCE_END + body.length + TAG_BYTES);
      sealed[0] = sealKey;
      sealed.set(nonce, 1);
      sealed.set(body, NONCE_END);
      sealed.set(cipher.getAuthTag(), NONCE_END + body.length);
      return sealed;
    },
    open(sealed, place) {
      const tagStart = sealed.length - TAG_BYTES;
      if (tagStart < NONCE_END) throw new Error(`sealed bytes are too short: ${sealed.length}`);
      const key = keyOf(sealKeyOf(sealed) ?? 0);
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, NONCE_END), { authTagLength: TAG_BYTES });
      decipher.setAAD(nameOf(place));
      decipher.setAuthTag(sealed.subarray(tagStart));
      const plain = decipher.update(sealed.subarray(NONCE_END, tagStart));
      decipher.final(); // throws when a single bit differs
      return plain;
    },
    get sealKey() {
      return sealKey;
    },
    knows: (number) => sealKeys.has(number),
    learn,
    sealWith(number) {
      learn(number);
      sealKey = number;
    },
  };
}

function nameOf(place: Place): Buffer {
  return Buffer.concat([Buffer.from(`${place.table}:`), place.key]);
}
