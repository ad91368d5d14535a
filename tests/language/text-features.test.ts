import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/language/text-features.ts';

const only = (one: ReadonlySet<number>, other: ReadonlySet<number>): readonly number[] =>
  [...one].filter((each) => !other.has(each));
const words = (text: string): readonly string[] => text.split(' ');

describe('features of a text', () => {
  it('are shared by words that begin alike', () => {
    const [one, other] = [featuresOf(words('benauwd'), []), featuresOf(words('benauwde'), [])];
    expect(one.size - only(one, other).length).toBeGreaterThan(2);
  });

  it('tell apart who does what', () => {
    const one = featuresOf(words('chest not pain'), []);
    const other = featuresOf(words('pain not chest'), []);
    expect(only(one, other).length).toBeGreaterThan(0);
  });

  it('hold what other readers found', () => {
    const plain = featuresOf(words('pijn'), []);
    const found = featuresOf(words('pijn'), ['group pain']);
    expect(only(found, plain)).toHaveLength(1);
  });

  it('stay few in a long text', () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `w${at}`);
    expect(featuresOf(text, [])).toEqual(featuresOf(text.slice(0, 150), []));
  });

  it('are whole numbers of 32 bits, the same each time', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 20 }), (some) => {
        const features = featuresOf(some, []);
        for (const each of features) expect(Number.isInteger(each) && each >= 0 && each < 2 ** 32).toBe(true);
        expect(featuresOf(some, [])).toEqual(features);
      }),
    );
  });
});
