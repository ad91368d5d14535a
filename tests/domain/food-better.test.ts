/** Foods that give more than one that is looked up, and to whom they may be named. */
import { describe, expect, it } from 'vitest';
import { allowedTo, betterChoices, isAllergicTo } from '../../src/domain/food-better.ts';
import { NO_CHOICES } from '../../src/domain/food-preferences.ts';
import type { FoodChoices, State } from '../../src/domain/state.ts';
import { knowledge } from '../knowledge-base.ts';
import { NEW_PERSON } from '../store/samples.ts';

const everybody = () => true;

function person(food: Partial<FoodChoices> = {}): State {
  return { ...NEW_PERSON, check: null, food: { ...NO_CHOICES, ...food } };
}

/** All that is ever named to this person as better. */
function namedTo(state: State | null): readonly string[] {
  const isAllowed = allowedTo(state, knowledge);
  return [...knowledge.foods.keys()].flatMap((id) => betterChoices({ kind: 'food', id }, knowledge, isAllowed));
}

describe('better choices', () => {
  it('are of the same group, one of each kind, the most magnesium first', () => {
    expect(betterChoices({ kind: 'food', id: 'walnoten' }, knowledge, everybody)).toEqual([
      'cashewnoten',
      'amandelen',
      'gemengde-noten',
    ]);
  });

  it('are none for the food with the most, and for a row of the American table', () => {
    expect(betterChoices({ kind: 'food', id: 'cashewnoten' }, knowledge, everybody)).toEqual([]);
    expect(betterChoices({ kind: 'usda', id: '01006' }, knowledge, everybody)).toEqual([]);
  });

  it('are the best of a group that is asked for as a whole', () => {
    const best = betterChoices({ kind: 'group', id: 'legumes' }, knowledge, everybody);
    expect(best).toHaveLength(5);
    for (const id of best) expect(knowledge.foods.get(id)?.group).toBe('legumes');
  });

  it('hold nothing that is not fit for everybody', () => {
    for (const id of namedTo(null)) {
      expect(knowledge.foods.get(id)).toMatchObject({ plannable: true });
      expect(knowledge.foods.get(id)?.pregnancy).not.toBe('avoid');
      expect(knowledge.foods.get(id)?.confidence).not.toBe('low');
    }
  });

  it.each(knowledge.questionnaire.allergies.map(({ id }) => id))('never break an allergy: %s', (allergy) => {
    const excluded = knowledge.questionnaire.allergies.find(({ id }) => id === allergy)?.excludes ?? [];
    for (const id of namedTo(person({ allergies: [allergy] }))) {
      const food = knowledge.foods.get(id);
      for (const allergen of [...(food?.allergens ?? []), ...(food?.mayContain ?? [])]) {
        expect(excluded).not.toContain(allergen);
      }
    }
  });

  it('keep to the diet and leave out what is not liked', () => {
    for (const id of namedTo(person({ diet: 'vegan' }))) expect(knowledge.foods.get(id)?.tags).toContain('vegan');
    expect(namedTo(person({ dislikes: ['amandelen'] }))).not.toContain('amandelen');
    expect(namedTo(person())).toContain('amandelen');
  });

  it('are none for somebody with a kidney disease', () => {
    expect(namedTo(person({ limits: ['kidney-disease'] }))).toEqual([]);
  });
});

describe('a food that somebody looks up', () => {
  it.each([
    ['amandelen', ['nuts'], true],
    ['amandelen', ['fish'], false],
    ['amandelen', [], false],
  ])('is one they told of an allergy to: %s, allergic to %j: %s', (id, allergies, isAllergen) => {
    const food = knowledge.foods.get(id);
    if (food === undefined) throw new Error(`no food ${id} in knowledge/`);
    expect(isAllergicTo(food, person({ allergies }), knowledge)).toBe(isAllergen);
    expect(isAllergicTo(food, null, knowledge)).toBe(false);
  });
});
