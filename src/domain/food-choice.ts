/** Foods to name to a person: allowed for them, common, the most magnesium per portion, one of each food group. */
import type { Food, Knowledge } from '../knowledge/schema.ts';
import type { Answers } from './answers.ts';
import { exclusionsOf, isPregnancyOpen, isPregnant, planBlockers } from './food-preferences.ts';
import { intakeOf } from './model-input.ts';
import { candidatesOf, isCandidate, type PlannerInput } from './planner.ts';
import type { FoodChoices } from './state.ts';
import type { FoodAdvice, FoodLine } from './view.ts';

/** Up to this gap the intake looks sufficient (planner-reference.md, inputs). */
const ENOUGH_GAP_MG = 15;
const FEWEST_LINES = 5;
const MOST_LINES = 6;
/** Tables differ by a quarter and more, so amounts are shown in steps of 5 mg. */
const SHOWN_STEP_MG = 5;

/** Food part of the result for these answers (effective ones). No plan at all with an illness that needs its own diet. */
export function adviseFood(answers: Answers, knowledge: Knowledge, choices: FoodChoices | null = null): FoodAdvice {
  const blocking = planBlockers(answers, choices, knowledge);
  if (blocking.length > 0) return { is: 'no-plan', because: blocking };
  const isAllowed = isCandidate(inputOf(answers, knowledge, choices));
  const linesFor = (gapMg: number) =>
    choose(isAllowed, gapMg, knowledge).map((food) => lineOf(food, answers, knowledge));
  const intake = intakeOf(answers, knowledge);
  if (intake === null) return { is: 'not-asked', foods: linesFor(0) };
  if (intake.gapMg <= ENOUGH_GAP_MG) return { is: 'enough', intake, foods: linesFor(0) };
  const foods = linesFor(intake.gapMg);
  return { is: 'gap', intake, foods, sumMg: foods.reduce((sum, food) => sum + food.mg, 0) };
}

/** Hard exclusions first: diet, allergies (traces too), limits, dislikes, pregnancy, medicines, the kidneys. */
export function allowedFoods(
  answers: Answers,
  knowledge: Knowledge,
  choices: FoodChoices | null = null,
): readonly Food[] {
  return candidatesOf(knowledge.foods.values(), inputOf(answers, knowledge, choices));
}

function inputOf(answers: Answers, knowledge: Knowledge, choices: FoodChoices | null): PlannerInput {
  return {
    ...exclusionsOf(answers, choices, knowledge),
    gapMg: ENOUGH_GAP_MG + 1,
    maxPortions: 4,
    kcalBudget: Number.POSITIVE_INFINITY,
  };
}

/** Magnesium as it is shown, in steps of 5 mg; 0 only for what holds next to none. */
export function shownMg(mg: number): number {
  return Math.round(mg / SHOWN_STEP_MG) * SHOWN_STEP_MG;
}

export function lineOf(food: Food, answers: Answers, knowledge: Knowledge): FoodLine {
  // Who may be pregnant reads what is to be limited then; unknown is never a "no".
  const isNoted = isPregnant(answers, knowledge) || (isPregnancyOpen(answers, knowledge) && food.pregnancy === 'limit');
  return {
    food: food.id,
    mg: shownMg(food.mgPerPortion),
    portionG: food.portionG,
    pregnancyNote: isNoted ? (food.pregnancyNote ?? null) : null,
    sources: food.sources,
  };
}

/** One per group, the best known first, until the gap is closed. */
function choose(isAllowed: (food: Food) => boolean, gapMg: number, knowledge: Knowledge): readonly Food[] {
  const picked: Food[] = [];
  let sum = 0;
  for (const food of bestKnownFirst(knowledge)) {
    if (picked.length >= MOST_LINES || (picked.length >= FEWEST_LINES && sum >= gapMg)) break;
    if (picked.some((each) => each.group === food.group || each.family === food.family) || !isAllowed(food)) continue;
    picked.push(food);
    sum += shownMg(food.mgPerPortion);
  }
  return picked;
}

/** The same for everybody, so put in order once. */
const ordered = new WeakMap<Knowledge, readonly Food[]>();

/** Foods of which the amount is sure: common ones first, of those the most magnesium in a portion. */
function bestKnownFirst(knowledge: Knowledge): readonly Food[] {
  const known = ordered.get(knowledge);
  if (known !== undefined) return known;
  const foods = [...knowledge.foods.values()]
    .filter((food) => food.confidence !== 'low')
    .sort((a, b) => a.everyday - b.everyday || b.mgPerPortion - a.mgPerPortion || (a.id < b.id ? -1 : 1));
  ordered.set(knowledge, foods);
  return foods;
}
