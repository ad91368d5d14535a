/** Food in words: every number that is shown is that of the table, in steps of 5 mg. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/domain/answers.ts';
import { lineOf } from '../../src/domain/food-choice.ts';
import { planOf } from '../../src/domain/food-plan.ts';
import { FOOD_LIMITS, NO_CHOICES } from '../../src/domain/food-preferences.ts';
import type { FoodChoices } from '../../src/domain/state.ts';
import { foodLine, foodName } from '../../src/language/phrase-food-line.ts';
import { planBlocks, shoppingList } from '../../src/language/phrase-food-plan.ts';
import { createSpeech } from '../../src/language/speech.ts';
import { plainText } from '../../src/telegram/plain-text.ts';
import { knowledge, words } from '../knowledge-base.ts';

const allWords = words();
const speeches = { nl: createSpeech(allWords.nl, knowledge), en: createSpeech(allWords.en, knowledge) } as const;
const foods = [...knowledge.foods.values()];

const choices: fc.Arbitrary<FoodChoices> = fc
  .record({
    diet: fc.constantFrom('omnivore' as const, 'pescatarian' as const, 'vegetarian' as const, 'vegan' as const),
    allergies: fc.subarray(
      knowledge.questionnaire.allergies.map((each) => each.id),
      { maxLength: 4 },
    ),
    limits: fc.subarray(FOOD_LIMITS.filter((limit) => limit !== 'kidney-disease')),
    dislikes: fc.subarray([...new Set(foods.map((food) => food.group)), ...foods.map((food) => food.id)], {
      maxLength: 5,
    }),
    plan: fc.nat(2),
    isLight: fc.boolean(),
  })
  .map((each) => ({ ...NO_CHOICES, ...each }));
const answers: fc.Arbitrary<Answers> = fc.constantFrom<Answers>(
  {},
  { sex: { is: 'option', option: 'pregnant' }, age: { is: 'option', option: '18-49' } },
  { sex: { is: 'option', option: 'male' }, age: { is: 'option', option: '70-plus' } },
);

describe.each(['nl', 'en'] as const)('a food in %s', (language) => {
  const speech = speeches[language];

  it.each(foods.map((food) => [food.id, food] as const))('is shown as the table has it: %s', (id, food) => {
    const text = plainText(foodLine(speech, lineOf(food, {}, knowledge)).html);
    const shown = Number(/ (\d+) mg/.exec(text)?.[1]);
    expect(shown % 5).toBe(0);
    expect(Math.abs(shown - food.mgPerPortion)).toBeLessThanOrEqual(2.5);
    expect(text.toLowerCase()).toContain(foodName(speech, id).toLowerCase());
    expect(text).toContain(allWords[language].foods.foods[id]?.portion);
  });
});

describe('a plan', () => {
  it('shows the sum of its parts, keeps to every wish, and fits a copy button (2,000 people)', () => {
    fc.assert(
      fc.property(answers, choices, fc.constantFrom('nl' as const, 'en' as const), (given, wishes, language) => {
        const plan = planOf(given, knowledge, wishes);
        if (plan === null) throw new Error('no plan was looked for');
        const excluded = knowledge.questionnaire.allergies
          .filter((each) => wishes.allergies.includes(each.id))
          .flatMap((each) => each.excludes);
        for (const line of plan.lines) {
          const food = knowledge.foods.get(line.food);
          if (food === undefined) throw new Error(`no food ${line.food}`);
          expect([...food.allergens, ...food.mayContain].filter((each) => excluded.includes(each))).toEqual([]);
          expect([food.id, food.group].filter((each) => wishes.dislikes.includes(each))).toEqual([]);
          if (wishes.diet !== 'omnivore' && wishes.diet !== 'pescatarian') expect(food.tags).toContain(wishes.diet);
          if (wishes.limits.includes('lactose-free')) expect(food.tags).toContain('lactose_free');
          if (wishes.limits.includes('low-fodmap')) expect(food.tags).toContain('low_fodmap');
          if (wishes.limits.includes('kidney-stones')) expect(food.medicalNotes).not.toContain('oxalate_kidney_stones');
          if (given['sex'] === undefined || given['sex'].is !== 'option' || given['sex'].option === 'pregnant') {
            expect(food.pregnancy).not.toBe('avoid');
          }
          expect(food.portionG).toBeLessThanOrEqual(food.maxPerDayG ?? Number.POSITIVE_INFINITY);
          expect(food.medicalNotes).not.toContain('vitamin_k_coumarins');
          expect(food.medicalNotes).not.toContain('potassium_kidney_disease');
        }
        expect(plan.sumMg).toBe(plan.lines.reduce((sum, line) => sum + line.mg, 0));
        const speech = speeches[language];
        const text = planBlocks(speech, plan)
          .map((block) => plainText(block.text.html))
          .join('\n');
        if (plan.count > 0) expect(text).toContain(` ${plan.sumMg} mg`);
        expect(shoppingList(speech, plan).length).toBeLessThanOrEqual(256);
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);

  it.each(['nl', 'en'] as const)('says in %s how much a swapped plan stays below what is aimed for', (language) => {
    const speech = speeches[language];
    const told = (given: FoodChoices): string => {
      const plan = planOf({}, knowledge, given);
      if (plan === null) throw new Error('no plan was looked for');
      return planBlocks(speech, plan)
        .map((block) => plainText(block.text.html))
        .join('\n');
    };
    const short = { ...NO_CHOICES, foods: ['sesamzaad', 'paksoi-cooked'] };
    const openMg = planOf({}, knowledge, short)?.openMg ?? 0;
    expect(openMg).toBeGreaterThan(50);
    expect(told(short)).toContain(plainText(speech.say('food-plan-unknown-open', { open: openMg }).html));
    expect(told(NO_CHOICES)).toContain(plainText(speech.say('food-plan-unknown').html));
  });

  it('offers no fewer calories where there is no plan', () => {
    const none = { ...NO_CHOICES, dislikes: [...new Set(foods.map((food) => food.group))] };
    const buttons = (given: FoodChoices) => {
      const plan = planOf({}, knowledge, given);
      return plan === null ? [] : planBlocks(speeches.en, plan).flatMap((block) => block.buttons?.flat() ?? []);
    };
    const lights = (given: FoodChoices) => JSON.stringify(buttons(given)).match(/"food-light"/g)?.length ?? 0;
    expect([lights(none), lights({ ...none, isLight: true }), lights(NO_CHOICES)]).toEqual([0, 1, 1]);
  });

  it('never advises to give up an allergy, but calories or dislikes', () => {
    const few = {
      ...NO_CHOICES,
      diet: 'vegan' as const,
      allergies: ['gluten', 'soybeans', 'nuts'],
      limits: ['low-fodmap'],
    };
    const dislikes = ['leafy_greens', 'whole_grains', 'vegetables', 'seeds', 'legumes'];
    const plan = planOf({}, knowledge, { ...few, dislikes, isLight: true });
    if (plan === null) throw new Error('no plan was looked for');
    expect(plan.status).not.toBe('closed');
    for (const [language, allergy] of [
      ['nl', /allergie/i],
      ['en', /allerg/i],
    ] as const) {
      const text = planBlocks(speeches[language], plan)
        .map((block) => plainText(block.text.html))
        .join('\n');
      expect(text).not.toMatch(allergy);
      expect(text).toContain(plainText(speeches[language].say('food-plan-more-kcal').html));
      expect(text).toContain(plainText(speeches[language].say('food-plan-fewer-dislikes').html));
    }
  });
});
