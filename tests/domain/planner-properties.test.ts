/** What must hold for anybody, with or without knowing the best plans. A million people: `node bench/planner-people.ts`. */
import { describe, expect, it } from 'vitest';
import { candidatesOf, type FoodPlans, type PlannerInput, planFoods, swapFood } from '../../src/domain/planner.ts';
import { knowledge } from '../knowledge-base.ts';
import { faultsOf, faultsOfPlan, randomInput } from './planner-profiles.ts';
import { isBetter } from './planner-reference.ts';
import { Chance } from './random-answers.ts';

const foods = [...knowledge.foods.values()];
const people = (seed: number, count: number) => {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => randomInput(chance, foods));
};

describe('planning foods for anybody', () => {
  it('keeps every rule, and shows sums that are those of the parts', () => {
    const statuses = new Set<string>();
    for (const input of people(1, 1_000)) {
      const plans = planFoods(foods, input);
      statuses.add(plans.status);
      expect(faultsOf(plans, input), JSON.stringify(input)).toEqual([]);
    }
    expect(statuses).toEqual(new Set(['closed', 'partial', 'infeasible']));
  });

  it('gives the same plans for the same person, in whatever order the foods come', () => {
    const backwards = foods.toReversed();
    for (const input of people(2, 60)) expect(planFoods(backwards, input)).toEqual(planFoods(foods, input));
  });

  it.each<[string, (input: PlannerInput, chance: Chance) => PlannerInput]>([
    ['one more disliked food', (input, chance) => dislike(input, chance.pick(foods).id)],
    ['one more disliked group', (input, chance) => dislike(input, chance.pick(foods).group)],
    ['one more allergy', (input) => ({ ...input, allergies: [...input.allergies, 'nuts', 'peanuts'] })],
    ['a vegan diet', (input) => ({ ...input, diet: 'vegan' })],
    ['pregnancy', (input) => ({ ...input, pregnant: true })],
    ['one portion fewer', (input) => ({ ...input, maxPortions: input.maxPortions === 4 ? 3 : 2 })],
    ['less energy', (input) => ({ ...input, kcalBudget: 0.7 * input.kcalBudget })],
    [
      'a food that is eaten often already',
      (input, chance) => ({ ...input, often: [...input.often, chance.pick(foods).id] }),
    ],
  ])('is never better with %s', (_, narrowed) => {
    const chance = new Chance(3);
    for (const input of people(4, 60)) {
      const wide = planFoods(foods, input);
      const narrow = planFoods(foods, narrowed(input, chance));
      expect(isWorseOrSame(narrow, wide), JSON.stringify(input)).toBe(true);
    }
  });

  it('closes no more plans for a larger gap', () => {
    for (const input of people(5, 100)) {
      const some = planFoods(foods, input);
      const more = planFoods(foods, { ...input, gapMg: input.gapMg + 20 });
      if (some.isProven && more.isProven) expect(more.objective?.a ?? 0).toBeLessThanOrEqual(some.objective?.a ?? 0);
    }
  });

  it('plans for 250 mg where the gap is larger, and refuses a gap that needs no plan', () => {
    const [input] = people(6, 1);
    const withGap = (gapMg: number) => planFoods(foods, { ...input!, gapMg });
    expect(withGap(400)).toEqual(withGap(250));
    expect(() => withGap(15)).toThrow('a gap of 15 mg is not planned for');
    expect(() => withGap(20.5)).toThrow(RangeError);
  });

  it('knows best how a food is swapped: as good as trying every other one', () => {
    const chance = new Chance(7);
    for (const input of people(8, 200)) {
      const [plan] = planFoods(foods, input).plans;
      if (plan === undefined) continue;
      const out = chance.pick(plan.foods);
      const refused = [chance.pick(foods).id];
      const swapped = swapFood(foods, input, plan, out.id, refused);
      const kept = plan.foods.filter((food) => food !== out);
      const families = [...plan.foods, ...refused.map((id) => knowledge.foods.get(id)!)].map((food) => food.family);
      const open = candidatesOf(foods, input)
        .filter((food) => !families.includes(food.family) && !kept.some((each) => each.group === food.group))
        .filter((food) => kcal([...kept, food]) <= input.kcalBudget)
        .map((food) => Math.max(0, 10 * input.gapMg - mgTenths([...kept, food])));
      expect(swapped?.openMgTenths, JSON.stringify({ input, out, refused })).toBe(
        open.length === 0 ? undefined : Math.min(...open),
      );
      if (swapped === null) continue;
      expect(faultsOfPlan(swapped, input)).toEqual([]);
      expect(swapped.foods).toHaveLength(plan.foods.length);
      expect(swapped.foods).toEqual(expect.arrayContaining(kept));
      const brought = swapped.foods.find((food) => !kept.includes(food));
      expect(families).not.toContain(brought?.family);
    }
  });
});

function dislike(input: PlannerInput, what: string): PlannerInput {
  return { ...input, dislikes: [...input.dislikes, what] };
}

/** True too where one of the two was cut off, so that nothing can be said. */
function isWorseOrSame(narrow: FoodPlans, wide: FoodPlans): boolean {
  if (!narrow.isProven || !wide.isProven || narrow.objective === null) return true;
  return wide.objective !== null && !isBetter(narrow.objective, wide.objective);
}

function kcal(foods: FoodPlans['plans'][number]['foods']): number {
  return foods.reduce((sum, food) => sum + Math.round((food.kcalPer100g * food.portionG) / 100), 0);
}

function mgTenths(foods: FoodPlans['plans'][number]['foods']): number {
  return foods.reduce((sum, food) => sum + Math.round(10 * food.mgPerPortion), 0);
}
