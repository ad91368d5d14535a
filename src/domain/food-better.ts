/** Foods that give more magnesium than one that was asked about, and which of them may be named to somebody. */
import type { Food, Knowledge } from '../knowledge/schema.ts';
import type { FoodMention } from './event.ts';
import { exclusionsOf, planBlockers } from './food-preferences.ts';
import { answersOf } from './food-questions.ts';
import { candidatesOf } from './planner.ts';
import type { State } from './state.ts';

/** More names than this are no answer. */
const MOST_BETTER = 3;
const MOST_OF_GROUP = 5;
const MOST_RICH = 8;

export type IsAllowed = (food: Food) => boolean;

/**
 * Common foods of the same group with more magnesium in a portion, the most first, one of each kind. Of a group: its best.
 * @param isAllowed leaves out what this person may not have
 * @returns ids of foods; none for the American table
 */
export function betterChoices(
  { kind, id }: Pick<FoodMention, 'kind' | 'id'>,
  knowledge: Knowledge,
  isAllowed: IsAllowed,
): readonly string[] {
  const food = kind === 'food' ? knowledge.foods.get(id) : undefined;
  const group = kind === 'group' ? id : food?.group;
  const families = new Set(food === undefined ? [] : [food.family]);
  return [...knowledge.foods.values()]
    .filter((each) => each.group === group && isOffered(each) && isAllowed(each))
    .filter((each) => Math.round(each.mgPerPortion) > Math.round(food?.mgPerPortion ?? 0))
    .toSorted((a, b) => b.mgPerPortion - a.mgPerPortion || (a.id < b.id ? -1 : 1))
    .filter(({ family }) => !families.has(family) && families.add(family))
    .slice(0, kind === 'group' ? MOST_OF_GROUP : MOST_BETTER)
    .map((each) => each.id);
}

/** Stands for all groups together. */
export const ANY_GROUP = 'any';

/** Common foods with the most magnesium in a portion, one of each group. */
export function richestFoods(knowledge: Knowledge, isAllowed: IsAllowed): readonly string[] {
  const groups = new Set<string>();
  return [...knowledge.foods.values()]
    .filter((each) => isOffered(each) && isAllowed(each))
    .toSorted((a, b) => b.mgPerPortion - a.mgPerPortion || (a.id < b.id ? -1 : 1))
    .filter(({ group }) => !groups.has(group) && groups.add(group))
    .slice(0, MOST_RICH)
    .map((each) => each.id);
}

/** What may be named as better to this person: nothing of what they may not have or do not like, nothing with a kidney disease. */
export function allowedTo(state: State | null, knowledge: Knowledge): IsAllowed {
  if (state === null) return () => true;
  const answers = answersOf(state, knowledge);
  if (planBlockers(answers, state.food, knowledge).length > 0) return () => false;
  const known = exclusionsOf(answers, state.food, knowledge);
  const allowed = new Set(
    candidatesOf(knowledge.foods.values(), {
      ...known,
      // Without a check nothing is asked yet: then the card says to look out for oneself.
      avoidNotes: state.check === null ? [] : known.avoidNotes,
      gapMg: 1,
      maxPortions: 4,
      kcalBudget: Number.POSITIVE_INFINITY,
    }),
  );
  return (food) => allowed.has(food);
}

/** Whether the person told of an allergy to what is, or may be, in a food. */
export function isAllergicTo(food: Food, state: State | null, knowledge: Knowledge): boolean {
  if (state === null) return false;
  const { allergies } = exclusionsOf(answersOf(state, knowledge), state.food, knowledge);
  return allergies.some((each) => food.allergens.includes(each) || food.mayContain.includes(each));
}

/** Fit to be named to anybody of whom nothing is known. */
function isOffered(food: Food): boolean {
  return food.plannable && food.everyday < 3 && food.confidence !== 'low' && food.pregnancy !== 'avoid';
}
