/**
 * What was learned from examples, with one layer between features and labels: for every feature a short row of numbers, which are
 * added up; what of the sum is above 0 speaks for each label. So two features can say together what neither says by itself.
 */
import { createLookUp, type LookUp, type Place, readModel, writeModel } from './feature-table.ts';
import { FEWEST_FEATURES, type LearnedModel, softmax } from './linear-model.ts';

/** Weights as they come out of learning. */
export interface HiddenWeights {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** Of each number of the row between: what it is without any feature. */
  readonly rowBias: readonly number[];
  /** For each label one weight for each number of the row. */
  readonly byRow: readonly (readonly number[])[];
  /** Feature -> its row. */
  readonly byFeature: ReadonlyMap<number, Float32Array>;
}

interface Head extends Omit<HiddenWeights, 'byFeature'> {
  readonly examples: string;
  readonly features: number;
  /** What a step of 1 stands for. */
  readonly unit: number;
}

/** Two numbers share a byte: with a byte for each, messages that were left out of learning are read no better. */
const LARGEST = 7;
/** The few that are larger are cut off, so that the others are told apart. */
const WITHIN_LARGEST = 0.998;

/** A length, a head in JSON, then features, and a row of steps for each, two to a byte. */
export function encodeHiddenModel({ byFeature, ...weights }: HiddenWeights, examples: string): Uint8Array {
  const rows = [...byFeature].sort(([one], [other]) => one - other);
  const unit = largestOf(rows.map(([, row]) => row)) / LARGEST || 1;
  const head: Head = { ...weights, examples, features: rows.length, unit };
  const rowBytes = weights.rowBias.length / 2;
  const features = rows.map(([feature]) => feature);
  const { bytes, behind } = writeModel(head, features, rowBytes * rows.length);
  const numbers = new DataView(bytes.buffer, behind);
  const stepOf = (each = 0): number => Math.max(-LARGEST, Math.min(LARGEST, Math.round(each / unit)));
  for (const [index, [, row]] of rows.entries()) {
    for (let at = 0; at < rowBytes; at += 1) {
      const [low, high] = [stepOf(row[2 * at]), stepOf(row[2 * at + 1])];
      numbers.setInt8(rowBytes * index + at, (high << 4) | (low & 0xf));
    }
  }
  return bytes;
}

function largestOf(rows: readonly Float32Array[]): number {
  const sizes = Float32Array.from(
    rows.flatMap((row) => [...row]),
    Math.abs,
  ).sort();
  return sizes[Math.ceil(WITHIN_LARGEST * sizes.length) - 1] ?? 0;
}

/** @throws {Error} when the bytes are no model */
export function decodeHiddenModel(bytes: Uint8Array): LearnedModel {
  const { head, features, buffer, behind } = readModel<Head>(bytes);
  const { labels, bias, rowBias, byRow, examples, unit } = head;
  const width = rowBias.length;
  const rowBytes = width / 2;
  const steps = new Int8Array(buffer, behind, rowBytes * head.features);
  // Made when the first text is read: a start need not wait for it.
  let lookUp: LookUp | null = null;
  const place: Place = { feature: 0, weight: 0 };
  const row = new Float64Array(width);
  const scores = (text: Iterable<number>): readonly number[] => {
    lookUp ??= createLookUp(features, null);
    row.fill(0);
    let known = 0;
    for (const feature of text) {
      if (!lookUp(feature, place)) continue;
      known += 1;
      const first = place.feature * rowBytes;
      for (let at = 0; at < rowBytes; at += 1) {
        const two = steps[first + at] ?? 0;
        row[2 * at] = (row[2 * at] ?? 0) + ((two << 28) >> 28); // the lower half with its sign
        row[2 * at + 1] = (row[2 * at + 1] ?? 0) + (two >> 4);
      }
    }
    const scale = unit / Math.sqrt(Math.max(FEWEST_FEATURES, known));
    for (let at = 0; at < width; at += 1) row[at] = Math.max(0, (rowBias[at] ?? 0) + scale * (row[at] ?? 0));
    const found = new Array<number>(labels.length);
    for (let label = 0; label < labels.length; label += 1) {
      const own = byRow[label] ?? [];
      let score = bias[label] ?? 0;
      for (let at = 0; at < width; at += 1) score += (own[at] ?? 0) * (row[at] ?? 0);
      found[label] = score;
    }
    return found;
  };
  return { labels, examples, scores, likely: (found) => softmax(scores(found)) };
}
