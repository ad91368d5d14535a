/** Features in the bytes of a learned model: what stands before them, and where each is found. */

const SPACE = 32;
/** Bytes of a length, and what numbers of four bytes must stand at a multiple of. */
const NUMBER = 4;

/** @returns bytes that begin with a length and the head in JSON, and where the `size` bytes behind them start */
export function writeHead(
  head: object,
  size: number,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly start: number } {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const room = NUMBER * Math.ceil(headBytes.length / NUMBER);
  const bytes = new Uint8Array(NUMBER + room + size);
  new DataView(bytes.buffer).setUint32(0, room, true);
  bytes.fill(SPACE, NUMBER, NUMBER + room);
  bytes.set(headBytes, NUMBER);
  return { bytes, start: NUMBER + room };
}

/**
 * @returns the head, and the bytes in which numbers can be read in place from `start` on
 * @throws {Error} when the bytes are no model
 */
export function readHead<Head>(bytes: Uint8Array): {
  readonly head: Head;
  readonly own: Uint8Array;
  readonly start: number;
} {
  // Numbers must stand at multiples of four; what is read from a file does, and need not be copied.
  const own = bytes.byteOffset % NUMBER === 0 ? bytes : Uint8Array.from(bytes);
  const room = new DataView(own.buffer, own.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(own.subarray(NUMBER, NUMBER + room))) as Head; // written by writeHead
  return { head, own, start: own.byteOffset + NUMBER + room };
}

/** Features that share their first bits: so few are looked through one by one. */
const IN_A_BUCKET = 8;

/** Where a feature stands, and its weights. */
export interface Place {
  feature: number;
  weight: number;
}

/** Writes the place of a feature into `place`; false when nothing was learned of it. */
export type LookUp = (feature: number, place: Place) => boolean;

/**
 * Features are hashes and lie evenly, so their first bits tell nearly where each stands.
 * @param counts how many weights each feature has, where that differs
 */
export function createLookUp(features: Uint32Array, counts: Uint8Array | null): LookUp {
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(1, features.length / IN_A_BUCKET))));
  const shift = 32 - bits;
  const firstFeature = new Uint32Array(2 ** bits + 1);
  const firstWeight = new Uint32Array(2 ** bits + 1);
  let bucket = 0;
  let weight = 0;
  for (let at = 0; at < features.length; at += 1) {
    const own = (features[at] ?? 0) >>> shift;
    for (; bucket <= own; bucket += 1) {
      firstFeature[bucket] = at;
      firstWeight[bucket] = weight;
    }
    weight += counts?.[at] ?? 0;
  }
  firstFeature.fill(features.length, bucket);
  firstWeight.fill(weight, bucket);
  return (feature, place) => {
    const own = feature >>> shift;
    const end = firstFeature[own + 1] ?? 0;
    let weightAt = firstWeight[own] ?? 0;
    for (let at = firstFeature[own] ?? 0; at < end; at += 1) {
      const known = features[at] ?? 0;
      if (known > feature) return false;
      if (known === feature) {
        place.feature = at;
        place.weight = weightAt;
        return true;
      }
      weightAt += counts?.[at] ?? 0;
    }
    return false;
  };
}
