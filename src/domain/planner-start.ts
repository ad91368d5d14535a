/** Plans to begin with: one after another, each the best of what the others leave, then single changes. */
import type { Choice } from './planner-joint.ts';
import { type Effort, FEWEST_PORTIONS, NOBODY, visitPlans } from './planner-single.ts';
import { polish } from './planner-swaps.ts';
import { isClosing, planValue, type Table, tableOf } from './planner-table.ts';
import { MOST_OF_A_GROUP } from './planner-useful.ts';

export const PLANS = 3;
/** What a tenth of a mg costs in points: a plan that closes the gap then leaves the rich foods to the others. */
const THRIFTS = [0, 2, 20];

/** As many plans as are found so, three at most. Where not all close the gap, other ways to begin are tried as well. */
export function beginWith(table: Table, effort: Effort): Choice {
  const most = table.goal.maxPortions;
  const plain = oneAfterAnother(table, 0, [most, most, most], effort);
  if (plain.plans.length === PLANS && isClosing(plain.value)) return plain;
  const sizes = [
    [most, most, most],
    [most, most, FEWEST_PORTIONS],
    [most, FEWEST_PORTIONS, FEWEST_PORTIONS],
  ];
  const others = (most === FEWEST_PORTIONS ? sizes.slice(0, 1) : sizes).flatMap((each) =>
    THRIFTS.map((thrift) => polish(table, oneAfterAnother(table, thrift, each, effort), effort)),
  );
  return others.reduce((best, each) => (isBetter(each, best) ? each : best), plain);
}

function isBetter(one: Choice, other: Choice): boolean {
  return one.plans.length === other.plans.length ? one.value < other.value : one.plans.length > other.plans.length;
}

/** The best plan of at most so many portions, then the best one of what it leaves, and so on. */
function oneAfterAnother(table: Table, thrift: number, sizes: readonly number[], effort: Effort): Choice {
  const places = new Map(table.portions.map((portion, place) => [portion.food, place]));
  const thrifty = table.portions.map((portion) => ({ ...portion, cost: portion.cost + thrift * portion.mgTenths }));
  const families = new Set<string>();
  const held = new Map<string, number>();
  const plans: (readonly number[])[] = [];
  for (const maxPortions of sizes) {
    const left = thrifty.filter(
      ({ food }) => !families.has(food.family) && (held.get(food.group) ?? 0) < MOST_OF_A_GROUP,
    );
    const rest = tableOf(left, { ...table.goal, maxPortions });
    const foods = bestPlan(rest, effort).map((each) => rest.portions[each]!.food);
    if (foods.length === 0) break;
    for (const food of foods) {
      families.add(food.family);
      held.set(food.group, (held.get(food.group) ?? 0) + 1);
    }
    plans.push(foods.map((food) => places.get(food)!));
  }
  return { plans, value: plans.reduce((sum, plan) => sum + valueIn(table, plan), 0) };
}

/** The single plan of the least value; empty when there is none. */
export function bestPlan(table: Table, effort: Effort): readonly number[] {
  let best: readonly number[] = [];
  visitPlans(table, Number.POSITIVE_INFINITY, effort, (value, members) => {
    best = [...members];
    return value - 1;
  });
  return best.filter((each) => each !== NOBODY);
}

/** Value of a plan given as portions of the table. */
export function valueIn({ mg, cost, goal }: Table, plan: readonly number[]): number {
  const sum = (column: Int32Array) => plan.reduce((total, each) => total + column[each]!, 0);
  return planValue(sum(mg), sum(cost), goal.gapTenths);
}
