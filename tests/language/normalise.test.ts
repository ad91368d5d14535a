import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, plainWords } from '../../src/language/normalise.ts';

const LETTERS = fc.constantFrom(...'abrsS Zz', ' ', ' ');

describe('the words of a phrase', () => {
  it('are those that normalising gives, for every phrase that is plain enough to be only split', () => {
    const phrases = fc.string({ unit: fc.oneof(LETTERS, fc.constantFrom('é', "'", '-', '3')), maxLength: 60 });
    fc.assert(
      fc.property(phrases, (phrase) => {
        const words = plainWords(phrase);
        if (words !== null) expect(words).toEqual(normalise(phrase).words);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are only split for small and capital letters, and not where a letter or a lone "s" says more', () => {
    expect(plainWords('Elke dag')).toEqual(['elke', 'dag']);
    for (const phrase of ['s nachts', 'heeel', 'één dag', 'dag ', '', 'a  b', 'z'.repeat(41)]) {
      expect(plainWords(phrase)).toBeNull();
    }
  });
});

describe('letters with accents', () => {
  it('are read as those without, and stand where they were written', () => {
    const text = 'Crème brûlée, één keer?';
    expect(normalise(text)).toEqual(normalise('Creme brulee, een keer?'));
    // The accent as a letter of its own moves what follows.
    const apart = normalise('cre\u0300me een');
    expect(apart.words).toEqual(['creme', 'een']);
    expect(apart.from).toEqual([0, 7]);
  });
});
