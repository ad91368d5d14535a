/**
 * Day plans that close a person's gap in magnesium with ordinary portions and never break an exclusion. The problem with
 * its three aims A, B and C is that of planner-reference.md; numbers of rules are its own.
 */
import type { Diet, Food } from '../knowledge/schema.ts';
import { searchPlans } from './planner-search.ts';
import { type Goal, type Portion, planValue } from './planner-table.ts';

export interface PlannerInput {
  /** Whole mg a day from 16; what is larger than 250 is planned for 250. */
  readonly gapMg: number;
  readonly diet: Diet;
  /** Allergens as the foods name them, already widened (nuts: nuts and peanuts). */
  readonly allergies: readonly string[];
  readonly lactoseFree: boolean;
  readonly lowFodmap: boolean;
  /** Ids of foods and of groups. */
  readonly dislikes: readonly string[];
  /** Ids of foods eaten often: to name them again is weak advice. */
  readonly often: readonly string[];
  readonly pregnant: boolean;
  /** Values of `medicalNotes`. */
  readonly avoidNotes: readonly string[];
  readonly maxPortions: 2 | 3 | 4;
  /** Energy that each plan may add, kcal a day. */
  readonly kcalBudget: number;
}

/** Portions of one day, the richest first; magnesium in tenths of a mg. */
export interface DayPlan {
  readonly foods: readonly Food[];
  readonly mgTenths: number;
  readonly kcal: number;
  /** What it leaves of the gap. */
  readonly openMgTenths: number;
}

export interface FoodPlans {
  /** `closed`: three plans, each closes the gap; `partial`: three, not all do; `infeasible`: not even three go together. */
  readonly status: 'closed' | 'partial' | 'infeasible';
  /** Those that close the gap first, then the one that leaves least open; infeasible: two, one or none. */
  readonly plans: readonly DayPlan[];
  /** The three aims of three plans: how many close, tenths of a mg left open, and the cost. */
  readonly objective: { readonly a: number; readonly bTenths: number; readonly c: number } | null;
  /** No better plans exist; false only when the search was cut off to answer in time. */
  readonly isProven: boolean;
}

/** Rule 1: below this a portion is no reason to name a food. */
const LEAST_MG_TENTHS = 150;
/** Inputs: up to 15 mg the intake looks sufficient, and more than 250 is planned for 250. */
const LEAST_GAP_MG = 16;
const MOST_GAP_MG = 250;
const PLANS = 3;
/** C in points of one kcal: a portion fewer outweighs the rest; rare, poorly known and usual foods cost extra. */
const PORTION_POINTS = 10_000;
const RARE_POINTS = 100;
const LOW_CONFIDENCE_POINTS = 50;
const OFTEN_POINTS = 80;

/**
 * The best day plans for this person; the order of the foods does not matter.
 * @throws {RangeError} if the gap is not a whole number from 16
 */
export function planFoods(foods: Iterable<Food>, input: PlannerInput): FoodPlans {
  const goal = goalOf(input);
  const portions = candidatesOf(foods, input).map((food) => portionOf(food, input));
  const { plans, isProven } = searchPlans(portions, goal);
  const ordered = plans.toSorted((one, other) => valueOfPlan(one, goal) - valueOfPlan(other, goal));
  const days = ordered.map((plan) => dayPlanOf(plan, goal));
  if (days.length < PLANS) return { status: 'infeasible', plans: days, objective: null, isProven };
  const objective = {
    a: days.filter((day) => day.openMgTenths === 0).length,
    bTenths: days.reduce((sum, day) => sum + day.openMgTenths, 0),
    c: plans.flat().reduce((sum, portion) => sum + portion.cost, 0),
  };
  return { status: objective.a === PLANS ? 'closed' : 'partial', plans: days, objective, isProven };
}

/** The foods that no exclusion forbids, by id. */
export function candidatesOf(foods: Iterable<Food>, input: PlannerInput): readonly Food[] {
  return [...foods].filter(isCandidate(input)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Whether no exclusion forbids a food (rules 1 to 8). A whole portion is within the most for a day. */
export function isCandidate(input: PlannerInput): (food: Food) => boolean {
  return (food) =>
    food.plannable &&
    mgTenthsOf(food) >= LEAST_MG_TENTHS &&
    fitsDiet(food, input.diet) &&
    !input.allergies.some((allergen) => food.allergens.includes(allergen) || food.mayContain.includes(allergen)) &&
    !(input.lactoseFree && !food.tags.includes('lactose_free')) &&
    !(input.lowFodmap && !food.tags.includes('low_fodmap')) &&
    !input.dislikes.includes(food.id) &&
    !input.dislikes.includes(food.group) &&
    !(input.pregnant && food.pregnancy === 'avoid') &&
    !food.medicalNotes.some((note) => input.avoidNotes.includes(note)) &&
    kcalOf(food) <= input.kcalBudget &&
    food.portionG <= (food.maxPerDayG ?? Number.POSITIVE_INFINITY);
}

/**
 * The plan with the best other food in the place of one: it closes the gap if any can, else it leaves least open.
 * @param refused ids of foods that were swapped away before; their families (fresh and frozen spinach) are left out too
 * @returns null when no other food fits
 */
export function swapFood(
  foods: Iterable<Food>,
  input: PlannerInput,
  plan: DayPlan,
  foodId: string,
  refused: readonly string[],
): DayPlan | null {
  const goal = goalOf(input);
  const all = [...foods];
  const kept = plan.foods.filter((food) => food.id !== foodId);
  const groups = new Set(kept.map((food) => food.group));
  const leftOut = [...plan.foods.map((food) => food.id), foodId, ...refused];
  const families = new Set(all.filter((food) => leftOut.includes(food.id)).map((food) => food.family));
  const keptPortions = kept.map((food) => portionOf(food, input));
  const swapped = candidatesOf(all, input)
    .filter((food) => !groups.has(food.group) && !families.has(food.family))
    .map((food) => [...keptPortions, portionOf(food, input)])
    .filter((portions) => sumOf(portions, 'kcal') <= goal.kcalBudget)
    .toSorted((one, other) => valueOfPlan(one, goal) - valueOfPlan(other, goal));
  return swapped[0] === undefined ? null : dayPlanOf(swapped[0], goal);
}

function goalOf({ gapMg, maxPortions, kcalBudget }: PlannerInput): Goal {
  if (!Number.isInteger(gapMg) || gapMg < LEAST_GAP_MG) {
    throw new RangeError(`a gap of ${gapMg} mg is not planned for: give a whole number from ${LEAST_GAP_MG}`);
  }
  return { gapTenths: 10 * Math.min(gapMg, MOST_GAP_MG), maxPortions, kcalBudget };
}

/** Rule 2. */
function fitsDiet(food: Food, diet: Diet): boolean {
  if (diet === 'vegan') return food.tags.includes('vegan');
  if (diet === 'vegetarian') return food.tags.includes('vegetarian');
  if (diet === 'pescatarian') return food.tags.includes('vegetarian') || food.tags.includes('fish');
  return true;
}

function portionOf(food: Food, { often }: PlannerInput): Portion {
  const kcal = kcalOf(food);
  const rare = RARE_POINTS * (food.everyday - 1);
  const unsure = food.confidence === 'low' ? LOW_CONFIDENCE_POINTS : 0;
  const usual = often.includes(food.id) ? OFTEN_POINTS : 0;
  return { food, mgTenths: mgTenthsOf(food), kcal, cost: PORTION_POINTS + kcal + rare + unsure + usual };
}

function mgTenthsOf(food: Food): number {
  return Math.round(10 * food.mgPerPortion);
}

function kcalOf(food: Food): number {
  return Math.round((food.kcalPer100g * food.portionG) / 100);
}

function dayPlanOf(portions: readonly Portion[], { gapTenths }: Goal): DayPlan {
  const mgTenths = sumOf(portions, 'mgTenths');
  const sorted = portions.toSorted(
    (one, other) => other.mgTenths - one.mgTenths || (one.food.id < other.food.id ? -1 : 1),
  );
  return {
    foods: sorted.map((portion) => portion.food),
    mgTenths,
    kcal: sumOf(portions, 'kcal'),
    openMgTenths: Math.max(0, gapTenths - mgTenths),
  };
}

function valueOfPlan(portions: readonly Portion[], { gapTenths }: Goal): number {
  return planValue(sumOf(portions, 'mgTenths'), sumOf(portions, 'cost'), gapTenths);
}

function sumOf(portions: readonly Portion[], part: 'mgTenths' | 'kcal' | 'cost'): number {
  return portions.reduce((sum, portion) => sum + portion[part], 0);
}
