import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FoodMention } from '../../src/domain/event.ts';
import { usdaReader } from '../../src/knowledge/usda.ts';
import { createFoodNames } from '../../src/language/food-names.ts';
import { createUsdaFoods } from '../../src/language/food-usda.ts';
import { createUnderstand } from '../../src/language/understand.ts';
import { knowledge, words } from '../knowledge-base.ts';

const allWords = words();
const usda = createUsdaFoods(usdaReader(join(import.meta.dirname, '..', '..', 'knowledge')));
const understand = createUnderstand(allWords, knowledge, createFoodNames(allWords, knowledge, usda));

function shortly(foods: readonly FoodMention[]): readonly string[] {
  return foods.map(({ id, is, match }) => `${id} ${is}${match === 'close' ? ' close' : ''}`);
}

describe('foods in a text', () => {
  it.each([
    ['ik lust geen spinazie', ['spinazie-cooked disliked']],
    ['ben allergisch voor noten', ['gemengde-noten allergic', 'nuts allergic']],
    ['eat a lot of oats already', ['havermout-dry often']],
    ["I don't like spinach or kale", ['spinazie-cooked disliked', 'boerenkool-cooked disliked']],
    [
      'ik lust geen spinazie, andijvie en prei maar broccoli is lekker',
      ['spinazie-cooked disliked', 'andijvie-cooked disliked', 'prei-cooked disliked', 'broccoli-cooked named'],
    ],
    ['spinazie lust ik niet, havermout eet ik elke dag', ['spinazie-cooked disliked', 'havermout-dry often']],
    ['vis vind ik vies', ['kabeljauw-cooked disliked', 'fish disliked']],
    ['ik lust toch wel spinazie', ['spinazie-cooked welcome']],
    ['niet allergisch voor noten', ['gemengde-noten named', 'nuts named']],
    ['mijn dochter is allergisch voor pindas', ['pindas named']],
    ['ik lust geen spinnazie', ['spinazie-cooked disliked']],
    ['I hate broccolli', ['broccoli-cooked disliked']],
    ['er zit geen magnesium in bananen', ['banaan named']],
  ])('reads what the writer thinks of them: "%s"', (text, foods) => {
    expect(shortly(understand(text, 'nl').foods)).toEqual(foods);
  });

  it.each([
    ['I am allergic to shellfish', ['crustaceans', 'molluscs']],
    ['seafood allergy', ['crustaceans', 'fish', 'molluscs']],
    ['schaal- en schelpdieren', ['crustaceans', 'molluscs']],
    ['koemelkallergie', ['milk']],
    ['no gluten please', ['gluten']],
    ['zonder noten', ['nuts']],
    ['im alergic to nuts and shellfish', ['crustaceans', 'molluscs', 'nuts']],
    ['niet allergisch voor noten', []],
    ['my son is allergic to nuts', []],
  ])('reads which allergies are meant: "%s"', (text, allergies) => {
    expect((understand(text, 'nl').options['allergy'] ?? []).toSorted()).toEqual(allergies);
  });

  it.each([
    ['van sesam krijg ik uitslag', 'sesamzaad allergic'],
    ['sesame makes me itchy', 'sesamzaad allergic'],
    ['ik mag geen pinda', 'pindas allergic'],
    ['ben alergisch voor tofu', 'tofu-firm allergic'],
  ])('reads an allergy in "%s"', (text, food) => {
    expect(shortly(understand(text, 'nl').foods)).toContain(food);
  });

  it.each(['waar zit veel magnesium in?', 'welk eten bevat magnesium', 'what foods are high in magnesium?'])(
    'knows that "%s" asks for what is rich in it',
    (text) => {
      const { foods, options } = understand(text, 'nl');
      expect([foods, options['food-plan']]).toEqual([[], ['rich']]);
    },
  );

  it('reads all of them in a word for two groups', () => {
    expect(shortly(understand('ik eet geen groente', 'nl').foods)).toEqual([
      'leafy_greens disliked',
      'vegetables disliked',
    ]);
  });

  it.each([
    ['zit er magnesium in bananen?', 'asked', 'banaan'],
    ['hoe veel magnesium zit in n banaan', 'asked', 'banaan'],
    ['magnesium bananen', 'asked', 'banaan'],
    ['are bananas a good source of magnesium', 'asked', 'banaan'],
    ['is there magnesium in teriyaki sauce?', 'asked', '06112'],
    ['er zit geen magnesium in bananen', 'asked', 'banaan'],
    ['there is no magnesium in bananas', 'asked', 'banaan'],
    ['amandelen', 'named', 'amandelen'],
    ['een handje amandelen', 'named', 'amandelen'],
  ])('knows what "%s" asks for', (text, question, id) => {
    const { foods, foodQuestion } = understand(text, 'nl');
    expect([foodQuestion, foods[0]?.id]).toEqual([question, id]);
  });

  it.each([
    'hoeveel magnesium heb ik per dag nodig',
    'kan ik magnesium innemen met melk?',
    'ik slaap slecht en heb elke nacht kramp',
    'ik slik nu een maand magnesium en eet elke dag noten maar de krampen blijven',
    'ik lust geen bananen',
    '200 mg magnesiumcitraat',
  ])('answers no question about a food to "%s"', (text) => {
    expect(understand(text, 'nl').foodQuestion).toBeNull();
  });

  it.each(['niet', 'geen idee', '3 keer per week', 'bijna elke nacht', 'ik heb pijn op de borst', 'ik slik omeprazol'])(
    'names no food in "%s"',
    (text) => {
      expect(understand(text, 'nl').foods).toEqual([]);
    },
  );

  it('takes what stands behind /food for a name, however it is written', () => {
    const behind = (text: string) => shortly(understand(text, 'nl', 'food').foods);
    expect(behind('brie')).toEqual(['01006 named']);
    expect(behind('linse')).toEqual(['linzen-cooked named']);
    expect(behind('beschuit')).toEqual(['volkoren-beschuit named close']);
    expect(behind('amandelen en walnoten')).toEqual(['amandelen named', 'walnoten named']);
    expect(behind('ik lust geen spinazie')).toEqual(['spinazie-cooked disliked']);
    expect(behind('qqqq')).toEqual([]);
  });
});
