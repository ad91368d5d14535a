/** What was learned from examples: for every feature how much it speaks for each label. Small, flat and quick to read. */
import { createLookUp, type LookUp, type Place, readModel, writeModel } from './feature-table.ts';

export interface LearnedModel {
  readonly labels: readonly string[];
  /** What the examples were that it was learned from; see learn.ts. */
  readonly examples: string;
  /** How likely each label is for a text with these features: 0 to 1, together 1, in the order of `labels`. */
  likely(features: Iterable<number>): readonly number[];
  /** How much speaks for each label, whatever speaks for the others: above 0 it is likelier than not. */
  scores(features: Iterable<number>): readonly number[];
}

/** Weights as they come out of learning. */
export interface Weights {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** Feature -> weight of each label. */
  readonly byFeature: ReadonlyMap<number, Float32Array>;
}

interface Head {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** What a weight of 1 stands for. */
  readonly unit: number;
  readonly examples: string;
  readonly features: number;
  readonly weights: number;
}

const LARGEST = 127;
/** Weights of so many steps (of 127) or fewer change nothing that matters, and most are so small; in short texts each weighs more. */
export const SMALLEST = { long: 7, short: 5 } as const;

/**
 * A length, a head in JSON, then features, how many weights each has, labels and weights.
 * @param smallest weights of so many steps or fewer are left out
 */
export function encodeModel(
  { labels, bias, byFeature }: Weights,
  examples: string,
  smallest: number = SMALLEST.long,
): Uint8Array {
  let largest = 0;
  for (const weights of byFeature.values()) for (const each of weights) largest = Math.max(largest, Math.abs(each));
  const unit = largest / LARGEST;
  const kept: { readonly feature: number; readonly label: number; readonly weight: number }[] = [];
  for (const [feature, weights] of [...byFeature].sort(([one], [other]) => one - other)) {
    for (const [label, each] of weights.entries()) {
      const weight = Math.round(each / unit);
      if (Math.abs(weight) > smallest) kept.push({ feature, label, weight });
    }
  }
  const features = [...new Set(kept.map(({ feature }) => feature))];
  // A label has at most one weight for a feature, and there are fewer labels than a byte counts.
  const counts = new Uint8Array(features.length);
  let at = -1;
  for (const { feature } of kept) {
    if (features[at] !== feature) at += 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const head: Head = { labels, bias, unit, examples, features: features.length, weights: kept.length };
  const { bytes, behind } = writeModel(head, features, features.length + 2 * kept.length);
  bytes.set(counts, behind);
  const rest = behind + features.length;
  for (const [index, { label, weight }] of kept.entries()) {
    bytes[rest + index] = label;
    bytes[rest + kept.length + index] = weight & 0xff;
  }
  return bytes;
}

/** A short text has few features, and each must not weigh more than in a sentence. */
export const FEWEST_FEATURES = 60;

/** @throws {Error} when the bytes are no model */
export function decodeModel(bytes: Uint8Array): LearnedModel {
  const { head, features, buffer, behind } = readModel<Head>(bytes);
  const counts = new Uint8Array(buffer, behind, head.features);
  const labels = new Uint8Array(buffer, behind + head.features, head.weights);
  const weights = new Int8Array(buffer, behind + head.features + head.weights, head.weights);
  // Made when the first text is read: a start need not wait for it.
  let lookUp: LookUp | null = null;
  const place: Place = { feature: 0, weight: 0 };
  const scores = (found: Iterable<number>): readonly number[] => {
    lookUp ??= createLookUp(features, counts);
    const sums = new Float64Array(head.labels.length);
    let known = 0;
    for (const feature of found) {
      if (!lookUp(feature, place)) continue;
      known += 1;
      const end = place.weight + (counts[place.feature] ?? 0);
      for (let index = place.weight; index < end; index += 1) {
        const label = labels[index] ?? 0;
        sums[label] = (sums[label] ?? 0) + (weights[index] ?? 0);
      }
    }
    // Long texts have more features, and are no surer for it.
    const scale = head.unit / Math.sqrt(Math.max(FEWEST_FEATURES, known));
    return head.bias.map((bias, label) => bias + scale * (sums[label] ?? 0));
  };
  return { labels: head.labels, examples: head.examples, scores, likely: (found) => softmax(scores(found)) };
}

/** A score of one label by itself as a likelihood, 0 to 1. */
export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}
