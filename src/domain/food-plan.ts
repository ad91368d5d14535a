/** The day plans of a person: which one is looked at, what was swapped in it, and what each food can take the place of. */
import type { Food, Knowledge } from '../knowledge/schema.ts';
import type { Answers } from './answers.ts';
import { chosen } from './answers.ts';
import { adviseFood, lineOf, shownMg } from './food-choice.ts';
import { exclusionsOf, NO_CHOICES } from './food-preferences.ts';
import { candidatesOf, type DayPlan, type FoodPlans, type PlannerInput, planFoods, swapFood } from './planner.ts';
import type { FoodChoices } from './state.ts';
import type { PlanView } from './view.ts';

/** Fewest portions come first in the planner's aims, so four are used only where fewer leave something open. */
const MOST_PORTIONS = 4;
/** Extra energy of a plan, kcal a day: about a tenth to a fifth of what a grown-up eats, and half of that. */
const KCAL_USUAL = 400;
const KCAL_LIGHT = 200;
const MOST_GAP_MG = 250;
/** Without an estimate of the food there is no gap: then a plan holds this share of the reference. */
const SHARE_WITHOUT_ESTIMATE = 1 / 3;
const MOST_KEPT = 64;

/** A plan as it is looked at, with what is needed to swap one of its foods. */
interface Opened {
  readonly plans: FoodPlans;
  readonly input: PlannerInput;
  readonly number: number;
  readonly plan: DayPlan;
  readonly gapMg: number;
  readonly isEstimated: boolean;
}

/** Working out plans takes milliseconds, and the same card is drawn after many a tap. */
const known = new WeakMap<Knowledge, Map<string, FoodPlans>>();

/**
 * The open plan of a person.
 * @param answers the check's effective answers; empty when there is no check
 * @returns null when there is none to show: an illness with a diet of its own, or enough magnesium already
 */
export function planOf(answers: Answers, knowledge: Knowledge, choices: FoodChoices | null): PlanView | null {
  const asked = planRequest(answers, knowledge, choices);
  if (asked === null) return null;
  const { input, gapMg, isEstimated } = asked;
  const own = choices ?? NO_CHOICES;
  const usual = {
    isLight: own.isLight,
    hasDislikes: own.dislikes.length > 0,
    targetMg: input.gapMg,
    gapMg,
    isEstimated,
  };
  const opened = openPlan(answers, knowledge, choices);
  if (opened === null) {
    return { ...usual, status: 'infeasible', number: 0, count: 0, lines: [], sumMg: 0, openMg: 0, kcal: 0 };
  }
  const { plan, plans, number } = opened;
  const lines = plan.foods.map((food) => ({
    ...lineOf(food, answers, knowledge),
    insteadOf: insteadOf(food, knowledge),
  }));
  return {
    ...usual,
    status: plans.status,
    number,
    count: plans.plans.length,
    lines,
    sumMg: lines.reduce((sum, line) => sum + line.mg, 0),
    openMg: plan.openMgTenths === 0 ? 0 : Math.max(5, shownMg(plan.openMgTenths / 10)),
    kcal: Math.round(plan.kcal / 10) * 10,
  };
}

/**
 * The choices with another food in the place of this one; null when it is not in the open plan, `none` when nothing else fits.
 * @param wanted ids of the only foods and groups to take instead from; empty: the best of all
 */
export function swapped(
  food: string,
  answers: Answers,
  knowledge: Knowledge,
  choices: FoodChoices,
  wanted: readonly string[] = [],
): FoodChoices | 'none' | null {
  const opened = openPlan(answers, knowledge, choices);
  if (opened?.plan.foods.some((each) => each.id === food) !== true) return null;
  const { plan, plans, input, number } = opened;
  const all = [...knowledge.foods.values()];
  const others = plans.plans.flatMap((each, at) => (at === number ? [] : each.foods.map(({ id }) => id)));
  const refused = [...choices.refused, food];
  if (wanted.length > 0) {
    const meant = all.filter((each) => wanted.includes(each.id) || wanted.includes(each.group));
    const next = swapFood([...plan.foods, ...meant], input, plan, food, []);
    return next === null ? 'none' : { ...choices, foods: next.foods.map(({ id }) => id), refused };
  }
  // A food of the other plans only when there is nothing else.
  const next = swapFood(all, input, plan, food, [...refused, ...others]) ?? swapFood(all, input, plan, food, refused);
  return next === null ? 'none' : { ...choices, foods: next.foods.map(({ id }) => id), refused };
}

interface Request {
  readonly input: PlannerInput;
  readonly gapMg: number;
  readonly isEstimated: boolean;
}

function planRequest(answers: Answers, knowledge: Knowledge, choices: FoodChoices | null): Request | null {
  const advice = adviseFood(answers, knowledge, choices);
  if (advice.is === 'no-plan' || advice.is === 'enough') return null;
  const gapMg =
    advice.is === 'gap' ? advice.intake.gapMg : shownMg(referenceOf(answers, knowledge) * SHARE_WITHOUT_ESTIMATE);
  return {
    gapMg,
    isEstimated: advice.is === 'gap',
    input: {
      ...exclusionsOf(answers, choices, knowledge),
      gapMg: Math.min(gapMg, MOST_GAP_MG),
      maxPortions: MOST_PORTIONS,
      kcalBudget: choices?.isLight === true ? KCAL_LIGHT : KCAL_USUAL,
    },
  };
}

function openPlan(answers: Answers, knowledge: Knowledge, choices: FoodChoices | null): Opened | null {
  const asked = planRequest(answers, knowledge, choices);
  if (asked === null) return null;
  const found = plansFor(asked.input, knowledge);
  const plans = choices?.isLight === true ? lightestFirst(found) : found;
  const number = Math.min(choices?.plan ?? 0, plans.plans.length - 1);
  const planned = plans.plans[number];
  if (planned === undefined) return null;
  const plan = keptPlan(choices?.foods ?? null, asked.input, knowledge) ?? planned;
  return { ...asked, plans, number, plan };
}

/** Who asks for fewer calories sees the plan with the fewest first, of those that leave least open. */
function lightestFirst(found: FoodPlans): FoodPlans {
  return { ...found, plans: found.plans.toSorted((a, b) => a.openMgTenths - b.openMgTenths || a.kcal - b.kcal) };
}

/** What was swapped stays, as long as every food of it may still be suggested. */
function keptPlan(ids: readonly string[] | null, input: PlannerInput, knowledge: Knowledge): DayPlan | null {
  if (ids === null) return null;
  const foods = candidatesOf(knowledge.foods.values(), input).filter((food) => ids.includes(food.id));
  const kcal = foods.reduce((sum, food) => sum + Math.round((food.kcalPer100g * food.portionG) / 100), 0);
  if (foods.length !== ids.length || kcal > input.kcalBudget) return null;
  const mgTenths = foods.reduce((sum, food) => sum + Math.round(10 * food.mgPerPortion), 0);
  return {
    foods: foods.toSorted((a, b) => b.mgPerPortion - a.mgPerPortion || (a.id < b.id ? -1 : 1)),
    mgTenths,
    kcal,
    openMgTenths: Math.max(0, 10 * input.gapMg - mgTenths),
  };
}

function plansFor(input: PlannerInput, knowledge: Knowledge): FoodPlans {
  const kept = known.get(knowledge) ?? new Map<string, FoodPlans>();
  known.set(knowledge, kept);
  const key = JSON.stringify(input);
  const before = kept.get(key);
  if (before !== undefined) return before;
  if (kept.size >= MOST_KEPT) kept.clear();
  const plans = planFoods(knowledge.foods.values(), input);
  kept.set(key, plans);
  return plans;
}

function insteadOf(food: Food, knowledge: Knowledge): PlanView['lines'][number]['insteadOf'] {
  const swap = knowledge.swaps.get(food.id) ?? knowledge.swaps.get(food.group);
  const other = swap && knowledge.foods.get(swap.insteadOf);
  return other === undefined ? null : { food: other.id, mg: shownMg(other.mgPerPortion) };
}

/** Adequate intake, mg a day; the middle value when sex is not known. */
export function referenceOf(answers: Answers, knowledge: Knowledge): number {
  const sex = knowledge.questionnaire.sexes.find((each) => each.id === chosen(answers, 'sex'))?.sex;
  const { referenceMg } = knowledge.scoring;
  return sex === 'female' || sex === 'male' ? referenceMg[sex] : referenceMg.unknown;
}
