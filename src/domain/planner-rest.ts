/** What the plans still to come can bring at most, once the plans before them have taken their foods. */
import { type Effort, FEWEST_PORTIONS, MOST_PORTIONS, NOBODY } from './planner-single.ts';
import { planValue, type Table } from './planner-table.ts';
import { MOST_OF_A_GROUP } from './planner-useful.ts';

/**
 * What a kcal is counted for, in tenths of a mg. Each rate gives a bound that holds: plans within the energy bring no
 * more than their portions bring above the rate, and the rate times the energy.
 */
const RATES = [0, 1];

/** Tells whether so many plans beside the taken ones must be worth this much or more. */
export type CostsAtLeast = (value: number, plans: number, taken: readonly Int32Array[]) => boolean;

/** Makes the bound for a table. It adds up the richest portions that are left, wherever a plan could put them. */
export function boundOfRest(table: Table, effort: Effort): CostsAtLeast {
  const { goal, mg, kcal, cost, group, family } = table;
  const { gapTenths, maxPortions, kcalBudget } = goal;
  const leastCost = FEWEST_PORTIONS * Math.min(...cost);
  const orders = RATES.map((rate) => {
    const worth = Float64Array.from(mg, (each, place) => each - rate * kcal[place]!);
    const places = [...worth.keys()].filter((place) => worth[place]! > 0);
    return { rate, worth, order: Int32Array.from(places.toSorted((one, other) => worth[other]! - worth[one]!)) };
  });
  const isTaken = new Uint8Array(table.families);
  const isCounted = new Int32Array(table.families);
  const held = new Int32Array(table.starts.length);
  const room = new Int32Array(table.starts.length);
  let round = 0;

  const take = (members: Int32Array, sign: 1 | -1) => {
    for (let at = 0; at < MOST_PORTIONS && members[at] !== NOBODY; at += 1) {
      isTaken[family[members[at]!]!]! += sign;
      held[group[members[at]!]!]! += sign;
    }
  };

  /** The most that so many plans can bring beside what is taken, by one way of counting. */
  const most = (plans: number, { rate, worth, order }: (typeof orders)[number]): number => {
    round += 1;
    for (let each = 0; each < room.length; each += 1) room[each] = Math.min(plans, MOST_OF_A_GROUP - held[each]!);
    let sum = rate * kcalBudget * plans;
    let left = plans * maxPortions;
    for (let at = 0; at < order.length && left > 0; at += 1) {
      effort.left -= 1;
      const each = order[at]!;
      if (room[group[each]!]! <= 0 || isTaken[family[each]!]! > 0 || isCounted[family[each]!] === round) continue;
      isCounted[family[each]!] = round;
      room[group[each]!]! -= 1;
      left -= 1;
      sum += worth[each]!;
    }
    return Math.floor(sum);
  };

  return (value, plans, taken) => {
    for (const plan of taken) take(plan, 1);
    // All but one close the gap at best, and the last one has what they leave.
    const costsIt = orders.some(
      (order) => planValue(most(plans, order) - (plans - 1) * gapTenths, plans * leastCost, gapTenths) >= value,
    );
    for (const plan of taken) take(plan, -1);
    return costsIt;
  };
}
