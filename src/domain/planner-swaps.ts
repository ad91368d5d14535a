/** Makes given plans better by single changes: a portion taken, left, or exchanged with one of another plan or of none. */
import type { Choice } from './planner-joint.ts';
import { type Effort, FEWEST_PORTIONS, NOBODY } from './planner-single.ts';
import { planValue, type Table } from './planner-table.ts';
import { MOST_OF_A_GROUP } from './planner-useful.ts';

/** `one` goes to plan `to`; `other`, if there is one, takes its place. `NOBODY` as a plan: in none. */
interface Change {
  readonly one: number;
  readonly to: number;
  readonly other: number;
}

/** The choice after the best change, again and again, until none helps. */
export function polish(table: Table, start: Choice, effort: Effort): Choice {
  const sums = keepSums(table, start);
  const { planOf } = sums;
  const plans = start.plans.length;
  let least = start.value;
  let best: Change | null;
  do {
    best = null;
    for (let one = 0; one < planOf.length && effort.left > 0; one += 1) {
      for (let to = NOBODY; to < plans; to += 1) consider({ one, to, other: NOBODY });
      for (let other = one + 1; other < planOf.length; other += 1) consider({ one, to: planOf[other]!, other });
    }
    if (best !== null) sums.make(best);
  } while (best !== null && effort.left > 0);

  function consider(change: Change): void {
    const from = planOf[change.one]!;
    if (from === change.to) return;
    effort.left -= 1;
    sums.make(change);
    if (sums.isSound(change.one) && sums.isSound(change.other) && sums.fits(from) && sums.fits(change.to)) {
      const value = sums.value();
      if (value < least) {
        least = value;
        best = change;
      }
    }
    sums.make({ ...change, to: from });
  }

  const portionsIn = (plan: number) => [...planOf.keys()].filter((each) => planOf[each] === plan);
  return { plans: start.plans.map((_, plan) => portionsIn(plan)), value: least };
}

/** Who is in which plan, and what follows from it; a change costs a few additions. */
function keepSums({ goal, mg, kcal, cost, group, family, families, starts }: Table, { plans }: Choice) {
  const groups = starts.length;
  const planOf = new Int32Array(mg.length).fill(NOBODY);
  const size = new Int32Array(plans.length);
  const sumMg = new Int32Array(plans.length);
  const sumKcal = new Int32Array(plans.length);
  const sumCost = new Int32Array(plans.length);
  const ofGroup = new Int32Array(groups);
  const ofGroupInPlan = new Int32Array(groups * plans.length);
  const ofFamily = new Int32Array(families);

  const count = (each: number, plan: number, sign: 1 | -1) => {
    if (plan === NOBODY) return;
    size[plan]! += sign;
    sumMg[plan]! += sign * mg[each]!;
    sumKcal[plan]! += sign * kcal[each]!;
    sumCost[plan]! += sign * cost[each]!;
    ofGroup[group[each]!]! += sign;
    ofGroupInPlan[plan * groups + group[each]!]! += sign;
    ofFamily[family[each]!]! += sign;
  };
  const put = (each: number, plan: number) => {
    count(each, planOf[each]!, -1);
    count(each, plan, 1);
    planOf[each] = plan;
  };
  const make = ({ one, to, other }: Change) => {
    const from = planOf[one]!;
    put(one, to);
    if (other !== NOBODY) put(other, from);
  };
  /** The portion is in no plan, or where rules (5) to (7) allow it. */
  const isSound = (each: number) => {
    const plan = each === NOBODY ? NOBODY : planOf[each]!;
    if (plan === NOBODY) return true;
    const its = group[each]!;
    return (
      ofGroupInPlan[plan * groups + its]! <= 1 && ofGroup[its]! <= MOST_OF_A_GROUP && ofFamily[family[each]!]! <= 1
    );
  };
  const fits = (plan: number) =>
    plan === NOBODY ||
    (size[plan]! >= FEWEST_PORTIONS && size[plan]! <= goal.maxPortions && sumKcal[plan]! <= goal.kcalBudget);
  const value = () => plans.reduce((sum, _, plan) => sum + planValue(sumMg[plan]!, sumCost[plan]!, goal.gapTenths), 0);
  plans.forEach((plan, index) => {
    for (const each of plan) put(each, index);
  });
  return { planOf, make, isSound, fits, value };
}
