/** Features in the bytes of a learned model: what stands before them, and where each is found. */

const SPACE = 32;
/** Bytes of a length, and what numbers of four bytes must stand at a multiple of. */
const NUMBER = 4;

/**
 * @param features of a model, in order, each once
 * @param size bytes of what stands behind them
 * @returns bytes that begin with a length, the head in JSON and the features, and where the rest starts
 */
export function writeModel(
  head: object,
  features: readonly number[],
  size: number,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly behind: number } {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const room = NUMBER * Math.ceil(headBytes.length / NUMBER);
  const start = NUMBER + room;
  const behind = start + featureBytes(features.length);
  const bytes = new Uint8Array(behind + size);
  new DataView(bytes.buffer).setUint32(0, room, true);
  bytes.fill(SPACE, NUMBER, start);
  bytes.set(headBytes, NUMBER);
  writeFeatures(features, bytes, start);
  return { bytes, behind };
}

/**
 * @returns the head, the features, and the buffer in which numbers can be read in place from `behind` on
 * @throws {Error} when the bytes are no model
 */
export function readModel<Head extends { readonly features: number }>(
  bytes: Uint8Array,
): {
  readonly head: Head;
  readonly features: Features;
  readonly buffer: ArrayBufferLike;
  readonly behind: number;
} {
  // Numbers must stand at multiples of four; what is read from a file does, and need not be copied.
  const own = bytes.byteOffset % NUMBER === 0 ? bytes : Uint8Array.from(bytes);
  const room = new DataView(own.buffer, own.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(own.subarray(NUMBER, NUMBER + room))) as Head; // written by writeModel
  const start = own.byteOffset + NUMBER + room;
  return {
    head,
    features: readFeatures(own, start, head.features),
    buffer: own.buffer,
    behind: start + featureBytes(head.features),
  };
}

/** Features that share their first bits: so few are looked through one by one. */
const IN_A_BUCKET = 8;
/** Of a feature its first bits and the sixteen behind them are kept: of ten thousand others one is taken for one of these. */
const REST_BITS = 16;

/** Features by their first bits, which tell nearly where each stands, as they are hashes and lie evenly. */
export interface Features {
  readonly bits: number;
  /** How many begin with the same bits, for each such beginning. */
  readonly inBucket: Uint8Array;
  /** Of each feature the bits behind those, in order. */
  readonly rest: Uint16Array;
}

/** Where a feature stands, and its weights. */
export interface Place {
  feature: number;
  weight: number;
}

/** Writes the place of a feature into `place`; false when nothing was learned of it. */
export type LookUp = (feature: number, place: Place) => boolean;

/** @returns how many bytes so many features take */
function featureBytes(count: number): number {
  return 2 ** bitsOf(count) + 2 * count;
}

function writeFeatures(features: readonly number[], bytes: Uint8Array<ArrayBuffer>, start: number): void {
  const { bits, inBucket, rest } = readFeatures(bytes, start, features.length);
  for (const [at, feature] of features.entries()) {
    const bucket = feature >>> (32 - bits);
    const before = inBucket[bucket] ?? 0;
    if (before === 0xff) throw new Error('features do not lie evenly: more than 255 begin alike');
    inBucket[bucket] = before + 1;
    rest[at] = restOf(feature, bits);
  }
}

/** @param start where they begin in the buffer of `bytes`, a multiple of two */
function readFeatures(bytes: Uint8Array, start: number, count: number): Features {
  const bits = bitsOf(count);
  return {
    bits,
    inBucket: new Uint8Array(bytes.buffer, start, 2 ** bits),
    rest: new Uint16Array(bytes.buffer, start + 2 ** bits, count),
  };
}

/** @param counts how many weights each feature has, where that differs */
export function createLookUp({ bits, inBucket, rest }: Features, counts: Uint8Array | null): LookUp {
  const shift = 32 - bits;
  const firstFeature = new Uint32Array(inBucket.length + 1);
  const firstWeight = counts && new Uint32Array(inBucket.length + 1);
  let weight = 0;
  let at = 0;
  for (let bucket = 0; bucket < inBucket.length; bucket += 1) {
    const end = at + (inBucket[bucket] ?? 0);
    for (; at < end; at += 1) weight += counts?.[at] ?? 0;
    firstFeature[bucket + 1] = end;
    if (firstWeight !== null) firstWeight[bucket + 1] = weight;
  }
  return (feature, place) => {
    const own = feature >>> shift;
    const wanted = restOf(feature, bits);
    const end = firstFeature[own + 1] ?? 0;
    let weightAt = firstWeight?.[own] ?? 0;
    for (let at = firstFeature[own] ?? 0; at < end; at += 1) {
      const known = rest[at] ?? 0;
      if (known > wanted) return false;
      if (known === wanted) {
        place.feature = at;
        place.weight = weightAt;
        return true;
      }
      weightAt += counts?.[at] ?? 0;
    }
    return false;
  };
}

function bitsOf(count: number): number {
  return Math.max(1, Math.ceil(Math.log2(Math.max(1, count / IN_A_BUCKET))));
}

function restOf(feature: number, bits: number): number {
  return (feature << bits) >>> (32 - REST_BITS);
}
