/** Single plans: the best one, or all that are good enough, by branch and bound over the groups. */
import { planValue, type Table } from './planner-table.ts';

/** How much a search may still do; counted in steps and not in time, so that the same input gives the same plans. */
export interface Effort {
  left: number;
}

export const FEWEST_PORTIONS = 2;
export const MOST_PORTIONS = 4;
/** Fills a row of members behind the last portion. */
export const NOBODY = -1;

/** Meets a plan (its members are good until the return) and says up to which value plans are wanted from now on. */
type Meet = (value: number, members: Int32Array) => number;

/**
 * Visits every plan with a value up to the limit, in the order of the table; leaves early when the effort is spent.
 * A plan has at least two portions, no two of a group, and at most the energy of the goal.
 */
export function visitPlans(table: Table, limit: number, effort: Effort, meet: Meet): void {
  const { goal, mg, kcal, cost, starts, mostMg, leastKcal, leastCost } = table;
  const { gapTenths, maxPortions, kcalBudget } = goal;
  const columns = maxPortions + 1;
  const groups = starts.length - 1;
  const members = new Int32Array(MOST_PORTIONS).fill(NOBODY);
  let most = limit;

  function isHopeless(group: number, size: number, sumMg: number, sumKcal: number, sumCost: number): boolean {
    const row = group * columns;
    for (let more = Math.max(1, FEWEST_PORTIONS - size); size + more <= maxPortions; more += 1) {
      if (sumKcal + leastKcal[row + more]! > kcalBudget) return true;
      if (planValue(sumMg + mostMg[row + more]!, sumCost + leastCost[row + more]!, gapTenths) <= most) return false;
    }
    return true;
  }

  function extend(from: number, size: number, sumMg: number, sumKcal: number, sumCost: number, poorest: number): void {
    for (let group = from; group < groups; group += 1) {
      if (isHopeless(group, size, sumMg, sumKcal, sumCost)) return;
      const end = starts[group + 1]!;
      for (let each = starts[group]!; each < end; each += 1) {
        effort.left -= 1;
        const energy = sumKcal + kcal[each]!;
        if (energy > kcalBudget) continue;
        const magnesium = sumMg + mg[each]!;
        const spent = sumCost + cost[each]!;
        const least = Math.min(poorest, mg[each]!);
        members[size] = each;
        const isClosed = magnesium >= gapTenths && size + 1 >= FEWEST_PORTIONS;
        const isNeedless = size + 1 > FEWEST_PORTIONS && magnesium - least >= gapTenths;
        if (size + 1 >= FEWEST_PORTIONS && !isNeedless) {
          const value = planValue(magnesium, spent, gapTenths);
          if (value <= most) most = meet(value, members);
        }
        if (size + 1 < maxPortions && !isClosed) extend(group + 1, size + 1, magnesium, energy, spent, least);
        if (effort.left <= 0) break;
      }
      members[size] = NOBODY;
      if (effort.left <= 0) return;
    }
  }

  extend(0, 0, 0, 0, 0, Number.POSITIVE_INFINITY);
}
