/** The foods of a planning problem as columns of whole numbers, with the bounds that let a search leave early. */
import type { Food } from '../knowledge/schema.ts';

/** One portion that a plan may hold. */
export interface Portion {
  readonly food: Food;
  /** Tenths of a milligram. */
  readonly mgTenths: number;
  readonly kcal: number;
  /** What the portion adds to C: its price, its energy, and what speaks against it. */
  readonly cost: number;
}

/** What a plan is measured by. */
export interface Goal {
  /** The gap, in tenths of a milligram. */
  readonly gapTenths: number;
  readonly maxPortions: number;
  readonly kcalBudget: number;
}

/** Portions ordered by group, and for every group what the groups from it on can still bring. */
export interface Table {
  readonly goal: Goal;
  readonly portions: readonly Portion[];
  readonly mg: Int32Array;
  readonly kcal: Int32Array;
  readonly cost: Int32Array;
  /** Number of the group and of the family of each portion. */
  readonly group: Int32Array;
  readonly family: Int32Array;
  readonly families: number;
  /** Where each group begins; one more at the end. */
  readonly starts: Int32Array;
  /** `[group * (maxPortions + 1) + portions]`: the most magnesium, the least energy and cost from this group on. */
  readonly mostMg: Int32Array;
  readonly leastKcal: Int32Array;
  readonly leastCost: Int32Array;
}

const TENTH_VALUE = 2 ** 20;
const OPEN_VALUE = 2 ** 36;
/** More than any sum of portions: so many groups are not left. */
const NEVER = 2 ** 28;

/**
 * The three aims in one number, so that the sum over plans orders them as A, then B, then C do: a plan that leaves the
 * gap open costs more than any shortfall, a tenth of a mg short more than any cost. Exact: three plans of four portions
 * cost below 2^20, they fall at most 7,500 tenths short (below 2^33 in value), and all stays below 2^53.
 */
export function planValue(mgTenths: number, cost: number, gapTenths: number): number {
  return mgTenths >= gapTenths ? cost : OPEN_VALUE + (gapTenths - mgTenths) * TENTH_VALUE + cost;
}

/** Whether plans of this value in sum all close the gap. */
export function isClosing(value: number): boolean {
  return value < OPEN_VALUE;
}

/** Portions in columns. Groups with the richest foods come first: what follows can then bring little. */
export function tableOf(portions: readonly Portion[], goal: Goal): Table {
  const groups = Map.groupBy(portions, (portion) => portion.food.group);
  const richest = (group: readonly Portion[]) => Math.max(...group.map((portion) => portion.mgTenths));
  const ordered = [...groups.values()].toSorted((one, other) => richest(other) - richest(one));
  const all = ordered.flatMap((group) => group.toSorted((one, other) => other.mgTenths - one.mgTenths));
  const families = [...new Set(all.map((portion) => portion.food.family))];
  const familyNumbers = new Map(families.map((family, number) => [family, number]));
  let start = 0;
  const starts = [0, ...ordered.map((group) => (start += group.length))];
  return {
    goal,
    portions: all,
    mg: Int32Array.from(all, (portion) => portion.mgTenths),
    kcal: Int32Array.from(all, (portion) => portion.kcal),
    cost: Int32Array.from(all, (portion) => portion.cost),
    group: Int32Array.from(ordered.flatMap((group, number) => group.map(() => number))),
    family: Int32Array.from(all, (portion) => familyNumbers.get(portion.food.family) ?? 0),
    families: families.length,
    starts: Int32Array.from(starts),
    mostMg: bounds(ordered, goal.maxPortions, (portion) => -portion.mgTenths).map((least) => -least),
    leastKcal: bounds(ordered, goal.maxPortions, (portion) => portion.kcal),
    leastCost: bounds(ordered, goal.maxPortions, (portion) => portion.cost),
  };
}

/** For every group and number of portions: the least sum with one portion from each of so many groups from there on. */
function bounds(
  groups: readonly (readonly Portion[])[],
  most: number,
  amount: (portion: Portion) => number,
): Int32Array {
  const columns = most + 1;
  const least = new Int32Array((groups.length + 1) * columns);
  const leastOf = groups.map((group) => Math.min(...group.map(amount)));
  for (let from = 0; from <= groups.length; from += 1) {
    const sorted = leastOf.slice(from).toSorted((one, other) => one - other);
    for (let portions = 1; portions <= most; portions += 1) {
      const before = least[from * columns + portions - 1] ?? 0;
      least[from * columns + portions] = Math.min(NEVER, before + (sorted[portions - 1] ?? NEVER));
    }
  }
  return least;
}
