/** Which portions a best answer can need at all. */
import type { Goal, Portion } from './planner-table.ts';

/** Rule (7): a group is held so often by all plans together. */
export const MOST_OF_A_GROUP = 2;

/**
 * Leaves out what another portion of the group can always replace without loss. Two such portions of other families are
 * needed when the own family has none: a group is held twice at most, so one of the two is free.
 */
export function withoutInferior(portions: readonly Portion[], goal: Goal): readonly Portion[] {
  const groupsOf = new Map<string, Set<string>>();
  for (const { food } of portions) {
    groupsOf.set(food.family, (groupsOf.get(food.family) ?? new Set()).add(food.group));
  }
  const byGroup = Map.groupBy(portions, (portion) => portion.food.group);
  return portions.filter((portion) => {
    const better = (byGroup.get(portion.food.group) ?? []).filter((other) => isAsGood(other, portion, goal));
    const families = new Set(better.map((other) => other.food.family));
    if (families.has(portion.food.family)) return false;
    return [...families].filter((family) => groupsOf.get(family)?.size === 1).length < MOST_OF_A_GROUP;
  });
}

function isAsGood(other: Portion, portion: Portion, { gapTenths }: Goal): boolean {
  const more = Math.min(other.mgTenths, gapTenths) - Math.min(portion.mgTenths, gapTenths);
  const lighter = portion.kcal - other.kcal;
  const cheaper = portion.cost - other.cost;
  if (more < 0 || lighter < 0 || cheaper < 0) return false;
  return more + lighter + cheaper > 0 || other.food.id < portion.food.id;
}
