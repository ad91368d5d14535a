/** Words by number: equal words and only those have the same number, in whatever way they were given. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseIndex } from '../../src/language/match-phrases.ts';
import { normalise } from '../../src/language/normalise.ts';
import { createSplit } from '../../src/language/split-phrases.ts';
import { MOST_WORDS, NONE, numberedWord, numberOf, numberPlain, WordSet } from '../../src/language/word-numbers.ts';
import { words } from '../knowledge-base.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcsAEZé1 -*'), maxLength: 60 });

describe('a word', () => {
  it('of the tables has a number that no other has', () => {
    const all = new Set(Object.values(words()).flatMap((each) => normalise(JSON.stringify(each)).words));
    expect(all.size).toBeGreaterThan(300);
    for (const text of Object.values(words()).flatMap((each) => JSON.stringify(each).split(/[",]/)))
      for (const word of normalise(text).words) all.add(word);
    expect(all.size).toBeGreaterThan(15_000);
    expect(new Set([...all].map(numberOf)).size).toBe(all.size);
  });

  it('is known with the stems that it begins with, the shortest first', () => {
    const [sla, slaap] = [numberOf('sla*'), numberOf('slaap*')];
    expect(numberedWord('slaapje').stems).toEqual(expect.arrayContaining([sla, slaap]));
    expect(numberedWord('slaapje').stems.indexOf(sla)).toBeLessThan(numberedWord('slaapje').stems.indexOf(slaap));
    expect(numberedWord('slaap').stems).toContain(slaap);
    expect(numberedWord('slaa').stems).not.toContain(slaap);
    expect(numberedWord('qqqzzz').whole).toBe(NONE);
  });
});

describe('a phrase', () => {
  it('is numbered as it is split, or must be split', () => {
    const into = new Int32Array(MOST_WORDS);
    fc.assert(
      fc.property(letters, (phrase) => {
        const count = numberPlain(phrase, into);
        if (count === NONE) return;
        expect([...into.subarray(0, count)]).toEqual(normalise(phrase).words.map(numberOf));
      }),
    );
    expect(numberPlain('Pijn op de BORST', into)).toBe(4);
    expect(numberPlain('jaaaa', into)).toBe(NONE);
    expect(numberPlain("'s nachts", into)).toBe(NONE);
  });

  it('with a word that stands for others is found by those', () => {
    const split = createSplit(new Map([['snachts', ['in', 'de', 'nacht']]]));
    const index = new PhraseIndex<string>();
    for (const phrase of ['kramp snachts', 'Erge kramp', 'slaap* slecht', '#1-3 keer $']) {
      index.addPhrase(phrase, split, phrase);
    }
    const found = (text: string): readonly string[] => index.find(normalise(text).words).map(({ value }) => value);
    expect(found('kramp in de nacht')).toEqual(['kramp snachts']);
    expect(found('erge kramp')).toEqual(['Erge kramp']);
    expect(found('slaapt slecht')).toEqual(['slaap* slecht']);
    expect(found('2 keer')).toEqual(['#1-3 keer $']);
    expect(found('2 keer per week')).toEqual([]);
  });
});

describe('a set of words', () => {
  it('holds the words of a text and no others', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abC ,.1'), maxLength: 40 }), (text) => {
        const set = new WordSet();
        set.addAllIn(text);
        const own = new Set(text.toLowerCase().match(/[a-z]+/g));
        for (const word of [...own, 'a', 'b', 'abc', 'q', '']) expect(set.has(word)).toBe(own.has(word));
      }),
    );
  });

  it('grows with what is added', () => {
    const set = new WordSet();
    const all = Array.from({ length: 50_000 }, (_, at) => `woord${at.toString(36)}`);
    for (const word of all) set.add(word);
    expect(all.every((word) => set.has(word))).toBe(true);
    expect(all.some((word) => set.has(`${word}-`))).toBe(false);
  });
});
