/**
 * Foods that may be suggested, by a simple honest rule: allowed for this person, common, the most magnesium per portion,
 * one of each food group. A planner that closes the gap exactly comes later.
 */
import type { Food, Knowledge } from '../knowledge/schema.ts';
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
import { illnessesOf, intakeOf } from './model-input.ts';
import type { FoodAdvice, FoodLine } from './view.ts';

/** Below this a portion is no reason to name a food (planner-reference.md, rule 1). */
const LEAST_MG = 15;
/** Up to this gap the intake looks sufficient (planner-reference.md, inputs). */
const ENOUGH_GAP_MG = 15;
const FEWEST_LINES = 5;
const MOST_LINES = 6;
/** Tables differ by a quarter and more, so amounts are shown in steps of 5 mg. */
const SHOWN_STEP_MG = 5;

/** Food part of the result for these answers (effective ones). No plan at all with an illness that needs its own diet. */
export function adviseFood(answers: Answers, knowledge: Knowledge): FoodAdvice {
  const blocking = foodPlanBlockers(answers, knowledge);
  if (blocking.length > 0) return { is: 'no-plan', because: blocking };
  const allowed = allowedFoods(answers, knowledge);
  const intake = intakeOf(answers, knowledge);
  if (intake === null)
    return { is: 'not-asked', foods: choose(allowed, 0).map((food) => lineOf(food, answers, knowledge)) };
  if (intake.gapMg <= ENOUGH_GAP_MG) {
    return { is: 'enough', intake, foods: choose(allowed, 0).map((food) => lineOf(food, answers, knowledge)) };
  }
  const foods = choose(allowed, intake.gapMg).map((food) => lineOf(food, answers, knowledge));
  return { is: 'gap', intake, foods, sumMg: foods.reduce((sum, food) => sum + food.mg, 0) };
}

/** Hard exclusions first: diet, allergies (traces too), pregnancy, medicines, a kidney that works a little less. */
export function allowedFoods(answers: Answers, knowledge: Knowledge): readonly Food[] {
  const diet = chosen(answers, 'diet') ?? 'omnivore';
  const allergies = ticked(answers, 'allergies') ?? [];
  const excluded = new Set(
    knowledge.questionnaire.allergies.filter((each) => allergies.includes(each.id)).flatMap((each) => each.excludes),
  );
  const mayBePregnant = isPregnant(answers, knowledge) || isPregnancyOpen(answers, knowledge);
  const notes = avoidedNotes(answers, knowledge);
  return [...knowledge.foods.values()].filter(
    (food) =>
      food.plannable &&
      food.mgPerPortion >= LEAST_MG &&
      fitsDiet(food, diet) &&
      ![...food.allergens, ...food.mayContain].some((allergen) => excluded.has(allergen)) &&
      !(mayBePregnant && food.pregnancy === 'avoid') &&
      !food.medicalNotes.some((note) => notes.has(note)),
  );
}

export function isPregnant(answers: Answers, knowledge: Knowledge): boolean {
  return knowledge.questionnaire.sexes.some((sex) => sex.pregnant && sex.id === chosen(answers, 'sex'));
}

/** Unknown is never a "no": of whom nothing is known but that they are not past it. */
function isPregnancyOpen(answers: Answers, knowledge: Knowledge): boolean {
  return chosen(answers, 'sex') === null && !isAtLeast(answers, knowledge, knowledge.scoring.olderAge);
}

function fitsDiet(food: Food, diet: string): boolean {
  if (diet === 'vegan') return food.tags.includes('vegan');
  if (diet === 'vegetarian') return food.tags.includes('vegetarian');
  if (diet === 'pescatarian') return food.tags.includes('vegetarian') || food.tags.includes('fish');
  return true;
}

/** Remarks in the food table that speak against a food for this person; what is unknown speaks against it too. */
function avoidedNotes(answers: Answers, knowledge: Knowledge): ReadonlySet<string> {
  const notes = new Set<string>();
  const medicines = namedMedicines(answers);
  const classes = (medicines ?? []).flatMap((id) => classesOf(id, knowledge));
  const isOpen = medicines === null || medicines.includes(UNRECOGNISED_MEDICINE);
  if (isOpen || classes.includes('vitamin_k_antagonist')) notes.add('vitamin_k_coumarins');
  if (illnessesOf(answers, knowledge).kidney !== 'no_known_problem') notes.add('potassium_kidney_disease');
  return notes;
}

/** Common foods of which the amount is sure, most magnesium first, one per group, until the gap is closed. */
function choose(allowed: readonly Food[], gapMg: number): readonly Food[] {
  const sorted = allowed
    .filter((food) => food.confidence !== 'low')
    .toSorted((a, b) => a.everyday - b.everyday || b.mgPerPortion - a.mgPerPortion || (a.id < b.id ? -1 : 1));
  const picked: Food[] = [];
  let sum = 0;
  for (const food of sorted) {
    if (picked.length >= MOST_LINES || (picked.length >= FEWEST_LINES && sum >= gapMg)) break;
    if (picked.some((each) => each.group === food.group || each.family === food.family)) continue;
    picked.push(food);
    sum += shownMg(food);
  }
  return picked;
}

function shownMg(food: Food): number {
  return Math.round(food.mgPerPortion / SHOWN_STEP_MG) * SHOWN_STEP_MG;
}

function lineOf(food: Food, answers: Answers, knowledge: Knowledge): FoodLine {
  return {
    food: food.id,
    mg: shownMg(food),
    portionG: food.portionG,
    pregnancyNote: isPregnant(answers, knowledge) ? (food.pregnancyNote ?? null) : null,
    sources: food.sources,
  };
}
