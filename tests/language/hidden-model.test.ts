import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainHidden, trainHiddenEach } from '../../evaluation/train-hidden.ts';
import { UNTOLD } from '../../evaluation/train-model.ts';
import { decodeHiddenModel, encodeHiddenModel } from '../../src/language/hidden-model.ts';
import { FEWEST_FEATURES, logistic, softmax } from '../../src/language/linear-model.ts';
import { mix } from '../../src/language/text-features.ts';

/** As features of texts are: hashes that lie evenly. */
const feature = (number: number): number => mix(1, number, 0);

const scale = Math.sqrt(FEWEST_FEATURES);
const weights = {
  labels: ['present', 'denied'],
  bias: [0.5, 0],
  rowBias: [0, -1],
  byRow: [
    [0, 1],
    [2, 0],
  ],
  byFeature: new Map([
    [feature(7), Float32Array.from([scale, 0])],
    [feature(8), Float32Array.from([-scale, (7 / 4) * scale])],
  ]),
};

describe('a model with a layer between features and labels', () => {
  const model = decodeHiddenModel(encodeHiddenModel(weights, 'abc'));

  it('adds up the rows of the features, and lets speak what of them is above 0', () => {
    expect(model.labels).toEqual(weights.labels);
    expect(model.examples).toBe('abc');
    expect(model.scores([])).toEqual([0.5, 0]);
    for (const [label, score] of model.scores([feature(7)]).entries())
      expect(score).toBeCloseTo([0.5, 2][label] ?? 0, 6);
    for (const [label, score] of model.scores([feature(8)]).entries()) {
      expect(score).toBeCloseTo([1.25, 0][label] ?? 0, 6);
    }
    expect(model.likely([])).toEqual(softmax([0.5, 0]));
  });

  it('cuts off the few numbers that are far larger than all others', () => {
    const few = Array.from(
      { length: 1_000 },
      (_, at) => [feature(10 + at), Float32Array.from([scale, -scale])] as const,
    );
    const far = [feature(5_000), Float32Array.from([50 * scale, 0])] as const;
    const made = decodeHiddenModel(encodeHiddenModel({ ...weights, byFeature: new Map([...few, far]) }, ''));
    expect(made.scores([feature(10)])).toEqual(made.scores([feature(5_000)]));
    expect(made.scores([feature(10)])[1]).toBeCloseTo(2, 6);
  });

  it('knows no feature that it has not learned', () => {
    expect(model.likely([1, 2, 3].map(feature))).toEqual(model.likely([]));
  });

  it('can be read from the middle of other bytes', () => {
    const bytes = encodeHiddenModel(weights, '');
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeHiddenModel(shifted.subarray(3)).likely([feature(7)])).toEqual(
      decodeHiddenModel(bytes).likely([feature(7)]),
    );
  });

  it('gives likelihoods that are one together, whatever it is asked', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), (features) => {
        const sum = model.likely([...features, feature(7)]).reduce((all, each) => all + each, 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});

/** A word has many features, as in a text. */
function featuresOf(words: readonly number[]): readonly number[] {
  return words.flatMap((word) => Array.from({ length: 40 }, (_, at) => feature(100 * word + at)));
}

describe('learning a layer', () => {
  // Of either word alone the one label is true, of both or none the other: no sum of weights says that.
  const texts = [[1], [2], [1, 2], [3]].flatMap((words) =>
    Array.from({ length: 300 }, () => ({
      features: featuresOf(words),
      label: words.length === 1 && words[0] !== 3 ? 'one' : 'other',
    })),
  );

  it('learns what two features say only together', () => {
    const model = decodeHiddenModel(encodeHiddenModel(trainHidden(texts), ''));
    const says = (words: readonly number[]) => (model.likely(featuresOf(words))[0] ?? 0) > 0.5;
    expect([[1], [2], [1, 2], [3]].map(says)).toEqual([true, true, false, false]);
  });

  it('gives the same weights for the same texts', () => {
    expect(encodeHiddenModel(trainHidden(texts), '')).toEqual(encodeHiddenModel(trainHidden(texts), ''));
  });
});

describe('labels that are learned each by itself', () => {
  const times = 300;
  const both = Array.from({ length: times }, () => ({ features: featuresOf([1, 2]), isTrue: () => true }));
  const one = Array.from({ length: times }, () => ({
    features: featuresOf([1, 3]),
    isTrue: (label: string) => label === 'a',
  }));
  const none = Array.from({ length: times }, () => ({ features: featuresOf([4]), isTrue: () => false }));
  const likely = (weights: ReturnType<typeof trainHiddenEach>, words: readonly number[]) =>
    decodeHiddenModel(encodeHiddenModel(weights, ''))
      .scores(featuresOf(words))
      .map((score) => logistic(score) > 0.5);

  it('may both be true of a text, or neither', () => {
    const weights = trainHiddenEach([...both, ...one, ...none], ['a', 'b']);
    expect([[1, 2], [1, 3], [4]].map((words) => likely(weights, words))).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
  });

  it('learn nothing from a text that does not tell', () => {
    const telling = [...both, ...none];
    const untold = one.map(({ features }) => ({
      features,
      isTrue: (label: string) => (label === 'a' ? true : (UNTOLD as typeof UNTOLD)),
    }));
    // Of "b" the text that does not tell says what is said without it: that it is as the words around say.
    expect(likely(trainHiddenEach([...telling, ...untold], ['a', 'b']), [1, 3])).toEqual([true, true]);
    expect(likely(trainHiddenEach([...telling, ...one], ['a', 'b']), [1, 3])).toEqual([true, false]);
  });
});
