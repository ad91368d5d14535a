import { describe, expect, it } from 'vitest';
import { createFind, type Findings, takenText } from '../../src/language/findings.ts';
import { createTakenJudge, type IsTaken, NOT_TAKEN, TAKEN } from '../../src/language/judge-taken.ts';
import type { LearnedModel } from '../../src/language/linear-model.ts';
import { createTakenFeatures, type TakenText } from '../../src/language/taken-features.ts';
import { MOST_WORDS } from '../../src/language/text-features.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, words } from './reading.ts';

const languages = [words.nl, words.en];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

/** Thinks so of the medicines of a text, one after the other. */
function thinks(...likely: readonly number[]): LearnedModel {
  let at = 0;
  return {
    labels: [NOT_TAKEN, TAKEN],
    examples: '',
    likely: () => {
      const taken = likely[at++ % likely.length] ?? 0;
      return [1 - taken, taken];
    },
    scores: () => [0, 0],
  };
}

function textOf({ written, clauses, speech, named }: Findings): TakenText {
  return takenText(written.words, clauses, speech, named.phrases);
}

function judged(model: LearnedModel, found: Findings): readonly IsTaken[] {
  return createTakenJudge(model)(textOf(found), found.named.named);
}

function featuresOf(found: Findings): readonly (readonly number[])[] {
  const of = createTakenFeatures(textOf(found), found.named.named);
  return found.named.named.map((each) => [...of(each)].sort());
}

describe('whether a medicine that is named is taken', () => {
  it('follows from what was learned where the rules say so as well, else it is asked', () => {
    const found = find('ik slik metformine en mijn man slikt digoxine', 'nl');
    expect(found.named.named.map(({ rule }) => rule)).toEqual(['taken', "another's"]);
    expect(judged(thinks(0.95, 0.1), found)).toEqual(['taken', 'not']);
    expect(judged(thinks(0.6, 0.95), found)).toEqual(['perhaps', 'perhaps']);
    expect(judged(thinks(0.1, 0.2), found)).toEqual(['not', 'not']);
  });

  it('is always asked of magnesium, which everybody here speaks of', () => {
    const found = find('ik slik elke avond een magnesiumpil van de drogist', 'nl');
    expect(found.named.named).toMatchObject([{ ids: ['magnesium_already'], rule: 'taken' }]);
    expect(judged(thinks(0.99), found)).toEqual(['perhaps']);
    expect(found.medicines).toMatchObject([{ ids: ['magnesium_already'], match: 'perhaps' }]);
  });

  it('is left to the rules in a very long text, and before anything was learned', () => {
    const long = find(`ik slik metformine ${'en dan nog iets '.repeat(MOST_WORDS / 3)}`, 'nl');
    expect(judged(thinks(0), long)).toEqual(['taken']);
    const unlearned = { ...thinks(0), labels: ['nothing'] };
    expect(judged(unlearned, find('ik slik metformine', 'nl'))).toEqual(['taken']);
  });

  it('does not hang on which medicine it is', () => {
    expect(featuresOf(find('ik slik geen metformine meer', 'nl'))).toEqual(
      featuresOf(find('ik slik geen omeprazol meer', 'nl')),
    );
  });

  it('is asked of every medicine that is named, whoever takes it', () => {
    const { named } = find('Sintrom vroeger, nu Eliquis, en geen aspirine', 'nl');
    expect(named.named).toHaveLength(3);
  });
});
