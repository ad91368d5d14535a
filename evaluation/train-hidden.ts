/** Learns a layer between features and labels from labelled texts; the same every time. See hidden-model.ts. */
import type { HiddenWeights } from '../src/language/hidden-model.ts';
import { FEWEST_FEATURES, logistic } from '../src/language/linear-model.ts';
import { type LabelledText, numbersOf, randomNumbers, shuffle, type TextOfMany, UNTOLD } from './train-model.ts';

/** How a model is made. */
export interface Shape {
  /** Numbers in the row between. */
  readonly width: number;
  /** What stands in fewer texts says nothing of others. */
  readonly fewest: number;
  /** So many features are left out of a text each time it is learned, so that none is relied on alone. */
  readonly leftOut: number;
  /** How often every text is gone through. */
  readonly rounds: number;
}

/**
 * With half the width a fifth of the messages that was left out is read 0.4 points of F1 worse, with twice as much no better; a fifth of the
 * work half that was left out is read with an F1 of 92.2 after 6 rounds, 92.8 after 11 and 93.0 after 16.
 */
const ONE_LABEL: Shape = { width: 32, fewest: 10, leftOut: 0.3, rounds: 12 };
/** Smaller, and with rarer features left out, so as not to fill the memory. */
const EACH_LABEL: Shape = { width: 48, fewest: 15, leftOut: 0.4, rounds: 12 };
const STEP = 0.1;
/** The weights behind the row are few and in every text. */
const ROW_STEP = 0.3 * STEP;
/** The step shrinks to this share of itself over the rounds. */
const LAST_STEP = 0.05;
/** So many numbers of the row are left out each time. */
const ROW_LEFT_OUT = 0.3;
const FIRST = { feature: 0.1, row: 0.3 } as const;
const FIRST_SQUARES = { feature: 1e-3, row: 1e-2 } as const;
/** Differences below this change nothing. */
const SMALLEST_DIFFERENCE = { row: 1e-10, label: 1e-4 } as const;

/** A text as it is learned; `toSlopes` turns the scores of its labels into what each should move by. */
interface Example {
  readonly features: Iterable<number>;
  readonly toSlopes: (scores: Float32Array) => void;
}

/** Learns which one label a text has: the softmax of all. */
export function trainHidden(texts: readonly LabelledText[], shape: Shape = ONE_LABEL): HiddenWeights {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  const examples = texts.map(({ features, label, weight = 1 }) => {
    const own = labels.indexOf(label);
    return {
      features,
      toSlopes: (scores: Float32Array): void => {
        toLikelihoods(scores);
        for (let each = 0; each < scores.length; each += 1) {
          scores[each] = weight * ((scores[each] ?? 0) - (each === own ? 1 : 0));
        }
      },
    };
  });
  return train(examples, labels, shape);
}

/** As `trainHidden`, but each label is true of a text, or not, by itself. */
export function trainHiddenEach(texts: readonly TextOfMany[], labels: readonly string[]): HiddenWeights {
  const examples = texts.map(({ features, isTrue }) => {
    const aims = labels.map(isTrue);
    return {
      features,
      toSlopes: (scores: Float32Array): void => {
        for (const [each, aim] of aims.entries()) {
          scores[each] = aim === UNTOLD ? 0 : logistic(scores[each] ?? 0) - (aim ? 1 : 0);
        }
      },
    };
  });
  return train(examples, labels, EACH_LABEL);
}

/**
 * Stochastic gradient descent through rectified units with dropout (Srivastava et al., J. Mach. Learn. Res. 2014), with AdaGrad's steps
 * as in train-model.ts; a feature has one step for its whole row.
 */
function train(
  all: readonly Example[],
  labels: readonly string[],
  { width, fewest, leftOut, rounds }: Shape,
): HiddenWeights {
  const count = labels.length;
  const numbers = numbersOf(all, fewest);
  const random = randomNumbers(1);
  const rows = new Float32Array(numbers.size * width).map(() => FIRST.feature * aboutNothing(random));
  const rowSquares = new Float32Array(numbers.size).fill(FIRST_SQUARES.feature);
  const behind = new Float32Array(count * width).map(() => FIRST.row * aboutNothing(random));
  const behindSquares = new Float32Array(count * width).fill(FIRST_SQUARES.row);
  const rowBias = new Float32Array(width);
  const rowBiasSquares = new Float32Array(width).fill(FIRST_SQUARES.row);
  const bias = new Float32Array(count);
  const biasSquares = new Float32Array(count).fill(FIRST_SQUARES.row);
  const examples = all.map(({ features, toSlopes }) => ({
    features: Uint32Array.from([...features].flatMap((feature) => numbers.get(feature) ?? [])),
    toSlopes,
  }));

  const row = new Float32Array(width);
  const slopesOfRow = new Float32Array(width);
  const slopes = new Float32Array(count);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(examples, random);
    for (const [at, example] of examples.entries()) {
      learnOne(example, Math.max(LAST_STEP, 1 - (round + at / examples.length) / rounds));
    }
  }
  return {
    labels,
    bias: [...bias],
    rowBias: [...rowBias],
    byRow: labels.map((_label, label) => [...behind.subarray(label * width, (label + 1) * width)]),
    byFeature: new Map([...numbers].map(([feature, at]) => [feature, rows.subarray(at * width, (at + 1) * width)])),
  };

  function learnOne({ features: known, toSlopes }: (typeof examples)[number], step: number): void {
    const features = known.filter(() => random() > leftOut);
    const scale = 1 / Math.sqrt(Math.max(FEWEST_FEATURES, features.length));
    row.set(rowBias);
    for (const feature of features) {
      const first = feature * width;
      for (let at = 0; at < width; at += 1) row[at] = (row[at] ?? 0) + scale * (rows[first + at] ?? 0);
    }
    for (let at = 0; at < width; at += 1) {
      const isLeftOut = (row[at] ?? 0) <= 0 || random() < ROW_LEFT_OUT;
      row[at] = isLeftOut ? 0 : (row[at] ?? 0) / (1 - ROW_LEFT_OUT);
    }
    for (let each = 0; each < count; each += 1) {
      let score = bias[each] ?? 0;
      for (let at = 0; at < width; at += 1) score += (behind[each * width + at] ?? 0) * (row[at] ?? 0);
      slopes[each] = score;
    }
    toSlopes(slopes);
    slopesOfRow.fill(0);
    let squares = 0;
    for (let at = 0; at < width; at += 1) {
      if (row[at] === 0) continue;
      let slope = 0;
      for (let each = 0; each < count; each += 1) slope += (slopes[each] ?? 0) * (behind[each * width + at] ?? 0);
      slopesOfRow[at] = slope / (1 - ROW_LEFT_OUT);
      squares += (slopesOfRow[at] ?? 0) ** 2;
    }
    for (let each = 0; each < count; each += 1) {
      const slope = slopes[each] ?? 0;
      if (Math.abs(slope) < SMALLEST_DIFFERENCE.label) continue;
      move(bias, biasSquares, each, slope, STEP * step);
      for (let at = 0; at < width; at += 1) {
        if (row[at] !== 0) move(behind, behindSquares, each * width + at, slope * (row[at] ?? 0), ROW_STEP * step);
      }
    }
    for (let at = 0; at < width; at += 1) move(rowBias, rowBiasSquares, at, slopesOfRow[at] ?? 0, STEP * step);
    const square = (squares * scale * scale) / width;
    if (square < SMALLEST_DIFFERENCE.row) return;
    for (const feature of features) {
      const sum = (rowSquares[feature] ?? 0) + square;
      rowSquares[feature] = sum;
      const own = (STEP * step * scale) / Math.sqrt(sum);
      const first = feature * width;
      for (let at = 0; at < width; at += 1) rows[first + at] = (rows[first + at] ?? 0) - own * (slopesOfRow[at] ?? 0);
    }
  }
}

function move(weights: Float32Array, squares: Float32Array, at: number, slope: number, step: number): void {
  const sum = (squares[at] ?? 0) + slope * slope;
  squares[at] = sum;
  weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(sum);
}

/** Turns scores into how likely each label is. */
function toLikelihoods(scores: Float32Array): void {
  const most = Math.max(...scores);
  let sum = 0;
  for (let each = 0; each < scores.length; each += 1) {
    scores[each] = Math.exp((scores[each] ?? 0) - most);
    sum += scores[each] ?? 0;
  }
  for (let each = 0; each < scores.length; each += 1) scores[each] = (scores[each] ?? 0) / sum;
}

/** Around 0, with a spread of 1. */
function aboutNothing(random: () => number): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3);
}
