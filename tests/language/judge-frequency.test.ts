import { describe, expect, it } from 'vitest';

import { createFind } from '../../src/language/findings.ts';
import { createFrequencyJudge, createPairs, OF_COMPLAINT, OF_ELSE } from '../../src/language/judge-frequency.ts';
import { decodeModel, type LearnedModel } from '../../src/language/linear-model.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, words } from './reading.ts';

const languages = [words.nl, words.en];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

/** Thinks so of the pairs of a text, one after the other. */
function thinks(...likely: readonly number[]): LearnedModel {
  let at = 0;
  const share = (): number => likely[at++ % likely.length] ?? 0;
  return {
    labels: [OF_ELSE, OF_COMPLAINT],
    examples: '',
    likely: () => {
      const own = share();
      return [1 - own, own];
    },
    scores: () => [0, 0],
  };
}

function often(model: LearnedModel, text: string): readonly (number | null)[] {
  const found = find(text, 'nl');
  return createFrequencyJudge(model)(found, found.mentions).map(({ frequency }) => frequency);
}

describe('whose frequency it is', () => {
  it('takes the likeliest of a text', () => {
    expect(often(thinks(0.6, 0.9), 'elke dag sport, en 1 keer per week kramp')).toEqual([2]);
    expect(often(thinks(0.9, 0.6), 'elke dag sport, en 1 keer per week kramp')).toEqual([4]);
  });

  it('says nothing where none is likely enough, whatever the rules read', () => {
    expect(often(thinks(0.1), 'elke nacht kramp')).toEqual([null]);
  });

  it('leaves a complaint that is denied as the rules read it', () => {
    expect(often(thinks(0.9), 'nooit kramp, elke dag wandelen')).toEqual([0]);
  });

  it('looks at every frequency beside every complaint', () => {
    const found = find('elke nacht kramp en 2 keer per week hoofdpijn', 'nl');
    const pairsOf = createPairs(found, found.mentions);
    expect(found.mentions.map((mention) => pairsOf(mention).map(({ level }) => level))).toEqual([
      [4, 2],
      [4, 2],
    ]);
  });

  it.each([
    ['nl', 'elke nacht kramp, soms hoofdpijn', [4, null]],
    ['nl', 'twee keer per week kramp, af en toe trillende handen en elke dag moe', [2, null, 4]],
    ['nl', 'soms kramp, elke nacht', [4]],
    ['en', 'cramps every night, sometimes a headache', [4, null]],
  ] as const)(
    'is not that of a complaint whose own clause says how often in vague words (%s): %s',
    (language, text, levels) => {
      const found = find(text, language);
      const judge = createFrequencyJudge(realModel());
      expect(judge(found, found.mentions).map(({ frequency }) => frequency)).toEqual(levels);
    },
  );

  it('knows by what it learned that sport is no complaint', () => {
    const found = find('ik sport 3 keer per week en heb elke nacht kramp', 'nl');
    const judge = createFrequencyJudge(realModel());
    expect(judge(found, found.mentions).map(({ frequency }) => frequency)).toEqual([4]);
  });
});

function realModel(): LearnedModel {
  return decodeModel(knowledge.learned.often);
}
