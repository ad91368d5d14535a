/** Plans that go together: no food family twice, no group more than twice, and the least value in sum. */
import type { PlanList } from './planner-list.ts';
import { boundOfRest } from './planner-rest.ts';
import { type Effort, MOST_PORTIONS, NOBODY } from './planner-single.ts';
import type { Table } from './planner-table.ts';

/** Plans as numbers of portions of the table, and the sum of their values. */
export interface Choice {
  readonly plans: readonly (readonly number[])[];
  readonly value: number;
}

/** The best two plans of the list that share no family, if they are better than `below`. */
export function bestPair(list: PlanList, table: Table, below: number, effort: Effort): Choice | null {
  const { values } = list;
  const shares = sharing(list, table);
  let least = below;
  let best: Choice | null = null;
  for (let one = 0; one < values.length && 2 * values[one]! < least && effort.left > 0; one += 1) {
    shares.mark(one);
    for (let other = one + 1; other < values.length && values[one]! + values[other]! < least; other += 1) {
      effort.left -= 1;
      if (shares.isMarked(other)) continue;
      least = values[one]! + values[other]!;
      best = { plans: [portionsIn(list, one), portionsIn(list, other)], value: least };
      break;
    }
  }
  return best;
}

/**
 * The best three plans of the list that go together, if they are better than `below`.
 * @param above only choices with a plan above this value; the others are known already
 */
export function bestTriple(list: PlanList, table: Table, below: number, above: number, effort: Effort): Choice | null {
  const { values, members, groups } = list;
  const firstShares = sharing(list, table);
  const secondShares = sharing(list, table);
  const costsAtLeast = boundOfRest(table, effort);
  const fitting = new Int32Array(values.length);
  let least = below;
  let best: Choice | null = null;
  for (let first = 0; first < values.length && 3 * values[first]! < least && effort.left > 0; first += 1) {
    const left = least - values[first]!;
    if (costsAtLeast(left, 2, [members[first]!])) continue;
    firstShares.mark(first);
    let found = 0;
    let known = 0;
    for (let each = first + 1; each < values.length; each += 1) {
      if (values[each]! + values[found > 0 ? fitting[0]! : each]! >= left) break;
      effort.left -= 1;
      if (firstShares.isMarked(each)) continue;
      if (values[each]! <= above) known += 1;
      fitting[found++] = each;
    }
    for (let at = 0; at + 1 < found && known < found && effort.left > 0; at += 1) {
      const second = fitting[at]!;
      const sum = values[first]! + values[second]!;
      const begin = Math.max(at + 1, known);
      if (begin >= found || sum + values[fitting[at + 1]!]! >= least) break;
      if (sum + values[fitting[begin]!]! >= least || costsAtLeast(least - sum, 1, [members[first]!, members[second]!]))
        continue;
      secondShares.mark(second);
      const full = groups[first]! & groups[second]!;
      for (let next = begin; next < found; next += 1) {
        const third = fitting[next]!;
        if (sum + values[third]! >= least) break;
        effort.left -= 1;
        if ((groups[third]! & full) !== 0 || secondShares.isMarked(third)) continue;
        least = sum + values[third]!;
        best = { plans: [first, second, third].map((place) => portionsIn(list, place)), value: least };
        break;
      }
    }
  }
  return best;
}

function portionsIn({ members }: PlanList, plan: number): readonly number[] {
  return [...members[plan]!].filter((each) => each !== NOBODY);
}

/** Marks the families of one plan at a time, and tells whether another plan has one of them. */
function sharing({ members }: PlanList, { family, families }: Table) {
  const markedBy = new Int32Array(families).fill(NOBODY);
  let marked = NOBODY;
  const mark = (plan: number): void => {
    marked = plan;
    for (const each of members[plan]!) if (each !== NOBODY) markedBy[family[each]!] = plan;
  };
  const isMarked = (plan: number): boolean => {
    const its = members[plan]!;
    for (let at = 0; at < MOST_PORTIONS && its[at] !== NOBODY; at += 1) {
      if (markedBy[family[its[at]!]!] === marked) return true;
    }
    return false;
  };
  return { mark, isMarked };
}
