/**
 * Up to three plans with the least value in sum. Plans chosen one after another are good and seldom the best; they bound
 * how dear a plan of a better answer can be, and those few plans are then searched in full.
 */
import { bestPair, bestTriple, type Choice } from './planner-joint.ts';
import { listPlans } from './planner-list.ts';
import { type Effort, FEWEST_PORTIONS, NOBODY, visitPlans } from './planner-single.ts';
import { type Goal, type Portion, planValue, type Table, tableOf } from './planner-table.ts';
import { MOST_OF_A_GROUP, withoutInferior } from './planner-useful.ts';

/** What a search found. */
export interface Found {
  /** As many as go together, three at most; none when no two portions do. */
  readonly plans: readonly (readonly Portion[])[];
  /** Nothing better exists. False when the effort was spent before that was certain. */
  readonly isProven: boolean;
}

const PLANS = 3;
/** Steps of a few nanoseconds each; random profiles need a hundredth of it, the hardest of 100,000 about a half. */
const EFFORT = 10_000_000;
/** Keeps the memory of one search below 10 MB. */
const MOST_LISTED = 20_000;

/** The plans of the least value that share no family and hold no group more than twice. Same input, same plans. */
export function searchPlans(portions: readonly Portion[], goal: Goal): Found {
  const useful = withoutInferior(portions, goal);
  const table = tableOf(useful, goal);
  const effort: Effort = { left: EFFORT };
  const start = firstPlans(table, useful, effort);
  const { choice, isProven } = improve(table, start, effort);
  return {
    plans: choice.plans.map((plan) => plan.map((each) => table.portions[each]!)),
    isProven: isProven && effort.left > 0,
  };
}

/** Plans to begin with: as many as can go together, not yet the best. */
function firstPlans(table: Table, portions: readonly Portion[], effort: Effort): Choice {
  const greedy = oneAfterAnother(table, portions, effort);
  if (greedy.plans.length === PLANS) return greedy;
  // Plans stay possible when portions are taken out of them, so plans of two portions tell how many go together.
  const smallest = tableOf(table.portions, { ...table.goal, maxPortions: FEWEST_PORTIONS });
  const list = listPlans(smallest, Number.POSITIVE_INFINITY, MOST_LISTED, effort);
  const triple = bestTriple(list, smallest, Number.POSITIVE_INFINITY, effort);
  if (triple !== null) return triple;
  if (greedy.plans.length === PLANS - 1) return greedy;
  return bestPair(list, smallest, Number.POSITIVE_INFINITY, effort) ?? greedy;
}

/** The best plan, then the best one of what it leaves, and so on. */
function oneAfterAnother(table: Table, portions: readonly Portion[], effort: Effort): Choice {
  const places = new Map(table.portions.map((portion, place) => [portion, place]));
  const plans: (readonly number[])[] = [];
  const families = new Set<string>();
  const held = new Map<string, number>();
  let value = 0;
  while (plans.length < PLANS) {
    const left = portions.filter(
      ({ food }) => !families.has(food.family) && (held.get(food.group) ?? 0) < MOST_OF_A_GROUP,
    );
    const rest = tableOf(left, table.goal);
    const best = bestPlan(rest, effort).map((each) => rest.portions[each]!);
    if (best.length === 0) break;
    for (const { food } of best) {
      families.add(food.family);
      held.set(food.group, (held.get(food.group) ?? 0) + 1);
    }
    const plan = best.map((portion) => places.get(portion)!);
    plans.push(plan);
    value += valueIn(table, plan);
  }
  return { plans, value };
}

function bestPlan(table: Table, effort: Effort): readonly number[] {
  let best: readonly number[] = [];
  visitPlans(table, Number.POSITIVE_INFINITY, effort, (value, members) => {
    best = [...members];
    return value - 1;
  });
  return best.filter((each) => each !== NOBODY);
}

function valueIn(table: Table, plan: readonly number[]): number {
  const sum = (column: Int32Array) => plan.reduce((total, each) => total + column[each]!, 0);
  return planValue(sum(table.mg), sum(table.cost), table.goal.gapTenths);
}

/** The best choice of as many plans as there are to begin with, and whether it is certainly the best. */
function improve(table: Table, start: Choice, effort: Effort): { readonly choice: Choice; readonly isProven: boolean } {
  const best = bestPlan(table, effort);
  if (start.plans.length < 2) return { choice: start, isProven: true };
  const alone = valueIn(table, best);
  if (start.plans.length < PLANS) {
    const limit = start.value - alone;
    const list = listPlans(table, limit, MOST_LISTED, effort);
    const choice = bestPair(list, table, start.value, effort) ?? start;
    return { choice, isProven: list.completeTo >= limit };
  }
  const near = listPlans(table, Math.max(...start.plans.map((plan) => valueIn(table, plan))), MOST_LISTED, effort);
  const better = bestTriple(near, table, start.value, effort) ?? start;
  // Two of the three cost at least this much, which leaves the third no more than the rest of the sum.
  const pair = bestPair(near, table, Number.POSITIVE_INFINITY, effort)?.value ?? Number.POSITIVE_INFINITY;
  const limit = better.value - Math.min(pair, near.completeTo + alone);
  if (limit <= near.completeTo) return { choice: better, isProven: true };
  const far = listPlans(table, limit, MOST_LISTED, effort);
  const choice = bestTriple(far, table, better.value, effort) ?? better;
  return { choice, isProven: far.completeTo >= limit };
}
