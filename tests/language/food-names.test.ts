import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { usdaReader } from '../../src/knowledge/usda.ts';
import { createFoodNames } from '../../src/language/food-names.ts';
import { createUsdaFoods } from '../../src/language/food-usda.ts';
import { knowledge, words } from '../knowledge-base.ts';

interface ArticleFood {
  readonly named: string;
  readonly plural: string;
  readonly misspelt: string;
  readonly food: string;
}

const articleFoods: readonly ArticleFood[] = parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'article-foods.yaml'), 'utf8'),
);
const allWords = words();
const usda = createUsdaFoods(usdaReader(join(import.meta.dirname, '..', '..', 'knowledge')));
const names = createFoodNames(allWords, knowledge, usda);
const ownOnly = createFoodNames(allWords, knowledge, null);
const found = (text: string, language: 'nl' | 'en' = 'nl') => names.find(text, language, 5);
const first = (text: string, language: 'nl' | 'en' = 'nl') => found(text, language)[0];

describe('looking up a food', () => {
  it.each(articleFoods)('finds $named, which the articles name, in one, in many and misspelt', (row) => {
    for (const text of [row.named, row.plural, row.misspelt]) {
      expect({ text, id: first(text)?.id }).toEqual({ text, id: row.food });
    }
  });

  it('finds every food by the name that it is shown by, in both languages', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const id of knowledge.foods.keys()) {
        const name = allWords[language].foods.foods[id]?.name ?? '';
        expect({ name, ids: found(name, language).map((each) => each.id) }).toEqual({
          name,
          ids: expect.arrayContaining([id]),
        });
      }
    }
  });

  it('finds every food first by each of the words that people type for it', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const [id, { typed }] of Object.entries(allWords[language].foods.foods)) {
        for (const word of typed ?? []) {
          expect({ word, id: first(word, language)?.id }).toEqual({ word, id });
        }
      }
    }
  });

  it.each([
    ['een handje amandelen', 'amandelen'],
    ['hoeveel magnesium zit er in 100 gram quinoa?', 'quinoa-cooked'],
    ['kikker erwten', 'kikkererwten-cooked'],
    ['VOLKOREN BROOD', 'volkorenbrood'],
    ['ajuinen', 'ui'],
    ['appelsienen', 'sinaasappel'],
    ['pladijs', 'schol-cooked'],
    ['worteltjes', 'wortel-cooked'],
    ['almonds', 'amandelen'],
    ['a handful of brazil nuts', 'paranoten'],
  ])('reads "%s"', (text, id) => {
    expect(first(text)).toEqual({ kind: 'food', id, match: 'exact' });
  });

  it('gives the word of the own language first where two languages share it', () => {
    expect(first('chips', 'nl')?.id).toBe('chips');
    expect(first('chips', 'en')?.id).toBe('friet');
  });

  it('says so when it took a word of a longer name, as of fruit that is dried', () => {
    expect(first('vijgen')).toEqual({ kind: 'food', id: 'vijgen-dried', match: 'close' });
    expect(first('beschuit')).toEqual({ kind: 'food', id: 'volkoren-beschuit', match: 'close' });
  });

  it('gives the foods of a group that is asked for as a whole', () => {
    const groups = found('peulvruchten').map(({ id }) => knowledge.foods.get(id)?.group);
    expect(groups).toHaveLength(5);
    expect(new Set(groups)).toEqual(new Set(['legumes']));
  });

  it.each([
    'xyz',
    'pan',
    'panda',
    'hallo',
    'ik heb kramp',
    'hoofdpijn',
    'room',
    'drop',
    'pindasaus',
    '',
    '12',
    '???',
    'de',
  ])('takes "%s" for no food', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('invents nothing for words of up to four letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,4}$/), (text) => {
        for (const { match } of ownOnly.find(text, 'nl', 3)) {
          // A word of a longer name is no invention.
          if (match === 'close') {
            expect(JSON.stringify([allWords.nl.foods.foods, allWords.en.foods.foods]).toLowerCase()).toContain(text);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['en', 'they do not help at all'],
    ['en', 'the cramps are two per day'],
    ['nl', 'per dag is dat veel'],
  ] as const)('reads no food in ordinary words that sound like one: %s %s', (language, text) => {
    expect(names.foodsIn(text.split(' '), language, () => false)).toEqual([]);
  });

  it('reads a name alike whatever its case, accents and spaces', () => {
    const typed = Object.values(allWords.nl.foods.foods).flatMap((each) => each.typed ?? []);
    fc.assert(
      fc.property(fc.constantFrom(...typed), fc.boolean(), (word, isLoud) => {
        const written = ` ${isLoud ? word.toUpperCase() : word}  !`;
        expect(found(written)).toEqual(found(word));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the American table', () => {
  const row = (text: string) => usda.row(first(text, 'en')?.id ?? '')?.description;

  it.each([
    ['teriyaki sauce', 'Sauce, teriyaki, ready-to-serve'],
    ['brie', 'Cheese, brie'],
    ['plums', 'Plums, raw'],
    ['worcestershire sauce', 'Sauce, worcestershire'],
  ])('answers "%s" where our own table does not', (text, description) => {
    expect(first(text, 'en')?.kind).toBe('usda');
    expect(row(text)).toBe(description);
  });

  it('is not looked at where our own table has the food', () => {
    expect(found('almonds', 'en').map(({ kind }) => kind)).not.toContain('usda');
  });

  it('mends a misspelt word, and says so', () => {
    expect(first('mayonaise', 'en')).toMatchObject({ kind: 'usda', match: 'close' });
    expect(row('mayonaise')).toMatch(/^Mayonnaise/);
  });

  it('puts plain foods before products of a brand', () => {
    const descriptions = usda.find(['hamburger'], 50).map((id) => usda.row(id)?.description ?? '');
    const isBrand = descriptions.map((each) => /[A-Z]{3}/.test(each));
    expect(isBrand.indexOf(true)).toBeGreaterThan(isBrand.lastIndexOf(false));
  });

  it('reads every row', () => {
    const lines = readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'usda-magnesium.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(8_050);
    for (const line of lines.filter((_, at) => at % 50 === 0)) {
      expect(usda.row(line.slice(0, 5))?.id).toBe(line.slice(0, 5));
    }
    expect(usda.row('12061')).toEqual({ id: '12061', description: 'Nuts, almonds', mgPer100g: 270 });
    expect(usda.row('99999')).toBeNull();
  });

  it('is read at the first search only', () => {
    let reads = 0;
    const lazy = createUsdaFoods(() => {
      reads += 1;
      return '01006,"Cheese, brie",20,334\n';
    });
    expect(reads).toBe(0);
    expect(lazy.find(['brie'], 1)).toEqual(['01006']);
    expect(lazy.find(['cheese'], 1)).toEqual(['01006']);
    expect(reads).toBe(1);
  });
});

describe('foods while a name is being typed', () => {
  const begun = (text: string, language: 'nl' | 'en' = 'nl') => names.suggest(text, language, 10).map(({ id }) => id);

  it('gives foods that begin with the letters', () => {
    expect(begun('amandel')).toEqual(['amandelen', 'amandeldrink', 'amandelpasta']);
    expect(begun('spin')).toEqual(expect.arrayContaining(['spinazie-cooked', 'spinazie-raw']));
    expect(begun('alm', 'en').slice(0, 1)).toEqual(['amandelen']);
  });

  it('gives common foods of different groups while nothing is typed', () => {
    const groups = begun('').map((id) => knowledge.foods.get(id)?.group);
    expect(groups.length).toBeGreaterThan(5);
    expect(new Set(groups).size).toBe(groups.length);
  });

  it('finds a name with a slip as well', () => {
    expect(begun('amandlen')).toContain('amandelen');
  });

  it('never gives more than asked for, nor a food twice', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,8}$/), fc.integer({ min: 1, max: 12 }), (text, most) => {
        const given = names.suggest(text, 'en', most).map(({ kind, id }) => `${kind}:${id}`);
        expect(given.length).toBeLessThanOrEqual(most);
        expect(new Set(given).size).toBe(given.length);
      }),
      { numRuns: 200 },
    );
  });
});
