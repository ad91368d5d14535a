/** Random people for the planner, and what a plan for them must hold. */
import type { DayPlan, FoodPlans, PlannerInput } from '../../src/domain/planner.ts';
import type { Food } from '../../src/knowledge/schema.ts';
import type { Chance } from './random-answers.ts';

const DIETS = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'] as const;
const BUDGETS = [100, 150, 200, 250, 300, 400, 500, 600, 800];
/** Share of the allergens, notes and foods that a person has something against. */
const SHARES = [0, 0, 0.05, 0.15, 0.3];

/** A person; spread so that closed, partial and infeasible plans all come up often. */
export function randomInput(chance: Chance, foods: readonly Food[]): PlannerInput {
  const some = (all: readonly string[]) => {
    const share = chance.pick(SHARES);
    return share === 0 ? [] : all.filter(() => chance.happens(share));
  };
  return {
    gapMg: chance.whole(16, 250),
    diet: chance.pick(DIETS),
    allergies: some(valuesOf(foods, (food) => food.allergens)),
    lactoseFree: chance.happens(0.2),
    lowFodmap: chance.happens(0.25),
    dislikes: [...some(valuesOf(foods, (food) => [food.id])), ...some(valuesOf(foods, (food) => [food.group]))],
    often: some(valuesOf(foods, (food) => [food.id])),
    pregnant: chance.happens(0.2),
    avoidNotes: some(valuesOf(foods, (food) => food.medicalNotes)),
    maxPortions: chance.pick([2, 3, 4]),
    kcalBudget: chance.pick(BUDGETS),
  };
}

const known = new WeakMap<readonly Food[], Map<string, readonly string[]>>();

function valuesOf(foods: readonly Food[], values: (food: Food) => readonly string[]): readonly string[] {
  const lists = known.get(foods) ?? new Map<string, readonly string[]>();
  known.set(foods, lists);
  const key = String(values);
  const list = lists.get(key) ?? [...new Set(foods.flatMap(values))].toSorted();
  lists.set(key, list);
  return list;
}

/** What is wrong with the plans for this person, in words; written from the rules and not from the code under test. */
export function faultsOf({ plans, status, objective }: FoodPlans, input: PlannerInput): readonly string[] {
  const faults = plans.flatMap((plan) => faultsOfPlan(plan, input));
  const all = plans.flatMap((plan) => plan.foods);
  const count = (key: (food: Food) => string) =>
    Math.max(
      0,
      ...Map.groupBy(all, key)
        .values()
        .map((rows) => rows.length),
    );
  if (count((food) => food.family) > 1) faults.push('a family twice');
  if (count((food) => food.group) > 2) faults.push('a group more than twice');
  const closing = plans.filter((plan) => plan.openMgTenths === 0).length;
  const expected = plans.length < 3 ? 'infeasible' : closing === 3 ? 'closed' : 'partial';
  if (status !== expected) faults.push(`status ${status} of ${closing} closing plans among ${plans.length}`);
  if (plans.slice(0, closing).some((plan) => plan.openMgTenths > 0)) faults.push('an open plan before a closing one');
  if ((objective === null) !== (status === 'infeasible')) faults.push('aims without three plans, or the reverse');
  return faults;
}

/** What is wrong with one plan. */
export function faultsOfPlan(plan: DayPlan, input: PlannerInput): string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => isWrong && faults.push(fault);
  const { foods } = plan;
  say(foods.length < 2 || foods.length > input.maxPortions, `${foods.length} portions`);
  say(new Set(foods.map((food) => food.group)).size < foods.length, 'a group twice in a plan');
  const mgTenths = foods.reduce((sum, food) => sum + Math.round(food.mgPerPortion * 10), 0);
  const kcal = foods.reduce((sum, food) => sum + Math.floor((food.kcalPer100g * food.portionG) / 100 + 0.5), 0);
  say(plan.mgTenths !== mgTenths, 'a sum of magnesium that is not that of its parts');
  say(plan.kcal !== kcal, 'a sum of energy that is not that of its parts');
  say(kcal > input.kcalBudget, 'too much energy');
  say(plan.openMgTenths !== Math.max(0, Math.min(input.gapMg, 250) * 10 - mgTenths), 'a wrong open part');
  for (const food of foods) for (const fault of faultsOfFood(food, input)) faults.push(`${food.id}: ${fault}`);
  return faults;
}

function faultsOfFood(food: Food, input: PlannerInput): readonly string[] {
  const faults: string[] = [];
  const say = (isWrong: boolean, fault: string) => isWrong && faults.push(fault);
  const has = (tag: string) => food.tags.includes(tag);
  const touches = (one: readonly string[], other: readonly string[]) => one.some((each) => other.includes(each));
  say(!food.plannable || food.mgPerPortion < 15, 'no food for a plan');
  say(input.diet === 'vegan' && !has('vegan'), 'not vegan');
  say(input.diet === 'vegetarian' && !has('vegetarian'), 'not vegetarian');
  say(input.diet === 'pescatarian' && !has('vegetarian') && !has('fish'), 'meat');
  say(touches(food.allergens, input.allergies), 'an allergen');
  say(touches(food.mayContain, input.allergies), 'traces of an allergen');
  say(input.lactoseFree && !has('lactose_free'), 'lactose');
  say(input.lowFodmap && !has('low_fodmap'), 'FODMAPs');
  say(touches([food.id, food.group], input.dislikes), 'disliked');
  say(input.pregnant && food.pregnancy === 'avoid', 'not in pregnancy');
  say(touches(food.medicalNotes, input.avoidNotes), 'against a medical note');
  say(food.maxPerDayG !== undefined && food.portionG > food.maxPerDayG, 'more than the most for a day');
  return faults;
}
