/** Learns a layer between features and labels from labelled texts; the same every time. See hidden-model.ts. */
import type { HiddenWeights } from '../src/language/hidden-model.ts';
import { FEWEST_FEATURES } from '../src/language/linear-model.ts';
import { type LabelledText, numbersOf, randomNumbers, shuffle } from './train-model.ts';

/** Numbers in the row between; with 16 a fifth of the messages that was left out is read 0.4 points of F1 worse, with 64 no better. */
const WIDTH = 32;
const ROUNDS = 6;
const STEP = 0.1;
/** The weights behind the row are few and in every text. */
const ROW_STEP = 0.3 * STEP;
/** The step shrinks to this share of itself over the rounds. */
const LAST_STEP = 0.05;
/** So many features, and numbers of the row, are left out of a text each time it is learned, so that none is relied on alone. */
const LEFT_OUT = 0.3;
/** What stands in fewer texts says nothing of others. */
const FEWEST = 8;
const FIRST = { feature: 0.1, row: 0.3 } as const;
const FIRST_SQUARES = { feature: 1e-3, row: 1e-2 } as const;
/** Differences below this change no row. */
const SMALLEST_DIFFERENCE = 1e-10;

/**
 * Stochastic gradient descent on the softmax of the labels, through rectified units with dropout (Srivastava et al., J. Mach. Learn. Res.
 * 2014), with AdaGrad's steps as in train-model.ts; a feature has one step for its whole row.
 */
export function trainHidden(texts: readonly LabelledText[]): HiddenWeights {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  const count = labels.length;
  const numbers = numbersOf(texts, FEWEST);
  const random = randomNumbers(1);
  const rows = new Float32Array(numbers.size * WIDTH).map(() => FIRST.feature * aboutNothing(random));
  const rowSquares = new Float32Array(numbers.size).fill(FIRST_SQUARES.feature);
  const behind = new Float32Array(count * WIDTH).map(() => FIRST.row * aboutNothing(random));
  const behindSquares = new Float32Array(count * WIDTH).fill(FIRST_SQUARES.row);
  const rowBias = new Float32Array(WIDTH);
  const rowBiasSquares = new Float32Array(WIDTH).fill(FIRST_SQUARES.row);
  const bias = new Float32Array(count);
  const biasSquares = new Float32Array(count).fill(FIRST_SQUARES.row);
  const examples = texts.map(({ features, label, weight = 1 }) => ({
    features: Uint32Array.from([...features].flatMap((feature) => numbers.get(feature) ?? [])),
    label: labels.indexOf(label),
    weight,
  }));

  const row = new Float32Array(WIDTH);
  const slopesOfRow = new Float32Array(WIDTH);
  const slopes = new Float32Array(count);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(examples, random);
    for (const [at, example] of examples.entries()) {
      const step = Math.max(LAST_STEP, 1 - (round + at / examples.length) / ROUNDS);
      learnOne(example, step);
    }
  }
  return {
    labels,
    bias: [...bias],
    rowBias: [...rowBias],
    byRow: labels.map((_label, label) => [...behind.subarray(label * WIDTH, (label + 1) * WIDTH)]),
    byFeature: new Map([...numbers].map(([feature, at]) => [feature, rows.subarray(at * WIDTH, (at + 1) * WIDTH)])),
  };

  function learnOne({ features: all, label, weight }: (typeof examples)[number], step: number): void {
    const features = all.filter(() => random() > LEFT_OUT);
    const scale = 1 / Math.sqrt(Math.max(FEWEST_FEATURES, features.length));
    row.set(rowBias);
    for (const feature of features) {
      const first = feature * WIDTH;
      for (let at = 0; at < WIDTH; at += 1) row[at] = (row[at] ?? 0) + scale * (rows[first + at] ?? 0);
    }
    for (let at = 0; at < WIDTH; at += 1) {
      const isLeftOut = (row[at] ?? 0) <= 0 || random() < LEFT_OUT;
      row[at] = isLeftOut ? 0 : (row[at] ?? 0) / (1 - LEFT_OUT);
    }
    // What each label should move, weighed; then what the row should, and the weights behind it.
    for (let each = 0; each < count; each += 1) {
      let score = bias[each] ?? 0;
      for (let at = 0; at < WIDTH; at += 1) score += (behind[each * WIDTH + at] ?? 0) * (row[at] ?? 0);
      slopes[each] = score;
    }
    toLikelihoods(slopes);
    for (let each = 0; each < count; each += 1)
      slopes[each] = weight * ((slopes[each] ?? 0) - (each === label ? 1 : 0));
    slopesOfRow.fill(0);
    let squares = 0;
    for (let at = 0; at < WIDTH; at += 1) {
      if (row[at] === 0) continue;
      let slope = 0;
      for (let each = 0; each < count; each += 1) slope += (slopes[each] ?? 0) * (behind[each * WIDTH + at] ?? 0);
      slopesOfRow[at] = slope / (1 - LEFT_OUT);
      squares += (slopesOfRow[at] ?? 0) ** 2;
    }
    for (let each = 0; each < count; each += 1) {
      const slope = slopes[each] ?? 0;
      move(bias, biasSquares, each, slope, STEP * step);
      for (let at = 0; at < WIDTH; at += 1) {
        if (row[at] !== 0) move(behind, behindSquares, each * WIDTH + at, slope * (row[at] ?? 0), ROW_STEP * step);
      }
    }
    for (let at = 0; at < WIDTH; at += 1) move(rowBias, rowBiasSquares, at, slopesOfRow[at] ?? 0, STEP * step);
    const square = (squares * scale * scale) / WIDTH;
    if (square < SMALLEST_DIFFERENCE) return;
    for (const feature of features) {
      const sum = (rowSquares[feature] ?? 0) + square;
      rowSquares[feature] = sum;
      const own = (STEP * step * scale) / Math.sqrt(sum);
      const first = feature * WIDTH;
      for (let at = 0; at < WIDTH; at += 1) rows[first + at] = (rows[first + at] ?? 0) - own * (slopesOfRow[at] ?? 0);
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
