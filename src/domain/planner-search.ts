/**
 * Up to three plans with the least value in sum. Plans to begin with are good and seldom the best; they bound how dear a
 * plan of a better answer can be, and those few plans are then searched in full.
 */
import { bestPair, bestTriple, type Choice } from './planner-joint.ts';
import { type IsWanted, listPlans } from './planner-list.ts';
import { boundOfRest } from './planner-rest.ts';
import { type Effort, FEWEST_PORTIONS } from './planner-single.ts';
import { beginWith, bestPlan, PLANS, valueIn } from './planner-start.ts';
import { type Goal, type Portion, type Table, tableOf } from './planner-table.ts';
import { withoutInferior } from './planner-useful.ts';

/** What a search found. */
export interface Found {
  /** As many as go together, three at most; none when no two portions do. */
  readonly plans: readonly (readonly Portion[])[];
  /** Nothing better exists. False when the effort was spent before that was certain. */
  readonly isProven: boolean;
}

interface Answer {
  readonly choice: Choice;
  readonly isProven: boolean;
}

/**
 * Steps of about ten nanoseconds, thirty in a process that has just started: everybody waits while one person's plans are
 * searched. Of 20,000 random profiles 162 need more; 56 of those get plans that are not the best.
 */
const EFFORT = 1_200_000;
const ANY = Number.POSITIVE_INFINITY;
const NONE = Number.NEGATIVE_INFINITY;
const all: IsWanted = () => true;

/** The plans of the least value that share no family and hold no group more than twice. Same input, same plans. */
export function searchPlans(portions: readonly Portion[], goal: Goal): Found {
  const table = tableOf(withoutInferior(portions, goal), goal);
  const effort: Effort = { left: EFFORT };
  const greedy = beginWith(table, effort);
  const { choice, isProven } =
    greedy.plans.length === PLANS ? bestThree(table, greedy, effort) : fewerOrThree(table, greedy, effort);
  return {
    plans: choice.plans.map((plan) => plan.map((each) => table.portions[each]!)),
    isProven: isProven && effort.left > 0,
  };
}

/**
 * Where plans one after another were fewer than three. Plans stay possible when portions are taken out of them, so plans
 * of two portions tell how many go together.
 */
function fewerOrThree(table: Table, greedy: Choice, effort: Effort): Answer {
  const smallest = tableOf(table.portions, { ...table.goal, maxPortions: FEWEST_PORTIONS });
  const list = listPlans(smallest, ANY, effort, all);
  const three = bestTriple(list, smallest, ANY, NONE, effort);
  if (three !== null) return bestThree(table, three, effort);
  const two = greedy.plans.length === 2 ? greedy : bestPair(list, smallest, ANY, effort);
  return two === null ? { choice: greedy, isProven: true } : bestTwo(table, two, effort);
}

function bestTwo(table: Table, start: Choice, effort: Effort): Answer {
  const limit = start.value - valueIn(table, bestPlan(table, effort));
  const list = listPlans(table, limit, effort, all);
  return { choice: bestPair(list, table, start.value, effort) ?? start, isProven: list.completeTo >= limit };
}

function bestThree(table: Table, start: Choice, effort: Effort): Answer {
  const costsAtLeast = boundOfRest(table, effort);
  const betters =
    (choice: Choice): IsWanted =>
    (value, members) =>
      !costsAtLeast(choice.value - value, PLANS - 1, [members]);
  const dearest = Math.max(...start.plans.map((plan) => valueIn(table, plan)));
  const near = listPlans(table, dearest, effort, betters(start));
  const better = bestTriple(near, table, start.value, NONE, effort) ?? start;
  // Two of the three cost at least this much, which leaves the third no more than the rest of the sum.
  const two = Math.min(
    bestPair(near, table, ANY, effort)?.value ?? ANY,
    near.completeTo + valueIn(table, bestPlan(table, effort)),
  );
  const limit = better.value - two;
  if (limit <= near.completeTo) return { choice: better, isProven: true };
  if (near.completeTo < dearest) return { choice: better, isProven: false };
  const far = listPlans(table, limit, effort, betters(better));
  const choice = bestTriple(far, table, better.value, near.completeTo, effort) ?? better;
  return { choice, isProven: far.completeTo >= limit };
}
