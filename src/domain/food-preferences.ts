/** What may be suggested to somebody: how they eat, what they may not have and what they like, as far as it is known. */
import type { Diet, Knowledge } from '../knowledge/schema.ts';
import {
  type Answers,
  chosen,
  classesOf,
  foodPlanBlockers,
  isAtLeast,
  namedMedicines,
  ticked,
  UNRECOGNISED_MEDICINE,
} from './answers.ts';
import { illnessesOf } from './model-input.ts';
import type { PlannerInput } from './planner.ts';
import type { FoodChoices, FoodQuestion } from './state.ts';

/** What somebody may have to mind about food besides allergies; the last two are illnesses. */
export const FOOD_LIMITS = ['lactose-free', 'low-fodmap', 'kidney-stones', 'kidney-disease'] as const;
/** The illness that the limit `kidney-disease` stands for: no plan with it. */
const KIDNEY_DISEASE = 'CKD';

export const NO_CHOICES: FoodChoices = {
  diet: null,
  allergies: [],
  limits: [],
  dislikes: [],
  often: [],
  answered: [],
  skipped: [],
  at: null,
  draft: [],
  plan: 0,
  isLight: false,
  foods: null,
  refused: [],
};

/** Everything known of how somebody eats, from the check and from what they said besides. */
export interface FoodWishes {
  /** null when it was not said; then everything may be suggested. */
  readonly diet: Diet | null;
  /** These three are null when nothing was said of them, or the question was skipped: that is no "none". */
  readonly allergies: readonly string[] | null;
  readonly limits: readonly string[] | null;
  readonly dislikes: readonly string[] | null;
  readonly often: readonly string[];
}

/** @param answers the check's effective answers; empty when there is no check */
export function wishesOf(answers: Answers, food: FoodChoices | null, knowledge: Knowledge): FoodWishes {
  const asked = ticked(answers, 'allergies');
  const said = food?.allergies ?? [];
  return {
    diet: knowledge.questionnaire.diets.find((diet) => diet === chosen(answers, 'diet')) ?? food?.diet ?? null,
    // Both count: a plan never breaks an allergy that was named anywhere.
    allergies:
      asked === null && said.length === 0 && !isAnswered(food, 'food-allergies')
        ? null
        : [...new Set([...(asked ?? []), ...said])],
    limits: food !== null && (food.limits.length > 0 || isAnswered(food, 'food-limits')) ? food.limits : null,
    dislikes: food !== null && (food.dislikes.length > 0 || isAnswered(food, 'food-dislikes')) ? food.dislikes : null,
    often: food?.often ?? [],
  };
}

/** Answered, and not only passed over. */
export function isAnswered(food: FoodChoices | null, question: FoodQuestion): boolean {
  return food?.answered.includes(question) === true && !food.skipped.includes(question);
}

/** Illnesses and medicines because of which there is no plan, those named in the food questions too. */
export function planBlockers(answers: Answers, food: FoodChoices | null, knowledge: Knowledge): readonly string[] {
  const own = food?.limits.includes('kidney-disease') === true ? [KIDNEY_DISEASE] : [];
  return [...new Set([...foodPlanBlockers(answers, knowledge), ...own])];
}

/** What the planner must keep to for this person; `gapMg` and the sizes are the caller's. */
export function exclusionsOf(
  answers: Answers,
  food: FoodChoices | null,
  knowledge: Knowledge,
): Omit<PlannerInput, 'gapMg' | 'maxPortions' | 'kcalBudget'> {
  const wishes = wishesOf(answers, food, knowledge);
  const allergies = knowledge.questionnaire.allergies.filter((each) => wishes.allergies?.includes(each.id));
  return {
    diet: wishes.diet ?? 'omnivore',
    allergies: [...new Set(allergies.flatMap((each) => each.excludes))].toSorted(),
    lactoseFree: wishes.limits?.includes('lactose-free') === true,
    lowFodmap: wishes.limits?.includes('low-fodmap') === true,
    dislikes: withFamilies(wishes.dislikes ?? [], knowledge),
    often: withFamilies(wishes.often, knowledge),
    pregnant: isPregnant(answers, knowledge) || isPregnancyOpen(answers, knowledge),
    avoidNotes: avoidedNotes(answers, food, knowledge),
  };
}

/** Who does not like spinach does not like it frozen either; of a group all foods are meant. */
function withFamilies(ids: readonly string[], knowledge: Knowledge): readonly string[] {
  if (ids.length === 0) return [];
  const families = new Set(ids.map((id) => knowledge.foods.get(id)?.family));
  const foods = [...knowledge.foods.values()].filter((food) => families.has(food.family) || ids.includes(food.group));
  return foods.map((food) => food.id).toSorted();
}

export function isPregnant(answers: Answers, knowledge: Knowledge): boolean {
  return knowledge.questionnaire.sexes.some((sex) => sex.pregnant && sex.id === chosen(answers, 'sex'));
}

/** Unknown is never a "no": of whom nothing is known but that they are not past it. */
export function isPregnancyOpen(answers: Answers, knowledge: Knowledge): boolean {
  return chosen(answers, 'sex') === null && !isAtLeast(answers, knowledge, knowledge.scoring.olderAge);
}

/** True when neither the check nor the food questions told of the kidneys. */
export function isKidneyUnknown(answers: Answers, food: FoodChoices | null, knowledge: Knowledge): boolean {
  return illnessesOf(answers, knowledge).kidney === null && !isAnswered(food, 'food-limits');
}

/** Remarks in the food table that speak against a food for this person; what is unknown speaks against it too. */
function avoidedNotes(answers: Answers, food: FoodChoices | null, knowledge: Knowledge): readonly string[] {
  const notes: string[] = [];
  const medicines = namedMedicines(answers);
  const classes = (medicines ?? []).flatMap((id) => classesOf(id, knowledge));
  const isOpen = medicines === null || medicines.includes(UNRECOGNISED_MEDICINE);
  if (isOpen || classes.includes('vitamin_k_antagonist')) notes.push('vitamin_k_coumarins');
  const { kidney } = illnessesOf(answers, knowledge);
  const isKidneyFine = kidney === 'no_known_problem' || (kidney === null && !isKidneyUnknown(answers, food, knowledge));
  if (!isKidneyFine) notes.push('potassium_kidney_disease');
  if (food?.limits.includes('kidney-stones') === true) notes.push('oxalate_kidney_stones');
  return notes;
}
