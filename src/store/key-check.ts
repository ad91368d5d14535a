/** Whether keys are those of a database: a wrong or missing one would show every chat as damaged and write over it. */
import type { Keys } from './keys.ts';
import { createSealer, type Sealer, sealKeyOf } from './seal.ts';
import { StoreError } from './store-error.ts';

/** What a database keeps to know its keys by, under the name of each: what only the right key can have made. */
export type KeyProofs = ReadonlyMap<string, Buffer>;

export interface KeyFindings {
  /** Seal keys that are gone; that is right where no row needs them, and else `missingKey`. */
  readonly gone: readonly number[];
  /** Proofs of keys that the database does not know yet. */
  readonly toAdd: KeyProofs;
}

const LOOKUP = 'lookup-key';
const PROOF = Buffer.from('Magnesium Check');
const PROOF_PLACE = { table: 'meta', key: PROOF } as const;

/** Name of the proof of a seal key. */
export function proofName(sealKey: number): string {
  return `seal-key-${sealKey}`;
}

/**
 * Holds the keys against what the database knows of them.
 * @param where the database, for messages
 * @throws {StoreError} if they are the keys of other data
 */
export function checkKeys(keys: Keys, proofs: KeyProofs, where: string): KeyFindings {
  const sealer = createSealer(keys);
  const toAdd = new Map<string, Buffer>();
  const lookup = proofs.get(LOOKUP);
  if (lookup === undefined) toAdd.set(LOOKUP, sealer.chatKey(0));
  else if (!lookup.equals(sealer.chatKey(0))) throw wrongKey(keys, where, 'the lookup key is not the one');

  const gone: number[] = [];
  for (const [name, sealed] of proofs) {
    if (name === LOOKUP) continue;
    const sealKey = sealKeyOf(sealed) ?? 0;
    if (!keys.sealKeys.has(sealKey)) gone.push(sealKey);
    else if (!opens(sealer, sealed)) throw wrongKey(keys, where, `seal-${sealKey} is not the one`);
  }
  const newest = proofName(keys.newestSealKey);
  if (!proofs.has(newest)) toAdd.set(newest, sealer.seal(PROOF, PROOF_PLACE));
  return { gone, toAdd };
}

function opens(sealer: Sealer, sealed: Buffer): boolean {
  try {
    return sealer.open(sealed, PROOF_PLACE).equals(PROOF);
  } catch {
    return false; // that it does not open is the answer
  }
}

/** A seal key is gone that rows still need. */
export function missingKey(keys: Keys, where: string, sealKey: number): StoreError {
  return wrongKey(keys, where, `seal-${sealKey} is missing, the one`);
}

function wrongKey(keys: Keys, where: string, problem: string): StoreError {
  return new StoreError(
    keys.where,
    `${problem} with which ${where} was sealed`,
    'put back the copy of the key that belongs to these data; nothing was changed or lost',
  );
}
