import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { betterChoices } from '../../src/domain/food-better.ts';
import { loadKnowledge, loadWords } from '../../src/knowledge/load.ts';
import type { Food, Knowledge } from '../../src/knowledge/schema.ts';
import { usdaReader } from '../../src/knowledge/usda.ts';
import { createFoodNames } from '../../src/language/food-names.ts';
import { createUsdaFoods } from '../../src/language/food-usda.ts';
import { foodCard } from '../../src/language/phrase-food-card.ts';
import { createAnswerInline } from '../../src/language/phrase-inline.ts';
import { createSpeeches } from '../../src/language/speech.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { shownText } from './telegram-html.ts';

const folder = join(import.meta.dirname, '..', '..', 'knowledge');
const allWords = words();
const usda = createUsdaFoods(usdaReader(folder));
const speeches = createSpeeches(allWords, knowledge, usda);
const names = createFoodNames(allWords, knowledge, usda);
const answerInline = createAnswerInline(speeches, names);
const everybody = () => true;

function cardOf(id: string, language: 'nl' | 'en', facts: Knowledge = knowledge): string {
  const better = betterChoices({ kind: 'food', id }, facts, everybody);
  const speech = { ...speeches[language], knowledge: facts };
  return shownText(foodCard(speech, { kind: 'food', id, match: 'exact', better, isAllergen: false }).html);
}

/** As the card says it: whole mg, or that it is less than one. */
function percent(mg: number, referenceMg: number, language: 'nl' | 'en'): string {
  const share = Math.round((100 * mg) / referenceMg);
  return share > 0 ? `${share}%` : language === 'nl' ? 'minder dan 1%' : 'less than 1%';
}

function said(mg: number, language: 'nl' | 'en'): string {
  if (mg < 1) return language === 'nl' ? 'minder dan 1 mg' : 'less than 1 mg';
  return `${Math.round(mg)} mg`;
}

describe('the card of a food', () => {
  it.each(['nl', 'en'] as const)('says for every food what the table says, in %s', (language) => {
    for (const food of knowledge.foods.values()) {
      const text = cardOf(food.id, language);
      const { name, portion } = allWords[language].foods.foods[food.id] ?? { name: '', portion: '' };
      expect(text.toLowerCase()).toContain(name.toLowerCase());
      expect(text.toLowerCase()).toContain(`${portion}: ${said(food.mgPerPortion, language)}`.toLowerCase());
      expect(text).toContain(`100 g: ${said(food.mgPer100g, language)}.`);
      // Adequate intakes of adults: 350 mg for men, 300 mg for women.
      expect(text).toContain(` ${percent(food.mgPerPortion, 350, language)} `);
      expect(text).toContain(` ${percent(food.mgPerPortion, 300, language)} `);
      expect(text).toContain(food.record);
      expect(text.length).toBeLessThan(1_500);
    }
  });

  it('measures the share of the reference by the adequate intakes of adults', () => {
    const intakes = knowledge.referenceValues.filter(
      (row) => row.authority === 'EFSA' && row.ageFrom === 18 && row.lifeStage === 'general' && row.basis === 'AI',
    );
    expect(Object.fromEntries(intakes.map(({ sex, mgPerDay }) => [sex, mgPerDay]))).toMatchObject({
      male: knowledge.scoring.referenceMg.male,
      female: knowledge.scoring.referenceMg.female,
    });
  });

  it('names better choices of the same group only, with more magnesium in a portion', () => {
    for (const food of knowledge.foods.values()) {
      const better = betterChoices({ kind: 'food', id: food.id }, knowledge, everybody);
      expect(better.length).toBeLessThanOrEqual(3);
      for (const id of better) {
        const other = knowledge.foods.get(id);
        expect(other?.group).toBe(food.group);
        expect(other?.mgPerPortion).toBeGreaterThan(food.mgPerPortion);
        expect(other?.pregnancy).not.toBe('avoid');
      }
    }
  });

  it('names nothing that the person may not have', () => {
    const isAllowed = ({ allergens, mayContain }: Food) => ![...allergens, ...mayContain].includes('nuts');
    for (const id of knowledge.foods.keys()) {
      for (const better of betterChoices({ kind: 'food', id }, knowledge, isAllowed)) {
        expect(knowledge.foods.get(better)?.allergens).not.toContain('nuts');
        expect(knowledge.foods.get(better)?.mayContain).not.toContain('nuts');
      }
    }
  });

  it('says which food it took where the name was not plain', () => {
    const card = foodCard(speeches.nl, {
      kind: 'food',
      id: 'vijgen-dried',
      match: 'close',
      better: [],
      isAllergen: false,
    }).html;
    expect(card).toContain('lijkt');
  });

  it('warns who told of an allergy to it', () => {
    const card = (isAllergen: boolean) =>
      foodCard(speeches.en, { kind: 'food', id: 'amandelen', match: 'exact', better: [], isAllergen }).html;
    expect(card(true)).toContain('You told me of an allergy');
    expect(card(false)).not.toContain('You told me of an allergy');
  });

  it('says how much is too much, and what to mind when pregnant', () => {
    expect(cardOf('paranoten', 'nl')).toContain('10 g per dag');
    expect(cardOf('paranoten', 'nl')).toContain(allWords.nl.foods.notes['max-2-nuts-a-day-selenium']);
  });

  it('marks a row of the American table as such', () => {
    const card = shownText(
      foodCard(speeches.en, { kind: 'usda', id: '01006', match: 'exact', better: [], isAllergen: false }).html,
    );
    expect(card).toContain('Cheese, brie');
    expect(card).toContain('American food table');
    expect(card).toContain('20 mg');
    expect(card).toContain('01006');
  });

  it('says nothing of a food that the table does not have any more', () => {
    for (const kind of ['food', 'usda', 'group'] as const) {
      expect(foodCard(speeches.nl, { kind, id: 'gone', match: 'exact', better: [], isAllergen: false }).html).toBe('');
    }
  });

  it('follows a row that is changed in knowledge/', () => {
    const copy = join(temporaryFolder('foods'), 'knowledge');
    cpSync(folder, copy, { recursive: true });
    const file = join(copy, 'foods', 'nuts.yaml');
    const changed = readFileSync(file, 'utf8').replace(
      /(\{ id: amandelen,.*?mgPer100g: )270(.*?mgPerPortion: )67\.5/,
      '$1400$2100',
    );
    writeFileSync(file, changed);
    const facts = loadKnowledge(copy);
    const text = shownText(
      createAnswerInline(createSpeeches({ nl: loadWords(copy, 'nl'), en: loadWords(copy, 'en') }, facts, usda), names)(
        'amandelen',
        'nl',
      ).results[0]?.html ?? '',
    );
    expect(text).toContain('(25 g): 100 mg');
    expect(text).toContain('100 g: 400 mg');
    expect(cardOf('amandelen', 'nl')).toContain('(25 g): 68 mg');
  });
});

describe('the answer in any chat', () => {
  it('says in the title, the line and the text which food it is and how much it holds', () => {
    const { results } = answerInline('amandel', 'nl');
    expect(results[0]).toMatchObject({
      id: 'food:amandelen',
      title: 'Ongezouten amandelen',
      description: '68 mg magnesium: een klein handje (25 g)',
    });
    expect(shownText(results[0]?.html ?? '')).toContain(cardOf('amandelen', 'nl'));
  });

  it.each(['nl', 'en'] as const)(
    'offers something for nothing typed, and a way on for nothing found, in %s',
    (language) => {
      expect(answerInline('', language).results.length).toBeGreaterThan(5);
      const nothing = answerInline('qqqqq', language);
      expect(nothing.results).toEqual([]);
      expect(nothing.onwards).not.toBe(answerInline('', language).onwards);
    },
  );

  it('gives texts and ids that Telegram takes', () => {
    for (const query of ['', 'a', 'am', 'noten', 'cheese', 'teriyaki', '<b>', '&', '🥜', 'x'.repeat(300)]) {
      for (const { id, title, description, html } of answerInline(query, 'en').results) {
        expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
        expect(title).not.toBe('');
        expect(description.length).toBeLessThan(200);
        expect(shownText(html).length).toBeLessThan(4_096);
      }
    }
  });
});
