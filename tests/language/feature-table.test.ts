import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLookUp, readModel, writeModel } from '../../src/language/feature-table.ts';

/** Far enough apart to differ in what is kept of them. */
const features = fc.uniqueArray(fc.nat(2 ** 32 - 1), { maxLength: 200, selector: (each) => each >>> 14 });

function tableOf(all: readonly number[], counts: Uint8Array | null) {
  const { bytes } = writeModel({ features: all.length }, all, 0);
  return createLookUp(readModel(bytes).features, counts);
}

describe('features in the bytes of a learned model', () => {
  it('are found where they stand, with the weights of those before', () => {
    fc.assert(
      fc.property(features, (given) => {
        const all = given.sort((one, other) => one - other);
        const counts = Uint8Array.from(all, (_each, at) => (at % 3) + 1);
        const lookUp = tableOf(all, counts);
        let weight = 0;
        for (const [at, feature] of all.entries()) {
          const place = { feature: -1, weight: -1 };
          expect(lookUp(feature, place)).toBe(true);
          expect(place).toEqual({ feature: at, weight });
          weight += counts[at] ?? 0;
        }
      }),
    );
  });

  it('are not found when nothing was learned of them', () => {
    fc.assert(
      fc.property(features, fc.nat(2 ** 32 - 1), (given, other) => {
        fc.pre(given.every((each) => each >>> 14 !== other >>> 14));
        const all = given.sort((one, next) => one - next);
        expect(tableOf(all, null)(other, { feature: 0, weight: 0 })).toBe(false);
      }),
    );
  });

  it('must lie evenly', () => {
    const alike = Array.from({ length: 300 }, (_, at) => at);
    expect(() => tableOf(alike, null)).toThrow(/more than 255 begin alike/);
  });
});
