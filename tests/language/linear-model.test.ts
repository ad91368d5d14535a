import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeModel, encodeModel, FEWEST_FEATURES, SMALLEST, softmax } from '../../src/language/linear-model.ts';
import { mix } from '../../src/language/text-features.ts';

/** As features of texts are: hashes that lie evenly. */
const feature = (number: number): number => mix(1, number, 0);

const weights = {
  labels: ['none', 'RF-CHEST', 'RF-STROKE'],
  bias: [0.5, 0, -0.5],
  byFeature: new Map([
    [feature(7), Float32Array.from([-1, 2, 0])],
    [feature(8), Float32Array.from([-1, 0, 20])],
    [feature(99), Float32Array.from([0.01, 0, 0])],
  ]),
};

describe('a learned model', () => {
  it('says after writing and reading what it said before, as near as its steps allow', () => {
    const model = decodeModel(encodeModel(weights, 'abc', SMALLEST.short));
    expect(model.labels).toEqual(weights.labels);
    expect(model.examples).toBe('abc');
    const scale = 1 / Math.sqrt(FEWEST_FEATURES);
    const expected = softmax([0.5 - scale, 2 * scale, -0.5]);
    for (const [label, likely] of model.likely([feature(7)]).entries())
      expect(likely).toBeCloseTo(expected[label] ?? 0, 2);
    expect(model.likely([feature(8)]).indexOf(Math.max(...model.likely([feature(8)])))).toBe(2);
  });

  it('leaves out weights that change nothing, and knows no feature that it has not learned', () => {
    const model = decodeModel(encodeModel(weights, ''));
    expect(model.likely([feature(99)])).toEqual(model.likely([]));
    expect(model.likely([1, 2, 3].map(feature))).toEqual(model.likely([]));
  });

  it('scores each label by itself, with what it says without any feature', () => {
    const model = decodeModel(encodeModel(weights, ''));
    expect(model.scores([])).toEqual(weights.bias);
    expect(model.scores([feature(7)])[1]).toBeCloseTo(2 / Math.sqrt(FEWEST_FEATURES), 1);
    expect(model.scores([feature(7)])[2]).toBe(-0.5);
  });

  it('can be read from the middle of other bytes', () => {
    const bytes = encodeModel(weights, '');
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeModel(shifted.subarray(3)).likely([feature(7)])).toEqual(decodeModel(bytes).likely([feature(7)]));
  });

  it('gives likelihoods that are one together, whatever it is asked', () => {
    const model = decodeModel(encodeModel(weights, ''));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), (features) => {
        const sum = model.likely([...features, feature(7)]).reduce((all, each) => all + each, 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
    );
  });
});
