/** Learns from labelled texts what each feature says for each label: logistic regression, the same every time. */
import { FEWEST_FEATURES, type Weights } from '../src/language/linear-model.ts';

export interface LabelledText {
  readonly features: Iterable<number>;
  readonly label: string;
  /** How much it counts beside others; 1 where it is left out. */
  readonly weight?: number;
}

/** A text of which each label is true, or not, whatever the others are. */
export interface TextOfMany {
  readonly features: Iterable<number>;
  readonly isTrue: (label: string) => boolean | typeof UNTOLD;
}

/** Of this label the text says nothing. */
export const UNTOLD = 'untold';

const ROUNDS = 12;
const STEP = 0.3;
/** Keeps weights small, so that no one example is learned by heart; short texts need more of it. */
export const SHRINK = { long: 1e-5, often: 1e-4, short: 1e-3 } as const;
/** What stands in one text only says nothing of others. */
const FEWEST = 2;
/** Differences below this change no weight. */
const SMALLEST_DIFFERENCE = 1e-4;
const FIRST_SQUARES = 1e-3;

/**
 * Stochastic gradient descent with a step of its own for each weight (AdaGrad: Duchi, Hazan and Singer, J. Mach. Learn.
 * Res. 2011), over the texts in an order that is shuffled by a fixed row of numbers.
 */
export function trainModel(texts: readonly LabelledText[], shrink: number = SHRINK.long): Weights {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  const numbers = numbersOf(texts, FEWEST);
  const count = labels.length;
  const weights = new Float32Array(numbers.size * count);
  const squares = new Float32Array(numbers.size * count).fill(FIRST_SQUARES);
  const bias = new Float32Array(count);
  const biasSquares = new Float32Array(count).fill(FIRST_SQUARES);
  const rows = texts.map(({ features, label, weight = 1 }) => ({
    features: Uint32Array.from([...features].flatMap((feature) => numbers.get(feature) ?? [])),
    label: labels.indexOf(label),
    weight,
  }));
  const likely = new Float32Array(count);
  const random = randomNumbers(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(rows, random);
    for (const { features, label, weight } of rows) {
      const scale = 1 / Math.sqrt(Math.max(FEWEST_FEATURES, features.length));
      predict(likely, bias, weights, features, scale);
      for (let each = 0; each < count; each += 1) {
        const slope = weight * ((likely[each] ?? 0) - (each === label ? 1 : 0));
        likely[each] = slope;
        const sum = (biasSquares[each] ?? 0) + slope * slope;
        biasSquares[each] = sum;
        bias[each] = (bias[each] ?? 0) - (STEP * slope) / Math.sqrt(sum);
      }
      for (const feature of features) {
        const first = feature * count;
        for (let each = 0; each < count; each += 1) {
          const difference = (likely[each] ?? 0) * scale;
          if (Math.abs(difference) < SMALLEST_DIFFERENCE) continue;
          learn(weights, squares, first + each, difference, shrink);
        }
      }
    }
  }
  return weightsOf(labels, bias, weights, numbers);
}

/** Moves one weight against its slope; the more it was moved before, the less now. */
function learn(weights: Float32Array, squares: Float32Array, at: number, difference: number, shrink: number): void {
  const weight = weights[at] ?? 0;
  const slope = difference + shrink * weight;
  const sum = (squares[at] ?? 0) + slope * slope;
  squares[at] = sum;
  weights[at] = weight - (STEP * slope) / Math.sqrt(sum);
}

function weightsOf(
  labels: readonly string[],
  bias: Float32Array,
  weights: Float32Array,
  numbers: ReadonlyMap<number, number>,
): Weights {
  const count = labels.length;
  const byFeature = new Map(
    [...numbers].map(([feature, number]) => [feature, weights.subarray(number * count, (number + 1) * count)]),
  );
  return { labels, bias: [...bias], byFeature };
}

/** Row numbers of the features that are in so many texts. */
export function numbersOf(
  texts: readonly { readonly features: Iterable<number> }[],
  fewest: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { features } of texts) for (const each of features) counts.set(each, (counts.get(each) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= fewest).map(([feature]) => feature);
  return new Map(known.map((feature, number) => [feature, number]));
}

/** Writes into `likely` how likely each label is. */
function predict(
  likely: Float32Array,
  bias: Float32Array,
  weights: Float32Array,
  features: Uint32Array,
  scale: number,
): void {
  addUp(likely, bias, weights, features, scale);
  const most = Math.max(...likely);
  let sum = 0;
  for (let each = 0; each < likely.length; each += 1) {
    const power = Math.exp((likely[each] ?? 0) - most);
    likely[each] = power;
    sum += power;
  }
  for (let each = 0; each < likely.length; each += 1) likely[each] = (likely[each] ?? 0) / sum;
}

/** Writes into `sums` what speaks for each label. */
function addUp(
  sums: Float32Array,
  bias: Float32Array,
  weights: Float32Array,
  features: Uint32Array,
  scale: number,
): void {
  sums.set(bias);
  for (const feature of features) {
    const first = feature * sums.length;
    for (let each = 0; each < sums.length; each += 1) {
      sums[each] = (sums[each] ?? 0) + scale * (weights[first + each] ?? 0);
    }
  }
}

export function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [one, two] = [items[at], items[other]];
    if (one === undefined || two === undefined) continue;
    items[at] = two;
    items[other] = one;
  }
}

/** Numbers from 0 up to 1, the same row for the same seed (a linear congruential generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
